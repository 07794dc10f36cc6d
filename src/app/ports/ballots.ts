/** Secret ballots as they were accepted: what voters sealed, under names that nobody can trace. */
import type { Ballot } from '../../governance/index.ts'
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import type { Page, PageRequest } from './page.ts'

export interface AcceptedBallot extends Ballot {
  /** Of its entry in the public log, which holds the proof too. */
  readonly place: number
  readonly castAtMs: EpochMs
}

/** What an open vote is to its voters, and the half of its key that opens the choices. */
export interface KeptPoll {
  /** Of the roll; a decimal number. */
  readonly root: string
  /** In hexadecimal, as are all public keys. */
  readonly tallyKey: string
  readonly sealedPrivateKey: Uint8Array
  /** In hexadecimal; the roll itself is a document of the public log. */
  readonly rollSha256: string
  /** Of the entry in the public log that freezes the roll; the one that opens the vote comes after it. */
  readonly place: number
}

export interface BallotReader {
  poll(proposal: Id<'proposal'>): Promise<KeptPoll | undefined>
  /** The one with the highest sequence so far, of those nullifiers under which any was cast. */
  latest(proposal: Id<'proposal'>, nullifiers: readonly string[]): Promise<ReadonlyMap<string, AcceptedBallot>>
  /** How many voters cast any. */
  voters(proposal: Id<'proposal'>): Promise<number>
  /** Every ballot, by nullifier and sequence. */
  list(proposal: Id<'proposal'>, page: PageRequest): Promise<Page<AcceptedBallot>>
}

export interface BallotTransactor extends BallotReader {
  addPoll(proposal: Id<'proposal'>, poll: KeptPoll): Promise<void>
  add(proposal: Id<'proposal'>, ballots: readonly AcceptedBallot[]): Promise<void>
}
