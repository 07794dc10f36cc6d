/** Tests the comparison of listeners through the door of the domain. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areaUnderCurve, inventFriendships } from '../../test/support/friendships.ts'
import { closeness, learnPopulation, PlayTableBuilder, type Closeness, type PlayTable, type Population } from './index.ts'

const network = inventFriendships('taste', 220)
const population = learnPopulation(network.plays, { tags: network.tags })

function between(known: Population, one: string, other: string): Closeness {
  const found = closeness(known, known.pointOf(one), known.pointOf(other))
  if (found.kind === 'withheld') throw new Error(found.reason)
  return found
}

const someone = fc.constantFrom(...network.listeners)

describe('a comparison of two listeners', () => {
  test('does not depend on who is asked about whom', () => {
    fc.assert(
      fc.property(someone, someone, (one, other) => {
        expect(between(population, one, other)).toEqual(between(population, other, one))
      }),
    )
  })

  test('puts somebody beside themselves above all pairs', () => {
    fc.assert(
      fc.property(someone, someone, (one, other) => {
        expect(between(population, one, one).percentile).toBe(100)
        expect(between(population, one, one).score).toBeGreaterThanOrEqual(between(population, one, other).score)
      }),
    )
  })

  test('spreads random pairs evenly over the percentiles', () => {
    const percentiles = network.listeners.flatMap((one, index) =>
      network.listeners.slice(0, index).map((other) => between(population, one, other).percentile),
    )
    expect(percentiles.reduce((sum, value) => sum + value, 0) / percentiles.length).toBeCloseTo(50, 0)
  })

  test('is withheld below ten artists, and for somebody who is not known', () => {
    const table = new PlayTableBuilder()
    for (const listener of ['a', 'b', 'c', 'd', 'e', 'f']) {
      for (let artist = 0; artist < 12; artist++) table.add(listener, `${listener}${artist}`, 1 + artist)
    }
    for (let artist = 0; artist < 9; artist++) table.add('few', `a${artist}`, 5)
    const known = learnPopulation(table.build())
    expect(closeness(known, known.pointOf('few'), known.pointOf('a'))).toEqual({ kind: 'withheld', reason: 'fewArtists' })
    expect(closeness(known, known.pointOf('few'), known.pointOf('few'))).toEqual({ kind: 'withheld', reason: 'fewArtists' })
    expect(closeness(known, known.pointOf('nobody'), known.pointOf('a'))).toEqual({ kind: 'withheld', reason: 'unknownListener' })
    expect(closeness(known, known.pointOf('b'), known.pointOf('a')).kind).toBe('closeness')
  })
})

/** The same rows under other names, in another order, or with some listeners' counts multiplied. */
function changed(
  table: PlayTable,
  seed: number,
  factorOf: (listener: number) => number,
): { table: PlayTable; nameOf: (name: string) => string } {
  const builder = new PlayTableBuilder()
  const nameOf = (name: string): string => `${(name.length * 7919 + seed) % 97} renamed ${name}`
  const rows = Array.from(table.count, (_, row) => row).toSorted(
    (one, other) => ((one * 7919 + seed) % 1009) - ((other * 7919 + seed) % 1009),
  )
  for (const row of rows) {
    const [listener, artist] = [table.listener[row]!, table.artist[row]!]
    builder.add(nameOf(table.listeners[listener]!), `the ${table.artists[artist]!}`, table.count[row]! * factorOf(listener))
  }
  return { table: builder.build(), nameOf }
}

describe('a population', () => {
  const small = inventFriendships('small', 60)
  const before = learnPopulation(small.plays)

  test('gives the same answers under other names and in another order', () => {
    const { table, nameOf } = changed(small.plays, 5, () => 1)
    const after = learnPopulation(table)
    for (const [one, other] of small.friends) {
      const renamed = between(after, nameOf(one), nameOf(other))
      expect(renamed.score).toBeCloseTo(between(before, one, other).score, 9)
      expect(renamed.percentile).toBeCloseTo(between(before, one, other).percentile, 6)
    }
  })

  test('gives the same answers however much anybody listens', () => {
    const { table, nameOf } = changed(small.plays, 11, (listener) => 1 + (listener % 9))
    const after = learnPopulation(table)
    for (const [one, other] of small.friends) {
      expect(between(after, nameOf(one), nameOf(other)).score).toBeCloseTo(between(before, one, other).score, 9)
    }
  })

  test('places somebody who is not of it where it would place one of its own', () => {
    const [name] = small.listeners
    const artists = Array.from(small.plays.count, (weight, row) => ({
      of: small.plays.listeners[small.plays.listener[row]!]!,
      name: small.plays.artists[small.plays.artist[row]!]!,
      weight,
    })).filter(({ of }) => of === name)
    const [placed] = before.place([{ artists }])
    const found = closeness(before, placed, before.pointOf(name!))
    expect(found).toMatchObject({ kind: 'closeness', percentile: 100 })
    expect(found.kind === 'closeness' && found.facets.artists).toBeCloseTo(1, 9)
  })

  test('lets names that it does not know meet each other', () => {
    const artists = Array.from({ length: 12 }, (_, index) => ({ name: `nobody knows ${index}`, weight: 1 }))
    const [one, other] = before.place([{ artists }, { artists: artists.slice(2) }])
    const found = closeness(before, one, other)
    expect(found.kind === 'closeness' && found.sharedArtists).toBe(10)
    expect(found.kind === 'closeness' && found.percentile).toBeGreaterThan(99)
  })
})

describe('friends of an invented network', () => {
  const strangers = network.listeners.flatMap((one, index) => network.listeners.slice(0, index).map((other) => [one, other] as const))
  const area = (known: Population): number => {
    const score = ([one, other]: readonly [string, string]): number => between(known, one, other).score
    return areaUnderCurve(network.friends.map(score), strangers.map(score))
  }

  test('stand out by artists alone, and more so with words', () => {
    const alone = area(learnPopulation(network.plays))
    expect(alone).toBeGreaterThan(0.8)
    expect(area(population)).toBeGreaterThanOrEqual(alone - 0.01)
  })

  test('do not stand out where friendship has nothing to do with taste', () => {
    const pairs = strangers.filter((_, index) => index % 47 === 0)
    const score = ([one, other]: readonly [string, string]): number => between(population, one, other).score
    const by = areaUnderCurve(pairs.map(score), strangers.map(score))
    expect(Math.abs(by - 0.5)).toBeLessThan(0.06)
  })
})
