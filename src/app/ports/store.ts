/** The port to everything about people, votes and money that is kept: all of it changes together or not at all. */
import type { AccessReader, AccessTransactor } from './access.ts'
import type { AccountReader, AccountTransactor } from './accounts.ts'
import type { AuditReader, AuditTransactor } from './audit.ts'
import type { BallotReader, BallotTransactor } from './ballots.ts'
import type { BuyerReader, BuyerTransactor } from './buyers.ts'
import type { ConsentReader, ConsentTransactor } from './consents.ts'
import type { ContributionReader, ContributionTransactor } from './contributions.ts'
import type { LedgerReader, LedgerTransactor } from './ledger.ts'
import type { LogReader, LogTransactor } from './log.ts'
import type { MemberKeyReader, MemberKeyTransactor } from './member-keys.ts'
import type { NearbyReader, NearbyTransactor } from './nearby.ts'
import type { PayoutDeskReader, PayoutDeskTransactor } from './payout-desk.ts'
import type { PayoutReader, PayoutTransactor } from './payouts.ts'
import type { ProposalReader, ProposalTransactor } from './proposals.ts'
import type { ReleaseReader, ReleaseTransactor } from './releases.ts'
import type { RequestReader, RequestTransactor } from './requests.ts'
import type { VoterReader, VoterTransactor } from './voters.ts'

/** One state of the store, which stays the same however long it is looked at. */
export interface View {
  readonly accounts: AccountReader
  readonly consents: ConsentReader
  readonly memberKeys: MemberKeyReader
  readonly contributions: ContributionReader
  readonly requests: RequestReader
  readonly proposals: ProposalReader
  readonly voters: VoterReader
  readonly ballots: BallotReader
  readonly releases: ReleaseReader
  readonly ledger: LedgerReader
  readonly payouts: PayoutReader
  readonly audit: AuditReader
  readonly log: LogReader
  readonly access: AccessReader
  readonly buyers: BuyerReader
  readonly payoutDesk: PayoutDeskReader
  readonly nearby: NearbyReader
}

export interface Transaction extends View {
  readonly accounts: AccountTransactor
  readonly consents: ConsentTransactor
  readonly memberKeys: MemberKeyTransactor
  readonly contributions: ContributionTransactor
  readonly requests: RequestTransactor
  readonly proposals: ProposalTransactor
  readonly voters: VoterTransactor
  readonly ballots: BallotTransactor
  readonly releases: ReleaseTransactor
  readonly ledger: LedgerTransactor
  readonly payouts: PayoutTransactor
  readonly audit: AuditTransactor
  readonly log: LogTransactor
  readonly access: AccessTransactor
  readonly buyers: BuyerTransactor
  readonly payoutDesk: PayoutDeskTransactor
  readonly nearby: NearbyTransactor
}

export interface Store {
  /**
   * Runs the work as if nothing else ran at the same time, and keeps all that it wrote, durably, when it returns. When it
   * throws, nothing of it happened. The work may run again after a collision, so it has no effects but on the transaction.
   */
  transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  read<T>(work: (view: View) => Promise<T>): Promise<T>
  close(): Promise<void>
}
