/** What is shown while reading and during other long work. */
import { expect, test } from 'vitest'
import { progressOn, stepsOn } from './progress.ts'
import { Screen } from './terminal.case.ts'

function progress(bytesRead: number, path = 'a.zip'): Parameters<Awaited<ReturnType<typeof progressOn>>['update']>[0] {
  return { bytesRead, bytesTotal: 1_000, rows: bytesRead * 10, path, months: {} }
}

test('off a terminal, short work is silent and long work says now and then how far it is', async () => {
  const stderr = new Screen()
  let ms = 0
  const view = await progressOn({ stderr, nowMs: () => ms })
  for (let bytes = 0; bytes <= 1_000; bytes += 10) {
    ms += 50
    view.update(progress(bytes))
  }
  view.stop()
  expect(stderr.text).toBe('Reading: 39 %, 3,900 rows\nReading: 79 %, 7,900 rows\n')
})

test('a terminal shows a bar on one line, which goes away in the end', async () => {
  const stderr = new Screen({ isTTY: true })
  Object.assign(stderr, { cursorTo: () => true, moveCursor: () => true, clearLine: () => true })
  const view = await progressOn({ stderr, nowMs: () => 0 })
  view.update(progress(500))
  view.stop()
  expect(stderr.text).toContain('░')
  expect(stderr.text).toContain('rows')
  expect(stderr.text).not.toContain('\n')
  // An interruption must find the terminal as it was: with its cursor and its line breaks.
  expect(stderr.text).not.toContain('\u{1b}[?')
})

test('off a terminal, each step is a line, and a long one says now and then how far it is', async () => {
  const stderr = new Screen()
  let ms = 0
  const view = await stepsOn({ stderr, nowMs: () => ms })
  view.update({ step: 'Members vote', done: 0, total: 1_000 })
  for (let done = 10; done <= 1_000; done += 10) {
    ms += 50
    view.update({ step: 'Members vote', done, total: 1_000 })
  }
  view.update({ step: 'The price is divided', done: 0, total: 1 })
  view.stop()
  expect(stderr.text).toBe('Members vote\nMembers vote: 400 of 1,000\nMembers vote: 800 of 1,000\nThe price is divided\n')
})

test('on a terminal, a step is named beside its bar, on one line that goes away in the end', async () => {
  const stderr = new Screen({ isTTY: true, columns: 60 })
  Object.assign(stderr, { cursorTo: () => true, moveCursor: () => true, clearLine: () => true })
  const view = await stepsOn({ stderr, nowMs: () => 0 })
  view.update({ step: 'Members vote', done: 1, total: 2 })
  view.stop()
  expect(stderr.text).toContain('50 %  Members vote')
  expect(stderr.text).not.toContain('\n')
})
