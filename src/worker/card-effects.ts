/** Taste cards in this browser: signatures by its own cryptography with a key that never leaves it, and the packing of links. */
import type { SignatureAlgorithm } from '../contract/taste-card.ts'
import type { CardCompression, CardSignatureChecker, CardSigner } from '../taste/index.ts'
import { keepKey, keptKey, type KeptKey } from './friends-store.ts'

const MAKING = { Ed25519: { name: 'Ed25519' }, 'ECDSA-P256-SHA256': { name: 'ECDSA', namedCurve: 'P-256' } } as const
const SIGNING = { Ed25519: { name: 'Ed25519' }, 'ECDSA-P256-SHA256': { name: 'ECDSA', hash: 'SHA-256' } } as const

export const browserCardEffects: CardSignatureChecker & CardCompression = {
  isSignedBy,
  compress: (bytes) => bytesOf(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')), Infinity).then(nothingLost),
  decompress: (bytes, bytesMax) => bytesOf(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')), bytesMax),
}

function nothingLost(bytes: Uint8Array | undefined): Uint8Array {
  if (bytes === undefined) throw new TypeError('compressing does not fail')
  return bytes
}

async function isSignedBy(
  algorithm: SignatureAlgorithm,
  publicKey: Uint8Array,
  bytes: Uint8Array<ArrayBuffer>,
  signature: Uint8Array,
): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKey), MAKING[algorithm], false, ['verify'])
    return await crypto.subtle.verify(SIGNING[algorithm], key, new Uint8Array(signature), bytes)
  } catch {
    // No key, or an algorithm that this browser does not have: nobody can say that it is signed.
    return false
  }
}

/** Undefined for a stream that fails or goes on beyond the bound. */
async function bytesOf(stream: ReadableStream<Uint8Array>, bytesMax: number): Promise<Uint8Array | undefined> {
  const reader = stream.getReader()
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      length += value.length
      if (length > bytesMax) {
        await reader.cancel()
        return undefined
      }
      pieces.push(value)
    }
  } catch {
    return undefined
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

/** The key of this browser, made when it is first needed. */
export async function openSigner(): Promise<CardSigner> {
  let key = await keptKey()
  if (key === undefined) {
    key = await makeKey()
    await keepKey(key)
  }
  const { algorithm, pair } = key
  return {
    algorithm,
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(SIGNING[algorithm], pair.privateKey, bytes)),
  }
}

/** Browsers from before 2025 do not have Ed25519. */
async function makeKey(): Promise<KeptKey> {
  try {
    const pair = await crypto.subtle.generateKey(MAKING.Ed25519, false, ['sign', 'verify'])
    if ('privateKey' in pair) return { algorithm: 'Ed25519', pair }
  } catch {
    // The other algorithm is known to all of them.
  }
  return { algorithm: 'ECDSA-P256-SHA256', pair: await crypto.subtle.generateKey(MAKING['ECDSA-P256-SHA256'], false, ['sign', 'verify']) }
}
