/** The frame of every use case that changes something: one transaction, one instant, and an entry in the audit log. */
import type { LogEntry } from '../contract/log.ts'
import { canonicalJson } from '../shared/canonical-json.ts'
import type { EpochMs } from '../shared/time.ts'
import { formatInstant } from '../shared/time.ts'
import { hashLeaf } from '../transparency/index.ts'
import type { AuditEntry } from './audit-chain.ts'
import { chain } from './audit-chain.ts'
import { hashText } from './hash-text.ts'
import type { Clock } from './ports/clock.ts'
import type { Hasher } from './ports/hasher.ts'
import type { KeptEntry } from './ports/log.ts'
import type { Store, Transaction } from './ports/store.ts'

/** What use cases need of the world around them. */
export interface Effects {
  readonly store: Store
  readonly clock: Clock
  readonly hasher: Hasher
}

export interface Change {
  readonly tx: Transaction
  readonly hasher: Hasher
  /** The instant of everything that this change writes. */
  readonly atMs: EpochMs
  /** Writes down what was done. Each use case calls it once, at its end, when it has changed something. */
  readonly record: (...entries: readonly AuditEntry[]) => Promise<void>
  /** Writes into the log that everyone can read, at the instant of this change; gives the place of the first entry. */
  readonly publish: (...entries: readonly Unstamped<LogEntry>[]) => Promise<number>
  /** Keeps a document that a public entry names; gives its SHA-256 in hexadecimal. */
  readonly evidence: (text: string) => Promise<string>
}

/** Each form of an entry without its time. */
type Unstamped<Entry> = Entry extends unknown ? Omit<Entry, 'at'> : never

/** Runs a use case. Time never runs backwards in the store, even where the clock of the machine was set back. */
export function change<T>({ store, clock, hasher }: Effects, work: (change: Change) => Promise<T>): Promise<T> {
  return store.transact(async (tx) => {
    const last = await tx.audit.last()
    const nowMs = clock.now()
    const atMs = last !== undefined && last.atMs > nowMs ? last.atMs : nowMs
    return await work({
      tx,
      hasher,
      atMs,
      record: (...entries) => tx.audit.append(chain(hasher, last, atMs, entries)),
      publish: (...entries) => tx.log.append(entries.map((entry) => keptEntry(hasher, { ...entry, at: formatInstant(atMs) }))),
      async evidence(text) {
        const sha256 = hashText(hasher, text)
        await tx.log.keep(sha256, text)
        return sha256
      },
    })
  })
}

/** An entry is logged as its canonical JSON in UTF-8. */
function keptEntry(hasher: Hasher, entry: LogEntry): KeptEntry {
  const text = canonicalJson(entry)
  return { text, leafHash: hashLeaf((bytes) => hasher.sha256(bytes), new TextEncoder().encode(text)) }
}
