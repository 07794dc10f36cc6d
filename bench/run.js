/** `npm run bench [name...]`: runs the benchmarks whose file names contain one of the names, one after another. */
import { readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleForNode } from '../scripts/bundle.js'

const wanted = process.argv.slice(2)
const files = readdirSync('bench').filter(
  (file) => file.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((name) => file.includes(name))),
)
if (files.length === 0) {
  console.error(`No benchmark is called ${wanted.join(' or ')}.`)
  process.exit(2)
}

const outDir = join('.cache', `bench-${process.pid}`)
try {
  await bundleForNode(Object.fromEntries(files.map((file) => [basename(file, '.ts'), join('bench', file)])), outDir)
  for (const file of files) {
    /** @type {{ readonly bench?: import('./support/compare.ts').Bench }} */
    const { bench } = await import(pathToFileURL(join(outDir, `${basename(file, '.ts')}.js`)).href)
    if (bench === undefined) throw new Error(`${file} exports no bench`)
    console.log(`\n== ${bench.title}`)
    const held = await bench.run((line) => console.log(line))
    if (!held) process.exitCode = 1
  }
} finally {
  rmSync(outDir, { recursive: true, force: true })
}
