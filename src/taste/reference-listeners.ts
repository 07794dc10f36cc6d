/** A population for people who have none: listeners drawn from a catalogue of artists, the same each time. */
import { MOOD_CELLS_PER_SIDE } from '../contract/card-fields.ts'
import { scramble } from './canonical-order.ts'
import { moodCell, type ArtistFacts } from './make-card.ts'
import { nameKey } from './name-key.ts'
import { PlayTableBuilder, TagTableBuilder } from './play-table.ts'
import { learnPopulation, type Population } from './population.ts'

export interface CatalogueArtist extends ArtistFacts {
  readonly name: string
}

export interface ReferencePopulation {
  readonly population: Population
  readonly artists: number
}

const LISTENERS = 500
const ARTISTS_EACH = 45
/** Genres that somebody comes back to, and the part of the artists that is found in them; the rest lies anywhere. */
const HOMES_EACH = 4
const HOME_SHARE = 0.7

/**
 * Each listener has a few genres at home, likelier the more artists a genre has, and plays fall off from the first artist
 * to the last as they do in real libraries. Scores between people are read against pairs of these: usual strangers who
 * know well-known music.
 */
export function referenceListeners(catalogue: readonly CatalogueArtist[]): ReferencePopulation {
  const byTag = artistsByTag(catalogue)
  const plays = new PlayTableBuilder()
  const tags = new TagTableBuilder()
  const moods = new Map<string, number[]>()
  for (const { name, tags: known } of catalogue) {
    for (const { tag, weight } of known) tags.add(nameKey(name), tag, weight)
  }
  for (let listener = 0; listener < (catalogue.length === 0 ? 0 : LISTENERS); listener++) {
    const name = `listener ${listener}`
    const chosen = chooseArtists(catalogue, byTag, listener)
    for (const [place, artist] of chosen.entries()) plays.add(name, nameKey(artist.name), 1 / (place + 1))
    const cells = moodCells(chosen)
    if (cells !== undefined) moods.set(name, cells)
  }
  const population = learnPopulation(plays.build(), { tags: tags.size > 0 ? tags.build() : undefined, moodOf: (name) => moods.get(name) })
  return { population, artists: catalogue.length }
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
  const any = (): CatalogueArtist => catalogue[draw(catalogue.length)]!
  // A random artist's first genre: so genres come as often as they have artists.
  const homes = Array.from({ length: HOMES_EACH }, () => byTag.get(any().tags[0]?.tag ?? '') ?? catalogue)
  const chosen = new Set<CatalogueArtist>()
  for (let tries = 0; chosen.size < ARTISTS_EACH && tries < 20 * ARTISTS_EACH; tries++) {
    const home = homes[draw(HOMES_EACH)]!
    chosen.add(draw(1_000) < 1_000 * HOME_SHARE ? home[draw(home.length)]! : any())
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
