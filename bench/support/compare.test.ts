/** Shows that the measures behind the benchmarks measure. */
import { expect, test } from 'vitest'
import { compare, measureProgram, median } from './compare.ts'

test('the median of an even number of values is the mean of the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([9, 1, 2])).toBe(2)
  expect(median([])).toBeNaN()
})

test('the peak memory of a program is its own, not that of the program that started it', async () => {
  const held = Buffer.alloc(300 * 2 ** 20, 1)
  const small = await measureProgram(process.execPath, ['-e', '0'])
  const large = await measureProgram(process.execPath, ['-e', 'Buffer.alloc(200 * 2 ** 20, 1)'])
  expect(held.length).toBeGreaterThan(small.peakBytes)
  expect(small.peakBytes).toBeGreaterThan(20 * 2 ** 20)
  expect(large.peakBytes - small.peakBytes).toBeGreaterThan(190 * 2 ** 20)
})

test('a program that fails is no measure', async () => {
  await expect(measureProgram(process.execPath, ['-e', 'process.exit(3)'])).rejects.toThrow('ended with 3')
})

test('ratios are taken within a round, and the first round does not count', async () => {
  const slow = [1000, 10, 20, 30]
  const fast = [1, 5, 10, 15]
  const give = (values: number[]) => async () => ({ wallMs: values.shift() ?? Number.NaN, peakBytes: 1 })
  const [first, second] = await compare(
    [
      { name: 'slow', measure: give(slow) },
      { name: 'fast', measure: give(fast) },
    ],
    3,
  )
  expect(first).toEqual({ name: 'slow', wallMs: 20, peakBytes: 1, ratio: 1 })
  expect(second).toEqual({ name: 'fast', wallMs: 10, peakBytes: 1, ratio: 0.5 })
})
