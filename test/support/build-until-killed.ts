/** A program that makes a table of dumps and says how far it is, until it is killed: `node FILE WORK_DIR OUT NAMED_AS_JSON`. */
import { writeFileSync, writeSync } from 'node:fs'
import { nodeDumps } from '../../src/adapters/node-dumps.ts'
import { openWorkFolder } from '../../src/adapters/node-work-folder.ts'
import { gatherDumps, tableOf, type NamedDump } from '../../src/app/catalogue/gather-dumps.ts'
import { TableWriter } from '../../src/mood/index.ts'
import { moodCatalogue } from './mood-lives.ts'

const [work = '', out = '', json = '[]'] = process.argv.slice(2)
const named: readonly NamedDump[] = JSON.parse(json)
const folder = openWorkFolder(work)
const gathered = await gatherDumps(named, {
  dumps: nodeDumps,
  folder,
  catalogue: moodCatalogue,
  blockUnits: 100,
  onProgress: ({ units }) => writeSync(1, `${units}\n`),
})
if (gathered.kind === 'refused') throw new Error(gathered.problem.message)
let table = ''
for await (const text of tableOf(folder, gathered.runs, new TableWriter())) table += text
writeFileSync(out, table)
writeSync(1, 'done\n')
