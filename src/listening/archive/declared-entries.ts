/** How many entries a zip says it holds, read from its last bytes, so that one with too many is refused before its directory is read. */
import type { ImportSource } from '../import-source.ts'

/** Sizes, signatures and places of APPNOTE.TXT 4.3.14 to 4.3.16. */
const END_BYTES = 22
const END_SIGNATURE = 0x0605_4b50
const COMMENT_BYTES_MAX = 0xffff
const LOCATOR_BYTES = 20
const LOCATOR_SIGNATURE = 0x0706_4b50
const END_64_BYTES = 56
const END_64_SIGNATURE = 0x0606_4b50
/** Stands in the end record for a count that only the 64-bit record holds. */
const COUNTED_ELSEWHERE = 0xffff

/** Undefined where no end of a directory is found. The count can be a lie, so it can serve to refuse a zip and never to trust one. */
export async function declaredEntries(source: ImportSource): Promise<number | undefined> {
  const tailFrom = Math.max(0, source.sizeBytes - END_BYTES - COMMENT_BYTES_MAX - LOCATOR_BYTES)
  const tail = viewOf(await source.read(tailFrom, source.sizeBytes))
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END_SIGNATURE) continue
    const count = tail.getUint16(at + 10, true)
    const locator = at - LOCATOR_BYTES
    const isCountedElsewhere = count === COUNTED_ELSEWHERE && locator >= 0 && tail.getUint32(locator, true) === LOCATOR_SIGNATURE
    return isCountedElsewhere ? ((await count64(source, tail.getBigUint64(locator + 8, true))) ?? count) : count
  }
  return undefined
}

async function count64(source: ImportSource, offset: bigint): Promise<number | undefined> {
  if (offset > source.sizeBytes) return undefined
  const record = viewOf(await source.read(Number(offset), Math.min(source.sizeBytes, Number(offset) + END_64_BYTES)))
  if (record.byteLength < END_64_BYTES || record.getUint32(0, true) !== END_64_SIGNATURE) return undefined
  return Number(record.getBigUint64(32, true))
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
