/** A payout in the books: sent to a rail, confirmed by the bank, refused, or come back. */
import type { Money } from '../shared/money.ts'
import { assert, at } from '../shared/assert.ts'
import { add } from '../shared/money.ts'
import { accounts } from './accounts.ts'
import type { BatchId, MemberId, TransferId } from './ids.ts'
import type { Transfer } from './transfers.ts'
import { credit, debit } from './transfers.ts'

export interface Payout {
  readonly member: MemberId
  readonly amount: Money
}

/** The batch leaves for a rail: its members are no longer owed the money, the batch is. At least one payout, all in one currency. */
export function payoutSent(id: TransferId, batch: BatchId, payouts: readonly Payout[]): Transfer {
  assert(payouts.length > 0, 'a batch has at least one payout')
  const total = payouts.slice(1).reduce((sum, { amount }) => add(sum, amount), at(payouts, 0).amount)
  const postings = payouts.map(({ member, amount }) => debit(accounts.member(member), amount))
  return { id, purpose: { kind: 'payoutSent', batch }, postings: [...postings, credit(accounts.payout(batch), total)] }
}

/** The bank confirms that all or a part of the batch left the account. */
export function payoutSettled(id: TransferId, batch: BatchId, amount: Money): Transfer {
  const postings = [debit(accounts.payout(batch), amount), credit(accounts.bank, amount)]
  return { id, purpose: { kind: 'payoutSettled', batch }, postings }
}

/** The rail refuses one payout before any money left: the member is owed it again. */
export function payoutRejected(id: TransferId, batch: BatchId, { member, amount }: Payout): Transfer {
  const postings = [debit(accounts.payout(batch), amount), credit(accounts.member(member), amount)]
  return { id, purpose: { kind: 'payoutRejected', batch }, postings }
}

/** Money of a settled batch is back at the bank; whose it is may have to be found out first. */
export function returnReceived(id: TransferId, batch: BatchId, amount: Money): Transfer {
  const postings = [debit(accounts.bank, amount), credit(accounts.returned(batch), amount)]
  return { id, purpose: { kind: 'returnReceived', batch }, postings }
}

/** Returned money is matched to its member, who is owed it again. */
export function returnCredited(id: TransferId, batch: BatchId, { member, amount }: Payout): Transfer {
  const postings = [debit(accounts.returned(batch), amount), credit(accounts.member(member), amount)]
  return { id, purpose: { kind: 'returnCredited', batch }, postings }
}
