/** Tests signatures against a published vector, and the file that holds the key. */
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { hexOf } from '../shared/hex.ts'
import { nodeKeyedHasher, nodeSignatureChecker, openSigner } from './signing.ts'

async function keyPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chorus-signing-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'key.pem')
}

const hex = (text: string): Uint8Array => Buffer.from(text, 'hex')

test('a signature of RFC 8032, 7.1, test 3, is accepted, and none for other bytes', () => {
  const publicKey = hex('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025')
  const signature = hex(
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  )
  expect(nodeSignatureChecker.isSignedBy(publicKey, hex('af82'), signature)).toBe(true)
  expect(nodeSignatureChecker.isSignedBy(publicKey, hex('af83'), signature)).toBe(false)
  expect(nodeSignatureChecker.isSignedBy(publicKey.subarray(1), hex('af82'), signature)).toBe(false)
  expect(nodeSignatureChecker.isSignedBy(publicKey, hex('af82'), signature.subarray(1))).toBe(false)
})

test('a keyed hash of RFC 4231, test case 2', () => {
  const hash = nodeKeyedHasher.hmacSha256(Buffer.from('Jefe'), Buffer.from('what do ya want for nothing?'))
  expect(hexOf(hash)).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843')
})

test('the key is made once, readable by its owner only, and signs what its public half accepts', async () => {
  const path = await keyPath()
  const [one, other] = await Promise.all([openSigner(path), openSigner(path)])
  expect(one.publicKey).toEqual(other.publicKey)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  const bytes = Buffer.from('a manifest')
  expect(nodeSignatureChecker.isSignedBy(one.publicKey, bytes, other.sign(bytes))).toBe(true)
})

test('a key that others can read, or that is damaged, is refused without a word of it', async () => {
  const path = await keyPath()
  await openSigner(path)
  await chmod(path, 0o644)
  await expect(openSigner(path)).rejects.toThrow('mode must be 0600')
  await chmod(path, 0o600)
  await writeFile(path, '-----BEGIN PRIVATE KEY-----\nsecret-text\n-----END PRIVATE KEY-----\n')
  await expect(openSigner(path)).rejects.toThrow('The signing key is damaged; restore it from its backup.')
})
