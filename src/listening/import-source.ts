/** What the importer needs from the place it runs in: bytes of files, and the platform's fast decompression. */

/** Random access to one file that a person gave. */
export interface ImportSource {
  /** As shown to the person: the name, with the folders below the one that was given. */
  readonly path: string
  readonly sizeBytes: number
  /** The bytes `[from, to)`, fewer only at the end of the file. */
  read(from: number, to: number): Promise<Uint8Array>
}

/** gzip (RFC 1952) verifies a checksum; raw DEFLATE (RFC 1951) has none. */
export type CompressedFormat = 'gzip' | 'deflate-raw'

export interface ImportEffects {
  /** Whether the next file is begun while one is read: worth its memory where a beginning has to cross between threads. */
  readonly opensAhead: boolean
  /** Rejects when the data is corrupt; ends its work when the reader stops early. */
  inflate(compressed: AsyncIterable<Uint8Array>, format: CompressedFormat): AsyncIterable<Uint8Array>
}
