/** What the importer needs from this platform: its native inflater, on a thread of its own where there is one. */
import type { CompressedFormat, ImportEffects } from '../listening/index.ts'
import { inflate as inflateHere } from './inflater/inflate.ts'
import type { InflateOrder } from './inflater/main.ts'
import { receivePieces, sendPieces } from './inflater/piece-port.ts'

/** Packed pieces unpack to many times their size, so each goes at once. */
const PACKED = { batchBytes: 1, aheadMax: 2 } as const

/** Undefined until it has said that it is there: until then, and where a worker may start none, everything is inflated here. */
let inflater: Worker | undefined

/** Started with this worker, long before somebody chooses a file. */
export function startInflater(): void {
  if (typeof Worker === 'undefined') return
  const worker = new Worker(new URL('inflater/main.ts', import.meta.url), { type: 'module', name: 'inflater' })
  worker.addEventListener('message', () => (inflater = worker), { once: true })
  worker.addEventListener('error', (event) => event.preventDefault(), { once: true })
}

export const browserEffects: ImportEffects = {
  opensAhead: true,
  inflate: (compressed, format) => (inflater === undefined ? inflateHere(compressed, format) : inflateIn(inflater, compressed, format)),
}

async function* inflateIn(worker: Worker, compressed: AsyncIterable<Uint8Array>, format: CompressedFormat): AsyncGenerator<Uint8Array> {
  const packed = new MessageChannel()
  const unpacked = new MessageChannel()
  const order: InflateOrder = { format, packed: packed.port2, unpacked: unpacked.port2 }
  worker.postMessage(order, [order.packed, order.unpacked])
  const sending = sendPieces(packed.port1, copies(compressed), PACKED)
  sending.catch(() => undefined)
  try {
    yield* receivePieces(unpacked.port1)
  } catch (error) {
    // A fault of the file says more than that its bytes ended.
    await sending
    throw error
  }
}

/** The sender gives its pieces away, and these may be somebody else's. */
async function* copies(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const piece of pieces) yield new Uint8Array(piece)
}
