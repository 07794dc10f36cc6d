/** Work ahead of its turn: nobody who makes waits for who takes, order stays, and a failure ends it. */
import { expect, test } from 'vitest'
import { inOrder } from './in-order.ts'

/** Makes what it is asked for when it is told to. */
function workshop() {
  const started: number[] = []
  const ends = new Map<number, { done: () => void; fail: () => void }>()
  const make = (item: number): Promise<string> => {
    started.push(item)
    return new Promise((resolve, reject) => {
      ends.set(item, { done: () => resolve(`made ${item}`), fail: () => reject(new Error(`failed ${item}`)) })
    })
  }
  return { started, make, done: (item: number) => ends.get(item)?.done(), fail: (item: number) => ends.get(item)?.fail() }
}

/** Until nothing is left that could go on by itself. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('as many are made ahead as are allowed, also while the first one is slow, and each is handed on in its turn', async () => {
  const { started, make, done } = workshop()
  const taken: string[] = []
  const all = (async () => {
    for await (const made of inOrder([1, 2, 3, 4, 5], 3, make)) taken.push(made)
  })()
  await settled()
  expect(started).toEqual([1, 2, 3])
  for (const item of [2, 3]) done(item)
  await settled()
  expect([taken, started]).toEqual([[], [1, 2, 3]])
  done(1)
  await settled()
  expect(taken).toEqual(['made 1', 'made 2', 'made 3'])
  expect(started).toEqual([1, 2, 3, 4, 5])
  for (const item of [5, 4]) done(item)
  await all
  expect(taken).toEqual(['made 1', 'made 2', 'made 3', 'made 4', 'made 5'])
})

test('the first that fails ends it, after what came before it and whatever becomes of those behind it', async () => {
  const { make, done, fail } = workshop()
  const taken: string[] = []
  const all = (async () => {
    for await (const made of inOrder([1, 2, 3], 3, make)) taken.push(made)
  })()
  const outcome = Promise.allSettled([all])
  await settled()
  for (const item of [3, 2]) fail(item)
  done(1)
  expect(await outcome).toMatchObject([{ status: 'rejected', reason: { message: 'failed 2' } }])
  expect(taken).toEqual(['made 1'])
})

test('of nothing, nothing is made', async () => {
  const { started, make } = workshop()
  for await (const made of inOrder([], 3, make)) throw new Error(made)
  expect(started).toEqual([])
})
