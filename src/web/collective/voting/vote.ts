/** A vote on its way: made in this browser, kept in it, and sent without a name at a moment that chance picks. */
import { BALLOT_SEQUENCE_MAX } from '../../../contract/ballot.ts'
import type { ProofProgress } from '../../../contract/ballot-worker.ts'
import { call } from '../api.ts'
import { ApiError } from '../calls.ts'
import type { Choice } from './choices.ts'
import { keepBallot, keptBallots, type KeptBallot } from './device.ts'
import { answerOf, codeOf, nullifierOf, type VotingKey } from './voting-code.ts'
import { words } from './words.ts'

/** Whoever watches the doors of the collective shall not tell whose ballot it is by when somebody pressed a button. */
const LEAVES_WITHIN_MS = 20_000

interface Voting {
  readonly proposal: string
  /** With which the member is on the roll. */
  readonly voter: VotingKey
  readonly choice: Choice
}

/** Makes a ballot and keeps it; it has not left yet. Rejects with an ApiError. */
export async function prepareBallot(
  { proposal, voter, choice }: Voting,
  onProgress: (progress: ProofProgress) => void,
): Promise<KeptBallot> {
  const code = await codeOf(voter)
  const { window: _window, places: _places, voters: _voters, rollSha256, ...poll } = await call('readPoll', { params: { proposal } })
  const nullifier = await nullifierOf(code, poll)
  const { ballot: last } = await call('readLastBallot', { params: { proposal, nullifier } })
  const kept = (await keptBallots(proposal, voter.commitment)).at(-1)
  const sequence = Math.max(last?.sequence ?? 0, kept?.ballot.sequence ?? 0) + 1
  if (sequence > BALLOT_SEQUENCE_MAX) throw new ApiError('tooManyBallots', words.vote.tooMany, '')
  const { ballot } = await answerOf('made', { kind: 'vote', code, poll, rollSha256, choice, sequence }, { onProgress })
  const leavesAtMs = Date.now() + chance() * LEAVES_WITHIN_MS
  const made: KeptBallot = { proposal, commitment: voter.commitment, choice, ballot, leavesAtMs, place: null }
  await keepBallot(made)
  return made
}

/** Sends a kept ballot, which may have arrived before without this browser hearing of it. Rejects with an ApiError. */
export async function sendBallot(kept: KeptBallot): Promise<KeptBallot> {
  const { place } = await call('castBallot', { params: { proposal: kept.proposal }, body: kept.ballot })
  const sent = { ...kept, place }
  await keepBallot(sent)
  return sent
}

/** From 0 up to, and without, 1; nobody can guess it. */
function chance(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32
}

/** Codes of a refusal after which sending the same ballot again is of no use. */
const FINAL: ReadonlySet<string> = new Set(['closed', 'sequenceTaken', 'sequenceTooLow', 'ballotNotProved'])

export function isFinal(error: unknown): boolean {
  return error instanceof ApiError && FINAL.has(error.code)
}
