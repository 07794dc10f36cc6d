/** Hashes text as UTF-8 through the port. */
import { hashText as hashTextBy } from '../transparency/index.ts'
import type { Hasher } from './ports/hasher.ts'

/** SHA-256 of the UTF-8 form of a text: 64 digits. */
export function hashText(hasher: Hasher, text: string): string {
  return hashTextBy((bytes) => hasher.sha256(bytes), text)
}
