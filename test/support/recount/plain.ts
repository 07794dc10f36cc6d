/** A history as plain objects, to work insights out a second time in the plainest way: no table, no ids, full sorts. */
import { expect } from 'vitest'
import type { Period } from '../../../src/contract/worker.ts'
import type { HeardListen } from '../listens-of.ts'

const DAY_MS = 86_400_000
const PLAY_MS_MIN = 30_000

export interface Plain {
  readonly startMs: number
  readonly endMs: number
  readonly ms: number
  readonly isMusic: boolean
  readonly artist: string
  readonly title: string
  readonly album: string
  readonly isPlay: boolean
  readonly isSkip: boolean
  readonly reasonStart: string
  readonly shuffle: boolean | undefined
  readonly exact: boolean
  readonly country: string
  /** Local, YYYY-MM-DD. */
  readonly date: string
  /** The same as days since 1970. */
  readonly day: number
  /** Local, HH:MM. */
  readonly clock: string
  readonly hour: number
  /** 0 = Monday. */
  readonly weekday: number
}

export interface History {
  readonly life: readonly Plain[]
  readonly music: readonly Plain[]
  /** All kinds. */
  readonly heard: readonly Plain[]
}

/** The platform's own calendar, asked for every listen. */
export function plainHistory(heard: readonly HeardListen[], timeZone: string): readonly Plain[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const plain = heard.map((listen): Plain => {
    const startMs = Number(listen.start)
    const ms = Math.round(listen.seconds * 1_000)
    const [date = '', clock = ''] = format.format(startMs).split(' ')
    const day = Date.parse(date) / DAY_MS
    return {
      startMs,
      endMs: Number(listen.end),
      ms,
      isMusic: listen.kind === 'music',
      artist: listen.artist ?? '',
      title: listen.title ?? '',
      album: listen.album ?? '',
      isPlay: ms >= PLAY_MS_MIN,
      isSkip: listen.skipped ?? ms < PLAY_MS_MIN,
      reasonStart: listen.reasonStart ?? '',
      shuffle: listen.shuffle,
      exact: listen.exact === true,
      country: listen.country ?? '',
      date,
      day,
      clock,
      hour: Number(clock.slice(0, 2)),
      weekday: (new Date(day * DAY_MS).getUTCDay() + 6) % 7,
    }
  })
  return plain.toSorted((one, other) => one.startMs - other.startMs || one.endMs - other.endMs)
}

export function within(plain: readonly Plain[], period: Period | null): History {
  const life = plain.filter(({ isMusic }) => isMusic)
  if (period === null) return { life, music: life, heard: plain }
  const isWithin = ({ date }: Plain): boolean => date >= period.from && date <= period.to
  return { life, music: life.filter(isWithin), heard: plain.filter(isWithin) }
}

export function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const found = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = found.get(key)
    if (group === undefined) found.set(key, [item])
    else group.push(item)
  }
  return found
}

export const trackOf = ({ title, artist }: { readonly title: string; readonly artist: string }): string => JSON.stringify([title, artist])
export const artistOf = ({ artist }: { readonly artist: string }): string => artist
export const plays = (items: readonly Plain[]): readonly Plain[] => items.filter(({ isPlay }) => isPlay)
export const skips = (items: readonly Plain[]): number => items.filter(({ isSkip }) => isSkip).length
export const time = (items: readonly Plain[]): number => items.reduce((sum, { ms }) => sum + ms, 0)
export const distinct = <Item>(items: readonly Item[]): readonly Item[] => [...new Set(items)]
export const named = (items: readonly Plain[]): readonly Plain[] => items.filter(({ artist }) => artist !== '')
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)
export const instantOf = (ms: number): string => new Date(ms).toISOString()
export const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** As most statistics programs define it (Hyndman and Fan 1996, definition 7). */
export function quantileOf(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const place = part * (sorted.length - 1)
  const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return low + (high - low) * (place - Math.floor(place))
}

/** The same items with the same figures, the highest first and none too many; the order among equals is free. */
export function expectTop<Item>(
  found: readonly Item[],
  all: readonly Item[],
  by: { readonly key: (item: Item) => string; readonly rank: (item: Item) => number; readonly most: number },
): void {
  const ranks = all.map(by.rank).toSorted((one, other) => other - one)
  expect(found.map(by.rank)).toEqual(ranks.slice(0, by.most))
  const byKey = new Map(all.map((item) => [by.key(item), item]))
  expect(new Set(found.map(by.key)).size).toBe(found.length)
  for (const item of found) expectClose(item, byKey.get(by.key(item)))
}

/** Equal but for the last digits of what is no whole number. */
export function expectClose(found: unknown, told: unknown): void {
  expect(rounded(found)).toEqual(rounded(told))
}

function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(10))
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)]))
}
