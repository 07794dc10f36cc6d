/** Numbers, times and days in words. */
import { expect, test } from 'vitest'
import {
  countOf,
  dayInWords,
  durationOf,
  hourInWords,
  instantInWords,
  monthInWords,
  ordinal,
  percentOf,
  plural,
  shortDurationOf,
} from './words.ts'

test('durations are told in the unit that says most', () => {
  expect([0, 60_000, 3_540_000, 3_600_000, 45_000_000, 4_334_400_000].map(durationOf)).toEqual([
    '0 minutes',
    '1 minute',
    '59 minutes',
    '1 hour',
    '12.5 hours',
    '1,204 hours',
  ])
  expect([60_000, 3_600_000, 45_000_000].map(shortDurationOf)).toEqual(['1 min', '1 h', '12.5 h'])
})

test('one thing is singular', () => {
  expect([plural(1, 'play'), plural(2, 'play'), plural(0, 'play'), plural(1_234, 'play')]).toEqual([
    '1 play',
    '2 plays',
    '0 plays',
    '1,234 plays',
  ])
})

test('places have the ending of their number', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 101, 111].map(ordinal).join(' ')).toBe(
    '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 101st 111th',
  )
})

test('few of many are not none, and almost all are not all', () => {
  expect([percentOf(0), percentOf(0.0027), percentOf(0.24), percentOf(0.9973), percentOf(1)]).toEqual([
    '0 %',
    '0.3 %',
    '24 %',
    '99.7 %',
    '100 %',
  ])
})

test('a UTC instant is told as the day of the place', () => {
  expect(instantInWords('2021-12-31T23:30:00Z', 'Europe/Berlin')).toBe('1 January 2022')
  expect(instantInWords('2021-12-31T23:30:00Z', 'America/New_York')).toBe('31 December 2021')
})

test('days, months, hours and counts', () => {
  expect([dayInWords('2021-03-04'), monthInWords('2021-10'), hourInWords(7), hourInWords(24), countOf(1e6)]).toEqual([
    '4 March 2021',
    'October 2021',
    '07:00',
    '00:00',
    '1,000,000',
  ])
})
