/** A member's statement: each posting to the member's account as a line, with what it was and the balance after it. */
import { assert } from '../shared/assert.ts'
import type { Currency, Money } from '../shared/money.ts'
import { add, zero } from '../shared/money.ts'
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
const LINE_TEXTS: Readonly<Record<PurposeKind, string | null>> = {
  saleInvoiced: null,
  salePaid: null,
  saleDistributed: 'Your share of a sale',
  payoutSent: 'Paid out to you',
  payoutSettled: null,
  payoutRejected: 'Payout refused by the bank, credited again',
  returnReceived: null,
  returnCredited: 'Payout returned, credited again',
  reversal: 'Correction of an earlier entry',
}

export interface StatementLine {
  readonly postedAtMs: EpochMs
  readonly purpose: Purpose
  readonly text: string
  /** What the member is owed more (positive) or less (negative). */
  readonly amount: Money
  /** Owed to the member after this line. */
  readonly balance: Money
}

/** `opening` plus all amounts is `closing`. */
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

/**
 * Makes the statement of a period from ALL entries of the member's account in one currency, in the order of posting,
 * which is also that of time: those before the period make the opening balance.
 */
export function statementOf(member: MemberId, currency: Currency, entries: readonly Entry[], period: StatementPeriod): Statement {
  const account = accounts.member(member)
  const lines: StatementLine[] = []
  let opening = zero(currency)
  let balance = opening
  let previousMs = Number.NEGATIVE_INFINITY
  for (const { postedAtMs, purpose, minor } of entries) {
    assert(postedAtMs >= previousMs, 'entries are in the order of posting')
    previousMs = postedAtMs
    if (postedAtMs >= period.toMs) break
    const amount = { currency, minor: onNormalSide(account, minor) }
    balance = add(balance, amount)
    assert(balance.minor >= 0n, 'a member is never owed less than nothing')
    if (postedAtMs < period.fromMs) opening = balance
    else lines.push({ postedAtMs, purpose, text: lineText(purpose), amount, balance })
  }
  return { member, opening, lines, closing: balance }
}

function lineText({ kind }: Purpose): string {
  const text = LINE_TEXTS[kind]
  assert(text !== null, `a transfer of kind ${kind} does not touch a member's account`)
  return text
}
