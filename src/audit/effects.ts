/** What an audit is handed: how to hash, to check signatures and proofs, and where the published files are. */
import type { VoteReceipt } from '../contract/ballot.ts'
import type { LogEntry } from '../contract/log.ts'
import type { BallotClaim } from '../secret-ballot/index.ts'
import type { CheckSignature, ReadLogFile, Sha256 } from '../transparency/index.ts'

export interface AuditEffects {
  readonly sha256: Sha256
  /** Ed25519 of RFC 8032. */
  readonly isSignedBy: CheckSignature
  /** One answer for each claim; null where proofs are not checked, which the report then says. */
  readonly checkProofs: ((claims: readonly BallotClaim[]) => Promise<readonly boolean[]>) | null
}

export interface AuditProgress {
  /** A short sentence without a stop. */
  readonly step: string
  readonly done: number
  readonly total: number
}

export interface AuditRequest {
  readonly read: ReadLogFile
  /** The log's key where it is known from elsewhere; the log's own word for it otherwise. */
  readonly key: string | undefined
  /** Checkpoints seen before or by others; each must tell of the same log. */
  readonly seen: readonly { readonly name: string; readonly text: string }[]
  /** Keys of witnesses who must have signed. */
  readonly witnesses: readonly string[]
  /** Of ballots that must be in the log. */
  readonly receipts: readonly VoteReceipt[]
  readonly onProgress?: (progress: AuditProgress) => void
}

/** An entry with its place in the log. */
export interface Placed<Entry extends LogEntry = LogEntry> {
  readonly place: number
  readonly entry: Entry
}

export type EntryOf<Kind extends LogEntry['kind']> = Extract<LogEntry, { kind: Kind }>
