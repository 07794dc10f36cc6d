/** Seeded randomness: the same seed gives the same life on every machine and in every year. */
import { assert } from '../../src/shared/assert.ts'

export interface Random {
  /** Uniform in [0, 1), 32 bits. */
  readonly next: () => number
  /** Whole number from 0 up to, and without, `bound`. */
  readonly below: (bound: number) => number
  /** Uniform in [low, high). */
  readonly between: (low: number, high: number) => number
  readonly chance: (probability: number) => boolean
  /** Standard normal. */
  readonly normal: () => number
  /** Half of the values lie below `median`; `sigma` is the spread of their logarithm. */
  readonly logNormal: (median: number, sigma: number) => number
  readonly exponential: (mean: number) => number
  readonly poisson: (mean: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  /** An independent stream, so that asking one part of a world more often does not change another. */
  readonly fork: (label: string) => Random
}

/** Mixes a text into 128 bits of state: 32-bit FNV-1a with four offsets, each finished as in MurmurHash3. */
function stateOf(seed: string): [number, number, number, number] {
  const hash = (offset: number): number => {
    let value = offset
    for (let i = 0; i < seed.length; i++) value = Math.imul(value ^ seed.charCodeAt(i), 0x0100_0193)
    value = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b)
    value = Math.imul(value ^ (value >>> 13), 0xc2b2_ae35)
    return (value ^ (value >>> 16)) | 0
  }
  return [hash(0x811c_9dc5), hash(0x1234_5678), hash(0x5bd1_e995), hash(0x2545_f491)]
}

/** Small Fast Counter (sfc32) of the PractRand suite by Chris Doty-Humphrey. */
function sfc32(seed: string): () => number {
  let [a, b, c, counter] = stateOf(seed)
  const step = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11) | 0) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 15; i++) step()
  return step
}

export function createRandom(seed: string): Random {
  const next = sfc32(seed)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const random: Random = {
    next,
    below: (bound) => Math.floor(next() * bound),
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    normal,
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
    exponential: (mean) => -mean * Math.log(1 - next()),
    poisson: (mean) => poisson(next, normal, mean),
    pick(list) {
      const value = list[Math.floor(next() * list.length)]
      assert(value !== undefined, 'cannot pick from an empty list')
      return value
    },
    fork: (label) => createRandom(`${seed}/${label}`),
  }
  return random
}

/** Knuth's product for small means; the normal approximation where it is close and the product would be slow. */
function poisson(next: () => number, normal: () => number, mean: number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
  const floor = Math.exp(-mean)
  let events = 0
  for (let product = next(); product > floor; product *= next()) events++
  return events
}

/** The weight of each rank, from the most popular: (rank + 1 + shift) to the power of -exponent. */
export function zipfWeights(count: number, exponent: number, shift = 0): number[] {
  return Array.from({ length: count }, (_, rank) => (rank + 1 + shift) ** -exponent)
}

/** Draws positions in proportion to weights in constant time (the alias method of Walker and Vose). */
export function weightedPicker(weights: readonly number[]): (random: Random) => number {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  assert(total > 0, 'some weight must be positive')
  const scaled = Float64Array.from(weights, (weight) => (weight * weights.length) / total)
  const alias = new Uint32Array(weights.length)
  const small: number[] = []
  const large: number[] = []
  for (const [i, value] of scaled.entries()) (value < 1 ? small : large).push(i)
  for (;;) {
    const [low, high] = [small.at(-1), large.at(-1)]
    if (low === undefined || high === undefined) break
    small.pop()
    alias[low] = high
    scaled[high] = (scaled[high] ?? 0) - (1 - (scaled[low] ?? 0))
    if ((scaled[high] ?? 0) < 1) small.push(large.pop() ?? high)
  }
  // What is left over differs from 1 by rounding alone.
  for (const i of [...small, ...large]) scaled[i] = 1
  return (random) => {
    const i = random.below(scaled.length)
    return random.next() < (scaled[i] ?? 1) ? i : (alias[i] ?? i)
  }
}
