/** Tests that a reminder comes once a day, at its time or when the page is next open, and not after a check-in. */
import { expect, test } from 'vitest'
import { isReminderDue } from './reminder-time.ts'

/** By the clock of the machine that runs the test, as the reminder is by that of the device. */
const at = (day: number, hour: number, minute = 0): number => new Date(2026, 2, day, hour, minute).getTime()
const due = (nowMs: number, saidMs: number, lastCheckInMs?: number): boolean =>
  isReminderDue({ nowMs, time: '21:00', saidMs, lastCheckInMs })

test('it is due from its time on, once', () => {
  const set = at(3, 12)
  expect(due(at(3, 20, 59), set)).toBe(false)
  expect(due(at(3, 21), set)).toBe(true)
  expect(due(at(3, 23), at(3, 21))).toBe(false)
  expect(due(at(4, 20, 59), at(3, 21))).toBe(false)
  expect(due(at(4, 21), at(3, 21))).toBe(true)
})

test('set after its time, it begins on the next day', () => {
  expect(due(at(3, 22, 1), at(3, 22))).toBe(false)
  expect(due(at(4, 21), at(3, 22))).toBe(true)
})

test('a check-in since then makes it needless, one before does not', () => {
  expect(due(at(3, 21, 30), at(2, 21), at(3, 21, 10))).toBe(false)
  expect(due(at(3, 21, 30), at(2, 21), at(3, 20))).toBe(true)
})

test('after days with the page closed it comes once', () => {
  expect(due(at(9, 8), at(3, 21))).toBe(true)
  expect(due(at(9, 9), at(9, 8))).toBe(false)
})
