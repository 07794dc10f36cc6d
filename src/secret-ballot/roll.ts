/** The roll of a vote as a tree of commitments, whose root is frozen before the vote opens: Semaphore's LeanIMT over Poseidon. */
import { Group } from '@semaphore-protocol/group'
import { limits } from '../shared/limits.ts'

export const ROLL_DEPTH = limits.rollDepth

/** A tree costs a hash for each member, so it is worked out once for a list that is used again. */
const trees = new WeakMap<readonly bigint[], Group>()

/** The commitments stand in ascending order, so that their places tell nothing of who joined when. */
export function rootOf(commitments: readonly bigint[]): bigint {
  return treeOf(commitments).root
}

/** Of a list that does not change any more. */
export function treeOf(commitments: readonly bigint[]): Group {
  const tree = trees.get(commitments) ?? new Group(commitments.toSorted((a, b) => (a < b ? -1 : Number(a > b))))
  trees.set(commitments, tree)
  return tree
}
