/** The same seed gives the same numbers, spread evenly. */
import { expect, test } from 'vitest'
import { seededRandom, shuffle } from './random.ts'

const drawsOf = (seed: number, count: number): readonly number[] => {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => random.next())
}

test('the same seed gives the same numbers, and another seed others', () => {
  expect(drawsOf(7, 50)).toEqual(drawsOf(7, 50))
  expect(drawsOf(7, 50)).not.toEqual(drawsOf(8, 50))
})

test('the numbers fill the range from 0 to 1 evenly', () => {
  const tenths = Array.from({ length: 10 }, () => 0)
  for (const draw of drawsOf(1, 10_000)) tenths[Math.floor(draw * 10)]! += 1
  // Five standard deviations of a tenth of ten thousand draws are 150.
  for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(150)
})

test('a shuffle keeps every number, and every order comes about equally often', () => {
  const random = seededRandom(3)
  const seen = new Map<string, number>()
  for (let round = 0; round < 6_000; round++) {
    const list = [1, 2, 3]
    shuffle(list, random)
    const order = list.join()
    seen.set(order, (seen.get(order) ?? 0) + 1)
  }
  expect([...seen.keys()].toSorted()).toEqual(['1,2,3', '1,3,2', '2,1,3', '2,3,1', '3,1,2', '3,2,1'])
  for (const count of seen.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150)
})
