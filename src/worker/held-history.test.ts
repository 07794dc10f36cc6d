/** A history that is read once for whoever asks, and never put back over one that came or went meanwhile. */
import { expect, test } from 'vitest'
import { HeldHistory } from './held-history.ts'
import type { History } from './store.ts'

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- What is held is passed on and never looked into.
const history = (): History => ({}) as History

test('all who ask at once wait for one reading', async () => {
  let readings = 0
  const stored = history()
  const held = new HeldHistory(() => {
    readings += 1
    return Promise.resolve(stored)
  })
  expect(await Promise.all([held.get(), held.held(), held.get()])).toEqual([stored, stored, stored])
  expect(await held.get()).toBe(stored)
  expect(readings).toBe(1)
})

test.each([history(), undefined])('what came, or was forgotten, while it was being read stands', async (meanwhile) => {
  let end: (stored: History) => void = () => undefined
  const held = new HeldHistory(() => new Promise((resolve) => (end = resolve)))
  const asked = held.get()
  held.put(meanwhile)
  end(history())
  expect(await asked).toBe(meanwhile)
  if (meanwhile !== undefined) expect(held.is(meanwhile)).toBe(true)
})

test('after a reading that failed the next one is tried', async () => {
  const stored = history()
  const answers = [Promise.reject(new Error('no storage')), Promise.resolve(stored)]
  const held = new HeldHistory(() => answers.shift()!)
  await expect(held.get()).rejects.toThrow('no storage')
  expect(await held.get()).toBe(stored)
})
