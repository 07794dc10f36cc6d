/** The port to HMAC-SHA-256: a hash that only the holder of the key can make. */

export interface KeyedHasher {
  /** 32 bytes. */
  hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array
}
