/** Long lists in pages: all artists, albums or tracks in an order, and the listens themselves. */
import type { Answer, Ask, ListenRow } from '../contract/worker.ts'
import { FLAG, LISTEN_KINDS, MUSIC, NONE, playMask, type Listens } from '../listening/index.ts'
import { assert } from '../shared/assert.ts'
import {
  formatDay,
  formatInstant,
  localDayOf,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  offsetAt,
  zoneOffsets,
  type ZoneOffsets,
} from '../shared/time.ts'
import { daysHeard, mostDays } from './days-heard.ts'
import { filteredRows } from './listen-filter.ts'
import { countNames, namesOf, orderBy } from './names.ts'
import { isSkip, select } from './selection.ts'
import { titledTally } from './tops.ts'

/** A page of a top list; `total` is the length of the whole list. `offset` and `limit` count rows and are not negative. */
export function tops(listens: Listens, { kind, sort, offset, limit, ...view }: Ask<'tops'>): Answer<'tops'> {
  assertPage(offset, limit)
  const { music } = select(listens, view)
  const counted = countNames(music, namesOf(listens, kind))
  const days = daysHeard(music, counted)
  const ids = counted.ids.toSorted(sort === 'days' ? mostDays(days, counted) : orderBy(counted, sort))
  const rows = ids.slice(offset, offset + limit).map((id) => ({ ...titledTally(counted, id), days: days[id]! }))
  return { total: ids.length, rows }
}

/** Where the row of a listen stands in a file, where that is known. */
export type PlaceOf = (row: number) => ListenRow['place']

/** A page of the listens that a filter leaves, of all kinds unless it names one; no rows where a name is unknown. */
export function listing(
  listens: Listens,
  { offset, limit, filter, order, ...view }: Ask<'listens'>,
  placeOf: PlaceOf = () => null,
): Answer<'listens'> {
  assertPage(offset, limit)
  const rows = filteredRows(listens, view, filter)
  const plays = playMask(listens, view.playRule)
  const page = ordered(listens, rows, order).subarray(offset, offset + limit)
  return { total: rows.length, ...sumsOf(listens, rows, plays), rows: listenRows(listens, page, plays, placeOf) }
}

function ordered(listens: Listens, rows: Uint32Array, order: Ask<'listens'>['order']): Uint32Array {
  if (order === 'oldest') return rows
  const newest = rows.toReversed()
  return order === 'newest' ? newest : newest.toSorted((one, other) => listens.msPlayed[other]! - listens.msPlayed[one]!)
}

function sumsOf(listens: Listens, rows: Uint32Array, isPlay: Uint8Array): Pick<Answer<'listens'>, 'msPlayed' | 'plays' | 'skips'> {
  let msPlayed = 0
  let plays = 0
  let skips = 0
  for (const row of rows) {
    msPlayed += listens.msPlayed[row]!
    if (listens.kind[row] !== MUSIC) continue
    plays += isPlay[row]!
    skips += Number(isSkip(listens.flags[row]!, listens.msPlayed[row]!))
  }
  return { msPlayed, plays, skips }
}

function assertPage(offset: number, limit: number): void {
  assert(offset >= 0 && limit >= 0, 'a page starts at 0 or later and holds 0 rows or more')
}

function listenRows(listens: Listens, rows: Uint32Array, plays: Uint8Array, placeOf: PlaceOf): ListenRow[] {
  if (rows.length === 0) return []
  const starts = Array.from(rows, (row) => listens.startMs[row]!)
  const zone = zoneOffsets(listens.timeZone, Math.min(...starts), Math.max(...starts))
  return Array.from(rows, (row) => ({ ...listenRow(listens, row, zone, plays), place: placeOf(row) }))
}

function listenRow(listens: Listens, row: number, zone: ZoneOffsets, plays: Uint8Array): Omit<ListenRow, 'place'> {
  const item = listens.item[row]!
  const track = listens.items.track[item]!
  const album = listens.items.album[item]!
  const startMs = listens.startMs[row]!
  const msPlayed = listens.msPlayed[row]!
  const flags = listens.flags[row]!
  const kind = LISTEN_KINDS[listens.kind[row]!]!
  return {
    startedAt: formatInstant(startMs),
    startedLocal: formatLocalMinute(startMs, offsetAt(zone, startMs)),
    msPlayed,
    kind,
    title: listens.tracks.title[track]!,
    artist: listens.artists[listens.tracks.artist[track]!]!,
    album: album === NONE ? '' : listens.albums.title[album]!,
    skipped: kind === 'music' ? isSkip(flags, msPlayed) : (flags & FLAG.skipped) !== 0,
    isPlay: kind === 'music' && plays[row] === 1,
    source: listens.sources[listens.source[row]!]!,
  }
}

/** `YYYY-MM-DD HH:MM` on the local clock. */
function formatLocalMinute(ms: number, offsetMs: number): string {
  const day = localDayOf(ms, offsetMs)
  const ofDay = ms + offsetMs - day * MS_PER_DAY
  return `${formatDay(day)} ${twoDigits(Math.floor(ofDay / MS_PER_HOUR))}:${twoDigits(Math.floor(ofDay / MS_PER_MINUTE) % 60)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
