/** The port to the making of ballots outside a browser, which takes seconds of computing for each. */
import type { Poll, SecretBallot } from '../../contract/ballot.ts'
import type { Choice } from '../../governance/index.ts'

export interface BallotOrder {
  /** The voting code, as it is written down. */
  readonly code: string
  readonly poll: Poll
  /** The commitments on the roll. The same list is best handed in as the same array: its tree is worked out once. */
  readonly roll: readonly string[]
  readonly choice: Choice
  readonly sequence: number
}

export interface BallotMaker {
  /** How many are made at the same time; more can be asked for, and wait. */
  readonly atOnce: number
  /** Undefined for somebody who is not on the roll. */
  readonly make: (order: BallotOrder) => Promise<SecretBallot | undefined>
  readonly close: () => Promise<void>
}
