/** Random secrets in files that only their owner can read, made on the first start. */
import { randomBytes } from 'node:crypto'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parseHex } from '../shared/hex.ts'
import { createDurably, makeFolderDurably } from './durable-files.ts'

export class SecretFileError extends Error {
  override readonly name = 'SecretFileError' as const
  readonly path: string

  constructor(path: string, message: string) {
    super(message)
    this.path = path
  }
}

const SECRET_BYTES = 32

/** Opens a secret of 32 bytes, or makes one. Refuses a file that others can read. */
export async function openSecret(path: string): Promise<Uint8Array> {
  await makeFolderDurably(dirname(path))
  try {
    await createDurably(path, Buffer.from(`${randomBytes(SECRET_BYTES).toString('hex')}\n`), dirname(path))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const handle = await open(path, 'r')
  try {
    const { mode } = await handle.stat()
    if ((mode & 0o077) !== 0) throw new SecretFileError(path, 'The secret can be read by others; its mode must be 0600.')
    const secret = parseHex((await handle.readFile('utf8')).trimEnd())
    if (secret?.length !== SECRET_BYTES) throw new SecretFileError(path, 'The secret is damaged; restore it from its backup.')
    return secret
  } finally {
    await handle.close()
  }
}
