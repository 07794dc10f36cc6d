/** The fitted curve against what least squares promise, for any plays of any bins. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CurveFitter } from './cosinor.ts'

const BINS = 24
const bin = fc.record({ plays: fc.integer({ min: 0, max: 50 }), mean: fc.double({ min: -1, max: 1, noNaN: true }) })
const day = fc.array(bin, { minLength: BINS, maxLength: BINS }).filter((bins) => bins.some(({ plays }) => plays > 0))

const shape = (harmonics: number) => ({ bins: BINS, harmonics, firstBin: 0, centre: 0.5 })

test('no other curve of as many waves lies nearer to the means of the bins', () => {
  fc.assert(
    fc.property(day, fc.double({ min: 0.05, max: 0.5, noNaN: true }), fc.nat(BINS - 1), (bins, height, shift) => {
      const count = Float64Array.from(bins, ({ plays }) => plays)
      const fitter = new CurveFitter(shape(2))
      fitter.weigh(count)
      const { valueAt } = fitter.curveOf(Float64Array.from(bins, ({ plays, mean }) => plays * mean))
      const missed = (valueOf: (at: number) => number) =>
        bins.reduce((sum, { plays, mean }, at) => sum + plays * (mean - valueOf(at)) ** 2, 0)
      const other = (at: number) => valueAt(at) + height * Math.cos((2 * Math.PI * (at - shift)) / BINS)
      // The trace of a ridge prefers lower waves, by so much of what each wave weighs.
      const ridge = 1e-3 * count.reduce((sum, plays) => sum + plays, 0) * (2 * height * 2 + height ** 2)
      expect(missed(valueAt)).toBeLessThanOrEqual(missed(other) + ridge)
    }),
  )
})

test('without waves it explains what lies between the means of the bins', () => {
  fc.assert(
    fc.property(day, (bins) => {
      const count = Float64Array.from(bins, ({ plays }) => plays)
      const sum = Float64Array.from(bins, ({ plays, mean }) => plays * mean)
      const mean = sum.reduce((all, value) => all + value, 0) / count.reduce((all, value) => all + value, 0)
      const fitter = new CurveFitter(shape(0))
      fitter.weigh(count)
      const between = bins.reduce((all, one) => all + one.plays * (one.mean - mean) ** 2, 0)
      expect(fitter.strengthOf(sum)).toBeCloseTo(between, 9)
    }),
  )
})

test('a curve keeps its values when the fitter goes on to other sums', () => {
  const count = new Float64Array(BINS).fill(1)
  const sum = Float64Array.from(count, (_, at) => Math.cos((2 * Math.PI * at) / BINS))
  for (const harmonics of [0, 1]) {
    const fitter = new CurveFitter(shape(harmonics))
    fitter.weigh(count)
    const { valueAt } = fitter.curveOf(sum)
    const before = valueAt(0)
    fitter.strengthOf(new Float64Array(BINS))
    expect(before).toBeCloseTo(1, 2)
    expect(valueAt(0)).toBe(before)
  }
})
