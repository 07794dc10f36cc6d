/** A member's statement: each posting to the member's account as a line, with what it was and the balance after it. */
import { assert } from '../shared/assert.ts'
import type { Currency, Money } from '../shared/money.ts'
import { add } from '../shared/money.ts'
import type { EpochMs } from '../shared/time.ts'
import type { Account } from './accounts.ts'
import { accounts, onNormalSide } from './accounts.ts'
import type { MemberId } from './ids.ts'
import type { PostedTransfer, Purpose, PurposeKind } from './transfers.ts'

/** One posting to one account, as the books give it back. */
export interface Entry {
  readonly postedAtMs: EpochMs
  readonly purpose: Purpose
  /** Minor units, debit positive. */
  readonly minor: bigint
}

/** What a line says to the member; the kinds without one never touch a member's account. */
const LINE_TEXTS = {
  saleInvoiced: null,
  salePaid: null,
  saleDistributed: 'Your share of a sale',
  payoutSent: 'Paid out to you',
  payoutSettled: null,
  payoutRejected: 'Payout refused by the bank, credited again',
  returnReceived: null,
  returnCredited: 'Payout returned, credited again',
  reversal: 'Correction of an earlier entry',
} as const satisfies Record<PurposeKind, string | null>

/** The kinds of transfer that touch a member's account. */
export type LineKind = { [Kind in PurposeKind]: (typeof LINE_TEXTS)[Kind] extends null ? never : Kind }[PurposeKind]

export interface StatementLine {
  readonly postedAtMs: EpochMs
  readonly purpose: Purpose
  readonly kind: LineKind
  readonly text: string
  /** What the member is owed more (positive) or less (negative). */
  readonly amount: Money
  /** Owed to the member after this line. */
  readonly balance: Money
}

/** A page of a statement: `opening` plus the amounts on all its pages is `closing`. */
export interface Statement {
  readonly member: MemberId
  readonly opening: Money
  readonly lines: readonly StatementLine[]
  readonly closing: Money
}

/** Instants from `fromMs` on and before `toMs`. */
export interface StatementPeriod {
  readonly fromMs: EpochMs
  readonly toMs: EpochMs
}

/** One page of the entries in a period, and what the account held around it: on its normal side, in minor units. */
export interface EntryPage {
  readonly items: readonly Entry[]
  /** Null when this is the last page. */
  readonly next: string | null
  /** Before the period. */
  readonly openingMinor: bigint
  /** Before the first of these entries. */
  readonly beforeMinor: bigint
  /** At the end of the period. */
  readonly closingMinor: bigint
}

/** Picks the entries of one account in one currency from the books, in the order of posting. */
export function entriesOf(account: Account, currency: Currency, posted: Iterable<PostedTransfer>): readonly Entry[] {
  const entries: Entry[] = []
  for (const { transfer, postedAtMs } of posted) {
    for (const posting of transfer.postings) {
      if (posting.account !== account || posting.currency !== currency) continue
      entries.push({ postedAtMs, purpose: transfer.purpose, minor: posting.minor })
    }
  }
  return entries
}

/** Makes a page of a statement from a page of the entries of the member's account in one currency, in the order of posting. */
export function statementOf(member: MemberId, currency: Currency, page: EntryPage): Statement {
  const account = accounts.member(member)
  const lines: StatementLine[] = []
  let balance: Money = { currency, minor: page.beforeMinor }
  let previousMs = Number.NEGATIVE_INFINITY
  for (const { postedAtMs, purpose, minor } of page.items) {
    assert(postedAtMs >= previousMs, 'entries are in the order of posting')
    previousMs = postedAtMs
    const amount = { currency, minor: onNormalSide(account, minor) }
    balance = add(balance, amount)
    assert(balance.minor >= 0n, 'a member is never owed less than nothing')
    lines.push({ postedAtMs, purpose, ...wordsOf(purpose), amount, balance })
  }
  assert(page.next !== null || balance.minor === page.closingMinor, 'the last page ends with the balance of its period')
  return { member, opening: { currency, minor: page.openingMinor }, lines, closing: { currency, minor: page.closingMinor } }
}

function wordsOf({ kind }: Purpose): Pick<StatementLine, 'kind' | 'text'> {
  assert(touchesMembers(kind), `a transfer of kind ${kind} does not touch a member's account`)
  return { kind, text: LINE_TEXTS[kind] }
}

function touchesMembers(kind: PurposeKind): kind is LineKind {
  return LINE_TEXTS[kind] !== null
}
