/** What the deeper insights share: one look at the period, its names counted, and its plays gathered by what was played. */
import type { SubjectKind, View } from '../contract/worker.ts'
import { NONE, type Listens } from '../listening/index.ts'
import { countedBy, namesOf, type Counted } from './names.ts'
import { select, type MusicRows, type Selection } from './selection.ts'
import { joinTallies, tallyBy, tallyByDay, tallyByHour, type DayTallies, type HourTallies, type Tallies } from './tallies.ts'

/** Rows of plays by an id: those of `id` are `rows[starts[id]]` up to, not including, `rows[starts[id + 1]]`, in the order of their starts. */
export interface Groups {
  readonly starts: Uint32Array
  readonly rows: Uint32Array
}

/** Plays by an id, each with its local day, which lies beside the days of the same id and so is quick to go through. */
export interface Plays extends Groups {
  readonly days: Int32Array
}

/** A view of a history with its names counted: what every insight begins with. */
export interface CountedView {
  readonly view: View
  readonly selection: Selection
  readonly artists: Counted
  readonly albums: Counted
  readonly tracks: Counted
  /** By item, which is one track on one album. */
  readonly items: Tallies
  /** Of the music of the period. */
  readonly days: DayTallies
  /** Of the music of the period. */
  readonly hours: HourTallies
  /** Of the whole life. */
  readonly lifeOfArtists: Span
  readonly lifeOfTracks: Span
}

export interface Depth extends CountedView {
  readonly music: MusicRows
  readonly playsByArtist: Plays
  readonly playsByTrack: Plays
  /** The same of the whole life, with rows of the life. */
  readonly lifePlaysByArtist: Groups
  readonly lifePlaysByTrack: Groups
  /** Items, which are one track on one album each, that were ever heard in the life, by their album. */
  readonly itemsByAlbum: Groups
}

/**
 * `known` as for `select`. Here and below what many insights read is written out, property by property: engines give an object
 * that a spread makes another shape once they have optimised it, and all code that reads it begins anew.
 */
export function countedOf(listens: Listens, view: View, known?: MusicRows): CountedView {
  const selection = select(listens, view, known)
  const { music, life } = selection
  const { artists, albums, tracks, items } = countItems(music, listens)
  return {
    view,
    selection,
    artists,
    albums,
    tracks,
    items,
    days: tallyByDay(music),
    hours: tallyByHour(music),
    lifeOfArtists: spanOf(life.artist, listens.artists.length),
    lifeOfTracks: spanOf(life.track, listens.tracks.title.length),
  }
}

/** All names at once: a life has far fewer items, which are one track on one album each, than listens. */
function countItems(music: MusicRows, listens: Listens): Pick<CountedView, 'artists' | 'albums' | 'tracks' | 'items'> {
  const { items, tracks } = listens
  const byItem = tallyBy(music, music.item, items.track.length)
  const counted = (kind: SubjectKind, idOfItem: Uint32Array): Counted => {
    const names = namesOf(listens, kind)
    return countedBy(joinTallies(byItem, idOfItem, names.size), names)
  }
  return {
    artists: counted(
      'artist',
      items.track.map((track) => tracks.artist[track]!),
    ),
    albums: counted('album', items.album),
    tracks: counted('track', items.track),
    items: byItem,
  }
}

interface Look {
  readonly view: string
  readonly counted: CountedView
  depth?: Depth
}

/** The last view that each table was looked at in: a person goes from page to page, and all pages speak of one view. */
const lastLooks = new WeakMap<Listens, Look>()

function lookAt(listens: Listens, { period, playRule }: View): Look {
  const view = JSON.stringify([period?.from, period?.to, playRule])
  const last = lastLooks.get(listens)
  if (last?.view === view) return last
  const life = last?.counted.view.playRule === playRule ? last.counted.selection.life : undefined
  const look = { view, counted: countedOf(listens, { period, playRule }, life) }
  lastLooks.set(listens, look)
  return look
}

/** As `countedOf`, for the view of a page, which other pages will speak of too. */
export function countedAt(listens: Listens, view: View): CountedView {
  return lookAt(listens, view).counted
}

export function depthOf(listens: Listens, view: View): Depth {
  const look = lookAt(listens, view)
  look.depth ??= deepen(look.counted)
  return look.depth
}

function deepen({ view, selection, artists, albums, tracks, items, days, hours, lifeOfArtists, lifeOfTracks }: CountedView): Depth {
  const { music, life, listens } = selection
  const isAll = music === life
  const isHeard = heardItems(life, listens.items.track.length)
  const playsByArtist = groupPlays(music, music.artist, artists.tallies.plays)
  const playsByTrack = groupPlays(music, music.track, tracks.tallies.plays)
  return {
    view,
    selection,
    artists,
    albums,
    tracks,
    items,
    days,
    hours,
    lifeOfArtists,
    lifeOfTracks,
    music,
    playsByArtist,
    playsByTrack,
    lifePlaysByArtist: isAll ? playsByArtist : groupIds(life.artist, life.isPlay, artists.names.size),
    lifePlaysByTrack: isAll ? playsByTrack : groupIds(life.track, life.isPlay, tracks.names.size),
    itemsByAlbum: groupIds(listens.items.album, isHeard, albums.names.size),
  }
}

function heardItems({ count, item }: MusicRows, items: number): Uint8Array {
  const isHeard = new Uint8Array(items)
  for (let row = 0; row < count; row++) isHeard[item[row]!] = 1
  return isHeard
}

/** As `groupIds`, of plays that were counted already. */
function groupPlays({ count, isPlay, localDay }: MusicRows, ids: Uint32Array, plays: Float64Array): Plays {
  const starts = new Uint32Array(plays.length + 1)
  for (let id = 0; id < plays.length; id++) starts[id + 1] = starts[id]! + plays[id]!
  const next = starts.slice()
  const rows = new Uint32Array(starts[plays.length]!)
  const days = new Int32Array(rows.length)
  for (let row = 0; row < count; row++) {
    const id = ids[row]!
    if (isPlay[row] === 0) continue
    const at = next[id]!
    next[id] = at + 1
    rows[at] = row
    days[at] = localDay[row]!
  }
  return { starts, rows, days }
}

/** A counting sort of the rows that count, by ids below `size`; other ids (NONE) are passed over. Two passes, and no list per id. */
export function groupIds(ids: Uint32Array, counts: Uint8Array, size: number): Groups {
  const starts = new Uint32Array(size + 1)
  for (let row = 0; row < ids.length; row++) {
    if (counts[row] === 1 && ids[row]! < size) starts[ids[row]! + 1] = starts[ids[row]! + 1]! + 1
  }
  for (let id = 0; id < size; id++) starts[id + 1] = starts[id + 1]! + starts[id]!
  const next = starts.slice()
  const rows = new Uint32Array(starts[size]!)
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row]!
    if (counts[row] === 0 || id >= size) continue
    rows[next[id]!] = row
    next[id] = next[id]! + 1
  }
  return { starts, rows }
}

/** The local days of the plays of an id, ascending but for a clock set back over midnight. */
export function daysOf({ starts, days }: Plays, id: number): Int32Array {
  return days.subarray(starts[id], starts[id + 1])
}

/** How many days these are. Plays stand in the order of time, so that a day is new where it is later than the one before. */
export function countDays(days: Int32Array): number {
  let count = 0
  let last = -Infinity
  for (let at = 0; at < days.length; at++) {
    if (days[at]! <= last) continue
    count++
    last = days[at]!
  }
  return count
}

/** First and last row of each id; NONE for ids that never occur. */
export interface Span {
  readonly first: Uint32Array
  readonly last: Uint32Array
}

export function spanOf(ids: Uint32Array, size: number): Span {
  const first = new Uint32Array(size).fill(NONE)
  const last = new Uint32Array(size).fill(NONE)
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row]!
    if (first[id] === NONE) first[id] = row
    last[id] = row
  }
  return { first, last }
}

export function rowsOf({ starts, rows }: Groups, id: number): Uint32Array {
  return rows.subarray(starts[id], starts[id + 1])
}

/** The titles of a track's row, as the findings name it. */
export function trackNamed({ names }: Counted, id: number): { title: string; artist: string } {
  return { title: names.title(id), artist: names.artist(id) }
}

export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

/** The last local day with music; 0 where there is none. */
export function lastDayOf({ days }: CountedView): number {
  return Math.max(0, days.first + days.plays.length - 1)
}

/** The value below which so large a share of the sorted values lies; 0 of nothing. */
export function quantile(sorted: Float64Array, part: number): number {
  if (sorted.length === 0) return 0
  const place = part * (sorted.length - 1)
  const low = Math.floor(place)
  const high = Math.min(sorted.length - 1, low + 1)
  return sorted[low]! + (sorted[high]! - sorted[low]!) * (place - low)
}
