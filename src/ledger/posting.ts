/** Decides whether a transfer may enter the books, and derives balances by reading the books from the start. */
import { unreachable } from '../shared/assert.ts'
import type { Currency } from '../shared/money.ts'
import type { Account } from './accounts.ts'
import { accountRule, onNormalSide } from './accounts.ts'
import type { TransferId } from './ids.ts'
import type { PostedTransfer, Transfer, TransferFault } from './transfers.ts'
import { sameContent, takesBack, transferFault } from './transfers.ts'

/** What a decision needs to know of the books; whoever asks holds them still (a database transaction) until it is written. */
export interface BooksView {
  transfer(id: TransferId): Transfer | undefined
  /** The reversal that took a transfer back, if one did. */
  reversalOf(id: TransferId): TransferId | undefined
  /** The balance on the account's normal side, in minor units; zero for an account without postings. */
  balanceMinor(account: Account, currency: Currency): bigint
}

export type PostingRefusal =
  | { readonly reason: 'malformed'; readonly fault: TransferFault }
  | { readonly reason: 'belowZero'; readonly account: Account; readonly currency: Currency; readonly balanceMinor: bigint }
  | { readonly reason: 'reversesNothing' | 'reversesReversal' | 'reversesInPart'; readonly of: TransferId }
  | { readonly reason: 'alreadyReversed'; readonly of: TransferId; readonly by: TransferId }

/**
 * `post`: write it. `alreadyPosted`: the very same transfer is in the books, so there is nothing left to do.
 * `conflict`: its id is taken by a transfer that says something else. `refused`: the books may not hold it.
 */
export type PostingDecision =
  | { readonly kind: 'post' }
  | { readonly kind: 'alreadyPosted' }
  | { readonly kind: 'conflict'; readonly recorded: Transfer }
  | ({ readonly kind: 'refused' } & PostingRefusal)

/** Decides about one transfer. `belowZero` tells the balance that the account would have had. */
export function decidePosting(transfer: Transfer, books: BooksView): PostingDecision {
  const fault = transferFault(transfer)
  if (fault) return { kind: 'refused', reason: 'malformed', fault }
  const recorded = books.transfer(transfer.id)
  if (recorded) return sameContent(recorded, transfer) ? { kind: 'alreadyPosted' } : { kind: 'conflict', recorded }
  const refusal = reversalRefusal(transfer, books) ?? balanceRefusal(transfer, books)
  return refusal ? { kind: 'refused', ...refusal } : { kind: 'post' }
}

function reversalRefusal(transfer: Transfer, books: BooksView): PostingRefusal | undefined {
  if (transfer.purpose.kind !== 'reversal') return undefined
  const { of } = transfer.purpose
  const original = books.transfer(of)
  if (!original) return { reason: 'reversesNothing', of }
  if (original.purpose.kind === 'reversal') return { reason: 'reversesReversal', of }
  const by = books.reversalOf(of)
  if (by !== undefined) return { reason: 'alreadyReversed', of, by }
  return takesBack(transfer, original) ? undefined : { reason: 'reversesInPart', of }
}

function balanceRefusal(transfer: Transfer, books: BooksView): PostingRefusal | undefined {
  for (const { account, currency, minor } of transfer.postings) {
    const change = onNormalSide(account, minor)
    /** A balance that grows cannot break the rule, which saves a look-up for each share of a distribution. */
    if (change > 0n || accountRule(account).mayGoNegative) continue
    const balanceMinor = books.balanceMinor(account, currency) + change
    if (balanceMinor < 0n) return { reason: 'belowZero', account, currency, balanceMinor }
  }
  return undefined
}

/** Balances on the normal side, in minor units, by currency and account. */
export type Balances = ReadonlyMap<Currency, ReadonlyMap<Account, bigint>>

export type Replay =
  | { readonly kind: 'sound'; readonly balances: Balances }
  | { readonly kind: 'broken'; readonly transfer: Transfer; readonly sentence: string }

/** Reads the books from the first transfer on, applies every rule again, and derives the balances or names the first fault. */
export function replay(posted: Iterable<PostedTransfer>): Replay {
  const transfers = new Map<TransferId, Transfer>()
  const reversals = new Map<TransferId, TransferId>()
  const balances = new Map<Currency, Map<Account, bigint>>()
  const books: BooksView = {
    transfer: (id) => transfers.get(id),
    reversalOf: (id) => reversals.get(id),
    balanceMinor: (account, currency) => balances.get(currency)?.get(account) ?? 0n,
  }
  let previousMs = Number.NEGATIVE_INFINITY
  for (const { transfer, postedAtMs } of posted) {
    if (postedAtMs < previousMs) return { kind: 'broken', transfer, sentence: 'This transfer was posted before the one that it follows.' }
    previousMs = postedAtMs
    const decision = decidePosting(transfer, books)
    if (decision.kind !== 'post') return { kind: 'broken', transfer, sentence: decisionSentence(decision) }
    transfers.set(transfer.id, transfer)
    if (transfer.purpose.kind === 'reversal') reversals.set(transfer.purpose.of, transfer.id)
    applyPostings(transfer, balances)
  }
  return { kind: 'sound', balances }
}

function applyPostings(transfer: Transfer, balances: Map<Currency, Map<Account, bigint>>): void {
  for (const { account, currency, minor } of transfer.postings) {
    const inCurrency = balances.get(currency) ?? new Map<Account, bigint>()
    inCurrency.set(account, (inCurrency.get(account) ?? 0n) + onNormalSide(account, minor))
    balances.set(currency, inCurrency)
  }
}

/** Says in one sentence why a transfer did not enter the books. */
export function decisionSentence(decision: Exclude<PostingDecision, { kind: 'post' }>): string {
  if (decision.kind === 'alreadyPosted') return 'This transfer is in the books already.'
  if (decision.kind === 'conflict') return `The id ${decision.recorded.id} belongs to a transfer with other content.`
  switch (decision.reason) {
    case 'malformed':
      return faultSentence(decision.fault)
    case 'belowZero':
      return `The account ${decision.account} would go below zero in ${decision.currency}.`
    case 'reversesNothing':
      return `There is no transfer ${decision.of} to reverse.`
    case 'reversesReversal':
      return `The transfer ${decision.of} is itself a reversal; post the original anew under a new id.`
    case 'reversesInPart':
      return `A reversal takes back all of the transfer ${decision.of}, to the last minor unit.`
    case 'alreadyReversed':
      return `The transfer ${decision.of} was reversed by ${decision.by} already.`
    default:
      return unreachable(decision)
  }
}

function faultSentence(fault: TransferFault): string {
  switch (fault.fault) {
    case 'empty':
      return 'A transfer moves something.'
    case 'zeroPosting':
      return `The posting to ${fault.account} is of nothing.`
    case 'beyondBounds':
      return `The posting to ${fault.account} is larger than any amount the books can hold.`
    case 'repeatedAccount':
      return `The account ${fault.account} has more than one posting in ${fault.currency}.`
    case 'foreignAccount':
      return `The account ${fault.account} has no part in a transfer of this purpose.`
    case 'unbalanced':
      return `Debits and credits in ${fault.currency} differ.`
    default:
      return unreachable(fault)
  }
}
