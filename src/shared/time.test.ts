/** Shows that local time turns at the very instant at which a zone’s clocks do. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDay, monthOf, monthsOfDays, MS_PER_DAY, offsetAt, offsetsAlong, yearOf, yearsOfDays, zoneOffsets } from './time.ts'

describe('a change of clocks', () => {
  test.each([
    ['Europe/Berlin', Date.UTC(2024, 2, 31, 1), 3_600_000, 7_200_000],
    ['America/St_Johns', Date.UTC(2010, 2, 14, 3, 31), -12_600_000, -9_000_000],
    ['Pacific/Apia', Date.UTC(2011, 11, 30, 10), -36_000_000, 50_400_000],
    ['Australia/Lord_Howe', Date.UTC(2023, 9, 1, -8, -30), 37_800_000, 39_600_000],
  ])('in %s holds from its own millisecond on, whatever fraction of a second the history begins at', (zone, change, before, after) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 * 86_400_000 }), (earlierMs) => {
        const offsets = zoneOffsets(zone, change - earlierMs, change + 86_400_000)
        expect([offsetAt(offsets, change - 1), offsetAt(offsets, change)]).toEqual([before, after])
      }),
      { numRuns: 40 },
    )
  })
})

test('a day of any year is written as the standard writes it', () => {
  const [first, last] = [Date.UTC(1, 0, 1) / MS_PER_DAY - 700_000, Date.UTC(9999, 11, 31) / MS_PER_DAY]
  fc.assert(
    fc.property(fc.integer({ min: first, max: last }), (day) => {
      const date = new Date(day * MS_PER_DAY)
      expect(formatDay(day)).toBe(date.toISOString().slice(0, 10))
      expect([yearOf(day), monthOf(day)]).toEqual([date.getUTCFullYear(), date.getUTCMonth()])
    }),
  )
})

test('offsets along many instants, in whatever order, are those of each one', () => {
  const zone = zoneOffsets('Europe/Lisbon', Date.UTC(2010, 0, 1), Date.UTC(2026, 0, 1))
  const instants = fc.integer({ min: Date.UTC(2009, 0, 1), max: Date.UTC(2027, 0, 1) })
  fc.assert(
    fc.property(fc.array(instants), (some) => {
      const atChanges = [...zone.startsMs].flatMap((ms) => [ms - 1, ms])
      const all = [...some, ...atChanges]
      expect([...offsetsAlong(zone, Float64Array.from(all))]).toEqual(all.map((ms) => offsetAt(zone, ms)))
    }),
  )
})

test('years and months of days in a row are those of each day', () => {
  fc.assert(
    fc.property(fc.integer({ min: -30_000, max: 60_000 }), fc.integer({ min: 0, max: 1_500 }), (first, length) => {
      const days = Array.from({ length }, (_, index) => first + index)
      expect([...yearsOfDays(first, length)]).toEqual(days.map(yearOf))
      expect([...monthsOfDays(first, length)]).toEqual(days.map(monthOf))
    }),
  )
})
