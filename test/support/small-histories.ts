/** Small histories to be worked out by hand: a play a day, or plays one after the other. */
import { MS_PER_DAY } from '../../src/shared/time.ts'
import type { HeardListen } from './listens-of.ts'

/** One play a day at noon, for so many days from a day on. */
export function daily(from: string, days: number, heard: Partial<HeardListen> = {}): HeardListen[] {
  return Array.from({ length: days }, (_, index) => ({
    seconds: 200,
    ...heard,
    start: Date.parse(`${from}T12:00:00Z`) + index * MS_PER_DAY,
  }))
}

/** So many plays one after the other. */
export function inARow(from: string, titles: readonly string[], heard: Partial<HeardListen> = {}): HeardListen[] {
  return titles.map((title, index) => ({ seconds: 200, ...heard, title, start: Date.parse(from) + index * 201_000 }))
}
