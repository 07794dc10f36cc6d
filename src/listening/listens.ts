/** The Listens table: one person's history as columns, frozen and sorted by start. Nothing in it identifies the person. */
/** What a listen was of. The position in this list is the code in the `kind` column. */
export const LISTEN_KINDS = ['music', 'podcast', 'audiobook', 'video', 'unidentified'] as const
export type ListenKind = (typeof LISTEN_KINDS)[number]
export const MUSIC = 0
export const PODCAST = 1
export const AUDIOBOOK = 2
export const VIDEO = 3
export const UNIDENTIFIED = 4

/** Families of devices; the model of a device is never kept. The position is the code in the `platform` column. */
export const PLATFORM_FAMILIES = [
  'unknown',
  'android',
  'ios',
  'windows',
  'macos',
  'linux',
  'web',
  'speaker',
  'tv',
  'console',
  'car',
  'wearable',
  'other',
] as const
export type PlatformFamily = (typeof PLATFORM_FAMILIES)[number]

/** Bits of the `flags` column. A `...Known` bit tells "no" from "the source does not say". */
export const FLAG = {
  shuffle: 1,
  shuffleKnown: 2,
  skipped: 4,
  skippedKnown: 8,
  offline: 16,
  incognito: 32,
  /** The start was recorded by the source; otherwise it is the end minus the time played. */
  startExact: 64,
  /** The end was recorded to the second; otherwise only to the minute, or it is start plus time played. */
  endExact: 128,
  /** The source does not record the time played: `msPlayed` follows from the length of the track and what was played next. */
  playedEstimated: 256,
} as const

/** Marks "none" in the columns that point into a dictionary. */
export const NONE = 0xffff_ffff

/**
 * One row per listen, `count` long, sorted by start (ties by end, then by content), so that the same rows give the same
 * table whatever the order of the files. Columns are typed arrays over their own buffers and can be transferred.
 */
export interface ListenColumns {
  /** UTC, milliseconds. */
  readonly startMs: Float64Array
  /** UTC, milliseconds. */
  readonly endMs: Float64Array
  readonly msPlayed: Uint32Array
  /** Index into LISTEN_KINDS. */
  readonly kind: Uint8Array
  readonly flags: Uint16Array
  /** Index into `items`: what was played, with the source's own id. */
  readonly item: Uint32Array
  /** Index into `reasons`. */
  readonly reasonStart: Uint8Array
  /** Index into `reasons`. */
  readonly reasonEnd: Uint8Array
  /** Index into `countries`. */
  readonly country: Uint16Array
  /** Index into PLATFORM_FAMILIES. */
  readonly platform: Uint8Array
  /** Index into `sources`. */
  readonly source: Uint8Array
  /** Days since 1970-01-01 of the START in `timeZone`. */
  readonly localDay: Int32Array
  /** Hour of the local week of the START in `timeZone`, 0 = Monday 00:00. */
  readonly localHourOfWeek: Uint8Array
}

/** The dictionaries that columns point into. An empty string stands for "the source gives none". */
export interface ListenNames {
  readonly artists: readonly string[]
  readonly albums: { readonly title: readonly string[]; readonly artist: Uint32Array }
  readonly tracks: { readonly title: readonly string[]; readonly artist: Uint32Array }
  /** A track in one edition: `album` may be NONE, `uri` may be empty. */
  readonly items: { readonly track: Uint32Array; readonly album: Uint32Array; readonly uri: readonly string[] }
  readonly reasons: readonly string[]
  readonly countries: readonly string[]
  readonly sources: readonly string[]
}

/**
 * For music, a track is (artist, title) to the letter. Podcast episodes and audiobook chapters use the same columns: the
 * show or the book is the artist.
 */
export interface Listens extends ListenColumns, ListenNames {
  readonly kindOfTable: 'listens'
  readonly version: 1
  readonly timeZone: string
  readonly count: number
}
