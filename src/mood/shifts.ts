/** Lasting changes of a weekly line: where its mean moves and stays, more than chance would move it. */
import { shuffle, type Random } from '../shared/random.ts'
import { deviationOf, meanOf } from './statistics.ts'

export interface Shift {
  /** Index of the first value after the change. */
  readonly at: number
  readonly before: number
  readonly after: number
  readonly pValue: number
}

/** A change that lasts less than six weeks is a phase, and nothing to tell of years later. */
const SEGMENT_MIN = 6
/** Smaller changes could be real and would mean nothing to anybody. */
const CHANGE_MIN = 0.03
const PERMUTATIONS = 399
/** Two lines are looked at, and a steady one must stay silent in 19 lives of 20: this leaves room. */
const ALPHA = 0.01
/** Weeks in a row are alike, so they are shuffled in blocks of at least a month. */
const BLOCK_MIN = 4

/**
 * Binary segmentation by CUSUM (Vostrikova 1981): the split that separates the means best is kept if shuffled blocks of the
 * same weeks separate as well in at most 1 % of tries, and both sides are looked at in turn.
 */
export function findShifts(values: readonly number[], random: Random): readonly Shift[] {
  const cuts = segment(values, 0, values.length, random).toSorted((a, b) => a.at - b.at)
  // Means are told between neighbouring cuts, and not to the ends of the whole line.
  const bounds = [0, ...cuts.map(({ at }) => at), values.length]
  return cuts.map(({ at, pValue }, index) => ({
    at,
    before: meanOf(values.slice(bounds[index], at)),
    after: meanOf(values.slice(at, bounds[index + 2])),
    pValue,
  }))
}

interface Cut {
  readonly at: number
  readonly pValue: number
}

function segment(values: readonly number[], from: number, to: number, random: Random): readonly Cut[] {
  if (to - from < 2 * SEGMENT_MIN) return []
  const part = Float64Array.from(values.slice(from, to))
  const mean = meanOf(part)
  const centred = part.map((value) => value - mean)
  const scales = scalesOf(part.length)
  const best = bestSplit(centred, scales)
  const change = Math.abs(meanOf(part.slice(best.at)) - meanOf(part.slice(0, best.at)))
  if (change < CHANGE_MIN || deviationOf(part) === 0) return []
  const pValue = chanceOf(best.strength, centred, scales, random)
  if (pValue === undefined) return []
  const at = from + best.at
  return [...segment(values, from, at, random), { at, pValue }, ...segment(values, at, to, random)]
}

/** For each place of a split of so many values, what its cumulative sum is multiplied by: 1 / sqrt(k (n - k) / n). */
function scalesOf(length: number): Float64Array {
  return Float64Array.from({ length }, (_, at) => 1 / Math.sqrt((at * (length - at)) / length))
}

/** The split with the largest |S_k| times its scale, where S is the cumulative sum of the distances from the mean. */
function bestSplit(part: Float64Array, scales: Float64Array): { readonly at: number; readonly strength: number } {
  let sum = 0
  let best = SEGMENT_MIN
  let strength = -1
  for (let at = 1; at <= part.length - SEGMENT_MIN; at++) {
    sum += part[at - 1]!
    if (at < SEGMENT_MIN) continue
    const here = Math.abs(sum) * scales[at]!
    if (here <= strength) continue
    best = at
    strength = here
  }
  return { at: best, strength }
}

/** How many shuffles may separate as well before chance is too likely. */
const AS_STRONG_MAX = Math.floor(ALPHA * (1 + PERMUTATIONS)) - 1

/** Undefined above `ALPHA`: the shuffles end where that is certain. */
function chanceOf(strength: number, values: Float64Array, scales: Float64Array, random: Random): number | undefined {
  const block = Math.max(BLOCK_MIN, Math.round(Math.cbrt(values.length)))
  const starts = Uint32Array.from({ length: Math.ceil(values.length / block) }, (_, index) => index * block)
  let asStrong = 0
  for (let round = 0; round < PERMUTATIONS; round++) {
    // The circle is cut anew each time, so that blocks do not always begin at the same weeks.
    const offset = random.below(values.length)
    shuffle(starts, random)
    if (!isAsStrong({ values, scales, strength }, starts, block, offset)) continue
    asStrong += 1
    if (asStrong > AS_STRONG_MAX) return undefined
  }
  return (1 + asStrong) / (1 + PERMUTATIONS)
}

/** Whether the blocks in this order, on a circle that begins at the offset, have a split at least as strong. */
function isAsStrong(
  { values, scales, strength }: { readonly values: Float64Array; readonly scales: Float64Array; readonly strength: number },
  starts: Uint32Array,
  block: number,
  offset: number,
): boolean {
  const { length } = values
  let sum = 0
  let at = 0
  for (let index = 0; index < starts.length; index++) {
    const start = starts[index]!
    const end = Math.min(start + block, length)
    for (let step = start + offset; step < end + offset; step++) {
      sum += values[step < length ? step : step - length]!
      at += 1
      if (at >= SEGMENT_MIN && at <= length - SEGMENT_MIN && Math.abs(sum) * scales[at]! >= strength) return true
    }
  }
  return false
}
