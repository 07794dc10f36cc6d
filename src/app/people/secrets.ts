/** The secrets that let people in: made from randomness, written for people or for links, and kept only as hashes. */
import { TYPED_CODE_BYTES, typedCodeOf } from '../../shared/typed-code.ts'
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

export function makeRecoveryCode(random: Random): string {
  return typedCodeOf(random.bytes(TYPED_CODE_BYTES))
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
