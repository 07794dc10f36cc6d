/** What is shown while reading. */
import { expect, test } from 'vitest'
import { progressOn } from './progress.ts'
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
