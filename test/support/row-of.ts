/** Writes one play down as the export does, with all that the export gets wrong. */
import { MS_PER_DAY, MS_PER_SECOND, yearOf } from '../../src/shared/time.ts'
import type { Device } from './devices.ts'
import type { Oddities } from './oddities.ts'
import type { Play } from './playback.ts'
import type { Item, Mode } from './queue.ts'
import type { Random } from './random.ts'
import type { Stream, StreamRow } from './spotify-row.ts'

export interface Situation {
  readonly seed: string
  readonly country: string
  readonly device: Device
  readonly oddities: Oddities
  readonly mode: Mode
  readonly shuffle: boolean
  readonly incognito: boolean
  readonly isOffline: boolean
  /** When rows played offline were reported; undefined online. */
  readonly syncMs: number | undefined
}

export function rowOf(random: Random, situation: Situation, play: Play): Stream {
  const { oddities } = situation
  const year = yearOf(Math.floor(play.startMs / MS_PER_DAY))
  const offlineTimestamp = startOf(random, situation, play, year)
  const lacksReasons = year < oddities.reasonsKnownFrom && random.chance(0.3)
  const row: StreamRow = {
    ts: isoSeconds(situation.syncMs ?? play.endMs),
    username: `synthetic-user-${situation.seed}`,
    platform: situation.device.platform,
    ms_played: play.msPlayed,
    conn_country: situation.isOffline && random.chance(0.5) ? 'ZZ' : situation.country,
    ip_addr: situation.isOffline ? null : address(random),
    user_agent_decrypted: situation.device.userAgent,
    city: `Testville-${situation.country}`,
    region: `Testshire-${situation.country}`,
    ...namesOf(random.chance(oddities.removedRows) ? undefined : play.item),
    reason_start: lacksReasons ? null : play.reasonStart,
    reason_end: lacksReasons ? random.pick([null, 'unknown']) : play.reasonEnd,
    shuffle: situation.shuffle,
    skipped: skippedOf(random, play.skipped, year < oddities.skippedKnownFrom),
    offline: situation.isOffline,
    offline_timestamp: offlineTimestamp,
    incognito_mode: situation.incognito,
  }
  return { inVideoFile: situation.mode === 'video', row }
}

function isoSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}

/** Addresses that are set apart for documentation (RFC 5737, RFC 3849), so that a test can look for leaks of them. */
function address(random: Random): string {
  return random.chance(0.8) ? `203.0.113.${1 + random.below(254)}` : `2001:db8::${(1 + random.below(65_535)).toString(16)}`
}

function skippedOf(random: Random, skipped: boolean, isUnknown: boolean): boolean | null | undefined {
  if (!isUnknown) return skipped
  return random.chance(0.1) ? undefined : null
}

function startOf(random: Random, situation: Situation, play: Play, year: number): number | null {
  const { oddities } = situation
  const seconds = Math.floor(play.startMs / MS_PER_SECOND)
  if (situation.isOffline) return seconds
  if (year < oddities.startKnownFrom) return random.chance(0.5) ? null : 0
  // A year ahead of the row, or no year at all.
  if (random.chance(oddities.nonsenseStartRows)) return random.pick([0, 1, 9_999_999_999, seconds + 31_536_000])
  return seconds
}

type Names = Pick<
  StreamRow,
  | 'master_metadata_track_name'
  | 'master_metadata_album_artist_name'
  | 'master_metadata_album_album_name'
  | 'spotify_track_uri'
  | 'episode_name'
  | 'episode_show_name'
  | 'spotify_episode_uri'
  | 'audiobook_title'
  | 'audiobook_uri'
  | 'audiobook_chapter_uri'
  | 'audiobook_chapter_title'
>

const NAMELESS: Names = {
  master_metadata_track_name: null,
  master_metadata_album_artist_name: null,
  master_metadata_album_album_name: null,
  spotify_track_uri: null,
  episode_name: null,
  episode_show_name: null,
  spotify_episode_uri: null,
  audiobook_title: null,
  audiobook_uri: null,
  audiobook_chapter_uri: null,
  audiobook_chapter_title: null,
}

/** `undefined` is a track that the service has removed: nothing of it is left. */
function namesOf(item: Item | undefined): Names {
  if (item === undefined) return NAMELESS
  if (item.kind === 'episode') {
    return { ...NAMELESS, episode_name: item.title, episode_show_name: item.by, spotify_episode_uri: item.uri }
  }
  if (item.kind === 'chapter') {
    const { title, by, uri, seriesUri } = item
    return { ...NAMELESS, audiobook_title: by, audiobook_uri: seriesUri, audiobook_chapter_uri: uri, audiobook_chapter_title: title }
  }
  return {
    ...NAMELESS,
    master_metadata_track_name: item.title,
    master_metadata_album_artist_name: item.by,
    master_metadata_album_album_name: item.album,
    spotify_track_uri: item.uri,
  }
}

/** Each of these must be refused, and none may be refused for another reason. */
export function breakRow(random: Random, row: StreamRow): StreamRow {
  return random.pick([
    { ...row, ts: null },
    { ...row, ts: 'once upon a time' },
    { ...row, ts: '1970-01-01T00:00:00Z' },
    { ...row, ms_played: -1 },
    { ...row, ms_played: 'a while' },
  ])
}
