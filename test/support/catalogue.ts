/** A world of invented music: artists with albums and tracks, podcasts with episodes, books with chapters. */
import { inventArtists, inventBook, inventShow, inventTitle, type NameStyle } from './names.ts'
import { createRandom, type Random } from './random.ts'

/** Hidden from every export, as in life; `minutes` is the usual length of a track. */
export const GENRES = [
  { name: 'ambient', minutes: 5.6 },
  { name: 'chamber pop', minutes: 3.8 },
  { name: 'chanson', minutes: 3.3 },
  { name: 'city pop', minutes: 4.1 },
  { name: 'cumbia', minutes: 3.7 },
  { name: 'dream pop', minutes: 4.2 },
  { name: 'folk', minutes: 3.5 },
  { name: 'hip hop', minutes: 3.1 },
  { name: 'house', minutes: 5.4 },
  { name: 'indie rock', minutes: 3.6 },
  { name: 'jazz', minutes: 5.2 },
  { name: 'metal', minutes: 4.7 },
  { name: 'piano', minutes: 2.9 },
  { name: 'post-rock', minutes: 6.3 },
  { name: 'soul', minutes: 3.4 },
  { name: 'techno', minutes: 6.1 },
] as const

export interface Track {
  readonly title: string
  readonly artist: string
  readonly album: string
  readonly durationMs: number
  readonly uri: string
}

export interface Album {
  readonly title: string
  readonly tracks: readonly Track[]
}

export interface Artist {
  readonly name: string
  /** Index into GENRES. */
  readonly genre: number
  readonly albums: readonly Album[]
}

/** A podcast or a book: its episodes or chapters in order. */
export interface Series {
  readonly title: string
  readonly uri: string
  readonly parts: readonly { readonly title: string; readonly durationMs: number; readonly uri: string }[]
}

export interface Catalogue {
  /** From the most to the least popular. */
  readonly artists: readonly Artist[]
  readonly shows: readonly Series[]
  readonly books: readonly Series[]
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function uri(random: Random, kind: string): string {
  let id = ''
  for (let i = 0; i < 22; i++) id += BASE62[random.below(62)]
  return `spotify:${kind}:${id}`
}

export function createCatalogue(options: { readonly seed: string; readonly artists: number; readonly names: NameStyle }): Catalogue {
  const random = createRandom(options.seed)
  const names = inventArtists(random.fork('artists'), options.artists, options.names)
  return {
    artists: names.map(({ name, script }) => inventDiscography(random.fork(`artist ${name}`), name, script)),
    shows: Array.from({ length: 24 }, () => inventPodcast(random)),
    books: Array.from({ length: 14 }, () => inventAudiobook(random)),
  }
}

function inventDiscography(random: Random, name: string, script: number): Artist {
  const genre = random.below(GENRES.length)
  const minutes = GENRES[genre]?.minutes ?? 4
  const albums = Array.from({ length: 1 + random.below(5) }, () => {
    // A single is an album of one or two tracks.
    const size = random.chance(0.25) ? 1 + random.below(2) : 7 + random.below(7)
    return inventAlbum(random, name, script, minutes, size)
  })
  return { name, genre, albums: withReissue(random, albums) }
}

function inventAlbum(random: Random, artist: string, script: number, minutes: number, size: number): Album {
  const title = inventTitle(random, script)
  const tracks = Array.from({ length: size }, (_, i) => ({
    title: i === 0 && random.chance(0.3) ? title : inventTitle(random, script),
    artist,
    album: title,
    durationMs: Math.round(Math.min(Math.max(random.logNormal(minutes, 0.25), 1), 25) * 60_000),
    uri: uri(random, 'track'),
  }))
  return { title, tracks }
}

/** One artist in eight has an album out again with the same songs under new ids. */
function withReissue(random: Random, albums: readonly Album[]): readonly Album[] {
  const [first] = albums
  if (first === undefined || !random.chance(0.125)) return albums
  const title = `${first.title} (Deluxe)`
  return [...albums, { title, tracks: first.tracks.map((track) => ({ ...track, album: title, uri: uri(random, 'track') })) }]
}

function inventPodcast(random: Random): Series {
  const minutes = random.between(22, 75)
  const parts = Array.from({ length: 40 + random.below(80) }, (_, i) => ({
    title: `${i + 1}: ${inventTitle(random, -1)}`,
    durationMs: Math.round(random.logNormal(minutes, 0.2) * 60_000),
    uri: uri(random, 'episode'),
  }))
  return { title: inventShow(random), uri: uri(random, 'show'), parts }
}

function inventAudiobook(random: Random): Series {
  const parts = Array.from({ length: 14 + random.below(30) }, (_, i) => ({
    title: `Chapter ${i + 1}`,
    durationMs: Math.round(random.logNormal(24, 0.3) * 60_000),
    uri: uri(random, 'episode'),
  }))
  return { title: inventBook(random), uri: uri(random, 'show'), parts }
}
