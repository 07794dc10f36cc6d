/** `chorus insights` on an extended package against what every JavaScript importer pays at least: unzip and JSON.parse of the same bytes. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Bench, compare, describeComparison, measureProgram } from './support/compare.ts'
import { packageOf } from './support/packages.ts'

const CLI = 'dist/node/cli.js'
/** Started as a person starts it, with what its first line sets. */
const CHORUS = 'bin/chorus.js'
const INSIGHTS = ['insights', '--json', '--zone', 'UTC'] as const
const PARSE_BASELINE = 'bench/support/parse-baseline.js'
/** Megabytes here are 10^6 bytes, the stricter reading of the bound. */
const MB = 1_000_000

/** Where there is a bound on time it is of whole processes, start and findings included; half of it is the next aim. */
const SIZES = [
  { rows: 200_000, rounds: 5, ratioMax: 1 },
  { rows: 2_000_000, rounds: 3, ratioMax: undefined },
] as const
const RATIO_AIM = 0.5

/** Ten times the rows may take ten times as long, and a tenth for the noise of the machine. */
const GROWTH_MAX = 11

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
          { name: 'unzip and JSON.parse', measure: () => measureProgram(process.execPath, [PARSE_BASELINE, path]) },
          { name: 'chorus insights --json', measure: () => measureProgram(CHORUS, [...INSIGHTS, path]) },
        ],
        rounds,
      )
      for (const result of results) say(describeComparison(result))
      const chorus = results[1]
      if (!chorus) throw new Error('each alternative has a result')
      wallMs.push(chorus.wallMs)
      if (ratioMax !== undefined) hold(`time against the baseline, next aim ${RATIO_AIM} x:`, chorus.ratio, ratioMax, ' x')
      hold('peak memory', chorus.peakBytes / MB, (1.5 * largestBytes) / MB + 100, ' MB')
    }
    const [small = Number.NaN, large = Number.NaN] = wallMs
    hold('ten times the rows', large / small, GROWTH_MAX, ' x the time')
    return held
  },
}

/** A program that skips rows is quick, so both must have seen the same number before their times mean anything. */
function assertAllRowsRead(path: string): void {
  const expected = Number(answerOf(process.execPath, [PARSE_BASELINE, path]))
  const answer: unknown = JSON.parse(answerOf(CHORUS, [...INSIGHTS, path]))
  const rows = typeof answer === 'object' && answer !== null && 'rows' in answer ? answer.rows : undefined
  const read = typeof rows === 'object' && rows !== null && 'read' in rows ? rows.read : undefined
  if (read !== expected || expected === 0) throw new Error(`chorus read ${String(read)} of ${expected} rows`)
}

function answerOf(program: string, args: readonly string[]): string {
  const { status, stdout } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 64 * MB,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`)
  return stdout
}
