/** Proposals with their frozen roll, their tally and the confirmations of their payment. */
import type { ProposalState, VoteCounts, VoteVerdict, VotingWindow } from '../../governance/index.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import type { Page, PageRequest } from './page.ts'

export interface Proposal {
  readonly id: Id<'proposal'>
  readonly request: Id<'request'> | null
  readonly draftedBy: AccountId
  /** Canonical JSON, whose SHA-256 in hexadecimal is `documentSha256`. */
  readonly document: string
  readonly documentSha256: string
  readonly state: ProposalState
  readonly draftedAtMs: EpochMs
  /** Null until the vote opens. */
  readonly window: VotingWindow | null
}

export interface RecordedTally extends VoteCounts {
  readonly verdict: VoteVerdict
  readonly closedAtMs: EpochMs
}

export interface PaymentConfirmation {
  readonly steward: AccountId
  /** What the bank's statement says, as this steward read it. */
  readonly reference: string
  readonly atMs: EpochMs
}

export interface WhichProposals {
  /** Null for all states. */
  readonly state: ProposalState | null
  /** Those that were never put to the vote belong to stewards alone. */
  readonly withDrafts: boolean
}

export interface RollEntry {
  readonly member: Id<'member'>
  /** Null on rolls from before ballots were secret. */
  readonly commitment: string | null
}

export interface ProposalReader {
  proposal(id: Id<'proposal'>): Promise<Proposal | undefined>
  /** By id. */
  list(which: WhichProposals, page: PageRequest): Promise<Page<Proposal>>
  /** How many proposals answer a request, drafts and cancelled ones included. */
  countOf(request: Id<'request'>): Promise<bigint>
  rollCount(id: Id<'proposal'>): Promise<bigint>
  /** By member. */
  roll(id: Id<'proposal'>, page: PageRequest): Promise<Page<RollEntry>>
  /** Undefined for a member who is not on the roll. */
  rollEntry(id: Id<'proposal'>, member: Id<'member'>): Promise<RollEntry | undefined>
  tally(id: Id<'proposal'>): Promise<RecordedTally | undefined>
  confirmations(id: Id<'proposal'>): Promise<readonly PaymentConfirmation[]>
}

export interface ProposalTransactor extends ProposalReader {
  add(proposal: Proposal): Promise<void>
  /** Writes down every live member whose voting key is in effect then, while the proposal is still a draft; gives how many. */
  freezeRoll(id: Id<'proposal'>, atMs: EpochMs): Promise<bigint>
  /** Moves a draft to `open` with its window; false when it is no longer in the state that it is moved from. */
  open(id: Id<'proposal'>, from: ProposalState, to: ProposalState, window: VotingWindow): Promise<boolean>
  /** False when the proposal is no longer in the state that it is moved from. */
  move(id: Id<'proposal'>, from: ProposalState, to: ProposalState): Promise<boolean>
  recordTally(id: Id<'proposal'>, tally: RecordedTally): Promise<void>
  confirmPayment(id: Id<'proposal'>, confirmation: PaymentConfirmation): Promise<void>
}
