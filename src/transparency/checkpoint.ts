/** What the keeper of a log signs: its name, its size and its root (C2SP tlog-checkpoint), and what witnesses add (tlog-cosignature). */
import { assert } from '../shared/assert.ts'
import { decodeBase64, encodeBase64 } from './base64.ts'
import { areEqual, HASH_BYTES } from './hashing.ts'
import type { NoteKey } from './note-keys.ts'
import { parseNote, signatureLine, type Note, type NoteSignature } from './signed-note.ts'

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

/** The same without the lines of others. */
export function signedByLogAlone({ text, signatures }: Note, { name, id }: NoteKey): string {
  const own = signatures.filter((each) => each.name === name && areEqual(each.keyId, id))
  return `${text}\n${own.map(signatureLine).join('')}`
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

export interface Cosignature {
  readonly witness: NoteKey
  readonly unixSeconds: bigint
  /** As it stands below a checkpoint. */
  readonly line: string
}

/** The specification gives the time 63 bits. */
const UNIX_SECONDS_MAX = 2n ** 63n - 1n

/** Gives those of the witnesses who have signed, each with the second at which they did. */
export function checkCosignatures(note: Note, witnesses: readonly NoteKey[], isSignedBy: CheckSignature): readonly Cosignature[] {
  return witnesses.flatMap((witness) => {
    const own = signaturesOf(note, witness)[0]
    if (own === undefined || own.signature.length <= TIMESTAMP_BYTES) return []
    const stamped = Uint8Array.from(own.signature)
    const unixSeconds = new DataView(stamped.buffer).getBigUint64(0)
    const isSigned =
      unixSeconds <= UNIX_SECONDS_MAX && isSignedBy(witness.publicKey, cosigned(note.text, unixSeconds), stamped.slice(TIMESTAMP_BYTES))
    return isSigned ? [{ witness, unixSeconds, line: signatureLine(own) }] : []
  })
}

/** Whether a witness claims to have signed; whether they did is for `checkCosignatures`. */
export function namesWitness(note: Note, witness: NoteKey): boolean {
  return signaturesOf(note, witness).length > 0
}

function signaturesOf({ signatures }: Note, { kind, name, id }: NoteKey): readonly NoteSignature[] {
  return signatures.filter((each) => kind === 'cosignature' && each.name === name && areEqual(each.keyId, id))
}
