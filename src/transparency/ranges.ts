/** Which parts of a tree a proof is made of, whoever holds the tree and in whatever form: RFC 6962, sections 2.1.1 and 2.1.2. */
import { assert } from '../shared/assert.ts'
import { hashChildren, type Sha256 } from './hashing.ts'

/** Leaves from the first on, and before the second. */
export type Range = readonly [start: number, end: number]

/** Of the hashes that lead from a leaf up to the root of a tree of this size. */
export function inclusionRanges(index: number, size: number): readonly Range[] {
  assert(Number.isInteger(index) && index >= 0 && index < size, 'a leaf lies within its tree')
  const ranges: Range[] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const split = start + largestPowerBelow(end - start)
    const isLeft = index < split
    ranges.push(isLeft ? [split, end] : [start, split])
    if (isLeft) end = split
    else start = split
  }
  return ranges.toReversed()
}

/** Of the hashes that show the tree of the first size to be the beginning of the tree of the second. Nothing is shown of an empty tree. */
export function consistencyRanges(first: number, second: number): readonly Range[] {
  assert(Number.isInteger(first) && first > 0 && first <= second, 'consistency is shown between two trees that have leaves')
  const ranges: Range[] = []
  let start = 0
  let end = second
  while (first < end) {
    const split = start + largestPowerBelow(end - start)
    const isLeft = first <= split
    ranges.push(isLeft ? [split, end] : [start, split])
    if (isLeft) end = split
    else start = split
  }
  // Where the walk never went right, this is the root that the other side has.
  if (start > 0) ranges.push([start, end])
  return ranges.toReversed()
}

/** The complete subtrees that a range is made of, by height and place, from left to right. */
export function subtreesOf([start, end]: Range): readonly (readonly [height: number, index: number])[] {
  const leaves = end - start
  const height = Math.log2(leaves)
  if (Number.isInteger(height)) return [[height, start / leaves]]
  const split = start + largestPowerBelow(leaves)
  return [...subtreesOf([start, split]), ...subtreesOf([split, end])]
}

/** The hash of a range, from those of its complete subtrees. */
export function hashRange(sha256: Sha256, subtree: (height: number, index: number) => Uint8Array, [start, end]: Range): Uint8Array {
  const leaves = end - start
  const height = Math.log2(leaves)
  if (Number.isInteger(height)) return subtree(height, start / leaves)
  const split = start + largestPowerBelow(leaves)
  return hashChildren(sha256, hashRange(sha256, subtree, [start, split]), hashRange(sha256, subtree, [split, end]))
}

/** The largest power of two that is smaller than a number above 1. */
function largestPowerBelow(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}
