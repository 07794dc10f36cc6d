/** Orders rows by their start: a radix sort by the second, then by content within a second. */
import { INSTANT_MIN, MS_PER_SECOND } from '../../shared/time.ts'

/** Three digits hold every second from 1900 to 2100, and the counts of one stay in the nearest cache. */
const DIGIT_BITS = 11
const DIGIT_PLACES = 3
const DIGITS = 1 << DIGIT_BITS

/**
 * Gives row numbers in ascending order of `startMs[row]`; `compare` settles ties within one second, including those of the
 * milliseconds. Linear in the number of rows while few share a second. The array given is used up.
 */
export function sortRows(rows: Uint32Array, startMs: Float64Array, compare: (a: number, b: number) => number): Uint32Array {
  const seconds = new Uint32Array(startMs.length)
  for (const row of rows) seconds[row] = secondSinceMin(startMs[row])
  let sorted = rows
  let spare: Uint32Array = new Uint32Array(rows.length)
  for (let place = 0; place < DIGIT_PLACES; place++) {
    sortByDigit(sorted, spare, seconds, place * DIGIT_BITS)
    ;[sorted, spare] = [spare, sorted]
  }
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

/** Puts the rows into `into`, ordered by one digit of their keys; rows with the same digit keep their order. */
function sortByDigit(rows: Uint32Array, into: Uint32Array, keys: Uint32Array, shift: number): void {
  const places = new Uint32Array(DIGITS + 1)
  for (const row of rows) {
    const digit = ((keys[row] ?? 0) >>> shift) & (DIGITS - 1)
    places[digit + 1] = (places[digit + 1] ?? 0) + 1
  }
  for (let digit = 1; digit < DIGITS; digit++) places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0)
  for (const row of rows) {
    const digit = ((keys[row] ?? 0) >>> shift) & (DIGITS - 1)
    const place = places[digit] ?? 0
    into[place] = row
    places[digit] = place + 1
  }
}
