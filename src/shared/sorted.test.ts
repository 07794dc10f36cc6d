/** Where a value belongs in a sorted list, for every list and value. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lowerBound } from './sorted.ts'

test('the first of equal values is found', () => {
  expect([1, 2, 3].map((bound) => lowerBound([1, 2, 2, 2, 3], bound))).toEqual([0, 1, 4])
})

test('beyond both ends, and in nothing at all', () => {
  expect(lowerBound([1, 2], 0)).toBe(0)
  expect(lowerBound([1, 2], 3)).toBe(2)
  expect(lowerBound(new Float64Array(), 1)).toBe(0)
})

test('it is the number of values below the bound', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 20 })), fc.integer({ min: -21, max: 21 }), (values, bound) => {
      const sorted = values.toSorted((one, other) => one - other)
      expect(lowerBound(sorted, bound)).toBe(values.filter((value) => value < bound).length)
    }),
  )
})
