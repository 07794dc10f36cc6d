/** The chart of accounts: what each account holds, its normal side, and whether it may go below zero. */
import { assert } from '../shared/assert.ts'
import type { BatchId, MemberId, SaleId } from './ids.ts'
import { isBatchId, isMemberId, isSaleId } from './ids.ts'

export type Side = 'debit' | 'credit'

interface AccountRule {
  /** The side on which the balance grows. */
  readonly normalSide: Side
  /** What the part after the colon of the code names; null when there is a single such account. */
  readonly per: 'member' | 'sale' | 'batch' | null
  readonly mayGoNegative: boolean
  /** What the balance says, and why it may or may not go below zero. */
  readonly meaning: string
}

/**
 * Two sides that always agree per currency: `receivable` with `invoiced`, and `bank` with all the others together, so
 * that whatever is owed to anyone has arrived. There is no rounding account: allocation is exact.
 */
export const ACCOUNT_KINDS = {
  bank: {
    normalSide: 'debit',
    per: null,
    mayGoNegative: true,
    meaning: 'Money at the bank; the books must be able to say that it is overdrawn.',
  },
  receivable: {
    normalSide: 'debit',
    per: 'sale',
    mayGoNegative: false,
    meaning: 'Invoiced to the buyer of a sale and not yet paid; more than was invoiced is never booked as its payment.',
  },
  invoiced: {
    normalSide: 'credit',
    per: 'sale',
    mayGoNegative: false,
    meaning: 'What a sale will bring once its invoice is paid; nobody can be paid out of it.',
  },
  proceeds: {
    normalSide: 'credit',
    per: 'sale',
    mayGoNegative: false,
    meaning: 'Paid by the buyer and not yet distributed; no more can be distributed than has arrived.',
  },
  treasury: {
    normalSide: 'credit',
    per: null,
    mayGoNegative: false,
    meaning: 'Money of the collective itself; it cannot spend the money of members.',
  },
  member: {
    normalSide: 'credit',
    per: 'member',
    mayGoNegative: false,
    meaning: 'Owed to a member; nobody can be paid more than their shares.',
  },
  payout: {
    normalSide: 'credit',
    per: 'batch',
    mayGoNegative: false,
    meaning: 'Handed to a rail and not yet confirmed by the bank; no more can be confirmed than was sent.',
  },
  returned: {
    normalSide: 'credit',
    per: 'batch',
    mayGoNegative: false,
    meaning: 'Came back from a payout and is not yet given back to its member; no more can be given back than came.',
  },
} as const satisfies Record<string, AccountRule>

export type AccountKind = keyof typeof ACCOUNT_KINDS

/** An account's code, as it is stored and published. */
export type Account =
  | 'bank'
  | 'treasury'
  | `receivable:${SaleId}`
  | `invoiced:${SaleId}`
  | `proceeds:${SaleId}`
  | `member:${MemberId}`
  | `payout:${BatchId}`
  | `returned:${BatchId}`

export const accounts = {
  bank: 'bank',
  treasury: 'treasury',
  receivable: (sale: SaleId): Account => `receivable:${sale}`,
  invoiced: (sale: SaleId): Account => `invoiced:${sale}`,
  proceeds: (sale: SaleId): Account => `proceeds:${sale}`,
  member: (member: MemberId): Account => `member:${member}`,
  payout: (batch: BatchId): Account => `payout:${batch}`,
  returned: (batch: BatchId): Account => `returned:${batch}`,
} as const

const ID_GUARDS = { member: isMemberId, sale: isSaleId, batch: isBatchId } as const

function isAccountKind(text: string): text is AccountKind {
  return Object.hasOwn(ACCOUNT_KINDS, text)
}

/** Tells whether a text is the code of an account of this chart. */
export function isAccount(text: string): text is Account {
  const colon = text.indexOf(':')
  const kind = colon < 0 ? text : text.slice(0, colon)
  if (!isAccountKind(kind)) return false
  const { per } = ACCOUNT_KINDS[kind]
  if (per === null) return colon < 0
  return colon >= 0 && ID_GUARDS[per](text.slice(colon + 1))
}

/** The kind that an account's code begins with. */
export function accountKindOf(account: Account): AccountKind {
  const colon = account.indexOf(':')
  const kind = colon < 0 ? account : account.slice(0, colon)
  assert(isAccountKind(kind), 'an account code starts with its kind')
  return kind
}

/** The rule that an account follows. */
export function accountRule(account: Account): AccountRule {
  return ACCOUNT_KINDS[accountKindOf(account)]
}

/** Turns a debit-positive sum of postings into a balance on the account's normal side. */
export function onNormalSide(account: Account, debitMinor: bigint): bigint {
  return accountRule(account).normalSide === 'debit' ? debitMinor : -debitMinor
}
