/** The chain of audit events: how each is bound to the one before, and how a reader checks that none was changed. */
import type { Deed } from '../contract/deeds.ts'
import { canonicalJson } from '../shared/canonical-json.ts'
import { formatInstant } from '../shared/time.ts'
import { hashText } from './hash-text.ts'
import type { AuditEvent } from './ports/audit.ts'
import type { Hasher } from './ports/hasher.ts'

/** What happened, before it has its place in the chain. */
export interface AuditEntry extends Pick<AuditEvent, 'actor' | 'subject' | 'detail'> {
  readonly action: Deed
}

/** Adds entries to the chain after its last event. */
export function chain(hasher: Hasher, last: AuditEvent | undefined, atMs: number, entries: readonly AuditEntry[]): readonly AuditEvent[] {
  let { seq, hash: previousHash }: { seq: number; hash: string | null } = last ?? { seq: 0, hash: null }
  return entries.map((entry) => {
    seq += 1
    const event = { ...entry, seq, atMs, previousHash }
    const hash = hashEvent(hasher, event)
    previousHash = hash
    return { ...event, hash }
  })
}

/** SHA-256 of the canonical JSON of everything that the event says, in hexadecimal. */
function hashEvent(hasher: Hasher, { seq, atMs, actor, action, subject, detail, previousHash }: Omit<AuditEvent, 'hash'>): string {
  return hashText(hasher, canonicalJson({ seq, at: formatInstant(atMs), actor, action, subject, detail, previousHash }))
}

/** Gives the number of the first event that does not follow from the one before it; undefined when all do. */
export function firstBrokenLink(hasher: Hasher, previous: AuditEvent | undefined, events: readonly AuditEvent[]): number | undefined {
  let before = previous
  for (const event of events) {
    const follows =
      event.seq === (before?.seq ?? 0) + 1 && event.previousHash === (before?.hash ?? null) && event.atMs >= (before?.atMs ?? event.atMs)
    if (!follows || hashEvent(hasher, event) !== event.hash) return event.seq
    before = event
  }
  return undefined
}
