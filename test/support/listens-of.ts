/** Makes a Listens table from plain objects, so that a test reads like the history it is about. Knows nothing of importers. */
import type { Findings } from '../../src/contract/insights.ts'
import { FLAG, LISTEN_KINDS, NONE, PLATFORM_FAMILIES, type ListenKind, type Listens } from '../../src/listening/listens.ts'
import { localDayOf, localHourOfWeek, offsetAt, zoneOffsets } from '../../src/shared/time.ts'

export interface HeardListen {
  /** UTC, `2024-03-31T00:59:00Z` or milliseconds since 1970. */
  readonly start: string | number
  readonly seconds: number
  /** Later than start plus seconds where the listener paused. */
  readonly end?: string | number
  readonly kind?: ListenKind
  readonly artist?: string
  readonly title?: string
  readonly album?: string
  readonly uri?: string
  /** Absent where the source does not say. */
  readonly skipped?: boolean
  readonly reasonEnd?: string
  readonly reasonStart?: string
  /** Absent where the source does not say. */
  readonly shuffle?: boolean
  /** Both ends were recorded to the second, so that the difference to the time played is a pause. */
  readonly exact?: boolean
  /** The source does not record the time played, so that `seconds` are an estimate. */
  readonly isEstimated?: boolean
  /** Two letters; absent where the source does not say. */
  readonly country?: string
}

interface Interned {
  readonly keys: string[]
  id(...parts: readonly (string | number)[]): number
}

function interned(): Interned {
  const keys: string[] = []
  const ids = new Map<string, number>()
  return {
    keys,
    id(...parts) {
      const key = JSON.stringify(parts)
      const id = ids.get(key) ?? keys.push(key) - 1
      ids.set(key, id)
      return id
    },
  }
}

/** `timeZone` decides the local days and hours. The order of the listens does not matter. */
export function listensOf(heard: readonly HeardListen[], timeZone = 'UTC'): Listens {
  const rows = heard.map(withDefaults).toSorted((one, other) => one.startMs - other.startMs || one.endMs - other.endMs)
  const zone = zoneOffsets(timeZone, rows[0]?.startMs ?? 0, rows.at(-1)?.startMs ?? 0)
  const [artists, albums, tracks, items, reasons] = [interned(), interned(), interned(), interned(), interned()]
  const item = rows.map((row) => {
    const artist = artists.id(row.artist)
    const album = row.album === '' ? NONE : albums.id(row.album, artist)
    return items.id(tracks.id(row.title, artist), album, row.uri)
  })
  const texts = ({ keys }: Interned): string[] => keys.map((key) => String(part(key, 0)))
  const ids = ({ keys }: Interned, index: number): Uint32Array => Uint32Array.from(keys, (key) => Number(part(key, index)))
  const reasonEnd = Uint8Array.from(rows, (row) => reasons.id(row.reasonEnd))
  const reasonStart = Uint8Array.from(rows, (row) => reasons.id(row.reasonStart))
  const countries = interned()
  countries.id('')
  const country = Uint16Array.from(rows, (row) => countries.id(row.country))
  return {
    kindOfTable: 'listens',
    version: 1,
    timeZone,
    count: rows.length,
    startMs: Float64Array.from(rows, (row) => row.startMs),
    endMs: Float64Array.from(rows, (row) => row.endMs),
    msPlayed: Uint32Array.from(rows, (row) => row.msPlayed),
    kind: Uint8Array.from(rows, (row) => LISTEN_KINDS.indexOf(row.kind)),
    flags: Uint16Array.from(rows, (row) => row.flags),
    item: Uint32Array.from(item),
    reasonStart,
    reasonEnd,
    country,
    platform: new Uint8Array(rows.length).fill(PLATFORM_FAMILIES.indexOf('unknown')),
    source: new Uint8Array(rows.length),
    localDay: Int32Array.from(rows, (row) => localDayOf(row.startMs, offsetAt(zone, row.startMs))),
    localHourOfWeek: Uint8Array.from(rows, (row) => localHourOfWeek(row.startMs, offsetAt(zone, row.startMs))),
    artists: texts(artists),
    albums: { title: texts(albums), artist: ids(albums, 1) },
    tracks: { title: texts(tracks), artist: ids(tracks, 1) },
    items: { track: ids(items, 0), album: ids(items, 1), uri: items.keys.map((key) => String(part(key, 2))) },
    reasons: texts(reasons),
    countries: texts(countries),
    sources: ['test'],
  }
}

function part(key: string, index: number): unknown {
  const parts: unknown = JSON.parse(key)
  return Array.isArray(parts) ? parts[index] : undefined
}

function withDefaults(heard: HeardListen) {
  const startMs = instant(heard.start)
  const msPlayed = Math.round(heard.seconds * 1000)
  const skipFlag = heard.skipped === undefined ? 0 : FLAG.skippedKnown | (heard.skipped ? FLAG.skipped : 0)
  const shuffleFlag = heard.shuffle === undefined ? 0 : FLAG.shuffleKnown | (heard.shuffle ? FLAG.shuffle : 0)
  const exactFlag = heard.exact === true ? FLAG.startExact | FLAG.endExact : 0
  const estimatedFlag = heard.isEstimated === true ? FLAG.playedEstimated : 0
  return {
    startMs,
    endMs: heard.end === undefined ? startMs + msPlayed : instant(heard.end),
    msPlayed,
    flags: skipFlag | shuffleFlag | exactFlag | estimatedFlag,
    kind: heard.kind ?? 'music',
    artist: heard.artist ?? 'Ada Quill',
    title: heard.title ?? 'Harbour Lights',
    album: heard.album ?? '',
    uri: heard.uri ?? '',
    reasonEnd: heard.reasonEnd ?? '',
    reasonStart: heard.reasonStart ?? '',
    country: heard.country ?? '',
  }
}

function instant(value: string | number): number {
  return typeof value === 'number' ? value : Date.parse(value)
}

/** The account of the rows of a history that was never imported. */
export const NO_ROWS: Findings['rows'] = {
  read: 0,
  listens: 0,
  duplicates: 0,
  merged: 0,
  rejected: 0,
  byKind: { music: 0, podcast: 0, audiobook: 0, video: 0, unidentified: 0 },
}
