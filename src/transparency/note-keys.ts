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
  const kind = kindOf(bytes)
  if (bytes?.length !== 1 + PUBLIC_KEY_BYTES || kind === undefined) return undefined
  const key = keyOf(sha256, { name, kind, publicKey: bytes.slice(1) })
  return hexOf(key.id) === id ? key : undefined
}

/** What may name a key. Spaces and pluses part the pieces of keys and signatures. */
export function isKeyName(name: string): boolean {
  return /^[^\s+\p{C}]{1,200}$/u.test(name)
}

const SEED_BYTES = 32

/** The secret half in the form of Go's package for notes, so that a key can be carried from one program to another. `seed`: 32 bytes of Ed25519. */
export function formatSignerKey({ name, id, kind }: NoteKey, seed: Uint8Array): string {
  return `PRIVATE+KEY+${name}+${hexOf(id)}+${encodeBase64(new Uint8Array([TYPES[kind], ...seed]))}`
}

/** Undefined for a text that is no such key, or whose id does not belong to it. */
export function parseSignerKey(
  sha256: Sha256,
  text: string,
  publicKeyOf: (seed: Uint8Array) => Uint8Array,
): { readonly key: NoteKey; readonly seed: Uint8Array } | undefined {
  const [, name = '', id = '', encoded = ''] = /^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? []
  const bytes = decodeBase64(encoded)
  const kind = kindOf(bytes)
  if (bytes?.length !== 1 + SEED_BYTES || kind === undefined) return undefined
  const seed = bytes.slice(1)
  const key = keyOf(sha256, { name, kind, publicKey: publicKeyOf(seed) })
  return hexOf(key.id) === id ? { key, seed } : undefined
}

function kindOf(bytes: Uint8Array | undefined): NoteKey['kind'] | undefined {
  return bytes?.[0] === TYPES.note ? 'note' : bytes?.[0] === TYPES.cosignature ? 'cosignature' : undefined
}
