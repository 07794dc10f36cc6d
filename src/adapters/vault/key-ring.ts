/** The collective's keys: a file that only its owner can read, made on the first start. */
import { randomBytes } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { keyRingFileSchema, type KeyRingFile } from '../../contract/key-ring.ts'
import { createDurably, makeFolderDurably, writeDurably } from '../durable-files.ts'
import { KEY_BYTES, KEY_ID_BYTES, type SealingKey } from './envelope.ts'

export interface KeyRing {
  /** Seals whatever is sealed from now on. */
  readonly current: SealingKey
  /** Undefined for a key that was never here or was taken out. */
  byId(id: Uint8Array): SealingKey | undefined
}

export class KeyRingError extends Error {
  override readonly name = 'KeyRingError' as const
  readonly path: string

  constructor(path: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.path = path
  }
}

/** Opens the key ring of a data directory, or makes one with a fresh key. Refuses a file that others can read. */
export async function openKeyRing(path: string): Promise<KeyRing> {
  await makeFolderDurably(dirname(path))
  try {
    await createDurably(path, bytesOf({ version: 1, keys: [freshKey()] }), dirname(path))
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  }
  return ringOf(await readKeys(path))
}

/** Puts a fresh key in front; older ones stay until everything sealed by them is wrapped anew. */
export async function addKey(path: string): Promise<KeyRing> {
  const { version, keys } = await readKeys(path)
  const file: KeyRingFile = { version, keys: [freshKey(), ...keys] }
  await writeDurably(path, bytesOf(file), dirname(path))
  return ringOf(file)
}

async function readKeys(path: string): Promise<KeyRingFile> {
  const handle = await open(path, 'r')
  try {
    const { mode } = await handle.stat()
    if ((mode & 0o077) !== 0) throw new KeyRingError(path, 'The key ring can be read by others; its mode must be 0600.')
  } finally {
    await handle.close()
  }
  try {
    return keyRingFileSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (cause) {
    // The cause may quote the file, and the file holds keys.
    throw new KeyRingError(path, 'The key ring is damaged; restore it from its backup.', {
      cause: cause instanceof Error ? cause.name : undefined,
    })
  }
}

function freshKey(): KeyRingFile['keys'][number] {
  return { id: randomBytes(KEY_ID_BYTES).toString('hex'), key: randomBytes(KEY_BYTES).toString('hex') }
}

function bytesOf(file: KeyRingFile): Uint8Array {
  return Buffer.from(`${JSON.stringify(file, null, 2)}\n`)
}

function ringOf({ keys }: KeyRingFile): KeyRing {
  const ring = new Map(keys.map(({ id, key }) => [id, { id: Buffer.from(id, 'hex'), key: Buffer.from(key, 'hex') }]))
  const [current] = ring.values()
  if (current === undefined) throw new TypeError('the schema of a key ring asks for a key')
  return { current, byId: (id) => ring.get(Buffer.from(id).toString('hex')) }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
