/** The plainest voting scheme: ballots by member in the store, where those who run it could look at them. */
import { decideBallot } from '../governance/index.ts'
import { assert } from '../shared/assert.ts'
import type { CastBallot } from './ports/ballots.ts'
import type { Votes } from './ports/votes.ts'

export const storedVotes: Votes = {
  async cast(tx, { proposal, window }, ballots, atMs) {
    const voters = ballots.map(({ voter }) => voter)
    assert(new Set(voters).size === voters.length, 'one call holds at most one ballot of a voter')
    const roll = await tx.proposals.onRoll(proposal, voters)
    const latest = await tx.ballots.latest(proposal, voters)
    const accepted: CastBallot[] = []
    const decisions = ballots.map((ballot) => {
      const decision = decideBallot(ballot, { window, atMs, onRoll: roll.has(ballot.voter), latest: latest.get(ballot.voter) })
      if (decision.kind === 'accept') accepted.push({ ...ballot, castAtMs: atMs })
      return decision
    })
    await tx.ballots.add(proposal, accepted)
    return decisions
  },

  async count(view, { proposal }) {
    return { roll: await view.proposals.rollCount(proposal), ...(await view.ballots.count(proposal)) }
  },
}
