/** Checks what left for members, and what of it the bank gave back, against what sales have brought them. */
import type { AuditCheck, LogEntry } from '../contract/log.ts'
import { isCurrency, parseAmount } from '../shared/money.ts'
import { found } from './checks.ts'

type EntryOf<Kind extends LogEntry['kind']> = Extract<LogEntry, { kind: Kind }>

/** What the entries so far leave, in minor units. */
interface Books {
  /** To members, by currency. */
  readonly owed: Map<string, bigint>
  /** Sent and not come back, by batch. */
  readonly away: Map<string, bigint>
}

export function auditPayouts(entries: readonly LogEntry[]): readonly AuditCheck[] {
  const books: Books = { owed: new Map(), away: new Map() }
  return entries.flatMap((entry) => {
    if (entry.kind === 'payoutsSent') return [checkSent(books, entry)]
    if (entry.kind === 'payoutReturned') return [checkReturned(books, entry)]
    if (entry.kind === 'priceDivided') {
      const { currency, price, treasury } = entry
      change(books.owed, currency, minorOf(price, currency) - minorOf(treasury, currency))
    }
    return []
  })
}

/** More can never have left for members than sales have brought them. */
function checkSent({ owed, away }: Books, { batch, currency, amount, at, payouts }: EntryOf<'payoutsSent'>): AuditCheck {
  change(away, batch, minorOf(amount, currency))
  const left = change(owed, currency, -minorOf(amount, currency))
  return left >= 0n ? found('paidOut', { currency, amount, at, payouts }) : found('paidTooMuch', { currency, amount, at })
}

/** What comes back is owed again, so no more of a batch may be said to than was sent in it. */
function checkReturned({ owed, away }: Books, { batch, currency, amount, at }: EntryOf<'payoutReturned'>): AuditCheck {
  change(owed, currency, minorOf(amount, currency))
  const left = change(away, batch, -minorOf(amount, currency))
  return left >= 0n ? found('cameBack', { currency, amount, at }) : found('cameBackTooMuch', { currency, amount, at })
}

function change(sums: Map<string, bigint>, key: string, by: bigint): bigint {
  const sum = (sums.get(key) ?? 0n) + by
  sums.set(key, sum)
  return sum
}

function minorOf(amount: string, currency: string): bigint {
  return isCurrency(currency) ? (parseAmount(amount, currency)?.minor ?? 0n) : 0n
}
