/** What the keeper of a log signs: its name, its size and its root (C2SP tlog-checkpoint), and what witnesses add (tlog-cosignature). */
import { assert } from '../shared/assert.ts'
import { decodeBase64, encodeBase64 } from './base64.ts'
import { areEqual, HASH_BYTES } from './hashing.ts'
import type { NoteKey } from './note-keys.ts'
import { parseNote, signatureLine, type Note } from './signed-note.ts'

export interface Checkpoint {
  /** Names the log. */
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

/** Ed25519 of RFC 8032; handed in. */
export type CheckSignature = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => boolean

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${encodeBase64(root)}\n`
}

/** Undefined for what is no checkpoint; lines after the third are for extensions and stay unread. */
export function parseCheckpointText(text: string): Checkpoint | undefined {
  const [origin = '', size = '', encoded = ''] = text.split('\n')
  const root = decodeBase64(encoded)
  if (origin === '' || !/^(?:0|[1-9]\d{0,14})$/.test(size) || root?.length !== HASH_BYTES) return undefined
  return { origin, size: Number(size), root }
}

export function signCheckpoint(checkpoint: Checkpoint, key: NoteKey, sign: (bytes: Uint8Array) => Uint8Array): string {
  assert(key.kind === 'note', 'a log signs with the key of a log')
  const text = checkpointText(checkpoint)
  return `${text}\n${signatureLine({ name: key.name, keyId: key.id, signature: sign(new TextEncoder().encode(text)) })}`
}

/** Adds what a witness signed at a second of Unix time. */
export function withCosignature(
  note: string,
  key: NoteKey,
  witness: { readonly unixSeconds: number; readonly sign: (bytes: Uint8Array) => Uint8Array },
): string {
  assert(key.kind === 'cosignature', 'a witness signs with the key of a witness')
  const parsed = parseNote(note)
  assert(parsed !== undefined, 'a witness signs checkpoints only')
  const signature = witness.sign(cosigned(parsed.text, witness.unixSeconds))
  const stamped = new Uint8Array(TIMESTAMP_BYTES + signature.length)
  new DataView(stamped.buffer).setBigUint64(0, BigInt(witness.unixSeconds))
  stamped.set(signature, TIMESTAMP_BYTES)
  return note + signatureLine({ name: key.name, keyId: key.id, signature: stamped })
}

const TIMESTAMP_BYTES = 8

function cosigned(text: string, unixSeconds: number | bigint): Uint8Array {
  return new TextEncoder().encode(`cosignature/v1\ntime ${unixSeconds}\n${text}`)
}

export interface OpenedCheckpoint {
  readonly checkpoint: Checkpoint
  readonly note: Note
}

/** Gives a checkpoint that the key has signed; undefined for anything else, and for one of another log. */
export function openCheckpoint(note: string, key: NoteKey, isSignedBy: CheckSignature): OpenedCheckpoint | undefined {
  const parsed = parseNote(note)
  const checkpoint = parsed && parseCheckpointText(parsed.text)
  if (parsed === undefined || checkpoint?.origin !== key.name) return undefined
  const bytes = new TextEncoder().encode(parsed.text)
  const own = parsed.signatures.filter(({ name, keyId }) => name === key.name && areEqual(keyId, key.id))
  const isSigned = own.length > 0 && own.every(({ signature }) => isSignedBy(key.publicKey, bytes, signature))
  return isSigned ? { checkpoint, note: parsed } : undefined
}

/** Gives those of the witnesses who have signed, each with the second at which they did. */
export function checkCosignatures(
  { text, signatures }: Note,
  witnesses: readonly NoteKey[],
  isSignedBy: CheckSignature,
): readonly { readonly name: string; readonly unixSeconds: bigint }[] {
  return witnesses.flatMap(({ kind, name, id, publicKey }) => {
    const own = signatures.find((each) => kind === 'cosignature' && each.name === name && areEqual(each.keyId, id))
    if (own === undefined || own.signature.length <= TIMESTAMP_BYTES) return []
    const stamped = Uint8Array.from(own.signature)
    const unixSeconds = new DataView(stamped.buffer).getBigUint64(0)
    return isSignedBy(publicKey, cosigned(text, unixSeconds), stamped.slice(TIMESTAMP_BYTES)) ? [{ name, unixSeconds }] : []
  })
}
