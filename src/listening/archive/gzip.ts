/**
 * Wraps the data of a zip entry as a gzip member (RFC 1952), so that the platform's own decompression verifies the checksum
 * while it inflates: natively, and off the reading thread where the platform has one for it.
 */

const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255)
/** The length of a stored block is a 16-bit number (RFC 1951, 3.2.4). */
const STORED_BLOCK_BYTES_MAX = 65_535
const LAST_STORED_BLOCK = Uint8Array.of(1, 0, 0, 0xff, 0xff)

/** `deflated`: raw DEFLATE. `checksum` is CRC-32; `unpackedBytes` is the length of what comes out. */
export async function* asGzip(deflated: AsyncIterable<Uint8Array>, checksum: number, unpackedBytes: number): AsyncGenerator<Uint8Array> {
  yield HEADER
  yield* deflated
  const trailer = new DataView(new ArrayBuffer(8))
  trailer.setUint32(0, checksum, true)
  trailer.setUint32(4, unpackedBytes % 2 ** 32, true)
  yield new Uint8Array(trailer.buffer)
}

/** Bytes as they are in the form of raw DEFLATE, without compressing them. */
export async function* asDeflate(stored: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of stored) {
    for (let at = 0; at < piece.length; at += STORED_BLOCK_BYTES_MAX) {
      const block = piece.subarray(at, at + STORED_BLOCK_BYTES_MAX)
      const header = new DataView(new ArrayBuffer(5))
      header.setUint16(1, block.length, true)
      header.setUint16(3, ~block.length & 0xffff, true)
      yield new Uint8Array(header.buffer)
      yield block
    }
  }
  yield LAST_STORED_BLOCK
}
