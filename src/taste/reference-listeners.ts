/** A population for people who have none: listeners drawn from a catalogue of artists, the same each time. */
import { MOOD_CELLS_PER_SIDE } from '../contract/card-fields.ts'
import { scramble } from './canonical-order.ts'
import { moodCell, type ArtistFacts } from './make-card.ts'
import { artistKey } from './name-key.ts'
import { PlayTableBuilder, TagTableBuilder } from './play-table.ts'
import { learnPopulation, type Population } from './population.ts'

export interface CatalogueArtist extends ArtistFacts {
  readonly name: string
}

export interface ReferencePopulation {
  readonly population: Population
  readonly artists: number
}

const LISTENERS = 300
/** Of a smaller catalogue each knows fewer, or all would know all. */
const ARTISTS_EACH_MAX = 110
const ARTISTS_EACH_MIN = 20
const CATALOGUE_PER_ARTIST = 40
/** Genres that somebody comes back to, and the part of the artists that is found in them; the rest lies anywhere. */
const HOMES_EACH = 4
const HOME_SHARE = 0.6
/** Fame is uneven, so strangers share some artists: about five of a hundred, as in real libraries. */
const SKEW = 2.4

/**
 * Each listener has a few genres at home, likelier the more artists a genre has, and plays fall off from the first artist
 * to the last as they do in real libraries. Scores between people are read against pairs of these: usual strangers who
 * know well-known music. The catalogue does not say who is how famous; a made-up order of fame lets strangers share as
 * many artists as they do in life, and every known artist then counts alike, so that the order itself decides nothing.
 */
export function referenceListeners(known: readonly CatalogueArtist[]): ReferencePopulation {
  const catalogue = inOrderOfFame(known)
  const byTag = artistsByTag(catalogue)
  const plays = new PlayTableBuilder()
  const tags = new TagTableBuilder()
  const moods = new Map<string, number[]>()
  for (const { name, tags: words } of catalogue) {
    for (const { tag, weight } of words) tags.add(artistKey(name), tag, weight)
  }
  for (let listener = 0; listener < (catalogue.length === 0 ? 0 : LISTENERS); listener++) {
    const name = `listener ${listener}`
    const chosen = chooseArtists(catalogue, byTag, listener)
    for (const [place, artist] of chosen.entries()) plays.add(name, artistKey(artist.name), 1 / (place + 1))
    const cells = moodCells(chosen)
    if (cells !== undefined) moods.set(name, cells)
  }
  const population = learnPopulation(plays.build(), {
    tags: tags.size > 0 ? tags.build() : undefined,
    moodOf: (name) => moods.get(name),
    isInvented: true,
  })
  return { population, artists: catalogue.length }
}

/** The same for the same number of artists, whatever their names. */
function inOrderOfFame(artists: readonly CatalogueArtist[]): CatalogueArtist[] {
  return artists
    .map((artist, index) => ({ artist, place: scramble(index + 1) }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ artist }) => artist)
}

function artistsByTag(catalogue: readonly CatalogueArtist[]): ReadonlyMap<string, readonly CatalogueArtist[]> {
  const byTag = new Map<string, CatalogueArtist[]>()
  for (const artist of catalogue) {
    for (const { tag } of artist.tags) {
      const artists = byTag.get(tag)
      if (artists === undefined) byTag.set(tag, [artist])
      else artists.push(artist)
    }
  }
  return byTag
}

function chooseArtists(
  catalogue: readonly CatalogueArtist[],
  byTag: ReadonlyMap<string, readonly CatalogueArtist[]>,
  listener: number,
): CatalogueArtist[] {
  let draws = listener * 100_003
  const draw = (below: number): number => scramble(++draws) % below
  const from = (artists: readonly CatalogueArtist[]): CatalogueArtist =>
    artists[Math.floor((draw(1 << 30) / (1 << 30)) ** SKEW * artists.length)]!
  // A random artist's first genre: so genres come as often as they have artists.
  const homes = Array.from({ length: HOMES_EACH }, () => byTag.get(catalogue[draw(catalogue.length)]?.tags[0]?.tag ?? '') ?? catalogue)
  const chosen = new Set<CatalogueArtist>()
  const most = Math.max(ARTISTS_EACH_MIN, Math.min(ARTISTS_EACH_MAX, Math.floor(catalogue.length / CATALOGUE_PER_ARTIST)))
  for (let tries = 0; chosen.size < most && tries < 20 * most; tries++) {
    const home = homes[draw(HOMES_EACH)]!
    chosen.add(draw(1_000) < 1_000 * HOME_SHARE ? from(home) : from(catalogue))
  }
  return [...chosen]
}

function moodCells(artists: readonly CatalogueArtist[]): number[] | undefined {
  const cells = Array.from({ length: MOOD_CELLS_PER_SIDE ** 2 }, () => 0)
  for (const [place, { mood }] of artists.entries()) {
    if (mood === undefined) continue
    const cell = moodCell(mood.valence, mood.arousal)
    cells[cell] = cells[cell]! + 1 / (place + 1)
  }
  return cells.some((weight) => weight > 0) ? cells : undefined
}
