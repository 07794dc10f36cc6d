/** Pieces between two ends of a channel: complete and in order, never too far ahead, with faults and early ends told across. */
import { expect, test } from 'vitest'
import { PiecesFailedError, receivePieces, sendPieces } from './piece-port.ts'

const sending = { batchBytes: 2, aheadMax: 2 } as const

/** Pieces of one byte, counted as they are asked for. */
async function* numbered(
  count: number,
  seen: { asked: number; ended: boolean },
  failsAt = Infinity,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  try {
    for (let i = 0; i < count; i++) {
      if (i === failsAt) throw new RangeError('the file ends here')
      seen.asked++
      yield Uint8Array.of(i)
    }
  } finally {
    seen.ended = true
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

test('all pieces come over, in their order', async () => {
  const { port1, port2 } = new MessageChannel()
  const sent = sendPieces(port1, numbered(101, { asked: 0, ended: false }), sending)
  const got: number[] = []
  for await (const piece of receivePieces(port2)) got.push(...piece)
  await sent
  expect(got).toEqual(Array.from({ length: 101 }, (_, i) => i))
})

test('a sender waits for a slow reader', async () => {
  const { port1, port2 } = new MessageChannel()
  const seen = { asked: 0, ended: false }
  const sent = sendPieces(port1, numbered(1_000, seen), sending)
  const reading = receivePieces(port2)
  await reading.next()
  await settled()
  // The batch that was taken, two ahead of it, and one that waits to be sent.
  expect(seen.asked).toBeLessThanOrEqual(4 * sending.batchBytes)
  await reading.return(undefined)
  await sent
})

test('a reader that stops early ends the source of the pieces', async () => {
  const { port1, port2 } = new MessageChannel()
  const seen = { asked: 0, ended: false }
  const sent = sendPieces(port1, numbered(1_000, seen), sending)
  for await (const piece of receivePieces(port2)) if (piece[0] === 3) break
  await sent
  expect(seen).toMatchObject({ ended: true })
  expect(seen.asked).toBeLessThan(20)
})

test('a fault is told to both ends, after what came before it', async () => {
  const { port1, port2 } = new MessageChannel()
  const sent = sendPieces(port1, numbered(10, { asked: 0, ended: false }, 5), sending)
  sent.catch(() => undefined)
  const got: number[] = []
  const reading = (async () => {
    for await (const piece of receivePieces(port2)) got.push(...piece)
  })()
  await expect(reading).rejects.toBeInstanceOf(PiecesFailedError)
  await expect(sent).rejects.toBeInstanceOf(RangeError)
  expect(got).toEqual([0, 1, 2, 3, 4])
})
