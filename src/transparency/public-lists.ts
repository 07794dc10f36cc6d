/** Lists of members that everyone may read and in which only the member knows themselves again. */
import { canonicalJson } from '../shared/canonical-json.ts'
import { hexOf } from '../shared/hex.ts'
import type { Id } from '../shared/ids.ts'
import { hashLeaf, hashText, type Sha256 } from './hashing.ts'
import { MerkleLog } from './merkle-log.ts'

/** A member's id holds 128 random bits that are shown to the member and to stewards, so nobody else finds it by trying. */
export function blinded(sha256: Sha256, proposal: Id<'proposal'>, member: Id<'member'>): string {
  return hashText(sha256, canonicalJson({ proposal, member }))
}

/** The root of the Merkle tree of RFC 6962 over the lines, in hexadecimal. */
export function rootOfList(sha256: Sha256, lines: readonly string[]): string {
  const tree = new MerkleLog(sha256)
  for (const line of lines) tree.append(hashLeaf(sha256, new TextEncoder().encode(line)))
  return hexOf(tree.root())
}
