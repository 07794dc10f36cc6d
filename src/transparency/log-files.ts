/** Where things stand in a log that is served as files, and how its key names it. */
import { hexOf } from '../shared/hex.ts'
import type { Sha256 } from './hashing.ts'
import { keyOf, type NoteKey } from './note-keys.ts'

/** Paths in a log, over HTTP and in a folder alike; tiles and entries have paths of their own. */
export const LOG_PATHS = { key: 'key', checkpoint: 'checkpoint', witnesses: 'witnesses', evidence: 'evidence/' } as const

/** Gives a file of a log by its path; undefined where there is none. */
export type ReadLogFile = (path: string) => Promise<Uint8Array | undefined>

/** The key of a collective names its log, so that the log keeps its name wherever it is served. */
export function logKeyOf(sha256: Sha256, publicKey: Uint8Array): NoteKey {
  const name = `chorus-log-${hexOf(publicKey).slice(0, 16)}`
  return keyOf(sha256, { name, kind: 'note', publicKey })
}
