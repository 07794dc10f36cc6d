/** A witness in memory, who signs whatever it is told to, so that tests can let it lie. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { keyOf, withCosignature, type NoteKey } from '../../src/transparency/index.ts'
import { sha256 } from './log-keeper.ts'

export interface TestWitness {
  readonly key: NoteKey
  readonly sign: (bytes: Uint8Array) => Uint8Array
  /** The checkpoint with a line of this witness more. */
  readonly cosign: (checkpoint: string, unixSeconds: number) => string
}

export function newWitness(name: string): TestWitness {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }).subarray(12))
  const key = keyOf(sha256, { name, kind: 'cosignature', publicKey: raw })
  const signed = (bytes: Uint8Array): Uint8Array => Uint8Array.from(sign(null, bytes, privateKey))
  return { key, sign: signed, cosign: (checkpoint, unixSeconds) => withCosignature(checkpoint, key, { unixSeconds, sign: signed }) }
}
