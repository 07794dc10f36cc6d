/** The public log as it is kept: entries in their order, and the documents that they name by their hashes. */

export interface KeptEntry {
  readonly text: string
  readonly leafHash: Uint8Array
}

export interface LogReader {
  size(): Promise<number>
  /** Up to `count` entries from a place on. */
  entries(from: number, count: number): Promise<readonly KeptEntry[]>
  /** A document whose SHA-256, in hexadecimal, stands in an entry. */
  evidence(sha256: string): Promise<string | undefined>
}

export interface LogTransactor extends LogReader {
  /** Gives the place of the first of them. */
  append(entries: readonly KeptEntry[]): Promise<number>
  /** The same document may be named many times and is kept once. */
  keep(sha256: string, text: string): Promise<void>
}
