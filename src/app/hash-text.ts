/** Hashes text as UTF-8, written in hexadecimal. */
import { hexOf } from '../shared/hex.ts'
import type { Hasher } from './ports/hasher.ts'

/** SHA-256 of the UTF-8 form of a text: 64 digits. */
export function hashText(hasher: Hasher, text: string): string {
  return hexOf(hasher.sha256(new TextEncoder().encode(text)))
}
