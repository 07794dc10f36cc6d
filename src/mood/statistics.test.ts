/** The quantiles and bands of mood against the plain ways to get them. */
import { expect, test } from 'vitest'
import fc from 'fast-check'
import {
  clusteredBand,
  clusteredBandsOf,
  deviationOf,
  meanOf,
  quantilesOf,
  weightedDeviationOf,
  weightedMeanOf,
  weightedQuantilesOf,
} from './statistics.ts'

const values = fc.array(fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom(-0.5, 0, 0.5)), {
  minLength: 1,
  maxLength: 300,
})
const shares = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 5 }).map((list) => list.toSorted((a, b) => a - b))

test('quantiles are those of the sorted values', () => {
  fc.assert(
    fc.property(values, shares, (list, asked) => {
      const column = Float64Array.from(list, (value) => value + 0)
      const sorted = column.toSorted()
      expect(quantilesOf(column, asked)).toEqual(asked.map((share) => sorted[Math.floor(share * sorted.length)]))
    }),
  )
})

test('asking for quantiles leaves the values where they were, and nothing has zeros', () => {
  const column = Float64Array.of(3, 1, 2)
  quantilesOf(column, [0.5])
  expect([...column]).toEqual([3, 1, 2])
  expect(quantilesOf(new Float64Array(0), [0.1, 0.9])).toEqual([0, 0])
})

test('values that stand for several are as that many', () => {
  const weighted = fc.array(fc.tuple(fc.constantFrom(-0.5, -0.2, 0, 0.1, 0.5, 0.9), fc.integer({ min: 0, max: 5 })), { maxLength: 40 })
  fc.assert(
    fc.property(weighted, shares, (pairs, asked) => {
      const column = Float64Array.from(pairs, ([value]) => value)
      const weights = Float64Array.from(pairs, ([, weight]) => weight)
      const written = Float64Array.from(pairs.flatMap(([value, weight]) => Array.from({ length: weight }, () => value)))
      expect(weightedQuantilesOf(column, weights, asked)).toEqual(quantilesOf(written, asked))
      expect(weightedMeanOf(column, weights)).toBeCloseTo(meanOf(written), 12)
      expect(weightedDeviationOf(column, weights)).toBeCloseTo(deviationOf(written), 12)
    }),
  )
})

test('each group of clusters has the band of its own, as a list of them would have', () => {
  const cluster = fc.record({ count: fc.integer({ min: 0, max: 9 }), sum: fc.double({ min: -9, max: 9, noNaN: true }), group: fc.nat(3) })
  fc.assert(
    fc.property(fc.array(cluster, { maxLength: 40 }), (clusters) => {
      const count = Float64Array.from(clusters, (one) => one.count)
      const sum = Float64Array.from(clusters, (one) => (one.count === 0 ? 0 : one.sum))
      const groupOf = Uint32Array.from(clusters, (one) => one.group)
      const heardOf = (group: number) => clusters.filter((one) => one.group === group && one.count > 0)
      expect(clusteredBandsOf({ count, sum }, groupOf, 4)).toEqual([0, 1, 2, 3].map((group) => clusteredBand(heardOf(group))))
    }),
  )
})

test('a band lies around the mean of all values, and two clusters have none', () => {
  const clusters = [
    { count: 4, sum: 2 },
    { count: 3, sum: 1.2 },
    { count: 5, sum: 3.1 },
  ]
  expect(clusteredBand(clusters)).toMatchObject({ mean: 0.525 })
  expect(clusteredBand(clusters.slice(0, 2))).toBeUndefined()
})
