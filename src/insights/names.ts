/** What can be ranked and opened: artists, albums and tracks by the ids of their dictionaries, with their names and order. */
import type { SortKey, SubjectKind } from '../contract/worker.ts'
import type { Listens } from '../listening/index.ts'
import { unreachable } from '../shared/assert.ts'
import { compareCodePoints } from './code-points.ts'
import type { MusicRows } from './selection.ts'
import { tallyBy, type Tallies } from './tallies.ts'

/** One dictionary of names; `title` of an artist is the artist's name. */
export interface Names {
  readonly kind: SubjectKind
  readonly size: number
  title(id: number): string
  artist(id: number): string
  /** Nameless artists and albums stand for "the source gives none" and are nobody's favourite. */
  isNamed(id: number): boolean
}

export function namesOf(listens: Listens, kind: SubjectKind): Names {
  const { artists, albums, tracks } = listens
  switch (kind) {
    case 'artist': {
      const name = (id: number): string => artists[id]!
      return { kind, size: artists.length, title: name, artist: name, isNamed: (id) => name(id) !== '' }
    }
    case 'album': {
      const title = (id: number): string => albums.title[id]!
      return { kind, size: albums.title.length, title, artist: (id) => artists[albums.artist[id]!]!, isNamed: (id) => title(id) !== '' }
    }
    case 'track': {
      const title = (id: number): string => tracks.title[id]!
      return { kind, size: tracks.title.length, title, artist: (id) => artists[tracks.artist[id]!]!, isNamed: () => true }
    }
    default:
      return unreachable(kind)
  }
}

/** The id of a name, to the letter; undefined where the dictionary does not have it. */
export function findId(names: Names, title: string, artist: string): number | undefined {
  for (let id = 0; id < names.size; id++) {
    if (names.title(id) === title && names.artist(id) === artist && names.isNamed(id)) return id
  }
  return undefined
}

/** A dictionary counted over some music. */
export interface Counted {
  readonly names: Names
  readonly tallies: Tallies
  /** Ids with a name and at least one listen, ascending. */
  readonly ids: readonly number[]
}

export function countNames(music: MusicRows, names: Names): Counted {
  return countedBy(tallyBy(music, music[names.kind], names.size), names)
}

export function countedBy(tallies: Tallies, names: Names): Counted {
  const ids: number[] = []
  for (let id = 0; id < names.size; id++) {
    if (tallies.listens[id]! > 0 && names.isNamed(id)) ids.push(id)
  }
  return { names, tallies, ids }
}

export type Order = (one: number, other: number) => number

/** Most first by the key, then by msPlayed, then by listens; what is equal in all of them stands in the order of its names. */
export function orderBy({ names, tallies }: Counted, key: Exclude<SortKey, 'days'> = 'msPlayed'): Order {
  const cells = tallies[key]
  const { msPlayed, listens } = tallies
  return (one, other) =>
    cells[other]! - cells[one]! ||
    msPlayed[other]! - msPlayed[one]! ||
    listens[other]! - listens[one]! ||
    compareCodePoints(names.title(one), names.title(other)) ||
    compareCodePoints(names.artist(one), names.artist(other))
}

/** The first ids of an order without sorting the rest: most ids fall at the first comparison, with the last that is kept. */
export function firstInOrder(ids: readonly number[], order: Order, most: number): number[] {
  const kept: number[] = []
  for (const id of ids) {
    if (kept.length === most && (most === 0 || order(kept[most - 1]!, id) <= 0)) continue
    if (kept.length === most) kept.pop()
    kept.splice(placeFor(kept, id, order), 0, id)
  }
  return kept
}

function placeFor(sorted: readonly number[], id: number, order: Order): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (order(sorted[middle]!, id) <= 0) low = middle + 1
    else high = middle
  }
  return low
}
