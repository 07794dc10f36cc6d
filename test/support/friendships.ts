/** An invented network of listeners: scenes with artists, people with a few scenes, and friends who meet in one of them. */
import { at } from '../../src/shared/assert.ts'
import { PlayTableBuilder, TagTableBuilder, type PlayTable, type TagTable } from '../../src/taste/index.ts'
import { createRandom, weightedPicker, zipfWeights, type Random } from './random.ts'

export interface Friendships {
  readonly plays: PlayTable
  readonly tags: TagTable
  readonly listeners: readonly string[]
  readonly friends: readonly (readonly [string, string])[]
}

const SCENES = 40
const ARTISTS_PER_SCENE = 120
const ARTISTS_EACH = 40

export function inventFriendships(seed: string, listenerCount = 300): Friendships {
  const random = createRandom(seed)
  const pickArtist = weightedPicker(zipfWeights(ARTISTS_PER_SCENE, 0.7, 3))
  const people = Array.from({ length: listenerCount }, (_, index) => ({
    name: `listener ${index}`,
    scenes: Array.from({ length: 4 }, () => random.below(SCENES)),
  }))
  const plays = new PlayTableBuilder()
  for (const { name, scenes } of people) {
    for (const artist of favourites(random, scenes, pickArtist)) plays.add(name, artist, Math.ceil(random.logNormal(60, 1.2)))
  }
  return {
    plays: plays.build(),
    tags: inventTags(random),
    listeners: people.map(({ name }) => name),
    friends: inventFriends(random, people),
  }
}

interface Person {
  readonly name: string
  readonly scenes: readonly number[]
}

/** Most friends have two scenes in common; some friendships have nothing to do with music. */
function inventFriends(random: Random, people: readonly Person[]): (readonly [string, string])[] {
  return people.flatMap((one, index) =>
    people
      .slice(0, index)
      .filter((other) => random.chance(sharedScenes(one, other) >= 2 ? 0.8 : 0.002))
      .map((other) => [one.name, other.name] as const),
  )
}

function sharedScenes(one: Person, other: Person): number {
  return new Set(one.scenes.filter((scene) => other.scenes.includes(scene))).size
}

function favourites(random: Random, scenes: readonly number[], pickArtist: (random: Random) => number): Set<string> {
  const artists = new Set<string>()
  while (artists.size < ARTISTS_EACH) {
    // Everybody also hears what is heard everywhere.
    const scene = random.chance(0.25) ? random.below(3) : at(scenes, random.below(scenes.length))
    artists.add(`artist ${scene}.${pickArtist(random)}`)
  }
  return artists
}

function inventTags(random: Random): TagTable {
  const tags = new TagTableBuilder()
  for (let scene = 0; scene < SCENES; scene++) {
    for (let artist = 0; artist < ARTISTS_PER_SCENE; artist++) {
      tags.add(`artist ${scene}.${artist}`, `scene ${scene}`, 1 + random.below(9))
      tags.add(`artist ${scene}.${artist}`, `family ${scene % 8}`, 1 + random.below(9))
      tags.add(`artist ${scene}.${artist}`, `noise ${random.below(50)}`, 1 + random.below(3))
    }
  }
  return tags.build()
}

/** The chance that a friend scores higher than a stranger; ties count half. */
export function areaUnderCurve(friends: readonly number[], strangers: readonly number[]): number {
  const sorted = strangers.toSorted((one, other) => one - other)
  const below = (bound: number, inclusive: boolean): number => {
    const index = sorted.findIndex((value) => (inclusive ? value > bound : value >= bound))
    return index === -1 ? sorted.length : index
  }
  const wins = friends.reduce((sum, score) => sum + (below(score, false) + below(score, true)) / 2, 0)
  return wins / friends.length / strangers.length
}
