/** From a zip on the disk to the table of listens, against unzip and JSON.parse of the same bytes, both in this one process. */
import { nodeCompression } from '../src/adapters/node-compression.ts'
import { nodeFiles } from '../src/adapters/node-files.ts'
import { importListens } from '../src/listening/index.ts'
import { type Bench, compare, type Measure } from './support/compare.ts'
import { packageOf } from './support/packages.ts'
import { unzipAndParse } from './support/unzip-and-parse.js'

const ROWS = 200_000
const ROUNDS = 7
const RATIO_MAX = 0.5

export const bench: Bench = {
  title: `zip to listens against unzip and JSON.parse, ${ROWS} rows, one process`,
  run: async (say) => {
    const { path } = await packageOf(ROWS, say)
    const results = await compare(
      [
        { name: 'unzip and JSON.parse', measure: () => timed(() => unzipAndParse(path)) },
        { name: 'zip to listens', measure: () => timed(() => rowsOf(path)) },
      ],
      ROUNDS,
    )
    for (const { name, wallMs, ratio } of results) say(`  ${name.padEnd(24)}${Math.round(wallMs)} ms  ${ratio.toFixed(2)} x`)
    return (results[1]?.ratio ?? Number.NaN) <= RATIO_MAX
  },
}

async function rowsOf(path: string): Promise<number> {
  const found = await nodeFiles.find([path])
  if (found.kind === 'refused') throw new Error(found.problem.message)
  const result = await importListens(found.sources, { timeZone: 'UTC', effects: nodeCompression })
  await found.close()
  return result.kind === 'imported' ? result.reconciliation.rows.read : 0
}

/** A reader that skips rows is quick, so the number of rows is looked at each time. Memory is that of both, and not told. */
async function timed(work: () => number | Promise<number>): Promise<Measure> {
  const startMs = performance.now()
  const rows = await work()
  const wallMs = performance.now() - startMs
  if (rows !== ROWS) throw new Error(`${rows} of ${ROWS} rows were read`)
  return { wallMs, peakBytes: process.memoryUsage.rss() }
}
