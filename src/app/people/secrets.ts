/** The secrets that let people in: made from randomness, written for people or for links, and kept only as hashes. */
import type { Hasher } from '../ports/hasher.ts'
import type { Random } from '../ports/random.ts'

export const SECRET_BYTES = 32

/** 256 bits in base64url: 43 signs. */
export function makeToken(random: Random): string {
  return base64url(random.bytes(SECRET_BYTES))
}

/** Secrets of 128 bits and more need no slow hash: nobody can try them all. */
export function hashSecret(hasher: Hasher, secret: string): Uint8Array {
  return hasher.sha256(new TextEncoder().encode(secret))
}

/** Without letters that are read as digits; what people type is read generously. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RECOVERY_CHARS = 32
const RECOVERY_GROUP = 4

/** 32 signs of five bits each: 160 bits, in groups that can be written down. */
export function makeRecoveryCode(random: Random): string {
  const signs = Array.from(random.bytes(RECOVERY_CHARS), (byte) => ALPHABET.charAt(byte & 31))
  const groups = Array.from({ length: RECOVERY_CHARS / RECOVERY_GROUP }, (_, index) =>
    signs.slice(index * RECOVERY_GROUP, (index + 1) * RECOVERY_GROUP).join(''),
  )
  return groups.join('-')
}

/** Gives a typed code its one spelling; undefined where it cannot be one. */
export function readRecoveryCode(typed: string): string | undefined {
  const signs = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  if (signs.length !== RECOVERY_CHARS || !Array.from(signs).every((sign) => ALPHABET.includes(sign))) return undefined
  return signs.match(/.{4}/g)?.join('-')
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

export function base64url(bytes: Uint8Array): string {
  let text = ''
  let rest = 0
  let bits = 0
  for (const byte of bytes) {
    rest = (rest << 8) | byte
    for (bits += 8; bits >= 6; bits -= 6) text += BASE64URL.charAt((rest >> (bits - 6)) & 63)
    rest &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + BASE64URL.charAt((rest << (6 - bits)) & 63)
}
