/** A choice that nobody reads before the close: HPKE (RFC 9180) to the key of the vote. */
import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import { assert } from '../shared/assert.ts'
import { canonicalJson } from '../shared/canonical-json.ts'

/** Both as the suite serializes them. */
export interface TallyKeys {
  readonly publicKey: Uint8Array
  readonly privateKey: Uint8Array
}

/** What a sealed choice belongs to; it opens as no other voter's, no other vote's and no other number's. */
export interface SealedFor {
  /** In hexadecimal. */
  readonly documentSha256: string
  readonly nullifier: string
  readonly sequence: number
}

/** P-256, because every browser of today has it; one byte inside, so that all sealed choices have one length. */
const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm() })
const INFO = new TextEncoder().encode('chorus-choice-1')

export async function newTallyKeys(): Promise<TallyKeys> {
  const { publicKey, privateKey } = await suite.kem.generateKeyPair()
  return {
    publicKey: new Uint8Array(await suite.kem.serializePublicKey(publicKey)),
    privateKey: new Uint8Array(await suite.kem.serializePrivateKey(privateKey)),
  }
}

/** Gives the encapsulated key and, after it, what is sealed under it: 82 bytes for every choice from 0 to 255. */
export async function sealChoice(publicKey: Uint8Array, choice: number, sealedFor: SealedFor): Promise<Uint8Array> {
  assert(Number.isInteger(choice) && choice >= 0 && choice <= 255, 'a choice is one byte')
  const recipientPublicKey = await suite.kem.deserializePublicKey(bufferOf(publicKey))
  const { enc, ct } = await suite.seal({ recipientPublicKey, info: bufferOf(INFO) }, bufferOf(Uint8Array.of(choice)), bound(sealedFor))
  return new Uint8Array([...new Uint8Array(enc), ...new Uint8Array(ct)])
}

/** Undefined for whatever was not sealed to this key for this ballot. */
export async function openChoice(privateKey: Uint8Array, sealed: Uint8Array, sealedFor: SealedFor): Promise<number | undefined> {
  const split = suite.kem.encSize
  if (sealed.length <= split) return undefined
  try {
    const recipientKey = await suite.kem.deserializePrivateKey(bufferOf(privateKey))
    const context = { recipientKey, enc: bufferOf(sealed.slice(0, split)), info: bufferOf(INFO) }
    const opened = new Uint8Array(await suite.open(context, bufferOf(sealed.slice(split)), bound(sealedFor)))
    return opened.length === 1 ? opened[0] : undefined
  } catch {
    return undefined
  }
}

/** Tells whether the half that was published after a vote is that of the one before it. */
export async function arePair({ publicKey, privateKey }: TallyKeys): Promise<boolean> {
  const sealedFor: SealedFor = { documentSha256: '', nullifier: '', sequence: 1 }
  try {
    return (await openChoice(privateKey, await sealChoice(publicKey, 1, sealedFor), sealedFor)) === 1
  } catch {
    return false
  }
}

function bound({ documentSha256, nullifier, sequence }: SealedFor): ArrayBuffer {
  return bufferOf(new TextEncoder().encode(canonicalJson({ documentSha256, nullifier, sequence })))
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer
}
