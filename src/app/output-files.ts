/** The port to files that a person asks for by name. */
import type { Problem } from '../contract/reconciliation.ts'

export type WrittenFile = { readonly kind: 'written'; readonly bytes: number } | { readonly kind: 'refused'; readonly problem: Problem }

export interface OutputFiles {
  /** Makes a folder and those above it, where they are not there yet. */
  makeFolder(path: string): Promise<void>
  /** Writes a whole file or none, and never over one that is there. */
  write(path: string, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<WrittenFile>
}
