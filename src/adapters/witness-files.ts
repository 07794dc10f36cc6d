/** What a witness keeps, on a disk: its key in a file of mode 0600, and a folder of what it has seen that one program uses at a time. */
import { createPrivateKey, createPublicKey, randomBytes, sign, type KeyObject } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { WitnessTools } from '../app/ports/witness.ts'
import { assert } from '../shared/assert.ts'
import { formatSignerKey, keyOf, parseSignerKey } from '../transparency/index.ts'
import { createDurably, makeFolderDurably, writeDurably } from './durable-files.ts'
import { nodeHasher } from './node-effects.ts'
import { FolderInUseError, lockFolder } from './folder-lock.ts'

const SEED_BYTES = 32
/** What stands before the 32 bytes of an Ed25519 private key in its DER form (RFC 8410). */
const PRIVATE_KEY_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_KEY_BYTES = 32
const MEMORY_BYTES_MAX = 64 * 1024

const sha256 = (bytes: Uint8Array): Uint8Array => nodeHasher.sha256(bytes)

export const witnessFiles: WitnessTools = {
  async makeKey(path, name) {
    const seed = new Uint8Array(randomBytes(SEED_BYTES))
    const privateKey = privateKeyOf(seed)
    const key = keyOf(sha256, { name, kind: 'cosignature', publicKey: publicKeyOf(seed) })
    try {
      await createDurably(path, Buffer.from(`${formatSignerKey(key, seed)}\n`), dirname(path))
    } catch (error) {
      return codeOf(error) === 'EEXIST'
        ? no(`There is a file ${path} already.`, 'Give another name; a key that witnesses already must not be lost.')
        : no(`${path} could not be written.`, 'See that the folder exists, may be written to and has room.')
    }
    return { kind: 'open', key, sign: (bytes) => sign(null, bytes, privateKey) }
  },
  async openKey(path) {
    const text = await readSecret(path)
    if (typeof text !== 'string') return text
    const parsed = parseSignerKey(sha256, text.trimEnd(), publicKeyOf)
    if (parsed?.key.kind !== 'cosignature')
      return no(`${path} is no key of a witness.`, 'Make one with chorus witness --new-key, or restore it from its backup.')
    const privateKey = privateKeyOf(parsed.seed)
    return { kind: 'open', key: parsed.key, sign: (bytes) => sign(null, bytes, privateKey) }
  },
  async openMemory(folder) {
    await makeFolderDurably(folder)
    try {
      const unlock = lockFolder(folder)
      return {
        kind: 'open',
        memory: {
          read: (name) => readFile(join(folder, name), 'utf8').catch(missing),
          write: (name, text) => writeDurably(join(folder, name), Buffer.from(text), folder),
          close: unlock,
        },
      }
    } catch (error) {
      if (!(error instanceof FolderInUseError)) throw error
      return no(
        `${folder} is in use by another witness on this computer.`,
        'Wait until it has finished, or name another folder with --state.',
      )
    }
  },
}

function no(sentence: string, hint: string): { readonly kind: 'refused'; readonly sentence: string; readonly hint: string } {
  return { kind: 'refused', sentence, hint }
}

async function readSecret(path: string): Promise<string | ReturnType<typeof no>> {
  try {
    const file = await open(path, 'r')
    try {
      const { mode, size } = await file.stat()
      if ((mode & 0o077) !== 0) return no(`${path} can be read by others.`, `Make it yours alone: chmod 600 ${path}`)
      return size > MEMORY_BYTES_MAX ? '' : await file.readFile('utf8')
    } finally {
      await file.close()
    }
  } catch {
    return no(`There is no key ${path} that can be read.`, `Make one: chorus witness --new-key ${path} --name witness.example.org`)
  }
}

function privateKeyOf(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PRIVATE_KEY_PREFIX, seed]), format: 'der', type: 'pkcs8' })
}

function publicKeyOf(seed: Uint8Array): Uint8Array {
  const bytes = createPublicKey(privateKeyOf(seed)).export({ format: 'der', type: 'spki' }).subarray(-PUBLIC_KEY_BYTES)
  assert(bytes.length === PUBLIC_KEY_BYTES, 'the form of a public key ends with the key')
  return Uint8Array.from(bytes)
}

function missing(error: unknown): undefined {
  if (codeOf(error) === 'ENOENT') return undefined
  throw error
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
