/** The port to files that banks take. */
import type { BankAccount } from '../../contract/http/money.ts'
import type { Money } from '../../shared/money.ts'
import type { EpochMs } from '../../shared/time.ts'

export interface BankTransfer {
  /** At most 35 signs. */
  readonly endToEndId: string
  readonly to: BankAccount
  readonly amount: Money
}

export interface BankOrder {
  /** At most 26 signs. */
  readonly messageId: string
  readonly createdAtMs: EpochMs
  readonly from: BankAccount
  readonly transfers: readonly BankTransfer[]
  /** What the person who is paid reads. */
  readonly note: string
}

export interface BankFiles {
  /** ISO 20022 pain.001.001.09, for euros within SEPA. */
  creditTransfers(order: BankOrder): string
}
