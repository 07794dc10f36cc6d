/** The count of a vote and what it decides, in whole numbers only. */
import { assert } from '../shared/assert.ts'
import { divideFloor } from '../shared/money.ts'
import type { Choice } from './ballots.ts'

/** Members on the roll, and those whose counted ballot says so. */
export interface VoteCounts {
  readonly roll: bigint
  readonly yes: bigint
  readonly no: bigint
  readonly abstain: bigint
}

/** Thresholds in hundredths of a per cent, as in the document that is voted on. */
export interface Thresholds {
  readonly quorumBps: number
  readonly majorityBps: number
}

/** The action of the state table that the count calls for. */
export type VoteVerdict = 'pass' | 'reject' | 'lapse'

export interface Tally extends VoteCounts {
  /** All who voted, abstentions included, of the roll; rounded down to hundredths of a per cent, for showing only. */
  readonly turnoutBps: bigint
  readonly quorumMet: boolean
  readonly majorityMet: boolean
  readonly verdict: VoteVerdict
}

const WHOLE = 10_000n

/** Counts choices, one for each voter. */
export function countChoices(roll: bigint, choices: Iterable<Choice>): VoteCounts {
  const counts = { roll, yes: 0n, no: 0n, abstain: 0n }
  for (const choice of choices) counts[choice] += 1n
  return counts
}

/**
 * Decides a vote by cross-multiplication, so that no rounding can tip it.
 *
 * The quorum is met when those who voted are at least `quorumBps` of the roll. The majority is met when yes is MORE than
 * `majorityBps` of yes and no together: at 5,000 a tie does not pass. Abstentions count for the quorum only.
 */
export function tally(counts: VoteCounts, { quorumBps, majorityBps }: Thresholds): Tally {
  const { roll, yes, no, abstain } = counts
  assert(roll >= 0n && yes >= 0n && no >= 0n && abstain >= 0n, 'counts are not negative')
  const voted = yes + no + abstain
  assert(voted <= roll, 'nobody votes who is not on the roll, and nobody twice')
  const quorumMet = voted * WHOLE >= BigInt(quorumBps) * roll
  const majorityMet = yes * WHOLE > BigInt(majorityBps) * (yes + no)
  const verdict = !quorumMet ? 'lapse' : majorityMet ? 'pass' : 'reject'
  const turnoutBps = roll === 0n ? 0n : divideFloor(voted * WHOLE, roll)
  return { roll, yes, no, abstain, turnoutBps, quorumMet, majorityMet, verdict }
}
