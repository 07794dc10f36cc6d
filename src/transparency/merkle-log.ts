/** A Merkle tree in memory that only grows, with the roots and proofs of every size it ever had: RFC 6962, section 2.1. */
import { assert } from '../shared/assert.ts'
import { HASH_BYTES, hashChildren, type Sha256 } from './hashing.ts'
import { consistencyRanges, hashRange, inclusionRanges } from './ranges.ts'

/** Sizes are whole numbers of leaves; ranges of leaves are half open. */
export class MerkleLog {
  private readonly sha256: Sha256
  /** At each height the hashes of all complete subtrees, from left to right. */
  private readonly levels: HashList[] = []

  constructor(sha256: Sha256) {
    this.sha256 = sha256
  }

  get size(): number {
    return this.levels[0]?.length ?? 0
  }

  /** Adds the hash of one leaf and those of the subtrees that it completes. */
  append(leafHash: Uint8Array): void {
    assert(leafHash.length === HASH_BYTES, 'the hash of a leaf has 32 bytes')
    this.listAt(0).push(leafHash)
    for (let height = 0; this.listAt(height).length % 2 === 0; height += 1) {
      const list = this.listAt(height)
      const parent = hashChildren(this.sha256, list.at(list.length - 2), list.at(list.length - 1))
      this.listAt(height + 1).push(parent)
    }
  }

  /** The hash of the complete subtree of `2 ** height` leaves that begins at leaf `index * 2 ** height`. */
  subtree(height: number, index: number): Uint8Array {
    return this.listAt(height).at(index)
  }

  /** How many complete subtrees there are at a height, in a tree of this size. */
  subtreesIn(size: number, height: number): number {
    return Math.floor(size / 2 ** height)
  }

  root(size: number = this.size): Uint8Array {
    this.assertKnown(size)
    return size === 0 ? this.sha256(new Uint8Array(0)) : this.hashOf(0, size)
  }

  /** The hashes that lead from a leaf up to the root of a tree of this size. */
  inclusionProof(index: number, size: number = this.size): readonly Uint8Array[] {
    this.assertKnown(size)
    return inclusionRanges(index, size).map(([start, end]) => this.hashOf(start, end))
  }

  /** Shows that the tree of the first size is the beginning of the tree of the second. Nothing is shown of an empty tree. */
  consistencyProof(first: number, second: number = this.size): readonly Uint8Array[] {
    this.assertKnown(second)
    return consistencyRanges(first, second).map(([start, end]) => this.hashOf(start, end))
  }

  private hashOf(start: number, end: number): Uint8Array {
    return hashRange(this.sha256, (height, index) => this.subtree(height, index), [start, end])
  }

  private assertKnown(size: number): void {
    assert(Number.isInteger(size) && size >= 0 && size <= this.size, 'the tree has had this size')
  }

  private listAt(height: number): HashList {
    const known = this.levels[height]
    if (known !== undefined) return known
    assert(height === this.levels.length, 'heights are filled from below')
    const list = new HashList()
    this.levels.push(list)
    return list
  }
}

/** Hashes one after the other in one piece of memory, which doubles when it is full: a million leaves are no million objects. */
class HashList {
  private bytes = new Uint8Array(8 * HASH_BYTES)
  length = 0

  push(hash: Uint8Array): void {
    const offset = this.length * HASH_BYTES
    if (offset === this.bytes.length) {
      const larger = new Uint8Array(2 * this.bytes.length)
      larger.set(this.bytes)
      this.bytes = larger
    }
    this.bytes.set(hash, offset)
    this.length += 1
  }

  at(index: number): Uint8Array {
    assert(index >= 0 && index < this.length, 'the subtree is complete')
    return this.bytes.slice(index * HASH_BYTES, (index + 1) * HASH_BYTES)
  }
}
