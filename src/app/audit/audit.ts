/** Checks a collective from what it has published, without trusting it: the log, every sale in it, and what was paid out. */
import type { AuditCheck, AuditPart, AuditReport, LogEntry } from '../../contract/log.ts'
import { hexOf } from '../../shared/hex.ts'
import { isCurrency, parseAmount } from '../../shared/money.ts'
import { auditSale } from './audit-sale.ts'
import { check } from './checks.ts'
import { readLog, type AuditEffects, type AuditRequest } from './read-log.ts'

export async function audit(effects: AuditEffects, request: AuditRequest): Promise<AuditReport> {
  const reading = await readLog(effects, request)
  const log = { title: 'The log', checks: [...reading.checks] }
  if (!('entries' in reading)) return reportOf([log], null)
  const { entries, key, checkpoint } = reading
  const parts: AuditPart[] = [log]
  const sales = new Map<string, SaleEntry[]>()
  for (const entry of entries.filter(isOfSale)) sales.set(entry.proposal, [...(sales.get(entry.proposal) ?? []), entry])
  for (const sale of sales.values()) parts.push(await auditSale(effects, { read: request.read, publicKey: key.publicKey, entries: sale }))
  const payouts = auditPayouts(entries)
  if (payouts.length > 0) parts.push({ title: 'Payouts', checks: [...payouts] })
  return reportOf(parts, { log: key.name, entries: checkpoint.size, root: hexOf(checkpoint.root) })
}

type SaleEntry = Exclude<LogEntry, { kind: 'payoutsSent' }>

type Opened = Pick<AuditReport, 'log' | 'entries' | 'root'>

function reportOf(parts: AuditPart[], opened: Opened | null): AuditReport {
  const holds = parts.every(({ checks }) => checks.every((each) => each.holds))
  return { ...(opened ?? { log: null, entries: null, root: null }), holds, parts }
}

function isOfSale(entry: LogEntry): entry is SaleEntry {
  return entry.kind !== 'payoutsSent'
}

/** More can never have left for members than sales have brought them. */
function auditPayouts(entries: readonly LogEntry[]): readonly AuditCheck[] {
  const owed = new Map<string, bigint>()
  return entries.flatMap((entry) => {
    if (entry.kind !== 'priceDivided' && entry.kind !== 'payoutsSent') return []
    const { currency } = entry
    const before = owed.get(currency) ?? 0n
    if (entry.kind === 'priceDivided') {
      owed.set(currency, before + minorOf(entry.price, currency) - minorOf(entry.treasury, currency))
      return []
    }
    const left = before - minorOf(entry.amount, currency)
    owed.set(currency, left)
    return [
      check('payouts', left >= 0n, {
        yes: `${entry.payouts} payouts of ${currency} ${entry.amount} together were sent on ${entry.at.slice(0, 10)}.`,
        no: `${currency} ${entry.amount} were sent on ${entry.at.slice(0, 10)}, MORE than sales had brought the members.`,
      }),
    ]
  })
}

function minorOf(amount: string, currency: string): bigint {
  return isCurrency(currency) ? (parseAmount(amount, currency)?.minor ?? 0n) : 0n
}
