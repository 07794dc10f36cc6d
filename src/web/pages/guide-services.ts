/** The services whose exports are explained, and what the best of their files can tell; the readers declare the same. */

export const GUIDED = ['spotify', 'apple', 'youtube', 'deezer', 'lastfm', 'listenbrainz', 'maloja', 'players', 'chorus'] as const
export type GuidedService = (typeof GUIDED)[number]

/** In the order in which they are shown. */
export const TELLS = ['hasDuration', 'hasExactStart', 'hasReasons', 'hasIds'] as const
export type Tells = Readonly<Record<(typeof TELLS)[number], boolean>>

interface Guided extends Tells {
  /** The reader of the best file. */
  readonly reader: string
  /** Where the request is made; none where there is no one place. */
  readonly address?: string
}

export const GUIDED_SERVICES = {
  spotify: {
    reader: 'spotify-extended',
    address: 'https://www.spotify.com/account/privacy/',
    hasDuration: true,
    hasExactStart: true,
    hasReasons: true,
    hasIds: true,
  },
  apple: {
    reader: 'apple-music-activity',
    address: 'https://privacy.apple.com/',
    hasDuration: true,
    hasExactStart: true,
    hasReasons: true,
    hasIds: false,
  },
  youtube: {
    reader: 'youtube-music',
    address: 'https://takeout.google.com/',
    hasDuration: false,
    hasExactStart: true,
    hasReasons: false,
    hasIds: true,
  },
  deezer: { reader: 'deezer', hasDuration: true, hasExactStart: true, hasReasons: false, hasIds: true },
  lastfm: { reader: 'lastfm-pages', hasDuration: false, hasExactStart: true, hasReasons: false, hasIds: true },
  listenbrainz: {
    reader: 'listenbrainz',
    address: 'https://listenbrainz.org/settings/export/',
    hasDuration: false,
    hasExactStart: true,
    hasReasons: false,
    hasIds: true,
  },
  maloja: { reader: 'maloja', hasDuration: false, hasExactStart: true, hasReasons: false, hasIds: false },
  players: { reader: 'rockbox', hasDuration: false, hasExactStart: true, hasReasons: false, hasIds: true },
  chorus: { reader: 'chorus-parquet', hasDuration: true, hasExactStart: true, hasReasons: true, hasIds: true },
} as const satisfies Record<GuidedService, Guided>
