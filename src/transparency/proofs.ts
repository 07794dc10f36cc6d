/** Checks of proofs by whoever has nothing but two roots: RFC 9162, sections 2.1.3.2 and 2.1.4.2. */
import { areEqual, HASH_BYTES, hashChildren, type Sha256 } from './hashing.ts'

export interface InclusionClaim {
  readonly leafHash: Uint8Array
  readonly index: number
  readonly size: number
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

export interface ConsistencyClaim {
  readonly first: { readonly size: number; readonly root: Uint8Array }
  readonly second: { readonly size: number; readonly root: Uint8Array }
  readonly proof: readonly Uint8Array[]
}

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
const half = (value: number): number => Math.floor(value / 2)
const isOdd = (value: number): boolean => value % 2 === 1

/** False for every claim that is not shown, whatever it is made of. */
export function isIncluded(sha256: Sha256, { leafHash, index, size, root, proof }: InclusionClaim): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([leafHash, root, ...proof])) return false
  let place = index
  let last = size - 1
  let hash = leafHash
  for (const sibling of proof) {
    if (last === 0) return false
    const isRight = isOdd(place) || place === last
    hash = isRight ? hashChildren(sha256, sibling, hash) : hashChildren(sha256, hash, sibling)
    if (isRight) {
      while (!isOdd(place) && place !== 0) {
        place = half(place)
        last = half(last)
      }
    }
    place = half(place)
    last = half(last)
  }
  return last === 0 && areEqual(hash, root)
}

/** Every tree begins with the empty one, so a claim about it shows nothing and is refused. */
export function isConsistent(sha256: Sha256, { first, second, proof }: ConsistencyClaim): boolean {
  if (!isSize(first.size) || !isSize(second.size) || first.size === 0 || first.size > second.size) return false
  if (!areHashes([first.root, second.root, ...proof])) return false
  if (first.size === second.size) return proof.length === 0 && areEqual(first.root, second.root)
  const [start, ...rest] = Number.isInteger(Math.log2(first.size)) ? [first.root, ...proof] : proof
  if (start === undefined) return false
  let place = first.size - 1
  let last = second.size - 1
  while (isOdd(place)) {
    place = half(place)
    last = half(last)
  }
  let [before, after] = [start, start]
  for (const hash of rest) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      before = hashChildren(sha256, hash, before)
      after = hashChildren(sha256, hash, after)
      while (!isOdd(place) && place !== 0) {
        place = half(place)
        last = half(last)
      }
    } else {
      after = hashChildren(sha256, after, hash)
    }
    place = half(place)
    last = half(last)
  }
  return last === 0 && areEqual(before, first.root) && areEqual(after, second.root)
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every(({ length }) => length === HASH_BYTES)
}
