/** What comes on next: endless queues of music, episodes, chapters and videos, as a session's mode orders them. */
import { at } from '../../src/shared/assert.ts'
import type { Catalogue, Series, Track } from './catalogue.ts'
import type { Random } from './random.ts'
import type { Taste } from './taste.ts'

export const MODES = ['mix', 'album', 'artist', 'loop', 'podcast', 'audiobook', 'video'] as const
export type Mode = (typeof MODES)[number]

export interface Item {
  readonly kind: 'track' | 'episode' | 'chapter'
  readonly title: string
  /** The artist, the show or the book. */
  readonly by: string
  readonly album: string
  readonly uri: string
  readonly seriesUri: string
  readonly durationMs: number
}

/** Where the listener stands in each show and book, so that the next session goes on from there. */
export type Bookmarks = Map<Series, number>

/** During an obsession, so much of a mix is the one song. */
const OBSESSION_SHARE = 0.3

export function* queueOf(
  mode: Mode,
  random: Random,
  day: number,
  taste: Taste,
  catalogue: Catalogue,
  bookmarks: Bookmarks,
): Generator<Item, never> {
  const obsession = taste.obsessionOn(day)
  for (;;) {
    switch (mode) {
      case 'mix':
        yield trackItem(obsession !== undefined && random.chance(OBSESSION_SHARE) ? obsession.track : taste.pickTrack(random, day))
        break
      case 'loop':
        yield trackItem(obsession?.track ?? taste.pickTrack(random, day))
        break
      case 'album':
        for (const track of random.pick(taste.pickArtist(random, day).albums).tracks) yield trackItem(track)
        break
      case 'artist':
        yield* artistItems(random, day, taste)
        break
      case 'podcast':
        yield seriesItem('episode', nextPart(random, catalogue.shows, bookmarks))
        break
      case 'audiobook':
        yield seriesItem('chapter', nextPart(random, catalogue.books, bookmarks))
        break
      case 'video':
        yield random.chance(0.6)
          ? seriesItem('episode', nextPart(random, catalogue.shows, bookmarks))
          : trackItem(taste.pickTrack(random, day))
        break
    }
  }
}

function* artistItems(random: Random, day: number, taste: Taste): Generator<Item> {
  const artist = taste.pickArtist(random, day)
  const tracks = artist.albums.flatMap((album) => album.tracks)
  for (let i = 0; i < Math.min(tracks.length, 12); i++) yield trackItem(random.pick(tracks))
}

function trackItem(track: Track): Item {
  return {
    kind: 'track',
    title: track.title,
    by: track.artist,
    album: track.album,
    uri: track.uri,
    seriesUri: '',
    durationMs: track.durationMs,
  }
}

function nextPart(random: Random, series: readonly Series[], bookmarks: Bookmarks): { readonly of: Series; readonly place: number } {
  // The few that a person follows come first in the list.
  const of = at(series, Math.min(Math.floor(random.exponential(3)), series.length - 1))
  const place = (bookmarks.get(of) ?? 0) % of.parts.length
  bookmarks.set(of, place + 1)
  return { of, place }
}

function seriesItem(kind: 'episode' | 'chapter', { of, place }: { readonly of: Series; readonly place: number }): Item {
  const part = at(of.parts, place)
  return { kind, title: part.title, by: of.title, album: '', uri: part.uri, seriesUri: of.uri, durationMs: part.durationMs }
}
