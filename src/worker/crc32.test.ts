/** The checksum against the platform's own, over any bytes in any pieces. */
import { crc32 as platformCrc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc32 } from './crc32.ts'

test('the check value of the standard is met', () => {
  expect(crc32(new TextEncoder().encode('123456789'), 0)).toBe(0xcbf4_3926)
})

test('any bytes in any two pieces give what the platform gives', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), (bytes, cut) => {
      const half = crc32(bytes.subarray(0, cut), 0)
      expect(crc32(bytes.subarray(cut), half)).toBe(slow(bytes))
      expect(crc32(bytes, 0)).toBe(platformCrc32(bytes))
    }),
  )
})

/** The definition, bit by bit. */
function slow(bytes: Uint8Array): number {
  let crc = 0xffff_ffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1
  }
  return ~crc >>> 0
}
