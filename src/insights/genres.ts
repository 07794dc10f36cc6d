/** Genres of what was played, and which of them sets a stretch of a life apart. The catalogue they come from is handed in. */
import type { ChapterGenre } from '../contract/chapters.ts'
import { add } from '../shared/columns.ts'
import { mostFirst } from '../shared/most-first.ts'
import { shareOf, type Depth } from './depth.ts'

export interface Genres {
  /** From the most telling on; empty for an artist that nobody lists. */
  readonly ofArtist: (artist: string) => readonly string[]
  /** The broader ones above a genre, the closest first. */
  readonly above: (genre: string) => readonly string[]
}

export const NO_GENRES: Genres = { ofArtist: () => [], above: () => [] }

/** Below this share of the plays, the artists that are listed do not stand for the rest. */
export const SHARE_LISTED_MIN = 0.5
/** A genre with less of a chapter is one of several. */
const NAME_SHARE_MIN = 0.3
/** A shift below this is within what anybody's weeks do. */
export const LIFT_MIN = 1.25
const NARROWER_PART_MIN = 0.75
const GENRES_NAMED = 3

/** The genres that artists of a history are listed under, by number. */
export interface GenreTable {
  readonly names: readonly string[]
  /** By artist id: its genres with all that are above them; empty where it is not listed. */
  readonly ofArtist: readonly (readonly number[])[]
  /** By artist id: the one genre that tells most; -1 where it is not listed. */
  readonly firstOf: Int32Array
  /** By genre: those above it. */
  readonly above: readonly ReadonlySet<number>[]
}

export function genreTable({ artists }: Pick<Depth, 'artists'>, genres: Genres): GenreTable {
  const numbers = new Map<string, number>()
  const numberOf = (name: string): number => {
    const known = numbers.get(name) ?? numbers.size
    numbers.set(name, known)
    return known
  }
  const ofArtist: (readonly number[])[] = Array.from({ length: artists.names.size }, () => [])
  const firstOf = new Int32Array(artists.names.size).fill(-1)
  for (const id of artists.ids) {
    if (artists.tallies.plays[id] === 0) continue
    const own = genres.ofArtist(artists.names.title(id))
    const [first] = own
    if (first === undefined) continue
    firstOf[id] = numberOf(first)
    ofArtist[id] = [...new Set(own.flatMap((name) => [name, ...genres.above(name)]))].map(numberOf)
  }
  const names = [...numbers.keys()]
  return { names, ofArtist, firstOf, above: names.map((name) => new Set(genres.above(name).map(numberOf))) }
}

/** The plays of a stretch by genre. An artist of several genres counts for each, so that shares add up to more than one. */
export interface GenreMix {
  readonly plays: number
  /** Plays of listed artists: what the shares are of. */
  readonly listed: number
  readonly byGenre: Float64Array
  /** By the one genre of each artist that tells most. */
  readonly byFirst: Float64Array
}

export function mixOf({ plays, byArtist }: { readonly plays: number; readonly byArtist: Float64Array }, table: GenreTable): GenreMix {
  const byGenre = new Float64Array(table.names.length)
  const byFirst = new Float64Array(table.names.length)
  let listed = 0
  for (let artist = 0; artist < byArtist.length; artist++) {
    const count = byArtist[artist]!
    const genres = count === 0 ? undefined : table.ofArtist[artist]
    if (genres === undefined || genres.length === 0) continue
    listed += count
    add(byFirst, table.firstOf[artist]!, count)
    for (const genre of genres) add(byGenre, genre, count)
  }
  return { plays, listed, byGenre, byFirst }
}

/** What is left of a mix without one of its parts. */
export function mixWithout(whole: GenreMix, part: GenreMix): GenreMix {
  return {
    plays: whole.plays - part.plays,
    listed: whole.listed - part.listed,
    byGenre: whole.byGenre.map((count, genre) => count - part.byGenre[genre]!),
    byFirst: whole.byFirst.map((count, genre) => count - part.byFirst[genre]!),
  }
}

export function isToldBy({ listed, plays }: GenreMix): boolean {
  return plays > 0 && listed / plays >= SHARE_LISTED_MIN
}

/**
 * The genre that names a stretch, by number: at least three of ten plays of listed artists, at least 1.25 times its share
 * elsewhere, and of such genres the one that stands highest above it; a narrower one instead where it holds three quarters of
 * that. Undefined where there is none, or where listed artists hold less than half of the plays here or elsewhere.
 */
export function namingGenre(here: GenreMix, elsewhere: GenreMix, { names, above }: GenreTable): number | undefined {
  if (!isToldBy(here) || (elsewhere.plays > 0 && !isToldBy(elsewhere))) return undefined
  const share = (genre: number): number => shareOf(here.byGenre[genre]!, here.listed)
  const usual = (genre: number): number => shareOf(elsewhere.byGenre[genre]!, elsewhere.listed)
  const fit = inOrderOfNames(names).filter((genre) => share(genre) >= NAME_SHARE_MIN && share(genre) >= LIFT_MIN * usual(genre))
  const [best] = mostFirst(fit, (genre) => share(genre) - usual(genre), 1)
  return best === undefined ? undefined : narrowest(best, fit, here, { above })
}

/** A narrower genre of these says more, and is as true where it holds three quarters of the broader one. */
function narrowest(genre: number, among: readonly number[], here: Pick<GenreMix, 'byGenre'>, table: Pick<GenreTable, 'above'>): number {
  const { byGenre } = here
  const narrower = among.filter((one) => table.above[one]!.has(genre) && byGenre[one]! >= NARROWER_PART_MIN * byGenre[genre]!)
  const [next] = mostFirst(narrower, (one) => byGenre[one]!, 1)
  return next === undefined ? genre : narrowest(next, among, here, table)
}

/** Genres that stand above their share elsewhere, most first; none that holds another of them, or lies within it. */
export function genresApart(here: GenreMix, elsewhere: GenreMix, { names, above }: GenreTable, first?: number): number[] {
  if (!isToldBy(here)) return []
  const rise = (genre: number): number => shareOf(here.byGenre[genre]!, here.listed) - shareOf(elsewhere.byGenre[genre]!, elsewhere.listed)
  const risen = inOrderOfNames(names).filter((genre) => rise(genre) > 0)
  const ranked = mostFirst(risen, rise, risen.length)
  const chosen: number[] = first === undefined ? [] : [first]
  for (const broad of ranked) {
    if (chosen.length >= GENRES_NAMED) break
    const genre = narrowest(broad, risen, here, { above })
    if (chosen.every((other) => other !== genre && !above[other]!.has(genre) && !above[genre]!.has(other))) chosen.push(genre)
  }
  return chosen
}

export function shareTold(genre: number, here: GenreMix, elsewhere: GenreMix, { names }: GenreTable): ChapterGenre {
  return {
    genre: names[genre]!,
    share: shareOf(here.byGenre[genre]!, here.listed),
    shareElsewhere: shareOf(elsewhere.byGenre[genre]!, elsewhere.listed),
  }
}

/** Equal genres are chosen between by their names, so that every program gives the same. */
function inOrderOfNames(names: readonly string[]): readonly number[] {
  return [...names.keys()].toSorted((one, other) => (names[one]! < names[other]! ? -1 : 1))
}
