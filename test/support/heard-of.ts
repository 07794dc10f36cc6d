/** Simulated rows as the plain listens of a test, without an import in between. */
import type { HeardListen } from './listens-of.ts'
import type { Stream } from './spotify-row.ts'

const SECOND_MS = 1_000
/** A noted start further before the end is an oddity of the export. */
const OFFLINE_MS_MAX = 31 * 86_400_000

/** Nothing for a row that an importer would reject. */
export function heardOf({ row }: Stream): HeardListen[] {
  const msPlayed = row.ms_played
  const endMs = Date.parse(row.ts ?? '')
  if (typeof msPlayed !== 'number' || Number.isNaN(endMs)) return []
  const startMs = endMs - msPlayed
  const notedMs = (row.offline_timestamp ?? 0) * SECOND_MS
  const isExact = notedMs <= startMs && startMs - notedMs < OFFLINE_MS_MAX
  return [
    {
      start: isExact ? notedMs : startMs,
      end: endMs,
      seconds: msPlayed / SECOND_MS,
      kind: row.episode_name === null ? 'music' : 'podcast',
      artist: row.master_metadata_album_artist_name ?? row.episode_show_name ?? '',
      title: row.master_metadata_track_name ?? row.episode_name ?? '',
      album: row.master_metadata_album_album_name ?? '',
      uri: row.spotify_track_uri ?? '',
      reasonStart: row.reason_start ?? '',
      reasonEnd: row.reason_end ?? '',
      country: row.conn_country,
      exact: isExact,
      ...(row.shuffle === null ? {} : { shuffle: row.shuffle }),
      ...(row.skipped == null ? {} : { skipped: row.skipped }),
    },
  ]
}
