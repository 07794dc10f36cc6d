/** The keys of the calendar, one by one. */
import { expect, test } from 'vitest'
import { formatDay, parseDay } from '../../shared/time.ts'
import { dayAfterKey } from './day-steps.ts'

const dayOf = (date: string): number => parseDay(date) ?? Number.NaN

function after(key: string, date: string): string | undefined {
  const day = dayAfterKey(key, dayOf(date), dayOf('2019-03-05'), dayOf('2022-10-30'))
  return day === undefined ? undefined : formatDay(day)
}

test('arrows lead to the next day and the next week, across the ends of months and years', () => {
  expect(after('ArrowDown', '2020-12-31')).toBe('2021-01-01')
  expect(after('ArrowUp', '2021-01-01')).toBe('2020-12-31')
  expect(after('ArrowRight', '2020-02-27')).toBe('2020-03-05')
  expect(after('ArrowLeft', '2020-03-05')).toBe('2020-02-27')
})

test('other keys lead to the ends of the year and to the same day of another year', () => {
  expect(after('Home', '2020-07-14')).toBe('2020-01-01')
  expect(after('End', '2020-07-14')).toBe('2020-12-31')
  expect(after('PageDown', '2020-07-14')).toBe('2021-07-14')
  expect(after('PageUp', '2021-12-31')).toBe('2020-12-31')
  expect(after('PageDown', '2020-02-29')).toBe('2021-02-28')
})

test('no key leads out of what is drawn, and other keys lead nowhere', () => {
  expect(after('ArrowLeft', '2019-03-07')).toBe('2019-03-05')
  expect(after('PageUp', '2019-08-01')).toBe('2019-03-05')
  expect(after('End', '2022-01-01')).toBe('2022-10-30')
  expect(after('Tab', '2020-01-01')).toBeUndefined()
  expect(after('toString', '2020-01-01')).toBeUndefined()
})
