/** Inflating by Node's zlib, which works on threads of its own. */
import { Readable, pipeline } from 'node:stream'
import { createGunzip, createInflateRaw } from 'node:zlib'
import type { CompressedFormat, ImportEffects } from '../listening/index.ts'

/** One piece is inflated while the reader works on the one before; smaller pieces cost turns of the event loop, larger ones memory. */
const PIECE_BYTES = 1 << 19

export const nodeCompression: ImportEffects = { opensAhead: false, inflate }

/** Rejects with what zlib or the input says. A reader that stops early ends the inflater and the input. */
async function* inflate(compressed: AsyncIterable<Uint8Array>, format: CompressedFormat): AsyncGenerator<Uint8Array> {
  const create = format === 'gzip' ? createGunzip : createInflateRaw
  const inflater = create({ chunkSize: PIECE_BYTES })
  // A fault reaches the reader through the inflater itself, which the pipeline destroys together with its input.
  pipeline(Readable.from(compressed, { objectMode: true, highWaterMark: 1 }), inflater, () => undefined)
  for await (const piece of inflater) {
    if (piece instanceof Uint8Array) yield piece
  }
}
