/** The part of a history that a view looks at: the listens of a period, and their music with everything resolved once. */
import type { View } from '../contract/worker.ts'
import { FLAG, MUSIC, playMask, type Listens } from '../listening/index.ts'
import { assert } from '../shared/assert.ts'
import { lowerBound } from '../shared/sorted.ts'
import { MS_PER_DAY, parseDay, type LocalDay } from '../shared/time.ts'

/** Listens of all kinds, in the order of their starts. */
export interface HeardRows {
  readonly count: number
  readonly startMs: Float64Array
  readonly endMs: Float64Array
  readonly msPlayed: Uint32Array
  readonly kind: Uint8Array
  readonly localDay: Int32Array
  readonly localHourOfWeek: Uint8Array
}

/** Listens of music, in the order of their starts, with the ids of what was heard and what the view makes of them. */
export interface MusicRows {
  readonly count: number
  /** The row in the table of all listens, for columns that few insights need. */
  readonly row: Uint32Array
  readonly startMs: Float64Array
  readonly msPlayed: Uint32Array
  readonly localDay: Int32Array
  readonly localHourOfWeek: Uint8Array
  readonly item: Uint32Array
  readonly track: Uint32Array
  /** NONE where the source gives no album. */
  readonly album: Uint32Array
  readonly artist: Uint32Array
  readonly isPlay: Uint8Array
  readonly isSkip: Uint8Array
}

export interface Selection {
  readonly listens: Listens
  /** Listens of all kinds that started in the period. */
  readonly heard: HeardRows
  /** Listens of music that started in the period. */
  readonly music: MusicRows
  /** All music whatever the period: "first heard" speaks of a life, not of a period. */
  readonly life: MusicRows
}

/** An unmarked listen that ends before this is taken for a skip; the same bound as the default play rule's. */
const SKIP_MS_MAX = 30_000

/** A skip is marked as one by its source, or unmarked and shorter than 30 s. */
export function isSkip(flags: number, msPlayed: number): boolean {
  if ((flags & FLAG.skipped) !== 0) return true
  return (flags & FLAG.skippedKnown) === 0 && msPlayed < SKIP_MS_MAX
}

/**
 * Looks at a history. The days of the period are local and both belong to it; `from` after `to` selects nothing. `known` is the
 * music of all of it under the same play rule, where somebody has looked at it before.
 */
export function select(listens: Listens, view: View, known?: MusicRows): Selection {
  const life = known ?? musicRows(listens, playMask(listens, view.playRule))
  if (view.period === null) return { listens, heard: listens, music: life, life }
  const from = dayOf(view.period.from)
  const to = dayOf(view.period.to)
  return { listens, heard: heardWithin(listens, from, to), music: musicWithin(life, from, to), life }
}

/** A day of a view, which its contract has checked at the boundary. */
export function dayOf(text: string): LocalDay {
  const day = parseDay(text)
  assert(day !== undefined, `a period has days of the calendar, not ${text}`)
  return day
}

function musicRows(listens: Listens, isPlay: Uint8Array): MusicRows {
  const { kind } = listens
  let count = 0
  for (let row = 0; row < kind.length; row++) if (kind[row] === MUSIC) count++
  const music: MusicRows = {
    count,
    row: new Uint32Array(count),
    startMs: new Float64Array(count),
    msPlayed: new Uint32Array(count),
    localDay: new Int32Array(count),
    localHourOfWeek: new Uint8Array(count),
    item: new Uint32Array(count),
    track: new Uint32Array(count),
    album: new Uint32Array(count),
    artist: new Uint32Array(count),
    isPlay: new Uint8Array(count),
    isSkip: new Uint8Array(count),
  }
  fillMusic(music, listens, isPlay)
  return music
}

/** All columns in one pass, and in variables: as properties they would be looked up again after every cell that is written. */
function fillMusic(music: MusicRows, listens: Listens, isPlay: Uint8Array): void {
  const { kind, startMs, msPlayed, localDay, localHourOfWeek, item, flags } = listens
  const { track: trackOf, album: albumOf } = listens.items
  const { artist: artistOf } = listens.tracks
  const { row: rows, startMs: starts, msPlayed: ms, localDay: days, localHourOfWeek: hours, item: items } = music
  const { track: tracks, album: albums, artist: artists, isPlay: plays, isSkip: skips } = music
  let at = 0
  for (let row = 0; row < kind.length; row++) {
    if (kind[row] !== MUSIC) continue
    const track = trackOf[item[row]!]!
    rows[at] = row
    starts[at] = startMs[row]!
    ms[at] = msPlayed[row]!
    days[at] = localDay[row]!
    hours[at] = localHourOfWeek[row]!
    items[at] = item[row]!
    tracks[at] = track
    albums[at] = albumOf[item[row]!]!
    artists[at] = artistOf[track]!
    plays[at] = isPlay[row]!
    skips[at] = isSkip(flags[row]!, msPlayed[row]!) ? 1 : 0
    at++
  }
}

/** Local days need not ascend with the instants (a clock set back over midnight), so a period is not a range of rows. */
export function heardWithin(heard: HeardRows, from: LocalDay, to: LocalDay): HeardRows {
  const rows = rowsWhere(heard.localDay, (day) => day >= from && day <= to)
  if (rows.length === heard.count) return heard
  return {
    count: rows.length,
    startMs: pick(heard.startMs, rows),
    endMs: pick(heard.endMs, rows),
    msPlayed: pick(heard.msPlayed, rows),
    kind: pick(heard.kind, rows),
    localDay: pick(heard.localDay, rows),
    localHourOfWeek: pick(heard.localHourOfWeek, rows),
  }
}

/** The same music where all of it is within: who compares the two sees that a period is the life. */
function musicWithin(music: MusicRows, from: LocalDay, to: LocalDay): MusicRows {
  const rows = rowsWhere(music.localDay, (day) => day >= from && day <= to)
  return rows.length === music.count ? music : pickMusic(music, rows)
}

/** The music of one artist, album or track within the rows. */
export function musicWhere(music: MusicRows, column: 'artist' | 'album' | 'track', id: number): MusicRows {
  return pickMusic(
    music,
    rowsWhere(music[column], (value) => value === id),
  )
}

function pickMusic(music: MusicRows, rows: Uint32Array): MusicRows {
  return {
    count: rows.length,
    row: pick(music.row, rows),
    startMs: pick(music.startMs, rows),
    msPlayed: pick(music.msPlayed, rows),
    localDay: pick(music.localDay, rows),
    localHourOfWeek: pick(music.localHourOfWeek, rows),
    item: pick(music.item, rows),
    track: pick(music.track, rows),
    album: pick(music.album, rows),
    artist: pick(music.artist, rows),
    isPlay: pick(music.isPlay, rows),
    isSkip: pick(music.isSkip, rows),
  }
}

/** Engines keep code that meets four kinds of arrays fast; with a fifth every access is looked up. */
type Column = Float64Array | Uint32Array | Int32Array | Uint8Array

/** Indices of the cells that pass, ascending. */
export function rowsWhere(column: Column, passes: (value: number) => boolean): Uint32Array {
  const rows = new Uint32Array(column.length)
  let count = 0
  for (let row = 0; row < column.length; row++) {
    if (passes(column[row]!)) rows[count++] = row
  }
  return rows.slice(0, count)
}

/** The cells that `rows` points to, in their order. Loops by hand: `map` and `from` call a function for every cell. */
export function pick(column: Float64Array, rows: Uint32Array): Float64Array
export function pick(column: Uint32Array, rows: Uint32Array): Uint32Array
export function pick(column: Int32Array, rows: Uint32Array): Int32Array
export function pick(column: Uint8Array, rows: Uint32Array): Uint8Array
export function pick(column: Column, rows: Uint32Array): Column {
  const picked = emptyLike(column, rows.length)
  for (let index = 0; index < rows.length; index++) picked[index] = column[rows[index]!]!
  return picked
}

function emptyLike(column: Column, length: number): Column {
  if (column instanceof Float64Array) return new Float64Array(length)
  if (column instanceof Uint32Array) return new Uint32Array(length)
  if (column instanceof Int32Array) return new Int32Array(length)
  return new Uint8Array(length)
}

/**
 * The rows, from the first one up to and without the second, among which are all of these local days, both included: no zone lies
 * further than a day from UTC, so that the starts of other days may be among them, and no start of these elsewhere.
 */
export function rowsAround(startMs: Float64Array, from: LocalDay, to: LocalDay): readonly [number, number] {
  return [lowerBound(startMs, (from - 1) * MS_PER_DAY), lowerBound(startMs, (to + 2) * MS_PER_DAY)]
}

/** Days from the first to the last of a column of local days; none for an empty column. */
export function daySpan(localDay: Int32Array): { readonly first: LocalDay; readonly length: number } {
  if (localDay.length === 0) return { first: 0, length: 0 }
  let first = localDay[0]!
  let last = first
  for (let row = 1; row < localDay.length; row++) {
    const day = localDay[row]!
    if (day < first) first = day
    if (day > last) last = day
  }
  return { first, length: last - first + 1 }
}
