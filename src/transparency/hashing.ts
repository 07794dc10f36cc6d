/** Hashes of leaves and nodes, kept apart by their first byte: RFC 6962, section 2.1. */
import { hexOf } from '../shared/hex.ts'

/** Gives the 32 bytes of SHA-256; handed in, because browsers, workers and Node each have their own. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

export const HASH_BYTES = 32

export function hashLeaf(sha256: Sha256, entry: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + entry.length)
  bytes.set(entry, 1)
  return sha256(bytes)
}

export function hashChildren(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + 2 * HASH_BYTES)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 1 + HASH_BYTES)
  return sha256(bytes)
}

/** Of the UTF-8 form of a text: 64 hexadecimal digits. */
export function hashText(sha256: Sha256, text: string): string {
  return hexOf(sha256(new TextEncoder().encode(text)))
}

export function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
