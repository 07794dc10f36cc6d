/** Which ballots a poll takes, and which of a voter's ballots counts. */
import type { EpochMs } from '../shared/time.ts'

export const CHOICES = ['yes', 'no', 'abstain'] as const
export type Choice = (typeof CHOICES)[number]

/** `Voter` is whatever stands for a member in the voting scheme: an account, or a nullifier. */
export interface Ballot<Voter extends string = string> {
  readonly voter: Voter
  readonly choice: Choice
  /** Counts up from 1 with each change of mind; the highest one counts. */
  readonly sequence: number
}

/** The time in which ballots are taken: from `opensAtMs` on, and before `closesAtMs`. */
export interface VotingWindow {
  readonly opensAtMs: EpochMs
  readonly closesAtMs: EpochMs
}

export type BallotDecision =
  | { readonly kind: 'accept' }
  /** The very same ballot was cast before, so there is nothing left to do. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'refused'; readonly reason: BallotRefusal; readonly sentence: string }
export type BallotRefusal = 'notOnRoll' | 'notOpenYet' | 'closed' | 'sequenceTaken' | 'sequenceTooLow'

const SENTENCES: Readonly<Record<BallotRefusal, string>> = {
  notOnRoll: 'Only members who were on the roll when the vote opened can vote.',
  notOpenYet: 'This vote has not opened yet.',
  closed: 'This vote is closed; no ballot is taken any more.',
  sequenceTaken: 'A ballot with this number and another choice was cast already; a change of mind needs the next number.',
  sequenceTooLow: 'A later ballot of this member was cast already, and it is the one that counts.',
}

export interface BallotCircumstances {
  readonly window: VotingWindow
  readonly atMs: EpochMs
  readonly onRoll: boolean
  /** The voter's ballot with the highest sequence so far. */
  readonly latest: Pick<Ballot, 'choice' | 'sequence'> | undefined
}

/** Decides about one ballot. A repetition is told apart from a replay of an older choice, which must not count again. */
export function decideBallot(ballot: Ballot, { window, atMs, onRoll, latest }: BallotCircumstances): BallotDecision {
  if (latest?.sequence === ballot.sequence && latest.choice === ballot.choice) return { kind: 'repeated' }
  const reason = refusalOf(ballot, { window, atMs, onRoll, latest })
  return reason === undefined ? { kind: 'accept' } : { kind: 'refused', reason, sentence: SENTENCES[reason] }
}

function refusalOf(ballot: Ballot, { window, atMs, onRoll, latest }: BallotCircumstances): BallotRefusal | undefined {
  if (!onRoll) return 'notOnRoll'
  if (atMs < window.opensAtMs) return 'notOpenYet'
  if (atMs >= window.closesAtMs) return 'closed'
  if (latest?.sequence === ballot.sequence) return 'sequenceTaken'
  return latest !== undefined && latest.sequence > ballot.sequence ? 'sequenceTooLow' : undefined
}

/** Picks the ballot that counts for each voter: the one with the highest sequence. */
export function countedBallots<Voter extends string>(ballots: Iterable<Ballot<Voter>>): ReadonlyMap<Voter, Ballot<Voter>> {
  const counted = new Map<Voter, Ballot<Voter>>()
  for (const ballot of ballots) {
    const other = counted.get(ballot.voter)
    if (other === undefined || other.sequence < ballot.sequence) counted.set(ballot.voter, ballot)
  }
  return counted
}
