/** The ranks of a few years that were counted by hand. */
import { expect, test } from 'vitest'
import { listensOf, NO_ROWS } from '../../test/support/listens-of.ts'
import { daily } from '../../test/support/small-histories.ts'
import { ownYearsSchema, type Findings } from '../contract/insights.ts'
import type { Period } from '../contract/worker.ts'
import { findings } from './index.ts'

/** Ten plays at the end of 2020, none in 2021, twelve in 2022, ten in 2023, and a podcast that is no music. */
const heard = [
  ...daily('2020-12-20', 10),
  ...daily('2022-03-01', 12),
  ...daily('2023-01-01', 10),
  ...daily('2024-02-01', 90, { kind: 'podcast' }),
]

function find(period: Period | null, zone = 'UTC'): Findings['ownYears'] {
  const { ownYears } = findings(listensOf(heard, zone), NO_ROWS, { period, playRule: 'thirtySeconds' })
  expect(ownYearsSchema.parse(ownYears)).toEqual(ownYears)
  return ownYears
}

const wholeYear = (year: number): Period => ({ from: `${year}-01-01`, to: `${year}-12-31` })

test('own years are ranked by the time with music, and equal ones share a rank', () => {
  expect(find(null)).toEqual({
    year: null,
    ranked: [
      { rank: 1, year: 2022, msPlayed: 2_400_000, plays: 12, days: 365 },
      { rank: 2, year: 2020, msPlayed: 2_000_000, plays: 10, days: 12 },
      { rank: 2, year: 2023, msPlayed: 2_000_000, plays: 10, days: 10 },
    ],
  })
})

test('a year is told by name where the period is that year from end to end and has music', () => {
  expect(find(wholeYear(2022)).year).toBe(2022)
  expect(find(wholeYear(2021)).year).toBeNull()
  expect(find({ from: '2022-01-01', to: '2022-12-30' }).year).toBeNull()
  expect(find({ from: '2022-01-01', to: '2023-12-31' }).year).toBeNull()
})

test('the ranks are those of the whole history in every period, also one without music', () => {
  for (const period of [wholeYear(2022), wholeYear(2021), { from: '1999-01-01', to: '1999-12-31' }])
    expect(find(period).ranked).toEqual(find(null).ranked)
})

test('a history without music has no years', () => {
  const { ownYears } = findings(listensOf([]), NO_ROWS, { period: wholeYear(2022), playRule: 'thirtySeconds' })
  expect(ownYears).toEqual({ year: null, ranked: [] })
})
