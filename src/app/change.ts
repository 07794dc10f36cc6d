/** The frame of every use case that changes something: one transaction, one instant, and an entry in the audit log. */
import type { EpochMs } from '../shared/time.ts'
import type { AuditEntry } from './audit-chain.ts'
import { chain } from './audit-chain.ts'
import type { Clock } from './ports/clock.ts'
import type { Hasher } from './ports/hasher.ts'
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
}

/** Runs a use case. Time never runs backwards in the store, even where the clock of the machine was set back. */
export function change<T>({ store, clock, hasher }: Effects, work: (change: Change) => Promise<T>): Promise<T> {
  return store.transact(async (tx) => {
    const last = await tx.audit.last()
    const nowMs = clock.now()
    const atMs = last !== undefined && last.atMs > nowMs ? last.atMs : nowMs
    return await work({ tx, hasher, atMs, record: (...entries) => tx.audit.append(chain(hasher, last, atMs, entries)) })
  })
}
