/** Tests the reference that comes with the program: what is known of artists, and what usual strangers share. */
import { expect, test } from 'vitest'
import { at } from '../shared/assert.ts'
import { closeness } from './compare.ts'
import { compareCards } from './compare-cards.ts'
import { loadKnownArtists } from './known-artists.ts'
import { referenceListeners } from './reference-listeners.ts'

const { catalogue, factsOf } = await loadKnownArtists()
const reference = referenceListeners(catalogue)

test('an artist of the catalogue is known under other spellings, and one outside it is not', () => {
  const { name, tags } = at(catalogue, 0)
  expect(factsOf(name.toUpperCase())?.tags).toEqual(tags)
  expect(factsOf('Nobody Who Is In No Catalogue')).toBeUndefined()
})

test('strangers of the reference share a few artists, as strangers do', () => {
  const { population } = reference
  const shared = Array.from({ length: 60 }, (_, one) => one).flatMap((one) =>
    Array.from({ length: one }, (_, other) => {
      const found = closeness(population, population.pointOf(`listener ${one}`), population.pointOf(`listener ${other}`))
      return found.kind === 'closeness' ? found.sharedArtists : Number.NaN
    }),
  )
  const mean = shared.reduce((sum, count) => sum + count, 0) / shared.length
  expect(mean).toBeGreaterThan(2)
  expect(mean).toBeLessThan(10)
})

test('two lovers of one genre are near without an artist in common, and those of two genres are not', () => {
  const lovers = (tag: string, from: number) => ({
    kind: 'chorusTasteCard' as const,
    version: 1 as const,
    artists: catalogue
      .filter(({ tags }) => tags[0]?.tag === tag)
      .slice(from, from + 25)
      .map(({ name }, place) => [name, Math.round(1_000 / (place + 1))] as const),
  })
  const percentile = (one: ReturnType<typeof lovers>, other: ReturnType<typeof lovers>): number => {
    const found = compareCards(one, other, reference).closeness
    return found.kind === 'closeness' ? found.percentile : Number.NaN
  }
  expect(percentile(lovers('techno', 0), lovers('techno', 25))).toBeGreaterThan(90)
  expect(percentile(lovers('techno', 0), lovers('folk', 0))).toBeLessThan(60)
})
