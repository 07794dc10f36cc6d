/** The platform's own inflater. Browsers run it on the thread that asks. */
import type { CompressedFormat } from '../../listening/index.ts'

/** Rejects when the data is corrupt. Gives the pieces of 64 KiB that the platform hands out; they belong to whoever gets them. */
export async function* inflate(compressed: AsyncIterable<Uint8Array>, format: CompressedFormat): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const inflater = new DecompressionStream(format)
  const writing = writeAll(inflater.writable, compressed)
  // A fault of the input shows at the reading end too; without this it would also count as unhandled here.
  writing.catch(() => undefined)
  const reader = inflater.readable.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
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
