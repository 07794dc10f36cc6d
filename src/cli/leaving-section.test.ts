/** When in a song skips come: the title, how soon most of them come, and the columns. */
import { expect, test } from 'vitest'
import type { Attention } from '../contract/deep-insights.ts'
import { leavingIn, lengthOf, minutesOf } from './leaving-section.ts'

const STEPS = 31

/** Skips by their step of ten seconds. */
function found(skips: Readonly<Record<number, number>>): Attention['skipsBySecond'] {
  return Array.from({ length: STEPS }, (_, step) => ({ secondsFrom: step * 10, skips: skips[step] ?? 0 }))
}

test('the fullest step is told, with the times within which half and nine in ten came', () => {
  expect(leavingIn(found({ 0: 50, 3: 30, 6: 15, 30: 5 }))).toEqual({
    title: 'When you leave a song, it is mostly within its first 10 seconds.',
    soon: 'Half of your skips come within 10 seconds, nine in ten within 1 min 10 s.',
  })
  expect(leavingIn(found({ 2: 9, 6: 1 }))).toEqual({
    title: 'When you leave a song, it is mostly between 20 seconds and 30 seconds.',
    soon: 'Half of your skips come within 30 seconds.',
  })
})

test('of the last step, which is open, only its beginning is told', () => {
  expect(leavingIn(found({ 0: 1, 30: 9 }))).toEqual({ title: 'When you leave a song, it is mostly after 5 minutes.', soon: '' })
  expect(leavingIn(found({ 0: 6, 30: 4 }))?.soon).toBe('Half of your skips come within 10 seconds.')
  expect(leavingIn(found({ 0: 4, 29: 4, 30: 1 }))?.soon).toBe('Half of your skips come within 5 minutes.')
})

test('without a skip there is nothing to tell', () => {
  expect(leavingIn(found({}))).toBeUndefined()
})

test('each whole minute is marked, and lengths are said as people say them', () => {
  expect(minutesOf(found({})).map(({ column, label }) => [column, label])).toEqual([
    [0, '0'],
    [6, '1 min'],
    [12, '2 min'],
    [18, '3 min'],
    [24, '4 min'],
    [30, '5 min'],
  ])
  expect([10, 60, 130].map(lengthOf)).toEqual(['10 seconds', '1 minute', '2 min 10 s'])
})
