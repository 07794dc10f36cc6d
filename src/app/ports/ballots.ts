/** Ballots as they were cast; those with the highest sequence count. */
import type { Ballot, VoteCounts } from '../../governance/index.ts'
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import type { Page, PageRequest } from './page.ts'

export interface CastBallot extends Ballot<Id<'member'>> {
  readonly castAtMs: EpochMs
}

export interface BallotReader {
  /** The ballot that counts so far, of those voters who cast any. */
  latest(proposal: Id<'proposal'>, voters: readonly Id<'member'>[]): Promise<ReadonlyMap<Id<'member'>, CastBallot>>
  count(proposal: Id<'proposal'>): Promise<Omit<VoteCounts, 'roll'>>
  /** Every ballot, by voter and sequence. */
  list(proposal: Id<'proposal'>, page: PageRequest): Promise<Page<CastBallot>>
}

export interface BallotTransactor extends BallotReader {
  add(proposal: Id<'proposal'>, ballots: readonly CastBallot[]): Promise<void>
}
