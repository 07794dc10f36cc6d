/** The proof that a voter is on the roll: Groth16 over the circuit of Semaphore, version 4. */
import { curves, groth16 } from 'snarkjs'
import { assert } from '../shared/assert.ts'
import type { VotingIdentity } from './identity.ts'
import { ROLL_DEPTH, treeOf } from './roll.ts'

/** The files of the circuit for rolls of `ROLL_DEPTH`: its program and its proving key. */
export interface ProofArtifacts {
  readonly program: Uint8Array
  readonly provingKey: Uint8Array
}

export interface Provable {
  readonly identity: VotingIdentity
  readonly roll: readonly bigint[]
  /** What the vote is; the same voter has one nullifier in each scope. */
  readonly scope: bigint
  /** What the proof is bound to. */
  readonly message: bigint
}

export interface MembershipProof {
  readonly root: string
  readonly nullifier: string
  /** A, B and C in eight numbers. */
  readonly proof: readonly string[]
}

export type ProvingStage = 'buildingRoll' | 'proving'

/**
 * Takes about a second beyond a hash for each voter of the roll; undefined is the answer to somebody who is not on it. Each
 * call draws fresh randomness. `onStage` is told what begins.
 */
export async function proveMembership(
  artifacts: ProofArtifacts,
  provable: Provable,
  onStage: (stage: ProvingStage) => void = () => undefined,
): Promise<MembershipProof | undefined> {
  const { identity, roll, scope, message } = provable
  onStage('buildingRoll')
  const tree = treeOf(roll)
  const index = tree.indexOf(identity.commitment)
  if (index === -1) return undefined
  const { siblings, index: merkleProofIndex, root } = tree.generateMerkleProof(index)
  const input = {
    secret: identity.secretScalar,
    merkleProofLength: siblings.length,
    merkleProofIndex,
    merkleProofSiblings: Array.from({ length: ROLL_DEPTH }, (_, height) => siblings[height] ?? 0n),
    scope,
    message,
  }
  onStage('proving')
  const { program, provingKey } = artifacts
  Object.assign(globalThis, { curve_bn128: await curveOfOneThread() })
  const { proof, publicSignals } = await groth16.fullProve(input, program, provingKey)
  const [provenRoot, nullifier, ...bound] = publicSignals
  assert(provenRoot === root.toString() && nullifier !== undefined, 'the proof is of this roll')
  assert(bound[0] === message.toString() && bound[1] === scope.toString(), 'the proof is of this message in this scope')
  const { pi_a: a, pi_b: b, pi_c: c } = proof
  return { root: provenRoot, nullifier, proof: [a[0], a[1], b[0][0], b[0][1], b[1][0], b[1][1], c[0], c[1]] }
}

let curve: unknown

/**
 * The arithmetic of the proofs, in this thread: helpers of the library would outlive the proof, and a page may start them from
 * addresses that its policy forbids. Asked for one thread, the library compiles all of it anew for each proof, a fifth of the
 * time of one; in `curve_bn128` of the global object it looks for one that was made before, whatever its threads.
 */
async function curveOfOneThread(): Promise<unknown> {
  curve ??= await curves.getCurveFromName('bn128', { singleThread: true })
  return curve
}
