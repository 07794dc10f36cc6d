/** Hashes and signatures by Node's own cryptography, and the key that a collective signs with. */
import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { KeyedHasher } from '../app/ports/keyed-hasher.ts'
import type { SignatureChecker, Signer } from '../app/ports/signer.ts'
import { createDurably, makeFolderDurably } from './durable-files.ts'

export const nodeKeyedHasher: KeyedHasher = {
  hmacSha256: (key, bytes) => createHmac('sha256', key).update(bytes).digest(),
}

/** What stands before the 32 bytes of an Ed25519 public key in its DER form (RFC 8410). */
const PUBLIC_KEY_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')
const PUBLIC_KEY_BYTES = 32
const SIGNATURE_BYTES = 64

export const nodeSignatureChecker: SignatureChecker = {
  isSignedBy(publicKey, bytes, signature) {
    if (publicKey.length !== PUBLIC_KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false
    const key = createPublicKey({ key: Buffer.concat([PUBLIC_KEY_PREFIX, publicKey]), format: 'der', type: 'spki' })
    return verify(null, bytes, key, signature)
  },
}

export class SigningKeyError extends Error {
  override readonly name = 'SigningKeyError' as const
  readonly path: string

  constructor(path: string, message: string) {
    super(message)
    this.path = path
  }
}

/** Opens the signing key of a data directory, or makes one that only its owner can read. Refuses one that others can read. */
export async function openSigner(path: string): Promise<Signer> {
  await makeFolderDurably(dirname(path))
  const { privateKey } = generateKeyPairSync('ed25519')
  try {
    await createDurably(path, Buffer.from(privateKey.export({ format: 'pem', type: 'pkcs8' })), dirname(path))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return signerOf(await readPrivateKey(path))
}

async function readPrivateKey(path: string): Promise<KeyObject> {
  const handle = await open(path, 'r')
  try {
    const { mode } = await handle.stat()
    if ((mode & 0o077) !== 0) throw new SigningKeyError(path, 'The signing key can be read by others; its mode must be 0600.')
  } finally {
    await handle.close()
  }
  const key = parseKey(await readFile(path, 'utf8'))
  if (key?.asymmetricKeyType !== 'ed25519') throw new SigningKeyError(path, 'The signing key is damaged; restore it from its backup.')
  return key
}

/** The error of the library is dropped, because it can quote the key. */
function parseKey(text: string): KeyObject | undefined {
  try {
    return createPrivateKey(text)
  } catch {
    return undefined
  }
}

function signerOf(privateKey: KeyObject): Signer {
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_KEY_PREFIX.length)
  return { publicKey, sign: (bytes) => sign(null, bytes, privateKey) }
}
