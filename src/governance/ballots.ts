/** Which ballots a poll takes, and which of a voter's ballots counts. */
import type { EpochMs } from '../shared/time.ts'

export const CHOICES = ['yes', 'no', 'abstain'] as const
export type Choice = (typeof CHOICES)[number]

/** A ballot as whoever keeps it sees it: nobody knows whose it is nor, before the close, what it says. */
export interface Ballot {
  /** Stands for the voter in this vote. */
  readonly nullifier: string
  /** Counts up from 1 with each change of mind; the highest one counts. */
  readonly sequence: number
  readonly sealed: string
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
export type BallotRefusal = 'ballotNotProved' | 'notOpenYet' | 'closed' | 'sequenceTaken' | 'sequenceTooLow'

const SENTENCES: Readonly<Record<BallotRefusal, string>> = {
  ballotNotProved: 'This ballot does not prove that its voter was on the roll when the vote opened.',
  notOpenYet: 'This vote has not opened yet.',
  closed: 'This vote is closed; no ballot is taken any more.',
  sequenceTaken: 'Another ballot with this number was cast already; a change of mind needs the next number.',
  sequenceTooLow: 'A later ballot of this voter was cast already, and it is the one that counts.',
}

export interface BallotCircumstances {
  readonly window: VotingWindow
  readonly atMs: EpochMs
  readonly isProved: boolean
  /** The voter's ballot with the highest sequence so far. */
  readonly latest: Pick<Ballot, 'sealed' | 'sequence'> | undefined
}

/** Decides about one ballot. A repetition is told apart from a replay of an older one, which must not count again. */
export function decideBallot(ballot: Ballot, circumstances: BallotCircumstances): BallotDecision {
  const { isProved, latest } = circumstances
  if (isProved && latest?.sequence === ballot.sequence && latest.sealed === ballot.sealed) return { kind: 'repeated' }
  const reason = refusalOf(ballot, circumstances)
  return reason === undefined ? { kind: 'accept' } : { kind: 'refused', reason, sentence: SENTENCES[reason] }
}

function refusalOf(ballot: Ballot, { window, atMs, isProved, latest }: BallotCircumstances): BallotRefusal | undefined {
  if (!isProved) return 'ballotNotProved'
  if (atMs < window.opensAtMs) return 'notOpenYet'
  if (atMs >= window.closesAtMs) return 'closed'
  if (latest?.sequence === ballot.sequence) return 'sequenceTaken'
  return latest !== undefined && latest.sequence > ballot.sequence ? 'sequenceTooLow' : undefined
}

/** Picks the ballot that counts for each voter: the one with the highest sequence. */
export function countedBallots<Cast extends Pick<Ballot, 'nullifier' | 'sequence'>>(ballots: Iterable<Cast>): ReadonlyMap<string, Cast> {
  const counted = new Map<string, Cast>()
  for (const ballot of ballots) {
    const other = counted.get(ballot.nullifier)
    if (other === undefined || other.sequence < ballot.sequence) counted.set(ballot.nullifier, ballot)
  }
  return counted
}
