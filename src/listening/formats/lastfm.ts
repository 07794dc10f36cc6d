/** Scrobbles of Last.fm in the four shapes in which tools and Last.fm itself hand them out. A scrobble is the start of a listen. */
import { MUSIC } from '../listens.ts'
import { MS_PER_MINUTE, MS_PER_SECOND, parseInstant, parseWrittenDate } from '../../shared/time.ts'
import type { TextTable } from '../json/text-table.ts'
import { hasColumns } from '../sample.ts'
import type { JsonObject } from '../streams/json-object-stream.ts'
import { readStartAndPlayed, STARTS_ALONE } from './drafts.ts'
import { numberOf, objectReader, textOf, valueAt } from './object-reader.ts'
import type { RowDraft, RowRejection } from './reader.ts'
import { type TableRow, tableReader } from './table-reader.ts'

const service = 'Last.fm'

/** https://www.last.fm/api/scrobbling#when-is-a-scrobble-a-scrobble: no track of 30 seconds or less is one. */
const MS_PLAYED_MIN = 30 * MS_PER_SECOND

const capabilities = { ...STARTS_ALONE, hasIds: true, msPlayedMin: MS_PLAYED_MIN }

const capabilitiesByMinute = { ...capabilities, startResolutionMs: MS_PER_MINUTE, hasIds: false } as const

interface Scrobble {
  readonly startMs: number
  readonly title: string
  readonly artist: string
  readonly album: string
  /** MusicBrainz id of the recording, empty where there is none. */
  readonly mbid?: string
}

function readScrobble({ startMs, title, artist, album, mbid = '' }: Scrobble, texts: TextTable, into: RowDraft): RowRejection | undefined {
  const rejection = readStartAndPlayed(into, { startMs, msPlayed: Number.NaN })
  if (rejection !== undefined) return rejection
  into.kind = MUSIC
  into.title = texts.internText(title)
  into.artist = texts.internText(artist)
  into.album = texts.internText(album)
  into.uri = mbid === '' ? 0 : texts.internText(`mbid:${mbid}`)
  return undefined
}

/** What the API answers: an object with the name in `#text`, or in `name` when it was asked for more of it. */
function namedIn(value: unknown): string {
  return textOf(value) || textOf(valueAt(value, '#text')) || textOf(valueAt(value, 'name'))
}

function readPageTrack(record: JsonObject, into: RowDraft, { texts }: { readonly texts: TextTable }): RowRejection | undefined {
  if (valueAt(record, '@attr', 'nowplaying') !== undefined && valueAt(record, 'date') === undefined) return 'otherActivity'
  const scrobble = {
    startMs: numberOf(valueAt(record, 'date', 'uts')) * MS_PER_SECOND,
    title: textOf(valueAt(record, 'name')),
    artist: namedIn(valueAt(record, 'artist')),
    album: namedIn(valueAt(record, 'album')),
    mbid: textOf(valueAt(record, 'mbid')),
  }
  return readScrobble(scrobble, texts, into)
}

/** Pages as the API gives them, one after the other: `[{track: [...]}, ...]`. */
export const lastfmPages = objectReader({
  name: 'lastfm-pages',
  label: 'Last.fm scrobbles, pages of its API',
  service,
  capabilities,
  listKey: 'track',
  tellingKeys: ['track', 'uts', '#text'],
  read: readPageTrack,
})

/** The tracks of such pages in one list. */
export const lastfmTracks = objectReader({
  name: 'lastfm-tracks',
  label: 'Last.fm scrobbles, one list',
  service,
  capabilities,
  tellingKeys: ['uts', '#text', 'artist'],
  read: readPageTrack,
})

/** `{username, scrobbles: [{track, artist, album, date}]}`, dates in milliseconds. */
export const lastfmScrobbles = objectReader({
  name: 'lastfm-scrobbles',
  label: 'Last.fm scrobbles with their user',
  service,
  capabilities: { ...capabilities, hasIds: false },
  listKey: 'scrobbles',
  tellingKeys: ['scrobbles', 'username', 'date'],
  read(record, into, { texts }) {
    const scrobble = {
      startMs: numberOf(valueAt(record, 'date')),
      title: textOf(valueAt(record, 'track')),
      artist: textOf(valueAt(record, 'artist')),
      album: textOf(valueAt(record, 'album')),
    }
    return readScrobble(scrobble, texts, into)
  },
})

/** `uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid`. */
export const lastfmTable = tableReader({
  name: 'lastfm-table',
  label: 'Last.fm scrobbles, a table',
  service,
  capabilities,
  recognises: (header) => hasColumns(header, ['uts', 'artist', 'track']),
  read(row, into) {
    const seconds = numberOf(row.cell('uts'))
    // A spreadsheet that saves the table again may round the seconds ("1.6E+09"); the minute stands beside them.
    const startMs = Number.isNaN(seconds) ? dateOf(row.cell('utc_time')) : seconds * MS_PER_SECOND
    return readScrobble({ ...namesOf(row), startMs, mbid: row.cell('track_mbid') }, row.texts, into)
  },
})

/** The table that goes with `lastfmScrobbles`: `Artist;Album;Track;Date#USER`, dates in milliseconds. The user's name is not read. */
export const lastfmDatedTable = tableReader({
  name: 'lastfm-dated-table',
  label: 'Last.fm scrobbles, a table with dates',
  service,
  capabilities: { ...capabilities, hasIds: false },
  recognises: (header) =>
    header.length === 4 && hasColumns(header.slice(0, 3), ['Artist', 'Album', 'Track']) && /^Date(#|$)/.test(header[3] ?? ''),
  columnNamed: (name) => name.replace(/#.*$/, '').toLowerCase(),
  read: (row, into) => readScrobble({ ...namesOf(row), startMs: dateOf(row.cell('date')) }, row.texts, into),
})

/** Without a header: artist, album, track and "31 Dec 2020 23:59", which is UTC. */
export const lastfmBareTable = tableReader({
  name: 'lastfm-bare-table',
  label: 'Last.fm scrobbles, a table without a header',
  service,
  capabilities: capabilitiesByMinute,
  headerless: ['artist', 'album', 'track', 'date'],
  recognises: (header) => header.length === 4 && parseWrittenDate(header[3] ?? '') !== undefined,
  read: (row, into) => readScrobble({ ...namesOf(row), startMs: dateOf(row.cell('date')) }, row.texts, into),
})

function namesOf(row: TableRow): Omit<Scrobble, 'startMs'> {
  return { title: row.cell('track'), artist: row.cell('artist'), album: row.cell('album') }
}

/** Milliseconds since 1970, ISO 8601 or a written date. */
function dateOf(text: string): number {
  const ms = numberOf(text)
  return Number.isNaN(ms) ? (parseInstant(text) ?? parseWrittenDate(text) ?? Number.NaN) : ms
}
