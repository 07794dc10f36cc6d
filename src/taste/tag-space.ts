/** What kind of music a listener likes: a profile over the words that people use for artists. */
import type { TagTable } from './play-table.ts'
import { unit } from './latent.ts'

/** A word for a single artist says no more than the artist, and the rarest words of many are noise. */
const ARTISTS_PER_TAG_MIN = 2
const TAGS_MAX = 1_000
/** Keeps a word that nearly nobody's profile has from counting like one that tells people apart. */
const SPREAD_FLOOR = 0.02

export interface TagSpace {
  readonly tags: readonly string[]
  /** By the number of the artist: words and their weights, of length 1; undefined where nothing is known. */
  readonly artists: readonly (ArtistTags | undefined)[]
  /** The profile of the average listener. */
  readonly centre: Float64Array
  /** What each word is multiplied by: words in which everybody is alike would drown the others. */
  readonly scale: Float64Array
}

interface ArtistTags {
  readonly tag: Uint32Array
  readonly weight: Float64Array
}

/** The words of the artists that a population knows, `artistOf` numbering them; undefined where no word is known. */
export function artistTags(table: TagTable, artistOf: (name: string) => number | undefined, artistCount: number) {
  const summed = summedWeights(table, artistOf)
  const heardWith = new Map<string, number>()
  const mass = new Map<string, number>()
  for (const tags of summed.values()) {
    for (const [tag, weight] of tags) {
      heardWith.set(tag, (heardWith.get(tag) ?? 0) + 1)
      mass.set(tag, (mass.get(tag) ?? 0) + weight)
    }
  }
  const kept = [...mass.keys()]
    .filter((tag) => heardWith.get(tag)! >= ARTISTS_PER_TAG_MIN)
    // By what they say rather than by their names; the name decides only between words that say equally much.
    .toSorted((one, other) => heardWith.get(other)! - heardWith.get(one)! || mass.get(other)! - mass.get(one)! || (one < other ? -1 : 1))
    .slice(0, TAGS_MAX)
  if (kept.length === 0) return undefined
  const numberOf = new Map(kept.map((tag, index) => [tag, index]))
  const rarity = kept.map((tag) => Math.sqrt(Math.log((summed.size + 1) / (heardWith.get(tag)! + 1)) + 0.1))
  const artists: (ArtistTags | undefined)[] = Array.from({ length: artistCount })
  for (const [artist, tags] of summed) artists[artist] = unitTags(tags, numberOf, rarity)
  return { tags: kept, artists }
}

function summedWeights(table: TagTable, artistOf: (name: string) => number | undefined): Map<number, Map<string, number>> {
  const known = table.artists.map((name) => artistOf(name))
  const summed = new Map<number, Map<string, number>>()
  for (let row = 0; row < table.weight.length; row++) {
    const artist = known[table.artist[row]!]
    const tag = table.tags[table.tag[row]!]
    if (artist === undefined || tag === undefined) continue
    const tags = summed.get(artist) ?? new Map<string, number>()
    tags.set(tag, (tags.get(tag) ?? 0) + table.weight[row]!)
    summed.set(artist, tags)
  }
  return summed
}

function unitTags(tags: ReadonlyMap<string, number>, numberOf: ReadonlyMap<string, number>, rarity: readonly number[]) {
  const entries = [...tags].flatMap(([tag, weight]) => {
    const number = numberOf.get(tag)
    return number === undefined ? [] : [{ number, value: Math.sqrt(weight) * rarity[number]! }]
  })
  if (entries.length === 0) return undefined
  entries.sort((one, other) => one.number - other.number)
  const weight = unit(Float64Array.from(entries, ({ value }) => value))
  return { tag: Uint32Array.from(entries, ({ number }) => number), weight }
}

/** The average profile and the spread of every word over the listeners. */
export function tagSpace(
  { tags, artists }: Pick<TagSpace, 'tags' | 'artists'>,
  profiles: readonly (Float64Array | undefined)[],
): TagSpace | undefined {
  const known = profiles.filter((profile) => profile !== undefined)
  if (known.length === 0) return undefined
  const centre = new Float64Array(tags.length)
  const squares = new Float64Array(tags.length)
  for (const profile of known) {
    for (let tag = 0; tag < tags.length; tag++) {
      centre[tag] = centre[tag]! + profile[tag]! / known.length
      squares[tag] = squares[tag]! + profile[tag]! ** 2 / known.length
    }
  }
  const scale = squares.map((square, tag) => 1 / Math.sqrt(Math.sqrt(Math.max(0, square - centre[tag]! ** 2)) + SPREAD_FLOOR))
  return { tags, artists, centre, scale }
}

/** The words of what somebody plays, of length 1; undefined where no artist has one. */
export function tagProfile(
  artists: TagSpace['artists'],
  tagCount: number,
  columns: ArrayLike<number>,
  weights: ArrayLike<number>,
): Float64Array | undefined {
  const profile = new Float64Array(tagCount)
  let isKnown = false
  for (let entry = 0; entry < columns.length; entry++) {
    const tags = artists[columns[entry]!]
    if (tags === undefined) continue
    isKnown = true
    for (let index = 0; index < tags.tag.length; index++) {
      const tag = tags.tag[index]!
      profile[tag] = profile[tag]! + weights[entry]! * tags.weight[index]!
    }
  }
  return isKnown ? unit(profile) : undefined
}

/** In which words somebody departs from the average listener, of length 1. */
export function tagPoint({ centre, scale }: TagSpace, profile: Float64Array): Float64Array {
  return unit(profile.map((value, tag) => (value - centre[tag]!) * scale[tag]!))
}
