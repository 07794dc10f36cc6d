/** Tests that the vault gives back what was stored to whoever holds the right keys, and to nobody else. */
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Vault } from '../../app/ports/vault.ts'
import { makeId } from '../../shared/ids.ts'
import { seal, unseal } from './envelope.ts'
import { openFileVault } from './file-vault.ts'
import { addKey, openKeyRing } from './key-ring.ts'

const [ada, bram] = [makeId('member', new Uint8Array(16).fill(1)), makeId('member', new Uint8Array(16).fill(2))]
const [first, second] = [makeId('contribution', new Uint8Array(16).fill(3)), makeId('contribution', new Uint8Array(16).fill(4))]
const rows = new TextEncoder().encode('rows of Ada')

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'chorus-vault-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

async function vaultIn(path: string): Promise<Vault> {
  return openFileVault(join(path, 'vault'), await openKeyRing(join(path, 'keys.json')))
}

async function filesUnder(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

describe('what is stored', () => {
  test('is given back after a restart, and replaced when it is stored again', async () => {
    const path = await folder()
    const vault = await vaultIn(path)
    const key = await vault.newMemberKey(ada)
    await vault.store({ member: ada, contribution: first }, key, rows)
    await vault.store({ member: ada, contribution: first }, key, new TextEncoder().encode('again'))
    const later = await vaultIn(path)
    expect(await later.open({ member: ada, contribution: first }, key)).toEqual({ kind: 'opened', bytes: Buffer.from('again') })
    expect(await later.open({ member: ada, contribution: second }, key)).toEqual({ kind: 'missing' })
    expect(await filesUnder(join(path, 'vault'))).toHaveLength(1)
  })

  test('is on no disk in the clear, and never twice the same', async () => {
    const path = await folder()
    const vault = await vaultIn(path)
    const key = await vault.newMemberKey(ada)
    const object = { member: ada, contribution: first }
    const contents: Buffer[] = []
    for (let round = 0; round < 2; round++) {
      await vault.store(object, key, rows)
      for (const file of await filesUnder(join(path, 'vault'))) contents.push(await readFile(file))
    }
    expect(contents).toHaveLength(2)
    expect(contents[0]?.equals(contents[1] ?? Buffer.alloc(0))).toBe(false)
    for (const content of contents) expect(content.includes('Ada')).toBe(false)
  })

  test('cannot be read with the key of another member, or as another contribution', async () => {
    const path = await folder()
    const vault = await vaultIn(path)
    const [adasKey, bramsKey] = [await vault.newMemberKey(ada), await vault.newMemberKey(bram)]
    await vault.store({ member: ada, contribution: first }, adasKey, rows)
    expect(await vault.open({ member: ada, contribution: first }, bramsKey)).toEqual({ kind: 'unreadable' })
    const [file = ''] = await filesUnder(join(path, 'vault', 'objects'))
    await writeFile(file.replace(first, second), await readFile(file))
    expect(await vault.open({ member: ada, contribution: second }, adasKey)).toEqual({ kind: 'unreadable' })
  })

  test('cannot be read after any bit of it or of its key was changed', async () => {
    const path = await folder()
    const vault = await vaultIn(path)
    const key = await vault.newMemberKey(ada)
    const object = { member: ada, contribution: first }
    await vault.store(object, key, rows)
    const [file = ''] = await filesUnder(join(path, 'vault', 'objects'))
    const honest = await readFile(file)
    const changed = (bytes: Uint8Array, bit: number): Buffer => {
      const copy = Buffer.from(bytes)
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      return copy
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(honest.length * 8 - 1), async (bit) => {
        await writeFile(file, changed(honest, bit))
        expect(await vault.open(object, key)).toEqual({ kind: 'unreadable' })
      }),
    )
    await writeFile(file, honest.subarray(0, 20))
    expect(await vault.open(object, key)).toEqual({ kind: 'unreadable' })
    await writeFile(file, honest)
    expect(await vault.open(object, changed(key, key.length * 8 - 1))).toEqual({ kind: 'unreadable' })
    expect((await vault.open(object, key)).kind).toBe('opened')
  })

  test('is gone for good when its key is, even with the file and the key ring in hand', async () => {
    const path = await folder()
    const vault = await vaultIn(path)
    await vault.store({ member: ada, contribution: first }, await vault.newMemberKey(ada), rows)
    const anotherKey = await vault.newMemberKey(ada)
    expect(await vault.open({ member: ada, contribution: first }, anotherKey)).toEqual({ kind: 'unreadable' })
  })

  test('is deleted with its member, and others stay', async () => {
    const path = await folder()
    const vault = await vaultIn(path)
    const [adasKey, bramsKey] = [await vault.newMemberKey(ada), await vault.newMemberKey(bram)]
    await vault.store({ member: ada, contribution: first }, adasKey, rows)
    await vault.store({ member: ada, contribution: second }, adasKey, rows)
    await vault.store({ member: bram, contribution: first }, bramsKey, rows)
    await vault.remove({ member: ada, contribution: second })
    expect(await vault.open({ member: ada, contribution: second }, adasKey)).toEqual({ kind: 'missing' })
    await vault.removeMember(ada)
    await vault.removeMember(ada)
    expect(await vault.open({ member: ada, contribution: first }, adasKey)).toEqual({ kind: 'missing' })
    expect((await vault.open({ member: bram, contribution: first }, bramsKey)).kind).toBe('opened')
  })
})

test('what a crash left half written is swept at the next start and was never visible', async () => {
  const path = await folder()
  const vault = await vaultIn(path)
  const key = await vault.newMemberKey(ada)
  await writeFile(join(path, 'vault', 'tmp', '.writing-0011223344556677'), 'half a contribu')
  expect(await vault.open({ member: ada, contribution: first }, key)).toEqual({ kind: 'missing' })
  await vaultIn(path)
  expect(await filesUnder(join(path, 'vault'))).toEqual([])
})

describe('the key ring', () => {
  test('is made once, readable by its owner only, by whichever of several starts comes first', async () => {
    const path = join(await folder(), 'deep', 'keys.json')
    const rings = await Promise.all([openKeyRing(path), openKeyRing(path), openKeyRing(path)])
    expect(new Set(rings.map((ring) => Buffer.from(ring.current.key).toString('hex'))).size).toBe(1)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(join(path, '..'))).toEqual(['keys.json'])
  })

  test('is refused when others can read it or it is damaged, without a word of what it holds', async () => {
    const path = join(await folder(), 'keys.json')
    await openKeyRing(path)
    await chmod(path, 0o640)
    await expect(openKeyRing(path)).rejects.toThrow('mode must be 0600')
    await chmod(path, 0o600)
    await writeFile(path, '{"version":1,"keys":[{"id":"secret-text"}]}')
    await expect(openKeyRing(path)).rejects.toThrow('The key ring is damaged')
    await expect(openKeyRing(path)).rejects.not.toThrow('secret-text')
  })

  test('takes a new key: old contributions stay readable, and member keys are wrapped anew', async () => {
    const path = await folder()
    const vault = await vaultIn(path)
    const key = await vault.newMemberKey(ada)
    await vault.store({ member: ada, contribution: first }, key, rows)
    await addKey(join(path, 'keys.json'))
    const later = await vaultIn(path)
    const renewed = await later.rewrap(ada, key)
    expect(renewed).toBeDefined()
    expect(renewed).not.toEqual(key)
    for (const one of [key, renewed ?? key]) expect((await later.open({ member: ada, contribution: first }, one)).kind).toBe('opened')
    expect(await vault.open({ member: ada, contribution: first }, renewed ?? key)).toEqual({ kind: 'unreadable' })
    expect(await later.rewrap(bram, key)).toBeUndefined()
  })
})

test('an envelope opens for its own purpose only', () => {
  const key = { id: new Uint8Array(8), key: randomBytes(32) }
  const envelope = seal(key, ['one', 'two'], rows)
  expect(unseal(key, ['one', 'two'], envelope)).toEqual(Buffer.from(rows))
  for (const purpose of [['onetwo'], ['one'], ['two', 'one'], ['one', 'two', '']]) expect(unseal(key, purpose, envelope)).toBeUndefined()
  expect(unseal({ ...key, key: randomBytes(32) }, ['one', 'two'], envelope)).toBeUndefined()
})
