/** CRC-32 as zip files use it (ISO 3309, reflected polynomial 0xEDB88320), eight bytes a step. */
import { at } from '../shared/assert.ts'

const POLYNOMIAL = 0xedb8_8320
const SLICES = 8

/** `tables[s * 256 + b]` is the checksum of byte b followed by s zero bytes (slicing-by-8, Kounavis and Berry 2005). */
const tables = makeTables()

function makeTables(): Int32Array {
  const made = new Int32Array(SLICES * 256)
  for (let byte = 0; byte < 256; byte++) {
    let value = byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1
    made[byte] = value
  }
  for (let index = 256; index < made.length; index++) {
    const previous = at(made, index - 256)
    made[index] = (previous >>> 8) ^ at(made, previous & 255)
  }
  return made
}

/** Goes on from `seed`, which is 0 at the start or the result for all bytes before. The result is unsigned. */
export function crc32(bytes: Uint8Array, seed: number): number {
  const t = tables
  let crc = ~seed
  let index = 0
  // The loop reads typed arrays within their bounds, and a checked access would halve its speed.
  for (const end = bytes.length - 7; index < end; index += 8) {
    const low = crc ^ (bytes[index]! | (bytes[index + 1]! << 8) | (bytes[index + 2]! << 16) | (bytes[index + 3]! << 24))
    crc =
      t[1792 + (low & 255)]! ^
      t[1536 + ((low >>> 8) & 255)]! ^
      t[1280 + ((low >>> 16) & 255)]! ^
      t[1024 + (low >>> 24)]! ^
      t[768 + bytes[index + 4]!]! ^
      t[512 + bytes[index + 5]!]! ^
      t[256 + bytes[index + 6]!]! ^
      t[bytes[index + 7]!]!
  }
  for (; index < bytes.length; index++) crc = (crc >>> 8) ^ t[(crc ^ bytes[index]!) & 255]!
  return ~crc >>> 0
}
