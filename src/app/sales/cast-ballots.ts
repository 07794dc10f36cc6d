/** Members vote: one ballot that counts for each, which they may replace until the close. */
import type { Ballot, BallotDecision, BallotRefusal } from '../../governance/index.ts'
import { at } from '../../shared/assert.ts'
import type { Id } from '../../shared/ids.ts'
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, noProposal, refused, repeated } from '../outcome.ts'
import type { Votes } from '../ports/votes.ts'

export interface CastBallots {
  readonly proposal: Id<'proposal'>
  /** At most one of each voter. */
  readonly ballots: readonly Ballot<Id<'member'>>[]
}

type VotingEffects = Effects & { readonly votes: Votes }

/** Casts one ballot; the same ballot again is no second one. */
export async function castBallot(
  effects: VotingEffects,
  proposal: Id<'proposal'>,
  ballot: Ballot<Id<'member'>>,
): Promise<Outcome<null, 'noProposal' | 'neverOpened' | BallotRefusal>> {
  const outcome = await castBallots(effects, { proposal, ballots: [ballot] })
  if (outcome.kind === 'refused') return outcome
  const decision = at(outcome.value, 0)
  if (decision.kind === 'refused') return decision
  return decision.kind === 'repeated' ? repeated(null) : done(null)
}

/** Casts many ballots with the same checks; the decisions are parallel to the ballots. */
export function castBallots(
  effects: VotingEffects,
  { proposal: id, ballots }: CastBallots,
): Promise<Outcome<readonly BallotDecision[], 'noProposal' | 'neverOpened'>> {
  return change(effects, async ({ tx, atMs, record }) => {
    const proposal = await tx.proposals.proposal(id)
    if (proposal === undefined) return noProposal
    if (proposal.window === null) return refused('neverOpened', 'This proposal has not been put to the vote.')
    const decisions = await effects.votes.cast(tx, { proposal: id, window: proposal.window }, ballots, atMs)
    const accepted = ballots.filter((_, index) => at(decisions, index).kind === 'accept')
    if (accepted.length === 0) return repeated(decisions)
    // The log says that somebody voted and never what: choices are for the tally alone.
    await record(...accepted.map(({ voter, sequence }) => ({ actor: voter, action: 'castBallot', subject: id, detail: { sequence } })))
    return done(decisions)
  })
}
