/** Ballots without proofs, for tests of what happens around a vote: choices are sealed for real, and whatever was made here is believed. */
import { nodeHasher } from '../../src/adapters/node-effects.ts'
import type { BallotMaker, BallotOrder } from '../../src/app/ports/ballot-maker.ts'
import type { MembershipProofs } from '../../src/app/ports/membership-proofs.ts'
import { claimOf, sealBallot, votingIdentityOf, type VotingIdentity } from '../../src/secret-ballot/index.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => nodeHasher.sha256(bytes)

const NO_PROOF: readonly string[] = Array.from({ length: 8 }, () => '0')

/** Working one out takes longer than all else here, and the same people vote again and again. */
const identities = new Map<string, VotingIdentity>()

function identityOf(code: string): VotingIdentity {
  const identity = identities.get(code) ?? votingIdentityOf(sha256, code)
  identities.set(code, identity)
  return identity
}

/** What was made in any of them, because an audit looks at the ballots of all. */
const messages = new Set<string>()

export interface PlainVoting {
  readonly context: {
    readonly membershipProofs: () => Promise<MembershipProofs>
    readonly ballotMaker: () => Promise<BallotMaker>
  }
  /** In the order in which they were asked for. */
  readonly made: readonly BallotOrder[]
}

/** `onMake` is told how many ballots have been asked for, and the ballot fails when it does. */
export function plainVoting(onMake: (count: number) => Promise<void> = () => Promise.resolve()): PlainVoting {
  const made: BallotOrder[] = []
  const maker: BallotMaker = {
    atOnce: 1,
    async make(order) {
      await onMake(made.push(order))
      const { code, poll, choice, sequence } = order
      const ballot = await sealBallot(sha256, { identity: identityOf(code), poll, choice, sequence })
      messages.add(claimOf(sha256, poll, { ...ballot, proof: NO_PROOF }).message)
      return { ...ballot, proof: NO_PROOF }
    },
    close: () => Promise.resolve(),
  }
  const proofs: MembershipProofs = { check: (claims) => Promise.resolve(claims.map(({ message }) => messages.has(message))) }
  return { context: { membershipProofs: () => Promise.resolve(proofs), ballotMaker: () => Promise.resolve(maker) }, made }
}
