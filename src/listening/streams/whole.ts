/** Gathers files that can only be read as a whole: zips inside zips, and Parquet, whose directory stands at its end. */
import { DamagedError } from '../archive/damaged-error.ts'
import type { ImportSource } from '../import-source.ts'
import { limits } from '../../shared/limits.ts'

/** Rejects with DamagedError as soon as there is more than may be held in memory. */
export async function wholeOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const kept: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    length += piece.length
    if (length > limits.heldFileBytesMax) throw new DamagedError('tooLargeToHold')
    kept.push(piece)
  }
  return joined(kept)
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

export function sourceOfBytes(path: string, bytes: Uint8Array): ImportSource {
  return { path, sizeBytes: bytes.length, read: (from, to) => Promise.resolve(bytes.subarray(from, to)) }
}
