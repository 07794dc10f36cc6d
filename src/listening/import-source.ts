/** What the importer needs from the place it runs in: bytes of files, and the platform's fast decompression. */

/** Random access to one file that a person gave. */
export interface ImportSource {
  /** As shown to the person: the name, with the folders below the one that was given. */
  readonly path: string
  readonly sizeBytes: number
  /** The bytes `[from, to)`, fewer only at the end of the file. */
  read(from: number, to: number): Promise<Uint8Array>
}

export interface ImportEffects {
  /** Raw DEFLATE (RFC 1951). Rejects when the data is corrupt; ends its work when the reader stops early. */
  inflateRaw(compressed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>
  /** CRC-32 as in zip and gzip, continued from the checksum of what came before (0 at first). */
  crc32(bytes: Uint8Array, checksumSoFar: number): number
}
