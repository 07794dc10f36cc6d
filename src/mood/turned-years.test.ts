/** Years turned by sums along them, against going through every week of every turn. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellOf, COLUMNS, STEPS, sunOf, turnsOf, WEEKS, type PlacedWeek, type Sides, type Sun } from './turned-years.ts'

const PLACES = 2

/** Light from one week to another at each half hour, round the year or not; some hours always, some never. */
const lights = fc
  .array(fc.tuple(fc.integer({ min: 0, max: WEEKS - 1 }), fc.integer({ min: 0, max: WEEKS })), { minLength: STEPS, maxLength: STEPS })
  .map((spans) => {
    const light = new Uint8Array(WEEKS * STEPS)
    spans.forEach(([from, weeks], step) => {
      for (let week = from; week < from + weeks; week++) light[(week % WEEKS) * STEPS + step] = 1
    })
    return light
  })

const heard = fc.array(
  fc.record({
    place: fc.integer({ min: 0, max: PLACES - 1 }),
    week: fc.integer({ min: 0, max: WEEKS - 1 }),
    sums: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: STEPS * COLUMNS, maxLength: STEPS * COLUMNS }),
  }),
  { maxLength: 12 },
)

function plainly(weeks: readonly PlacedWeek[], { steps, lights: ofPlaces }: Sun, turn: number): Sides {
  const sides = new Float64Array(2 * steps * COLUMNS)
  for (const { place, week, sums } of weeks) {
    for (let cell = 0; cell < steps * COLUMNS; cell++) {
      const step = Math.floor(cell / COLUMNS)
      const light = ofPlaces[place]![((week + turn) % WEEKS) * steps + step]!
      sides[cellOf(step, light) + (cell % COLUMNS)]! += sums[cell]!
    }
  }
  return sides
}

test('every turn has the sums of the weeks that are light then, and dark', () => {
  fc.assert(
    fc.property(fc.tuple(lights, lights), heard, (whole, found) => {
      const sun = sunOf(whole)
      const weeks = found.map(({ sums, ...week }) => ({ ...week, year: 2021, sums: Float64Array.from(sums.slice(0, sun.steps * COLUMNS)) }))
      expect(turnsOf(weeks, sun)).toEqual(Array.from({ length: WEEKS }, (_, turn) => plainly(weeks, sun, turn)))
    }),
    { numRuns: 40 },
  )
})

test('half hours that are light all year, or dark all year, tell nothing', () => {
  const light = new Uint8Array(WEEKS * STEPS)
  for (let week = 0; week < WEEKS; week++) light.fill(1, week * STEPS + 16, week * STEPS + 36)
  light[5 * STEPS + 15] = 1
  const { steps, numbers, runs } = sunOf([light])
  expect([steps, numbers[15], numbers[16], numbers[40]]).toEqual([1, 0, -1, -1])
  expect(runs).toEqual([[{ step: 0, from: 5, weeks: 1 }]])
})
