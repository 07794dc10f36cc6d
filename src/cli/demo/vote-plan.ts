/** How the invented members vote: as many as are asked for, 199 of 200 of those say yes, and some think again before the close. */
import type { Choice } from '../../governance/index.ts'

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
/** Every twentieth voter thinks again. */
const CHANGE_EVERY = 20

/** `order` is the members' places in the order in which they come to vote; the first `voters` of them do. */
export function planVote(order: readonly number[], voters: number): readonly PlannedVoter[] {
  const yes = Math.round((voters * YES_OF_1000) / 1000)
  const abstain = Math.floor(((voters - yes) * ABSTAIN_OF_10) / 10)
  return order.slice(0, voters).map((number, place): PlannedVoter => {
    const choice = place < yes ? 'yes' : place < yes + abstain ? 'abstain' : 'no'
    const thinksAgain = place % CHANGE_EVERY === CHANGE_EVERY - 1
    return { number, choice, first: thinksAgain ? (choice === 'yes' ? 'no' : 'yes') : null }
  })
}
