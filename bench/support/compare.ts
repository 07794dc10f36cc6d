/** Times alternatives side by side in one run, so that what is compared is a ratio and not the mood of the machine. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What a file `bench/NAME.bench.ts` exports under the name `bench`. */
export interface Bench {
  readonly title: string
  /** Prints through `say`; answers whether every stated bound held. */
  readonly run: (say: (line: string) => void) => Promise<boolean>
}

export interface Measure {
  readonly wallMs: number
  readonly peakBytes: number
}

export interface Alternative {
  readonly name: string
  readonly measure: () => Promise<Measure>
}

export interface Comparison {
  readonly name: string
  /** Medians over the rounds. */
  readonly wallMs: number
  readonly peakBytes: number
  /** Median over the rounds of this alternative's time divided by the first one's in the same round. */
  readonly ratio: number
}

/** Runs every alternative once a round, each round starting with another one, after one round that does not count. */
export async function compare(alternatives: readonly Alternative[], rounds: number): Promise<readonly Comparison[]> {
  const measures: Measure[][] = alternatives.map(() => [])
  for (let round = -1; round < rounds; round++) {
    for (let turn = 0; turn < alternatives.length; turn++) {
      const index = (turn + round + 1) % alternatives.length
      const measure = await alternatives[index]?.measure()
      if (round >= 0 && measure) measures[index]?.push(measure)
    }
  }
  const baseline = measures[0] ?? []
  return alternatives.map(({ name }, index) => {
    const own = measures[index] ?? []
    return {
      name,
      wallMs: median(own.map((measure) => measure.wallMs)),
      peakBytes: median(own.map((measure) => measure.peakBytes)),
      ratio: median(own.map((measure, round) => measure.wallMs / (baseline[round]?.wallMs ?? Number.NaN))),
    }
  })
}

/** The middle value, or the mean of the two middle ones; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  const low = sorted[Math.ceil(half) - 1] ?? Number.NaN
  const high = sorted[Math.floor(half)] ?? Number.NaN
  return (low + high) / 2
}

const PEAK_MEMORY = pathToFileURL(resolve('bench/support/peak-memory.js')).href

/** Runs a Node program from start to end and throws when it fails; what it prints is read and thrown away. */
export async function measureProgram(program: string, args: readonly string[]): Promise<Measure> {
  const startMs = performance.now()
  const env = { ...process.env, NODE_OPTIONS: `--import=${PEAK_MEMORY}` }
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit', 'pipe'] })
  let reported = ''
  child.stdout?.resume()
  child.stdio[3]?.on('data', (chunk: Buffer) => (reported += chunk.toString()))
  await once(child, 'close')
  const wallMs = performance.now() - startMs
  if (child.exitCode !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${child.exitCode ?? child.signalCode}`)
  return { wallMs, peakBytes: Number(reported) }
}

/** One line a comparison: name, median time, ratio to the first, peak memory. */
export function describeComparison({ name, wallMs, peakBytes, ratio }: Comparison): string {
  const columns = [`${Math.round(wallMs)} ms`, `${ratio.toFixed(2)} x`, `${Math.round(peakBytes / 1e6)} MB`]
  return `  ${name.padEnd(36)}${columns.map((column) => column.padStart(12)).join('')}`
}
