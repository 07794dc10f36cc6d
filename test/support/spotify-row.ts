/** The rows of Spotify's extended streaming history, in both generations of the export. */

/** All fields of either generation. `undefined` is a field that the file does not carry at all. */
export type StreamRow = {
  readonly ts: string | null
  readonly username: string
  readonly platform: string
  /** A number in honest rows; broken ones carry text. */
  readonly ms_played: number | string | undefined
  readonly conn_country: string
  readonly ip_addr: string | null
  readonly user_agent_decrypted: string
  readonly city: string
  readonly region: string
  readonly master_metadata_track_name: string | null
  readonly master_metadata_album_artist_name: string | null
  readonly master_metadata_album_album_name: string | null
  readonly spotify_track_uri: string | null
  readonly episode_name: string | null
  readonly episode_show_name: string | null
  readonly spotify_episode_uri: string | null
  readonly audiobook_title: string | null
  readonly audiobook_uri: string | null
  readonly audiobook_chapter_uri: string | null
  readonly audiobook_chapter_title: string | null
  readonly reason_start: string | null
  readonly reason_end: string | null
  readonly shuffle: boolean | null
  readonly skipped: boolean | null | undefined
  readonly offline: boolean
  /** Seconds since 1970; the old generation writes milliseconds. */
  readonly offline_timestamp: number | null
  readonly incognito_mode: boolean
}

/** A row with the sort of file that holds it. */
export interface Stream {
  readonly inVideoFile: boolean
  readonly row: StreamRow
}

export type Generation = 'new' | 'old' | 'union'

type Source = keyof StreamRow

const NAMES: readonly Source[] = [
  'master_metadata_track_name',
  'master_metadata_album_artist_name',
  'master_metadata_album_album_name',
  'spotify_track_uri',
  'episode_name',
  'episode_show_name',
  'spotify_episode_uri',
]
const BOOKS: readonly Source[] = ['audiobook_title', 'audiobook_uri', 'audiobook_chapter_uri', 'audiobook_chapter_title']
const CIRCUMSTANCES: readonly Source[] = [
  'reason_start',
  'reason_end',
  'shuffle',
  'skipped',
  'offline',
  'offline_timestamp',
  'incognito_mode',
]

/** Which fields a generation writes, in which order, as [name in the file, field here]. */
export const FIELDS: Readonly<Record<Generation, readonly (readonly [string, Source])[]>> = {
  new: fieldsOf(['ts', 'platform', 'ms_played', 'conn_country', 'ip_addr', ...NAMES, ...BOOKS, ...CIRCUMSTANCES]),
  old: [
    ...fieldsOf(['ts', 'username', 'platform', 'ms_played', 'conn_country']),
    ['ip_addr_decrypted', 'ip_addr'],
    ...fieldsOf(['user_agent_decrypted', 'city', 'region', ...NAMES, ...CIRCUMSTANCES]),
  ],
  union: [
    ...fieldsOf(['ts', 'username', 'platform', 'ms_played', 'conn_country', 'ip_addr']),
    ['ip_addr_decrypted', 'ip_addr'],
    ...fieldsOf(['user_agent_decrypted', 'city', 'region', ...NAMES, ...BOOKS, ...CIRCUMSTANCES]),
  ],
}

function fieldsOf(sources: readonly Source[]): (readonly [string, Source])[] {
  return sources.map((source) => [source, source] as const)
}

export type FieldValue = string | number | boolean | null

/** The value of one field as a generation writes it; undefined: not written. */
export function valueIn(generation: Generation, row: StreamRow, source: Source): FieldValue | undefined {
  const value = row[source]
  const isStart = generation === 'old' && source === 'offline_timestamp' && typeof value === 'number' && value > 1
  // The old generation knows the very millisecond; any that does not reach the next second will do.
  return isStart ? value * 1_000 + ((value * 37) % 1_000) : value
}

/** The row as an object with exactly the fields that a file of this generation has. */
export function rowIn(generation: Generation, row: StreamRow): Record<string, FieldValue> {
  const fields: Record<string, FieldValue> = {}
  for (const [name, source] of FIELDS[generation]) {
    const value = valueIn(generation, row, source)
    if (value !== undefined) fields[name] = value
  }
  return fields
}
