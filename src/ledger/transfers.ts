/** Transfers: what moves between accounts at once, why, and what makes one well formed. */
import { assert } from '../shared/assert.ts'
import type { Currency, Money } from '../shared/money.ts'
import { isWithinBounds } from '../shared/money.ts'
import type { EpochMs } from '../shared/time.ts'
import type { Account, AccountKind } from './accounts.ts'
import { accountKindOf, accountRule } from './accounts.ts'
import type { BatchId, SaleId, TransferId } from './ids.ts'

/** One line of a transfer: a debit when `minor` is positive, a credit when it is negative, never zero. */
export interface Posting {
  readonly account: Account
  readonly currency: Currency
  /** Minor units, debit positive. */
  readonly minor: bigint
}

/** Why money moves, and for which sale, batch or earlier transfer. */
export type Purpose =
  | { readonly kind: 'saleInvoiced' | 'salePaid' | 'saleDistributed'; readonly sale: SaleId }
  | { readonly kind: 'payoutSent' | 'payoutSettled' | 'payoutRejected' | 'returnReceived' | 'returnCredited'; readonly batch: BatchId }
  | { readonly kind: 'reversal'; readonly of: TransferId }
export type PurposeKind = Purpose['kind']

/** The accounts that each purpose moves money between; a reversal touches those of the transfer that it takes back. */
const PURPOSE_ACCOUNTS: Readonly<Record<Exclude<PurposeKind, 'reversal'>, readonly AccountKind[]>> = {
  saleInvoiced: ['receivable', 'invoiced'],
  salePaid: ['bank', 'receivable', 'invoiced', 'proceeds'],
  saleDistributed: ['proceeds', 'treasury', 'member'],
  payoutSent: ['member', 'payout'],
  payoutSettled: ['payout', 'bank'],
  payoutRejected: ['payout', 'member'],
  returnReceived: ['bank', 'returned'],
  returnCredited: ['returned', 'member'],
}

/** The whole content under one id. When it was posted is no part of it, so that a retry stays the same transfer. */
export interface Transfer {
  readonly id: TransferId
  readonly purpose: Purpose
  /** At most one posting for an account and currency; their order means nothing. */
  readonly postings: readonly Posting[]
}

/** A transfer as it stands in the books, in the order of posting. */
export interface PostedTransfer {
  readonly transfer: Transfer
  readonly postedAtMs: EpochMs
}

export function debit(account: Account, { currency, minor }: Money): Posting {
  assert(minor > 0n, 'what is debited is more than nothing')
  return { account, currency, minor }
}

export function credit(account: Account, { currency, minor }: Money): Posting {
  assert(minor > 0n, 'what is credited is more than nothing')
  return { account, currency, minor: -minor }
}

/** What can be wrong with a transfer by itself, whatever the books hold. */
export type TransferFault =
  | { readonly fault: 'empty' }
  | {
      readonly fault: 'zeroPosting' | 'beyondBounds' | 'repeatedAccount' | 'foreignAccount'
      readonly account: Account
      readonly currency: Currency
    }
  | { readonly fault: 'unbalanced'; readonly currency: Currency; readonly minor: bigint }

/** Finds the first fault of a transfer; asked before it is written and again after it is read. */
export function transferFault({ purpose, postings }: Transfer): TransferFault | undefined {
  if (postings.length === 0) return { fault: 'empty' }
  const seen = new Map<Currency, Set<Account>>()
  const sums = new Map<Currency, bigint>()
  for (const { account, currency, minor } of postings) {
    if (minor === 0n) return { fault: 'zeroPosting', account, currency }
    if (!isWithinBounds(minor)) return { fault: 'beyondBounds', account, currency }
    const inCurrency = seen.get(currency) ?? new Set<Account>()
    if (inCurrency.has(account)) return { fault: 'repeatedAccount', account, currency }
    if (!isOwnAccount(purpose, account)) return { fault: 'foreignAccount', account, currency }
    seen.set(currency, inCurrency.add(account))
    sums.set(currency, (sums.get(currency) ?? 0n) + minor)
  }
  for (const [currency, minor] of sums) if (minor !== 0n) return { fault: 'unbalanced', currency, minor }
  return undefined
}

/** An account of another kind, sale or batch than the purpose names would make statements tell what did not happen. */
function isOwnAccount(purpose: Purpose, account: Account): boolean {
  if (purpose.kind === 'reversal') return true
  if (!PURPOSE_ACCOUNTS[purpose.kind].includes(accountKindOf(account))) return false
  const { per } = accountRule(account)
  return per === null || per === 'member' || account.endsWith(`:${referenceOf(purpose)}`)
}

/** Tells whether two well-formed transfers say the same, whatever the order of their postings. */
export function sameContent(a: Transfer, b: Transfer): boolean {
  return a.id === b.id && samePurpose(a.purpose, b.purpose) && samePostings(a.postings, b.postings)
}

function samePurpose(a: Purpose, b: Purpose): boolean {
  return a.kind === b.kind && referenceOf(a) === referenceOf(b)
}

/** The id of the sale, batch or transfer that a purpose names. */
export function referenceOf(purpose: Purpose): SaleId | BatchId | TransferId {
  if ('sale' in purpose) return purpose.sale
  return 'batch' in purpose ? purpose.batch : purpose.of
}

function samePostings(a: readonly Posting[], b: readonly Posting[]): boolean {
  if (a.length !== b.length) return false
  const key = ({ account, currency }: Posting): string => `${account} ${currency}`
  const minorByKey = new Map(a.map((posting) => [key(posting), posting.minor]))
  return b.every((posting) => minorByKey.get(key(posting)) === posting.minor)
}

/** The only way to correct a transfer: a new one that takes every posting back. */
export function reversalOf(original: Transfer, id: TransferId): Transfer {
  assert(original.purpose.kind !== 'reversal', 'a reversal is not reversed: post the original anew under a new id')
  return { id, purpose: { kind: 'reversal', of: original.id }, postings: inverse(original.postings) }
}

function inverse(postings: readonly Posting[]): readonly Posting[] {
  return postings.map(({ account, currency, minor }) => ({ account, currency, minor: -minor }))
}

/** Tells whether `reversal` takes back exactly what `original` moved. */
export function takesBack(reversal: Transfer, original: Transfer): boolean {
  return samePostings(reversal.postings, inverse(original.postings))
}
