/** Shows that calendars answer the same wherever the machine stands; each zone of `vitest.config.ts` runs it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  dayOfMonthStart,
  deviceTimeZone,
  formatDay,
  localDayOf,
  localHourOfWeek,
  monthOf,
  offsetAt,
  parseDay,
  yearOf,
  zoneOffsets,
} from '../src/shared/time.ts'

const HOUR = 3_600_000

test('the machine really stands in the zone of its project', () => {
  const zone = process.env['TZ']
  expect(zone).toMatch(/^[A-Z]\w+\/\w+$/)
  // Platforms call some zones by an older name, Kathmandu by "Katmandu".
  expect(deviceTimeZone()).toBe(new Intl.DateTimeFormat('en', { timeZone: zone ?? '' }).resolvedOptions().timeZone)
  // Local noon read back as UTC: the platform's own dates follow the zone too, so a stray local getter would show.
  const [offsetMs] = zoneOffsets(zone ?? '', Date.UTC(2024, 0, 1), Date.UTC(2024, 0, 2)).offsetsMs
  expect(new Date(2024, 0, 1, 12).getTime()).toBe(Date.UTC(2024, 0, 1, 12) - (offsetMs ?? Number.NaN))
})

test('Berlin changes its clocks at the same instants everywhere', () => {
  const berlin = zoneOffsets('Europe/Berlin', Date.UTC(2024, 0, 1), Date.UTC(2024, 11, 31))
  expect([...berlin.startsMs].slice(1)).toEqual([Date.UTC(2024, 2, 31, 1), Date.UTC(2024, 9, 27, 1)])
  expect([...berlin.offsetsMs]).toEqual([HOUR, 2 * HOUR, HOUR])
})

test('a listen belongs to the local day and hour of the zone asked for, not of the machine', () => {
  const startMs = Date.UTC(2023, 11, 31, 18, 20)
  const local = (timeZone: string): readonly [string, number] => {
    const offsetMs = offsetAt(zoneOffsets(timeZone, startMs, startMs), startMs)
    return [formatDay(localDayOf(startMs, offsetMs)), localHourOfWeek(startMs, offsetMs)]
  }
  expect(local('UTC')).toEqual(['2023-12-31', 6 * 24 + 18])
  expect(local('Asia/Kathmandu')).toEqual(['2024-01-01', 0])
  expect(local('America/St_Johns')).toEqual(['2023-12-31', 6 * 24 + 14])
})

test('days, months and years of the calendar do not depend on the machine', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_957, max: 47_481 }), (day) => {
      const text = formatDay(day)
      expect(parseDay(text)).toBe(day)
      expect(text).toBe(`${yearOf(day)}-${String(monthOf(day) + 1).padStart(2, '0')}-${text.slice(8)}`)
      expect(dayOfMonthStart(yearOf(day), monthOf(day)) + Number(text.slice(8)) - 1).toBe(day)
    }),
  )
})
