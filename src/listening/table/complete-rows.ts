/** Fills in what a source leaves out and what follows from its other rows: the artist of a song, and how long it was played. */
import { at } from '../../shared/assert.ts'
import { MS_PER_SECOND } from '../../shared/time.ts'
import type { FormatReader } from '../formats/reader.ts'
import { FLAG } from '../listens.ts'
import { FATE } from './reconcile-rows.ts'
import type { RowColumns } from './row-store.ts'
import type { RowKeys } from './row-keys.ts'
import { startOf } from './merge-sources.ts'

export interface CompletionInput {
  readonly rows: RowColumns
  readonly count: number
  readonly fates: Uint8Array
  readonly keys: RowKeys
  /** The reader of each file, by the number of the file. */
  readonly readers: readonly (FormatReader | undefined)[]
}

const SEVERAL = -1

/**
 * Rows without an artist take that of rows with the same title in another format of their service, where there is only one.
 * Services name artists in one of their files and leave them out of another.
 */
export function lendArtists(input: CompletionInput): void {
  const { rows, count, keys, readers } = input
  const lending = servicesInSeveralFormats(readers)
  if (lending.size === 0) return
  const titleOf = (row: number): string => keys.titleOf(rows.title[row] ?? 0)
  const readerOf = (row: number): FormatReader | undefined => readers[rows.file[row] ?? 0]
  const isMissing = (row: number): boolean => rows.artist[row] === 0 && rows.title[row] !== 0 && lending.has(readerOf(row)?.service ?? '')
  const missing = new Set<string>()
  for (let row = 0; row < count; row++) if (isMissing(row)) missing.add(titleOf(row))
  if (missing.size === 0) return
  const artists = new Map<string, Map<FormatReader, number>>()
  for (let row = 0; row < count; row++) {
    const reader = readerOf(row)
    const artist = rows.artist[row] ?? 0
    if (artist === 0 || reader === undefined || !lending.has(reader.service) || !missing.has(titleOf(row))) continue
    const key = `${reader.service}\n${titleOf(row)}`
    const ofFormat = artists.get(key) ?? new Map<FormatReader, number>()
    const known = ofFormat.get(reader)
    ofFormat.set(reader, known === undefined || known === artist ? artist : SEVERAL)
    artists.set(key, ofFormat)
  }
  for (let row = 0; row < count; row++) {
    if (!isMissing(row)) continue
    const reader = readerOf(row)
    const ofFormat = artists.get(`${reader?.service ?? ''}\n${titleOf(row)}`) ?? new Map<FormatReader, number>()
    const lent = new Set([...ofFormat].filter(([lender]) => lender !== reader).map(([, artist]) => artist))
    const [artist = SEVERAL] = lent
    if (lent.size === 1 && artist !== SEVERAL) rows.artist[row] = artist
  }
}

function servicesInSeveralFormats(readers: CompletionInput['readers']): ReadonlySet<string> {
  const known = new Set(readers.filter((reader) => reader !== undefined))
  const services = Array.from(known, ({ service }) => service)
  return new Set(services.filter((service, index) => services.indexOf(service) !== index))
}

/** What stands for the length of a song that nobody knows: most recordings of popular music are about this long. */
export const MS_TRACK_USUAL = 210 * MS_PER_SECOND
/** A shorter listen was broken off and says little about the length. */
const MS_HEARD_MIN = 30 * MS_PER_SECOND
/** A longer listen is a loop or a fault rather than a song. */
const MS_HEARD_MAX = 20 * 60 * MS_PER_SECOND

/**
 * Estimates the time played where the source does not record it: the length of the song, as the source gives it, or the longest
 * time that it was heard in a source that measures, or else that of a usual song; but not beyond the start of the next listen of
 * the same source, and not below what the source needs to record a listen at all. Gives the rows with these times.
 */
export function estimatePlayed(input: CompletionInput): RowColumns {
  const { rows, count, fates, readers } = input
  const estimated: number[] = []
  for (let row = 0; row < count; row++) {
    if (fates[row] === FATE.listen && ((rows.flags[row] ?? 0) & FLAG.playedEstimated) !== 0) estimated.push(row)
  }
  if (estimated.length === 0) return rows
  const msPlayed = rows.msPlayed.slice()
  const heardMs = longestHeard(input, estimated)
  const nextMs = nextStarts(input, estimated)
  for (const [i, row] of estimated.entries()) {
    const lengthMs = rows.msPlayed[row] || (heardMs.get(songOf(input, row)) ?? MS_TRACK_USUAL)
    const playedMs = Math.min(lengthMs, at(nextMs, i))
    const playedMsMin = readers[rows.file[row] ?? 0]?.capabilities.msPlayedMin ?? 0
    msPlayed[row] = Math.round(Math.max(playedMs, playedMsMin))
  }
  return { ...rows, msPlayed }
}

function songOf({ rows, keys }: CompletionInput, row: number): string {
  return `${keys.artistOf(rows.artist[row] ?? 0)}\n${keys.titleOf(rows.title[row] ?? 0)}`
}

function longestHeard(input: CompletionInput, estimated: readonly number[]): Map<string, number> {
  const { rows, count } = input
  const isAsked = new Set(estimated.map((row) => songOf(input, row)))
  const heardMs = new Map<string, number>()
  for (let row = 0; row < count; row++) {
    const playedMs = rows.msPlayed[row] ?? 0
    if (((rows.flags[row] ?? 0) & FLAG.playedEstimated) !== 0 || playedMs < MS_HEARD_MIN || playedMs > MS_HEARD_MAX) continue
    const song = songOf(input, row)
    if (isAsked.has(song) && playedMs > (heardMs.get(song) ?? 0)) heardMs.set(song, playedMs)
  }
  return heardMs
}

/** For each of these rows the time until the next later one of the same source; infinite for the last. */
function nextStarts(input: CompletionInput, estimated: readonly number[]): Float64Array {
  const { rows, readers } = input
  const gaps = new Float64Array(estimated.length)
  const starts = Float64Array.from(estimated, (row) => startOf(input, row))
  const places = estimated.map((_, place) => place).toSorted((a, b) => at(starts, b) - at(starts, a))
  /** Of each source the start met last, and the one before that is later. */
  const metOf = new Map<string, { readonly start: number; readonly later: number }>()
  for (const place of places) {
    const source = readers[rows.file[at(estimated, place)] ?? 0]?.name ?? ''
    const start = at(starts, place)
    const met = metOf.get(source) ?? { start: Number.POSITIVE_INFINITY, later: Number.POSITIVE_INFINITY }
    // Several rows of one instant are a fault of the clock, and say nothing about how long each was heard.
    const later = met.start > start ? met.start : met.later
    gaps[place] = later - start
    metOf.set(source, { start, later })
  }
  return gaps
}
