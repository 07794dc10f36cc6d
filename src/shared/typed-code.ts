/** Secrets that people write down and type again: 160 bits in 32 signs. */
import { assert } from './assert.ts'

/** Without letters that are read as digits; what people type is read generously. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SIGNS = 32
const SIGN_BITS = 5
const GROUP = 4

/** Far more than anyone can try. */
export const TYPED_CODE_BYTES = (SIGNS * SIGN_BITS) / 8

/** Writes 20 random bytes in groups that can be written down. */
export function typedCodeOf(bytes: Uint8Array): string {
  assert(bytes.length === TYPED_CODE_BYTES, `a code has ${TYPED_CODE_BYTES} bytes`)
  const bits = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  const signs = Array.from({ length: SIGNS }, (_, place) =>
    ALPHABET.charAt(Number((bits >> BigInt(SIGN_BITS * (SIGNS - 1 - place))) & 31n)),
  )
  return grouped(signs.join(''))
}

/** Gives a typed code its one spelling; undefined where it cannot be one. */
export function readTypedCode(typed: string): string | undefined {
  const signs = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return signs.length === SIGNS && Array.from(signs).every((sign) => ALPHABET.includes(sign)) ? grouped(signs) : undefined
}

function grouped(signs: string): string {
  return Array.from({ length: SIGNS / GROUP }, (_, index) => signs.slice(index * GROUP, (index + 1) * GROUP)).join('-')
}
