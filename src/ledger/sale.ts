/** A sale in the books: how its price is split, and the transfers for its invoice, its payment and its distribution. */
import { assert, at, unreachable } from '../shared/assert.ts'
import type { BasisPoints, Money } from '../shared/money.ts'
import { shareOf, subtract } from '../shared/money.ts'
import { accounts } from './accounts.ts'
import type { Claim } from './allocation.ts'
import { allocate, capOfEqualShares } from './allocation.ts'
import type { MemberId, SaleId, TransferId } from './ids.ts'
import type { Posting, Transfer } from './transfers.ts'
import { credit, debit } from './transfers.ts'

/** A member in the release, under the pseudonym of this sale: fresh ones spread the odd minor units fairly over the sales. */
export interface SaleMember extends Claim {
  readonly member: MemberId
}

/** How the members' part is divided; what members voted for. */
export type SplitRule =
  | { readonly kind: 'equal' }
  /** By weight; with a cap, nobody gets more than so many equal shares (at least 1). */
  | { readonly kind: 'byContribution'; readonly capEqualShares: bigint | null }

export interface SaleTerms {
  readonly price: Money
  /** Taken first, rounded down, so that a broken minor unit goes to the members. */
  readonly treasury: BasisPoints
  readonly rule: SplitRule
}

export interface Share {
  readonly member: MemberId
  readonly pseudonym: string
  readonly amount: Money
}

/** The treasury and all shares together are the price exactly; `shares` is parallel to the members given. */
export type SaleSplit =
  | { readonly kind: 'split'; readonly price: Money; readonly treasury: Money; readonly shares: readonly Share[] }
  | { readonly kind: 'refused'; readonly reason: 'noWeight' }

/** Splits a price that is not negative. Refused when nobody in the release weighs anything. */
export function splitSale({ price, treasury, rule }: SaleTerms, members: readonly SaleMember[]): SaleSplit {
  const treasuryAmount = shareOf(price, treasury)
  const forMembers = subtract(price, treasuryAmount)
  const claims = rule.kind === 'equal' ? members.map(({ pseudonym }) => ({ pseudonym, weight: 1n })) : members
  const allocation = allocate(forMembers, claims, capOf(rule, forMembers, claims))
  if (allocation.kind === 'refused') {
    assert(allocation.reason === 'noWeight', 'a cap of at least one equal share reaches the total')
    return { kind: 'refused', reason: allocation.reason }
  }
  const shares = members.map(({ member, pseudonym }, index) => ({
    member,
    pseudonym,
    amount: { currency: price.currency, minor: at(allocation.minor, index) },
  }))
  return { kind: 'split', price, treasury: treasuryAmount, shares }
}

function capOf(rule: SplitRule, forMembers: Money, claims: readonly Claim[]): Money | null {
  switch (rule.kind) {
    case 'equal':
      return null
    case 'byContribution':
      return rule.capEqualShares === null ? null : capOfEqualShares(forMembers, claims, rule.capEqualShares)
    default:
      return unreachable(rule)
  }
}

/** The buyer owes the price; nothing of it can be distributed yet. */
export function saleInvoiced(id: TransferId, sale: SaleId, price: Money): Transfer {
  const postings = [debit(accounts.receivable(sale), price), credit(accounts.invoiced(sale), price)]
  return { id, purpose: { kind: 'saleInvoiced', sale }, postings }
}

/** The buyer paid the invoice or a part of it; that much can now be distributed. */
export function salePaid(id: TransferId, sale: SaleId, amount: Money): Transfer {
  const postings = [
    debit(accounts.bank, amount),
    credit(accounts.receivable(sale), amount),
    debit(accounts.invoiced(sale), amount),
    credit(accounts.proceeds(sale), amount),
  ]
  return { id, purpose: { kind: 'salePaid', sale }, postings }
}

/** The treasury and every member get their shares in one transfer, so that nobody is ever paid before another. */
export function saleDistributed(id: TransferId, sale: SaleId, split: Extract<SaleSplit, { kind: 'split' }>): Transfer {
  const postings: Posting[] = [debit(accounts.proceeds(sale), split.price)]
  let rest = split.price
  const give = (account: Posting['account'], amount: Money): void => {
    rest = subtract(rest, amount)
    /** Nothing is posted for a share of nothing: a posting always moves money. */
    if (amount.minor > 0n) postings.push(credit(account, amount))
  }
  give(accounts.treasury, split.treasury)
  for (const { member, amount } of split.shares) give(accounts.member(member), amount)
  assert(rest.minor === 0n, 'treasury and shares are the price exactly')
  return { id, purpose: { kind: 'saleDistributed', sale }, postings }
}
