/** The keys that sign notes: C2SP signed-note, version 1.0.0. */
import { hexOf } from '../shared/hex.ts'
import { decodeBase64, encodeBase64 } from './base64.ts'
import type { Sha256 } from './hashing.ts'

/** `note` for whoever keeps a log (Ed25519), `cosignature` for a witness (C2SP tlog-cosignature, version 1). */
const TYPES = { note: 1, cosignature: 4 } as const

export interface NoteKey {
  readonly name: string
  readonly kind: keyof typeof TYPES
  /** 32 bytes of Ed25519. */
  readonly publicKey: Uint8Array
  /** Four bytes that stand for name, kind and key in a signature. */
  readonly id: Uint8Array
}

const ID_BYTES = 4
const PUBLIC_KEY_BYTES = 32

export function keyOf(sha256: Sha256, key: Omit<NoteKey, 'id'>): NoteKey {
  const name = new TextEncoder().encode(`${key.name}\n`)
  const bytes = new Uint8Array([...name, TYPES[key.kind], ...key.publicKey])
  return { ...key, id: sha256(bytes).slice(0, ID_BYTES) }
}

/** As people hand keys on: name, id and key with a plus between. */
export function formatVerifierKey({ name, id, kind, publicKey }: NoteKey): string {
  return `${name}+${hexOf(id)}+${encodeBase64(new Uint8Array([TYPES[kind], ...publicKey]))}`
}

/** Undefined for a text that is no such key, or whose id does not belong to it. */
export function parseVerifierKey(sha256: Sha256, text: string): NoteKey | undefined {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? []
  const bytes = decodeBase64(encoded)
  const kind = bytes?.[0] === TYPES.note ? 'note' : bytes?.[0] === TYPES.cosignature ? 'cosignature' : undefined
  if (bytes?.length !== 1 + PUBLIC_KEY_BYTES || kind === undefined) return undefined
  const key = keyOf(sha256, { name, kind, publicKey: bytes.slice(1) })
  return hexOf(key.id) === id ? key : undefined
}
