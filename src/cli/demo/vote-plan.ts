/** How the invented members vote: as many as are asked for, 199 of 200 of those say yes, and some think again before the close. */
import type { Choice } from '../../governance/index.ts'
import { at } from '../../shared/assert.ts'
import { MS_PER_HOUR } from '../../shared/time.ts'

export interface PlannedVoter {
  /** Place of the member. */
  readonly number: number
  readonly choice: Choice
  /** What the member said first, where they changed their mind. */
  readonly first: Choice | null
}

const YES_OF_1000 = 995
/** One in ten of those who do not say yes abstains. */
const ABSTAIN_OF_10 = 1
/** Every twentieth voter thinks again, until a few have: they show what becomes of the ballot before, at the price of a proof each. */
const CHANGE_EVERY = 20
const CHANGES_MAX = 3

/** `order` is the members' places in the order in which they come to vote; the first `voters` of them do. */
export function planVote(order: readonly number[], voters: number): readonly PlannedVoter[] {
  const yes = Math.round((voters * YES_OF_1000) / 1000)
  const abstain = Math.floor(((voters - yes) * ABSTAIN_OF_10) / 10)
  return order.slice(0, voters).map((number, place): PlannedVoter => {
    const choice = place < yes ? 'yes' : place < yes + abstain ? 'abstain' : 'no'
    const thinksAgain = place % CHANGE_EVERY === CHANGE_EVERY - 1 && place < CHANGE_EVERY * CHANGES_MAX
    return { number, choice, first: thinksAgain ? (choice === 'yes' ? 'no' : 'yes') : null }
  })
}

export interface PlannedBallot {
  readonly voter: number
  readonly choice: Choice
  readonly sequence: number
  /** Since the vote was opened. */
  readonly castAfterMs: number
}

/** Those who think again do so in the last hour. */
const SECOND_THOUGHTS_MS = MS_PER_HOUR
/** Larger than that of anybody who has voted in time. */
const LATE_SEQUENCE = 3

/**
 * All ballots in the order in which they are cast, spread over a vote of this length; the last one comes when it is closed.
 * The order is part of the plan: how many of them are in tells which one is next.
 */
export function planBallots(voters: readonly PlannedVoter[], votingMs: number): readonly PlannedBallot[] {
  const secondThoughts = voters.filter(({ first }) => first !== null)
  const againMs = votingMs - SECOND_THOUGHTS_MS
  const first = voters.map((voter, place): PlannedBallot => {
    const castAfterMs = spread(againMs, place, voters.length)
    return { voter: voter.number, choice: voter.first ?? voter.choice, sequence: 1, castAfterMs }
  })
  const again = secondThoughts.map(({ number, choice }, place): PlannedBallot => {
    const castAfterMs = againMs + spread(SECOND_THOUGHTS_MS, place, secondThoughts.length)
    return { voter: number, choice, sequence: 2, castAfterMs }
  })
  return [...first, ...again, { voter: at(voters, 0).number, choice: 'no', sequence: LATE_SEQUENCE, castAfterMs: votingMs }]
}

/** After the beginning of the span and before its end. */
function spread(spanMs: number, place: number, of: number): number {
  return Math.floor((spanMs * (place + 1)) / (of + 1))
}
