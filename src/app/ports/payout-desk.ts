/** Where payouts go to and leave from; account numbers are sealed before they come here. */
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import type { Page, PageRequest } from './page.ts'
import type { PayoutBatch } from './payouts.ts'

export interface StoredPayoutMethod {
  readonly member: Id<'member'>
  readonly kind: 'bankTransfer' | 'csv' | 'donation' | 'hold'
  /** Null where there is nothing to know. */
  readonly sealedDetails: Uint8Array | null
  readonly changedAtMs: EpochMs
}

export interface PayoutDeskReader {
  methods(members: readonly Id<'member'>[]): Promise<ReadonlyMap<Id<'member'>, StoredPayoutMethod>>
  /** The sealed bank account of the collective. */
  debtor(): Promise<Uint8Array | undefined>
  /** By id. */
  batches(page: PageRequest): Promise<Page<PayoutBatch>>
}

export interface PayoutDeskTransactor extends PayoutDeskReader {
  setMethod(method: StoredPayoutMethod): Promise<void>
  setDebtor(sealedDetails: Uint8Array, atMs: EpochMs): Promise<void>
}
