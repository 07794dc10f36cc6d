/** A member's secret for voting, and the commitment to it that stands on rolls: Semaphore, version 4. */
import { Identity } from '@semaphore-protocol/identity'
import { assert } from '../shared/assert.ts'
import { hexOf } from '../shared/hex.ts'
import { readTypedCode } from '../shared/typed-code.ts'

export interface VotingIdentity {
  /** Public. Tells nothing of the secret, nor of the nullifiers that it will have. */
  readonly commitment: bigint
  /** What the proof is made with; as secret as the secret itself. */
  readonly secretScalar: bigint
}

const SECRET_BYTES = 32
const CODE_DOMAIN = 'chorus-voting-secret-1 '

/** The voter of a code that a person can write down: whoever has the code votes as its member. */
export function votingIdentityOf(sha256: (bytes: Uint8Array) => Uint8Array, code: string): VotingIdentity {
  assert(readTypedCode(code) === code, 'a code is read before it is used')
  return makeVotingIdentity(sha256(new TextEncoder().encode(CODE_DOMAIN + code)))
}

/** The same 32 secret bytes are the same voter everywhere. */
export function makeVotingIdentity(secret: Uint8Array): VotingIdentity {
  assert(secret.length === SECRET_BYTES, 'a voting secret has 32 bytes')
  const { commitment, secretScalar } = new Identity(hexOf(secret))
  return { commitment, secretScalar }
}
