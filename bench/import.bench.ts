/** `chorus insights` on an extended package against what every JavaScript importer pays at least: unzip and JSON.parse of the same bytes. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCatalogue } from '../test/support/catalogue.ts'
import { simulateListener } from '../test/support/listener.ts'
import { SAMPLE_OPTIONS } from '../test/support/sample-listener.ts'
import { extendedPackage, type PackageFile } from '../test/support/spotify-package.ts'
import { writeZip } from '../test/support/zip.ts'
import { type Bench, compare, describeComparison, measureProgram } from './support/compare.ts'

const CLI = 'dist/node/cli.js'
const INSIGHTS = [CLI, 'insights', '--json', '--zone', 'UTC'] as const
const PARSE_BASELINE = 'bench/support/parse-baseline.js'
const PACKAGES = '.cache/bench-packages'
const MB = 1_000_000

const SIZES = [
  { rows: 200_000, rounds: 5, ratioMax: 0.5 },
  { rows: 2_000_000, rounds: 3, ratioMax: 0.5 },
] as const

/** Ten times the rows may take ten times as long, and a tenth for the noise of the machine. */
const GROWTH_MAX = 11

interface Package {
  readonly path: string
  readonly largestBytes: number
}

export const bench: Bench = {
  title: 'chorus insights --json against unzip and JSON.parse, whole processes',
  run: async (say) => {
    if (!existsSync(CLI)) throw new Error(`${CLI} is not built: run npm run build first.`)
    let held = true
    const hold = (what: string, value: number, max: number, unit: string): void => {
      const ok = value <= max
      held &&= ok
      say(`  ${ok ? 'holds' : 'FAILS'}: ${what} ${value.toFixed(2)}${unit} (at most ${max.toFixed(2)}${unit})`)
    }
    const wallMs: number[] = []
    for (const { rows, rounds, ratioMax } of SIZES) {
      const { path, largestBytes } = await packageOf(rows, say)
      assertAllRowsRead(path)
      say(`${rows} rows, ${rounds} rounds, medians:`)
      const results = await compare(
        [
          { name: 'unzip and JSON.parse', measure: () => measureProgram([PARSE_BASELINE, path]) },
          { name: 'chorus insights --json', measure: () => measureProgram([...INSIGHTS, path]) },
        ],
        rounds,
      )
      for (const result of results) say(describeComparison(result))
      const chorus = results[1]
      if (!chorus) throw new Error('each alternative has a result')
      wallMs.push(chorus.wallMs)
      hold('time against the baseline', chorus.ratio, ratioMax, ' x')
      hold('peak memory', chorus.peakBytes / MB, (1.5 * largestBytes) / MB + 100, ' MB')
    }
    const [small = Number.NaN, large = Number.NaN] = wallMs
    hold('ten times the rows', large / small, GROWTH_MAX, ' x')
    return held
  },
}

/** A program that skips rows is quick, so both must have seen the same number before their times mean anything. */
function assertAllRowsRead(path: string): void {
  const expected = Number(answerOf([PARSE_BASELINE, path]))
  const answer: unknown = JSON.parse(answerOf([...INSIGHTS, path]))
  const rows = typeof answer === 'object' && answer !== null && 'rows' in answer ? answer.rows : undefined
  const read = typeof rows === 'object' && rows !== null && 'read' in rows ? rows.read : undefined
  if (read !== expected || expected === 0) throw new Error(`chorus read ${String(read)} of ${expected} rows`)
}

function answerOf(args: readonly string[]): string {
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 64 * MB,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`)
  return stdout
}

/** Packages take a minute to make, so they stay in the cache folder until somebody removes it. */
async function packageOf(rows: number, say: (line: string) => void): Promise<Package> {
  const path = join(PACKAGES, `extended-${rows}.zip`)
  const note = `${path}.largest`
  if (existsSync(note)) return { path, largestBytes: Number(readFileSync(note, 'utf8')) }
  say(`Making a package of ${rows} rows.`)
  mkdirSync(PACKAGES, { recursive: true })
  const largest = { bytes: 0 }
  const catalogue = createCatalogue({ seed: 'bench', artists: 5_000, names: 'charming' })
  const streams = simulateListener({ ...SAMPLE_OPTIONS, seed: 'bench', rows }, catalogue)
  await writeZip(`${path}.part`, measured(extendedPackage(streams), largest))
  renameSync(`${path}.part`, path)
  writeFileSync(note, String(largest.bytes))
  return { path, largestBytes: largest.bytes }
}

function* measured(files: Iterable<PackageFile>, largest: { bytes: number }): Generator<PackageFile> {
  for (const file of files) {
    largest.bytes = Math.max(
      largest.bytes,
      file.parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0),
    )
    yield file
  }
}
