/** The public log as it is kept: entries in their order, and the documents that they name by their hashes. */

export interface KeptEntry {
  readonly text: string
  readonly leafHash: Uint8Array
}

/** The latest checkpoint that a witness has signed. */
export interface KeptCosignature {
  /** Its verifier key, as people hand it on. */
  readonly witness: string
  readonly size: number
  readonly unixSeconds: bigint
  /** As the collective signed it. */
  readonly checkpoint: string
  /** What the witness wrote below it. */
  readonly line: string
}

export interface LogReader {
  size(): Promise<number>
  /** Up to `count` entries from a place on. */
  entries(from: number, count: number): Promise<readonly KeptEntry[]>
  /** A document whose SHA-256, in hexadecimal, stands in an entry. */
  evidence(sha256: string): Promise<string | undefined>
  /** One of each witness who has ever signed. */
  cosignatures(): Promise<readonly KeptCosignature[]>
}

export interface LogTransactor extends LogReader {
  /** Gives the place of the first of them. */
  append(entries: readonly KeptEntry[]): Promise<number>
  /** The same document may be named many times and is kept once. */
  keep(sha256: string, text: string): Promise<void>
  /** Takes the place of an earlier one of the same witness; the store refuses to put an older one over a later one. */
  cosign(cosignature: KeptCosignature): Promise<void>
}
