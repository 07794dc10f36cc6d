/** A member's secret for voting, and the commitment to it that stands on rolls: Semaphore, version 4. */
import { Identity } from '@semaphore-protocol/identity'
import { assert } from '../shared/assert.ts'
import { hexOf } from '../shared/hex.ts'

export interface VotingIdentity {
  /** Public. Tells nothing of the secret, nor of the nullifiers that it will have. */
  readonly commitment: bigint
  /** What the proof is made with; as secret as the secret itself. */
  readonly secretScalar: bigint
}

const SECRET_BYTES = 32

/** The same 32 secret bytes are the same voter everywhere. */
export function makeVotingIdentity(secret: Uint8Array): VotingIdentity {
  assert(secret.length === SECRET_BYTES, 'a voting secret has 32 bytes')
  const { commitment, secretScalar } = new Identity(hexOf(secret))
  return { commitment, secretScalar }
}
