/** What the importer needs from this platform: its native inflater. */
import type { CompressedFormat, ImportEffects } from '../listening/index.ts'

export const browserEffects: ImportEffects = { inflate }

/** The platform hands out pieces of 64 KiB; handing on larger ones saves the reader thousands of turns of the event loop. */
const PIECE_BYTES = 1 << 20

async function* inflate(compressed: AsyncIterable<Uint8Array>, format: CompressedFormat): AsyncGenerator<Uint8Array> {
  const inflater = new DecompressionStream(format)
  const writing = writeAll(inflater.writable, compressed)
  // A fault of the input shows at the reading end too; without this it would also count as unhandled here.
  writing.catch(() => undefined)
  const reader = inflater.readable.getReader()
  let gathered = new Uint8Array(PIECE_BYTES)
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      if (length + value.length > PIECE_BYTES) {
        yield gathered.subarray(0, length)
        gathered = new Uint8Array(PIECE_BYTES)
        length = 0
      }
      if (value.length > PIECE_BYTES) yield value
      else {
        gathered.set(value, length)
        length += value.length
      }
    }
    if (length > 0) yield gathered.subarray(0, length)
    await writing
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function writeAll(writable: WritableStream<BufferSource>, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const writer = writable.getWriter()
  try {
    for await (const chunk of chunks) {
      await writer.ready
      // Not awaited: the next piece is read from the file while this one is inflated; `ready` above holds the queue short.
      void writer.write(new Uint8Array(chunk)).catch(() => undefined)
    }
    await writer.close()
  } catch (error) {
    await writer.abort(error).catch(() => undefined)
    throw error
  }
}
