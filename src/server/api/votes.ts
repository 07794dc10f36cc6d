/** Voting keys and ballots over HTTP. Whoever brings a ballot is never asked who they are. */
import { noProposal } from '../../app/outcome.ts'
import { changeVotingKey, keepVotingKey, votingKeysAt } from '../../app/people/voting-keys.ts'
import type { View } from '../../app/ports/store.ts'
import type { Voter } from '../../app/ports/voters.ts'
import { castBallot } from '../../app/sales/cast-ballots.ts'
import { pollOf } from '../../app/sales/poll.ts'
import type { Id } from '../../shared/ids.ts'
import { formatInstant } from '../../shared/time.ts'
import { memberOf, type Handlers } from './call.ts'
import { windowJson } from './proposal-json.ts'
import { answer } from './reply.ts'

function votingKeyJson(voter: Voter | null) {
  return voter && { commitment: voter.commitment, heldBy: voter.heldBy, effectiveAt: formatInstant(voter.effectiveAtMs) }
}

/** Undefined where nothing is or was voted on. */
async function pollJson(view: View, id: Id<'proposal'>) {
  const poll = await pollOf(view, id)
  const kept = await view.ballots.poll(id)
  const window = windowJson((await view.proposals.proposal(id))?.window ?? null)
  if (poll === undefined || kept === undefined || window === null) return undefined
  const { rollSha256, place } = kept
  return { ...poll, window, rollSha256, places: { roll: place, opening: place + 1 }, voters: await view.ballots.voters(id) }
}

export const voteHandlers = {
  async readVotingKeys(call) {
    const nowMs = call.effects.clock.now()
    const { current, next } = votingKeysAt(await call.effects.store.read((view) => view.voters.of(memberOf(call), nowMs)), nowMs)
    return answer({ current: votingKeyJson(current), next: votingKeyJson(next) })
  },
  async changeVotingKey(call) {
    const outcome = await changeVotingKey(call.effects, { member: memberOf(call), key: call.body })
    return outcome.kind === 'refused' ? outcome : answer({})
  },
  async keepVotingKey(call) {
    const outcome = await keepVotingKey(call.effects, memberOf(call))
    return outcome.kind === 'refused' ? outcome : answer({})
  },
  async readPoll({ effects, params }) {
    const poll = await effects.store.read((view) => pollJson(view, params.proposal))
    return poll === undefined ? noProposal : answer(poll)
  },
  async readLastBallot({ effects, params: { proposal, nullifier } }) {
    const latest = await effects.store.read((view) => view.ballots.latest(proposal, [nullifier]))
    const ballot = latest.get(nullifier)
    return answer({ ballot: ballot === undefined ? null : { sequence: ballot.sequence, sealed: ballot.sealed, place: ballot.place } })
  },
  async castBallot({ effects, params, body }) {
    const outcome = await castBallot(effects, params.proposal, body)
    return outcome.kind === 'refused' ? outcome : answer(outcome.value)
  },
} satisfies Partial<Handlers>
