/** Payouts to members, the batches they leave in, and who approved those. */
import type { PayoutState } from '../../ledger/index.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import type { Currency, Money } from '../../shared/money.ts'
import type { EpochMs } from '../../shared/time.ts'
import type { Page, PageRequest } from './page.ts'

export interface StoredPayout {
  readonly id: Id<'payout'>
  readonly member: Id<'member'>
  readonly amount: Money
  readonly state: PayoutState
  readonly batch: Id<'batch'> | null
  readonly requestedAtMs: EpochMs
}

export interface PayoutBatch {
  readonly id: Id<'batch'>
  readonly currency: Currency
  readonly assembledBy: AccountId
  readonly assembledAtMs: EpochMs
  readonly sentAtMs: EpochMs | null
  readonly settledAtMs: EpochMs | null
}

export interface PayoutReader {
  payouts(ids: readonly Id<'payout'>[]): Promise<ReadonlyMap<Id<'payout'>, StoredPayout>>
  /** Payouts that are not sent yet: at most one for a member and currency. */
  pendingOf(members: readonly Id<'member'>[], currency: Currency): Promise<ReadonlyMap<Id<'member'>, StoredPayout>>
  listOf(member: Id<'member'>, page: PageRequest): Promise<Page<StoredPayout>>
  /** By id. */
  list(state: PayoutState, currency: Currency, page: PageRequest): Promise<Page<StoredPayout>>
  inBatch(batch: Id<'batch'>, page: PageRequest): Promise<Page<StoredPayout>>
  batch(id: Id<'batch'>): Promise<PayoutBatch | undefined>
  /** How many payouts of a batch are in each state, and their sum in minor units; states without any are left out. */
  totals(batch: Id<'batch'>): Promise<ReadonlyMap<PayoutState, { readonly count: bigint; readonly minor: bigint }>>
  approvals(batch: Id<'batch'>): Promise<ReadonlySet<AccountId>>
}

export interface PayoutTransactor extends PayoutReader {
  add(payouts: readonly StoredPayout[]): Promise<void>
  /** Puts up to `limit` payouts that wait into a new batch, the first by id; gives how many. */
  assemble(batch: PayoutBatch, from: PayoutState, to: PayoutState, limit: number): Promise<bigint>
  approve(batch: Id<'batch'>, steward: AccountId, atMs: EpochMs): Promise<void>
  /** Moves all payouts of a batch that are in the state; gives how many. */
  moveBatch(batch: Id<'batch'>, from: PayoutState, to: PayoutState): Promise<bigint>
  /** False when the payout is no longer in the state that it is moved from. */
  move(id: Id<'payout'>, from: PayoutState, to: PayoutState): Promise<boolean>
  markSent(batch: Id<'batch'>, atMs: EpochMs): Promise<void>
  markSettled(batch: Id<'batch'>, atMs: EpochMs): Promise<void>
}
