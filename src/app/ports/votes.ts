/** The port to the voting scheme: whoever closes a vote need not know how ballots are kept secret and counted. */
import type { Ballot, BallotDecision, VoteCounts, VotingWindow } from '../../governance/index.ts'
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import type { Transaction, View } from './store.ts'

export interface Poll {
  readonly proposal: Id<'proposal'>
  readonly window: VotingWindow
}

export interface Votes {
  /** Writes down every ballot that is accepted; the decisions are parallel to the ballots, of which a voter has at most one. */
  cast(tx: Transaction, poll: Poll, ballots: readonly Ballot<Id<'member'>>[], atMs: EpochMs): Promise<readonly BallotDecision[]>
  count(view: View, poll: Poll): Promise<VoteCounts>
}
