/** Spotify's extended streaming history, both generations: `Streaming_History_*.json` and `endsong_N.json`. */
import { limits } from '../../shared/limits.ts'
import { INSTANT_MAX, INSTANT_MIN, MS_PER_SECOND } from '../../shared/time.ts'
import { AUDIOBOOK, FLAG, MUSIC, PODCAST, UNIDENTIFIED } from '../listens.ts'
import type { RecordSlots } from '../json/record-fields.ts'
import { flatListReader } from './flat-list-reader.ts'
import type { RowDraft } from './reader.ts'
import { isKnown, isTrue, numberAt, readEndAndPlayed, textAt } from './slots.ts'

/** The fields that are read. The private ones (address, user name, user agent, city, region) are not among them. */
const fields = [
  { name: 'ts', type: 'instant' },
  { name: 'ms_played', type: 'integer' },
  { name: 'platform', type: 'text' },
  { name: 'conn_country', type: 'text' },
  { name: 'master_metadata_track_name', type: 'text' },
  { name: 'master_metadata_album_artist_name', type: 'text' },
  { name: 'master_metadata_album_album_name', type: 'text' },
  { name: 'spotify_track_uri', type: 'text' },
  { name: 'episode_name', type: 'text' },
  { name: 'episode_show_name', type: 'text' },
  { name: 'spotify_episode_uri', type: 'text' },
  { name: 'audiobook_title', type: 'text' },
  { name: 'audiobook_uri', type: 'text' },
  { name: 'audiobook_chapter_uri', type: 'text' },
  { name: 'audiobook_chapter_title', type: 'text' },
  { name: 'reason_start', type: 'text' },
  { name: 'reason_end', type: 'text' },
  { name: 'shuffle', type: 'boolean' },
  { name: 'skipped', type: 'boolean' },
  { name: 'offline', type: 'boolean' },
  { name: 'offline_timestamp', type: 'integer' },
  { name: 'incognito_mode', type: 'boolean' },
] as const

type FieldName = (typeof fields)[number]['name']

function indexOf(name: FieldName): number {
  return fields.findIndex((field) => field.name === name)
}

const TS = indexOf('ts')
const MS_PLAYED = indexOf('ms_played')
const PLATFORM = indexOf('platform')
const COUNTRY = indexOf('conn_country')
const TRACK = indexOf('master_metadata_track_name')
const ARTIST = indexOf('master_metadata_album_artist_name')
const ALBUM = indexOf('master_metadata_album_album_name')
const TRACK_URI = indexOf('spotify_track_uri')
const EPISODE = indexOf('episode_name')
const SHOW = indexOf('episode_show_name')
const EPISODE_URI = indexOf('spotify_episode_uri')
const BOOK = indexOf('audiobook_title')
const BOOK_URI = indexOf('audiobook_uri')
const CHAPTER_URI = indexOf('audiobook_chapter_uri')
const CHAPTER = indexOf('audiobook_chapter_title')
const REASON_START = indexOf('reason_start')
const REASON_END = indexOf('reason_end')
const SHUFFLE = indexOf('shuffle')
const SKIPPED = indexOf('skipped')
const OFFLINE = indexOf('offline')
const OFFLINE_TIMESTAMP = indexOf('offline_timestamp')
const INCOGNITO = indexOf('incognito_mode')

/** `ts` is a whole second and so is `offline_timestamp`; each may be rounded either way. */
const ROUNDING_MS = 2 * MS_PER_SECOND

export const spotifyExtended = flatListReader({
  name: 'spotify-extended',
  label: 'Spotify extended streaming history',
  service: 'Spotify',
  capabilities: {
    endResolutionMs: 1_000,
    startResolutionMs: 1_000,
    hasDuration: true,
    hasExactStart: true,
    hasReasons: true,
    hasIds: true,
    msPlayedMin: 0,
  },
  fields,
  tellingKeys: ['ts', 'ms_played'],
  kindOfFile: (baseName) => (/video/i.test(baseName) ? 'video' : undefined),
  read(record, _texts, into) {
    const rejection = readEndAndPlayed(record, TS, MS_PLAYED, into)
    if (rejection !== undefined) return rejection
    readIdentity(record, into)
    into.reasonStart = textAt(record, REASON_START)
    into.reasonEnd = textAt(record, REASON_END)
    into.country = textAt(record, COUNTRY)
    into.platform = textAt(record, PLATFORM)
    into.flags = readFlags(record)
    readStart(record, into)
    return undefined
  },
})

function readIdentity(record: RecordSlots, into: RowDraft): void {
  const track = textAt(record, TRACK)
  const episode = textAt(record, EPISODE)
  const book = textAt(record, BOOK)
  const chapter = textAt(record, CHAPTER)
  into.album = 0
  if (track !== 0) {
    into.kind = MUSIC
    into.title = track
    into.artist = textAt(record, ARTIST)
    into.album = textAt(record, ALBUM)
    into.uri = textAt(record, TRACK_URI)
  } else if (episode !== 0) {
    into.kind = PODCAST
    into.title = episode
    into.artist = textAt(record, SHOW)
    into.uri = textAt(record, EPISODE_URI)
  } else if (book !== 0) {
    into.kind = AUDIOBOOK
    into.title = chapter === 0 ? book : chapter
    into.artist = book
    into.uri = textAt(record, CHAPTER_URI) || textAt(record, BOOK_URI)
  } else {
    // Names vanish when a service removes a track; the row still says that something was heard.
    into.kind = UNIDENTIFIED
    into.title = 0
    into.artist = 0
    into.uri = textAt(record, TRACK_URI) || textAt(record, EPISODE_URI) || textAt(record, CHAPTER_URI) || textAt(record, BOOK_URI)
  }
}

function readFlags(record: RecordSlots): number {
  return (
    (isTrue(record, SHUFFLE) ? FLAG.shuffle : 0) |
    (isKnown(record, SHUFFLE) ? FLAG.shuffleKnown : 0) |
    (isTrue(record, SKIPPED) ? FLAG.skipped : 0) |
    (isKnown(record, SKIPPED) ? FLAG.skippedKnown : 0) |
    (isTrue(record, OFFLINE) ? FLAG.offline : 0) |
    (isTrue(record, INCOGNITO) ? FLAG.incognito : 0) |
    FLAG.endExact
  )
}

/**
 * `offline_timestamp` is the true start where it is plausible, also for rows that are not offline. Rows played offline carry
 * the moment of a later synchronisation in `ts`, so their end is not exact and follows from the start.
 */
function readStart(record: RecordSlots, into: RowDraft): void {
  const startMs = toInstant(numberAt(record, OFFLINE_TIMESTAMP))
  const latestStartMs = into.endMs - into.msPlayed
  const isPlausible = startMs <= latestStartMs + ROUNDING_MS && startMs >= latestStartMs - limits.offlineMsMax
  into.exactStartMs = isPlausible ? startMs : Number.NaN
  if (!isPlausible) return
  into.flags |= FLAG.startExact
  if ((into.flags & FLAG.offline) !== 0) into.flags &= ~FLAG.endExact
}

/** Seconds in new files, milliseconds in old ones, NaN when it is neither (zero and nonsense occur). */
function toInstant(value: number): number {
  if (value >= INSTANT_MIN && value <= INSTANT_MAX) return value
  const ms = value * MS_PER_SECOND
  return ms >= INSTANT_MIN && ms <= INSTANT_MAX ? ms : Number.NaN
}
