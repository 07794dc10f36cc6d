/** The port to SHA-256. */

export interface Hasher {
  /** 32 bytes. */
  sha256(bytes: Uint8Array): Uint8Array
}
