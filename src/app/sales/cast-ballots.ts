/** Ballots come in: each proves that its voter is on the roll, and none says who it is. */
import type { SecretBallot } from '../../contract/ballot.ts'
import { decideBallot, type BallotDecision, type BallotRefusal } from '../../governance/index.ts'
import { claimOf } from '../../secret-ballot/index.ts'
import { assert, at } from '../../shared/assert.ts'
import type { Id } from '../../shared/ids.ts'
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, noProposal, refused, repeated } from '../outcome.ts'
import type { AcceptedBallot } from '../ports/ballots.ts'
import type { MembershipProofs } from '../ports/membership-proofs.ts'
import { pollOf } from './poll.ts'

export interface CastBallots {
  readonly proposal: Id<'proposal'>
  /** At most one of each nullifier. */
  readonly ballots: readonly SecretBallot[]
}

export type VotingEffects = Effects & { readonly proofs: MembershipProofs }

/** Where an accepted ballot stands in the public log. */
export interface BallotReceipt {
  readonly place: number
}

export type BallotAnswer =
  | Extract<BallotDecision, { readonly kind: 'refused' }>
  | ({ readonly kind: 'accept' | 'repeated' } & BallotReceipt)

const busy = refused('busy', 'More ballots are arriving than can be checked at once, and yours was not looked at.')
const neverOpened = refused('neverOpened', 'This proposal has not been put to the vote.')

/** Casts one ballot; the same ballot again is no second one, and gets the same receipt. */
export async function castBallot(
  effects: VotingEffects,
  proposal: Id<'proposal'>,
  ballot: SecretBallot,
): Promise<Outcome<BallotReceipt, 'busy' | 'noProposal' | 'neverOpened' | BallotRefusal>> {
  if (effects.proofs.isBusy?.() === true) return busy
  const outcome = await castBallots(effects, { proposal, ballots: [ballot] })
  if (outcome.kind === 'refused') return outcome
  const answer = at(outcome.value, 0)
  if (answer.kind === 'refused') return answer
  const { place } = answer
  return answer.kind === 'repeated' ? repeated({ place }) : done({ place })
}

/** Casts many ballots with the same checks; the answers are parallel to the ballots. */
export async function castBallots(
  effects: VotingEffects,
  { proposal: id, ballots }: CastBallots,
): Promise<Outcome<readonly BallotAnswer[], 'noProposal' | 'neverOpened'>> {
  const nullifiers = ballots.map(({ nullifier }) => nullifier)
  assert(new Set(nullifiers).size === nullifiers.length, 'one call holds at most one ballot of a voter')
  const { isKnown, poll } = await effects.store.read(async (view) => ({
    isKnown: (await view.proposals.proposal(id)) !== undefined,
    poll: await pollOf(view, id),
  }))
  if (!isKnown) return noProposal
  if (poll === undefined) return neverOpened
  // Roll, words and keys of a vote stay as they are, so proofs are checked before anyone has to wait for this change.
  const sha256 = (bytes: Uint8Array): Uint8Array => effects.hasher.sha256(bytes)
  const proved = await effects.proofs.check(ballots.map((ballot) => claimOf(sha256, poll, ballot)))
  return await change(effects, async ({ tx, atMs, record, publish }) => {
    const window = (await tx.proposals.proposal(id))?.window
    assert(window !== undefined && window !== null, 'a vote with a poll has a window')
    const latest = await tx.ballots.latest(id, nullifiers)
    const decisions = ballots.map((ballot, index) =>
      decideBallot(ballot, { window, atMs, isProved: at(proved, index), latest: latest.get(ballot.nullifier) }),
    )
    const accepted = ballots.filter((_, index) => at(decisions, index).kind === 'accept')
    const first = await publish(...accepted.map((ballot) => ({ kind: 'ballotCast' as const, proposal: id, ...ballot })))
    const kept = accepted.map(({ nullifier, sequence, sealed }, index): AcceptedBallot => ({
      nullifier,
      sequence,
      sealed,
      place: first + index,
      castAtMs: atMs,
    }))
    await tx.ballots.add(id, kept)
    const places = new Map([...latest.values(), ...kept].map(({ nullifier, place }) => [nullifier, place]))
    const answers = decisions.map((decision, index): BallotAnswer => {
      if (decision.kind === 'refused') return decision
      const place = places.get(at(nullifiers, index))
      assert(place !== undefined, 'a ballot that was accepted has its place')
      return { kind: decision.kind, place }
    })
    if (accepted.length === 0) return repeated(answers)
    await record({ actor: BALLOT_BOX, action: 'acceptBallots', subject: id, detail: { first, ballots: accepted.length } })
    return done(answers)
  })
}

/** Nobody knows who casts a ballot, so the record names what took it. */
const BALLOT_BOX = 'ballotBox'
