/** Checks a collective from what it has published, without trusting it: the log, every vote and sale in it, and what was paid out. */
import type { AuditCheck, AuditPart, AuditReport, LogEntry } from '../contract/log.ts'
import { hexOf } from '../shared/hex.ts'
import { auditPayouts } from './audit-payouts.ts'
import { auditSale, type SaleEntry } from './audit-sale.ts'
import { auditVoters } from './audit-voters.ts'
import { found } from './checks.ts'
import type { AuditEffects, AuditRequest, Placed } from './effects.ts'
import { isVoterEntry } from './electorate.ts'
import { readLog } from './read-log.ts'
import { checkReceipt } from './receipts.ts'
import { sayUnproved } from './sentences.ts'

export async function audit(effects: AuditEffects, request: AuditRequest): Promise<AuditReport> {
  const { read, onProgress, receipts } = request
  const reading = await readLog(effects, request)
  const log: AuditPart = { about: 'log', title: 'The log', checks: [...reading.checks] }
  if (!('entries' in reading)) return reportOf([log], [], null)
  const { key, checkpoint } = reading
  const entries = reading.entries.map((entry, place): Placed => ({ place, entry }))
  const parts: AuditPart[] = [log]
  const unproved: Unproved[] = []
  const { part: voters, rolls } = await auditVoters({ sha256: effects.sha256, read }, entries)
  if (reading.entries.some(isVoterEntry)) parts.push(voters)
  for (const sale of salesOf(entries).values()) {
    const audited = await auditSale({ effects, read, onProgress, publicKey: key.publicKey, entries: sale, rolls })
    parts.push(audited.part)
    unproved.push(...audited.unproved)
  }
  const payouts = [...auditPayouts(reading.entries), ...checkNames(entries)]
  if (payouts.length > 0) parts.push({ about: 'payouts', title: 'Releases and payouts', checks: payouts })
  if (receipts.length > 0) {
    const checks = receipts.map((receipt) => checkReceipt({ log: key.name, entries }, receipt))
    parts.push({ about: 'receipts', title: 'Your receipts', checks })
  }
  return reportOf(parts, unproved, { log: key.name, entries: checkpoint.size, root: hexOf(checkpoint.root) })
}

type Unproved = AuditReport['unproved'][number]
type Opened = Pick<AuditReport, 'log' | 'entries' | 'root'>

function reportOf(parts: AuditPart[], unproved: Unproved[], opened: Opened | null): AuditReport {
  const holds = parts.every(({ checks }) => checks.every((each) => each.holds))
  const unchecked = unproved.map(sayUnproved)
  return { ...(opened ?? { log: null, entries: null, root: null }), holds, unchecked, unproved, parts }
}

function salesOf(entries: readonly Placed[]): ReadonlyMap<string, readonly Placed<SaleEntry>[]> {
  const sales = new Map<string, Placed<SaleEntry>[]>()
  for (const { place, entry } of entries) {
    if (!('proposal' in entry)) continue
    const sale = sales.get(entry.proposal)
    if (sale === undefined) sales.set(entry.proposal, [{ place, entry }])
    else sale.push({ place, entry })
  }
  return sales
}

/** What is delivered or paid once has a name that stands in the log once. */
function checkNames(entries: readonly Placed[]): readonly AuditCheck[] {
  const names = new Set<string>()
  return entries.flatMap(({ place, entry }) => {
    const name = nameOf(entry)
    if (name === undefined) return []
    const isNew = !names.has(name)
    names.add(name)
    return isNew ? [] : [found('namedTwice', { place, name })]
  })
}

function nameOf(entry: LogEntry): string | undefined {
  if (entry.kind === 'releaseDelivered') return entry.release
  return entry.kind === 'payoutsSent' ? entry.batch : undefined
}
