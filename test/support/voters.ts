/** Voters for tests of everything but the proofs: choices are sealed for real, and membership is checked by somebody who knows every voter. */
import { nodeHasher } from '../../src/adapters/node-effects.ts'
import { ringSealer } from '../../src/adapters/vault/sealer.ts'
import type { VotingKey } from '../../src/app/people/voting-keys.ts'
import type { MembershipProofs } from '../../src/app/ports/membership-proofs.ts'
import type { Sealer } from '../../src/app/ports/sealer.ts'
import type { Store } from '../../src/app/ports/store.ts'
import { pollOf } from '../../src/app/sales/poll.ts'
import { rollSchema, type Poll, type SecretBallot } from '../../src/contract/ballot.ts'
import type { Choice } from '../../src/governance/index.ts'
import { claimOf, nullifierOf, sealBallot, type VotingIdentity } from '../../src/secret-ballot/index.ts'
import { hexOf } from '../../src/shared/hex.ts'
import type { Id } from '../../src/shared/ids.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => nodeHasher.sha256(bytes)

function numberOf(text: string): bigint {
  return BigInt(`0x${hexOf(sha256(new TextEncoder().encode(text))).slice(0, 60)}`)
}

/** Numbers that are nobody's real key: making those takes longer than most tests. */
export function plainVoterOf(member: string): VotingIdentity {
  return { commitment: numberOf(`commitment ${member}`), secretScalar: numberOf(`secret ${member}`) }
}

export function votingKeyOf(member: string): VotingKey {
  return { commitment: plainVoterOf(member).commitment.toString(), heldBy: 'device' }
}

/** A proof here names the voter, what it is bound to, and whether the voter found themselves on the roll. */
export class PlainProofs implements MembershipProofs {
  private readonly voters = new Map<string, VotingIdentity>()
  /** What is frozen need be read but once. */
  private readonly polls = new Map<string, Promise<{ readonly poll: Poll; readonly roll: ReadonlySet<string> }>>()

  check(claims: Parameters<MembershipProofs['check']>[0]): Promise<readonly boolean[]> {
    return Promise.resolve(
      claims.map(({ root, nullifier, message, scope, proof: [commitment = '', boundTo, of] }) => {
        const identity = this.voters.get(commitment)
        return identity !== undefined && boundTo === message && of === root && nullifierOf(identity, BigInt(scope)).toString() === nullifier
      }),
    )
  }

  /** What a member's device makes. */
  async ballot(
    store: Store,
    proposal: Id<'proposal'>,
    { member, choice, sequence }: { readonly member: string; readonly choice: Choice; readonly sequence: number },
  ): Promise<SecretBallot> {
    const identity = plainVoterOf(member)
    const commitment = identity.commitment.toString()
    this.voters.set(commitment, identity)
    const reading = this.polls.get(proposal) ?? readPoll(store, proposal)
    this.polls.set(proposal, reading)
    const { poll, roll } = await reading
    const ballot = await sealBallot(sha256, { identity, poll, choice, sequence })
    const { message } = claimOf(sha256, poll, { ...ballot, proof: [] })
    const proof = [commitment, message, roll.has(commitment) ? poll.root : '0', '0', '0', '0', '0', '0']
    return { ...ballot, proof }
  }
}

async function readPoll(store: Store, proposal: Id<'proposal'>): Promise<{ readonly poll: Poll; readonly roll: ReadonlySet<string> }> {
  return await store.read(async (view) => {
    const poll = await pollOf(view, proposal)
    const kept = await view.ballots.poll(proposal)
    const text = kept && (await view.log.evidence(kept.rollSha256))
    if (poll === undefined || text === undefined) throw new Error('nothing is voted on')
    return { poll, roll: new Set(rollSchema.parse(JSON.parse(text))) }
  })
}

/** Seals under a key that only this process has. */
export function plainSealer(): Sealer {
  const key = { id: new Uint8Array(8).fill(1), key: new Uint8Array(32).fill(2) }
  return ringSealer({ current: key, byId: () => key })
}
