/** Long lists in pages: all artists, albums or tracks in an order, and the listens themselves, newest first. */
import type { Answer, Ask, ListenRow, SubjectName } from '../contract/worker.ts'
import { FLAG, LISTEN_KINDS, MUSIC, NONE, type Listens } from '../listening/index.ts'
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
import { countNames, findId, namesOf, orderBy } from './names.ts'
import { dayOf, isSkip, rowsWhere, select } from './selection.ts'
import { titledTally } from './tops.ts'

/** A page of a top list; `total` is the length of the whole list. `offset` and `limit` count rows and are not negative. */
export function tops(listens: Listens, { kind, sort, offset, limit, ...view }: Ask<'tops'>): Answer<'tops'> {
  assertPage(offset, limit)
  const counted = countNames(select(listens, view).music, namesOf(listens, kind))
  const ids = counted.ids.toSorted(orderBy(counted, sort))
  return { total: ids.length, rows: ids.slice(offset, offset + limit).map((id) => titledTally(counted, id)) }
}

/** A page of listens, newest start first: of all kinds, or the music of a subject; no rows where the name is unknown. */
export function listing(listens: Listens, ask: Ask<'listens'>): Answer<'listens'> {
  assertPage(ask.offset, ask.limit)
  const rows = rowsOf(listens, ask)
  const page = rows.toReversed().subarray(ask.offset, ask.offset + ask.limit)
  if (page.length === 0) return { total: rows.length, rows: [] }
  const zone = zoneOffsets(listens.timeZone, listens.startMs[page[page.length - 1]!]!, listens.startMs[page[0]!]!)
  return { total: rows.length, rows: Array.from(page, (row) => listenRow(listens, row, zone)) }
}

function assertPage(offset: number, limit: number): void {
  assert(offset >= 0 && limit >= 0, 'a page starts at 0 or later and holds 0 rows or more')
}

function rowsOf(listens: Listens, { period, subject }: Ask<'listens'>): Uint32Array {
  const belongs = subject === null ? () => true : belongsTo(listens, subject)
  const from = period === null ? -Infinity : dayOf(period.from)
  const to = period === null ? Infinity : dayOf(period.to)
  return rowsWhere(listens.localDay, (day) => day >= from && day <= to).filter(belongs)
}

function belongsTo(listens: Listens, { kind, name, artist }: SubjectName): (row: number) => boolean {
  const id = findId(namesOf(listens, kind), name, kind === 'artist' ? name : artist)
  const { items, tracks } = listens
  const idOf = {
    artist: (item: number) => tracks.artist[items.track[item]!]!,
    album: (item: number) => items.album[item]!,
    track: (item: number) => items.track[item]!,
  }[kind]
  return (row) => listens.kind[row] === MUSIC && idOf(listens.item[row]!) === id
}

function listenRow(listens: Listens, row: number, zone: ZoneOffsets): ListenRow {
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
