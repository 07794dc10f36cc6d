/** Orders rows by their start: a radix sort by the second, then by content within a second. */
import { INSTANT_MIN, MS_PER_SECOND } from '../../shared/time.ts'

const DIGIT_BITS = 16
const DIGITS = 1 << DIGIT_BITS

/**
 * Gives row numbers in ascending order of `startMs[row]`; `compare` settles ties within one second, including those of the
 * milliseconds. Linear in the number of rows while few share a second.
 */
export function sortRows(rows: Uint32Array, startMs: Float64Array, compare: (a: number, b: number) => number): Uint32Array {
  const seconds = new Uint32Array(startMs.length)
  for (const row of rows) seconds[row] = secondSinceMin(startMs[row])
  const low = sortByDigit(rows, seconds, 0)
  const sorted = sortByDigit(low, seconds, DIGIT_BITS)
  let runStart = 0
  for (let i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && seconds[sorted[i] ?? 0] === seconds[sorted[runStart] ?? 0]) continue
    if (i - runStart > 1) sorted.set(Array.from(sorted.subarray(runStart, i)).toSorted(compare), runStart)
    runStart = i
  }
  return sorted
}

/** Starts lie up to a month and a week before the first instant allowed for an end; a year of room keeps them positive. */
function secondSinceMin(ms: number | undefined): number {
  return Math.floor(((ms ?? 0) - INSTANT_MIN) / MS_PER_SECOND) + 366 * 86_400
}

function sortByDigit(rows: Uint32Array, keys: Uint32Array, shift: number): Uint32Array {
  const starts = new Uint32Array(DIGITS + 1)
  for (const row of rows) {
    const bucket = (((keys[row] ?? 0) >>> shift) & (DIGITS - 1)) + 1
    starts[bucket] = (starts[bucket] ?? 0) + 1
  }
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0)
  const sorted = new Uint32Array(rows.length)
  for (const row of rows) {
    const bucket = ((keys[row] ?? 0) >>> shift) & (DIGITS - 1)
    const place = starts[bucket] ?? 0
    sorted[place] = row
    starts[bucket] = place + 1
  }
  return sorted
}
