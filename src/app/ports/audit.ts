/** The record of what was done by whom and when, each entry bound to the one before it by a hash. */
import type { CanonicalValue } from '../../shared/canonical-json.ts'
import type { EpochMs } from '../../shared/time.ts'
import type { Page, PageRequest } from './page.ts'

export interface AuditEvent {
  /** Counts up from 1 without a gap. */
  readonly seq: number
  readonly atMs: EpochMs
  /** An account, or `clock` for what happens by itself. */
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly detail: { readonly [key: string]: CanonicalValue }
  /** In hexadecimal; null for the first. */
  readonly previousHash: string | null
  readonly hash: string
}

export interface AuditReader {
  last(): Promise<AuditEvent | undefined>
  list(page: PageRequest): Promise<Page<AuditEvent>>
  /** The newest first. */
  latest(page: PageRequest): Promise<Page<AuditEvent>>
}

export interface AuditTransactor extends AuditReader {
  append(events: readonly AuditEvent[]): Promise<void>
}
