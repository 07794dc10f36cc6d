/** The beginning of every reading of a log: its key, and the checkpoint that this key has signed. */
import { limits } from '../shared/limits.ts'
import { openCheckpoint, type CheckSignature, type OpenedCheckpoint } from './checkpoint.ts'
import type { Sha256 } from './hashing.ts'
import { LOG_PATHS, logKeyOf, type ReadLogFile } from './log-files.ts'
import { parseVerifierKey, type NoteKey } from './note-keys.ts'

export interface LogSource {
  readonly read: ReadLogFile
  readonly sha256: Sha256
  readonly isSignedBy: CheckSignature
  /** The log's key where it is known from elsewhere; the log's own word for it otherwise. */
  readonly key: string | undefined
}

export type OpenedLog =
  | ({ readonly kind: 'open'; readonly key: NoteKey; readonly text: string } & OpenedCheckpoint)
  | { readonly kind: 'noKey' }
  /** Nothing here is signed by the key. */
  | { readonly kind: 'noCheckpoint'; readonly key: NoteKey }
  /** It claims more entries than any log has. */
  | { readonly kind: 'tooLong'; readonly key: NoteKey }

export async function openLog({ read, sha256, isSignedBy, key: named }: LogSource): Promise<OpenedLog> {
  const decoder = new TextDecoder()
  const known = named ?? decoder.decode(await read(LOG_PATHS.key)).trim()
  const key = parseVerifierKey(sha256, known)
  if (key === undefined || logKeyOf(sha256, key.publicKey).name !== key.name) return { kind: 'noKey' }
  const text = decoder.decode(await read(LOG_PATHS.checkpoint))
  const opened = openCheckpoint(text, key, isSignedBy)
  if (opened === undefined) return { kind: 'noCheckpoint', key }
  return opened.checkpoint.size > limits.logEntriesMax ? { kind: 'tooLong', key } : { kind: 'open', key, text, ...opened }
}
