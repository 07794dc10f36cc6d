/** Tests that hexadecimal text goes there and back, in one spelling only. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hexOf, parseHex } from './hex.ts'

test('bytes come back as they were', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(parseHex(hexOf(bytes))).toEqual(bytes)
    }),
  )
})

test.each(['0', '0G', 'AB', ' 00', '00\n'])('%j is refused', (text) => {
  expect(parseHex(text)).toBeUndefined()
})
