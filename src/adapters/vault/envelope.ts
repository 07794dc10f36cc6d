/** AES-256-GCM envelopes: a header that names version and key, a fresh nonce, and associated data that says what it is for. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
export const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Which of several keys sealed an envelope: told in the clear, so that keys can be changed one after another. */
export const KEY_ID_BYTES = 8

/** "CHV" and the version of the layout. */
const MAGIC = Buffer.from([0x43, 0x48, 0x56, 1])
const HEADER_BYTES = MAGIC.length + KEY_ID_BYTES + NONCE_BYTES

export interface SealingKey {
  readonly id: Uint8Array
  readonly key: Uint8Array
}

/**
 * Layout: magic 4, key id 8, nonce 12, ciphertext, tag 16. The header is part of the associated data, and so is the
 * purpose, which names the kind of content and the ids it belongs to: an envelope cannot be passed off as another.
 *
 * A random nonce of 96 bits is safe for 2^32 envelopes a key (NIST SP 800-38D, 8.3).
 */
export function seal({ id, key }: SealingKey, purpose: readonly string[], plaintext: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES)
  const header = Buffer.concat([MAGIC, id, nonce])
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(associatedData(header, purpose))
  return Buffer.concat([header, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
}

/** The id of the key that sealed an envelope; undefined where the bytes are none. */
export function keyIdOf(envelope: Uint8Array): Uint8Array | undefined {
  if (envelope.length < HEADER_BYTES + TAG_BYTES || !MAGIC.equals(envelope.subarray(0, MAGIC.length))) return undefined
  return envelope.subarray(MAGIC.length, MAGIC.length + KEY_ID_BYTES)
}

/** The plaintext; undefined where key, purpose or a single bit differs from those it was sealed with. */
export function unseal({ id, key }: SealingKey, purpose: readonly string[], envelope: Uint8Array): Uint8Array | undefined {
  const sealedBy = keyIdOf(envelope)
  if (sealedBy === undefined || !Buffer.from(id).equals(sealedBy)) return undefined
  const header = envelope.subarray(0, HEADER_BYTES)
  const decipher = createDecipheriv(CIPHER, key, header.subarray(-NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(associatedData(header, purpose))
  decipher.setAuthTag(envelope.subarray(-TAG_BYTES))
  const plaintext = decipher.update(envelope.subarray(HEADER_BYTES, -TAG_BYTES))
  try {
    return Buffer.concat([plaintext, decipher.final()])
  } catch {
    return undefined
  }
}

/** Each part goes with its length, so that no two purposes have the same bytes. */
function associatedData(header: Uint8Array, purpose: readonly string[]): Buffer {
  const parts = purpose.flatMap((part) => {
    const text = Buffer.from(part)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(text.length)
    return [length, text]
  })
  return Buffer.concat([header, ...parts])
}
