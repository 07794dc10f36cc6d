/** What may be said of seasons and nights, by histories of a few days and of a year. */
import { expect, test } from 'vitest'
import { listensOf, type HeardListen } from '../../test/support/listens-of.ts'
import { daily } from '../../test/support/small-histories.ts'
import type { Rhythm } from '../contract/deep-insights.ts'
import { fullestSeason, isInTheNightAfter } from '../contract/rhythm-rules.ts'
import { timeFindings } from './index.ts'

const rhythmOf = (heard: readonly HeardListen[]): Rhythm =>
  timeFindings(listensOf(heard), { period: null, playRule: 'thirtySeconds' }).rhythm

test('no season is the fullest of a life that hardly knew one of them', () => {
  const of = (days: number) => fullestSeason(rhythmOf(daily('2023-03-01', days)).seasons)
  expect(of(7)).toBeUndefined()
  expect(of(280)).toBeUndefined()
  expect(of(365)).toMatchObject({ months: 'decToFeb', msPerDay: 200_000 })
})

test('a late song of the evening is of its own day, and one after midnight of the night before', () => {
  const latest = (start: string) => rhythmOf([{ start, seconds: 200 }]).latest
  const evening = latest('2024-03-05T23:59:00Z')
  const night = latest('2024-03-06T03:59:00Z')
  expect([evening?.date, night?.date]).toEqual(['2024-03-05', '2024-03-05'])
  expect([evening && isInTheNightAfter(evening), night && isInTheNightAfter(night)]).toEqual([false, true])
})
