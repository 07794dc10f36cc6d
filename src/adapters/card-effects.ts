/** Taste cards on this machine: its signing key, signatures of others, and the packing of links. */
import { createPublicKey, verify } from 'node:crypto'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { promisify } from 'node:util'
import type { Cards } from '../app/ports/cards.ts'
import type { SignatureAlgorithm } from '../contract/taste-card.ts'
import type { CardCompression, CardSignatureChecker } from '../taste/index.ts'
import { nodeSignatureChecker, openSigner } from './signing.ts'

/** What stands before the point of a P-256 key in its DER form (RFC 5480). */
const P256_PREFIX = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex')

export const nodeCardEffects: CardSignatureChecker & CardCompression = {
  isSignedBy: (algorithm, publicKey, bytes, signature) => Promise.resolve(isSignedBy(algorithm, publicKey, bytes, signature)),
  compress: (bytes) => promisify(deflateRaw)(bytes, { level: 9 }),
  async decompress(bytes, bytesMax) {
    try {
      return await promisify(inflateRaw)(bytes, { maxOutputLength: bytesMax })
    } catch {
      return undefined
    }
  },
}

function isSignedBy(algorithm: SignatureAlgorithm, publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    if (algorithm === 'Ed25519') return nodeSignatureChecker.isSignedBy(publicKey, bytes, signature)
    const key = createPublicKey({ key: Buffer.concat([P256_PREFIX, publicKey]), format: 'der', type: 'spki' })
    return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature)
  } catch {
    // A point that is on no curve is no key, and what it signed is signed by nobody.
    return false
  }
}

/** `env` names the folder of settings, by the XDG Base Directory Specification. */
export function nodeCards(env: Readonly<Record<string, string | undefined>>): Cards {
  return {
    ...nodeCardEffects,
    async openSigner() {
      const signer = await openSigner(join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'chorus', 'card-key.pem'))
      return { algorithm: 'Ed25519', publicKey: signer.publicKey, sign: (bytes) => Promise.resolve(signer.sign(bytes)) }
    },
  }
}
