/** The vault on a disk: one envelope a contribution, in folders of many members. */
import { randomBytes } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Opened, Vault, VaultObject, WrappedKey } from '../../app/ports/vault.ts'
import { assert } from '../../shared/assert.ts'
import type { Id } from '../../shared/ids.ts'
import { makeFolderDurably, sweepTemporary, syncFolder, writeDurably } from '../durable-files.ts'
import { KEY_BYTES, KEY_ID_BYTES, keyIdOf, seal, unseal, type SealingKey } from './envelope.ts'
import type { KeyRing } from './key-ring.ts'

/** Opens the vault in a folder and deletes what a crash left half written. */
export async function openFileVault(folder: string, ring: KeyRing): Promise<Vault> {
  const temporaryDir = join(folder, 'tmp')
  await makeFolderDurably(temporaryDir)
  await sweepTemporary(temporaryDir)
  return new FileVault(folder, temporaryDir, ring)
}

/** Every member has one data key, so its id within an envelope says nothing and is always this. */
const MEMBER_KEY_ID = new Uint8Array(KEY_ID_BYTES)

class FileVault implements Vault {
  private readonly folder: string
  private readonly temporaryDir: string
  private readonly ring: KeyRing

  constructor(folder: string, temporaryDir: string, ring: KeyRing) {
    this.folder = folder
    this.temporaryDir = temporaryDir
    this.ring = ring
  }

  async newMemberKey(member: Id<'member'>): Promise<WrappedKey> {
    return this.wrap(member, randomBytes(KEY_BYTES))
  }

  async rewrap(member: Id<'member'>, wrapped: WrappedKey): Promise<WrappedKey | undefined> {
    const key = this.unwrap(member, wrapped)
    return key === undefined ? undefined : this.wrap(member, key.key)
  }

  async store({ member, contribution }: VaultObject, wrapped: WrappedKey, bytes: Uint8Array): Promise<void> {
    const key = this.unwrap(member, wrapped)
    assert(key, 'a contribution is stored under a key that this collective wrapped for its member')
    await makeFolderDurably(this.folderOf(member))
    await writeDurably(this.pathOf({ member, contribution }), seal(key, purposeOf({ member, contribution }), bytes), this.temporaryDir)
  }

  async open(object: VaultObject, wrapped: WrappedKey): Promise<Opened> {
    const key = this.unwrap(object.member, wrapped)
    const envelope = await readIfThere(this.pathOf(object))
    if (envelope === undefined) return { kind: 'missing' }
    const bytes = key === undefined ? undefined : unseal(key, purposeOf(object), envelope)
    return bytes === undefined ? { kind: 'unreadable' } : { kind: 'opened', bytes }
  }

  async remove(object: VaultObject): Promise<void> {
    await makeFolderDurably(this.folderOf(object.member))
    await rm(this.pathOf(object), { force: true })
    await syncFolder(this.folderOf(object.member))
  }

  async removeMember(member: Id<'member'>): Promise<void> {
    const folder = this.folderOf(member)
    await makeFolderDurably(folder)
    for (const name of await readdir(folder)) {
      if (name.startsWith(`${member}.`)) await rm(join(folder, name), { force: true })
    }
    await syncFolder(folder)
  }

  private wrap(member: Id<'member'>, key: Uint8Array): WrappedKey {
    return seal(this.ring.current, ['chorus member key', member], key)
  }

  private unwrap(member: Id<'member'>, wrapped: WrappedKey): SealingKey | undefined {
    const sealedBy = this.ring.byId(keyIdOf(wrapped) ?? new Uint8Array(0))
    const key = sealedBy && unseal(sealedBy, ['chorus member key', member], wrapped)
    return key && { id: MEMBER_KEY_ID, key }
  }

  /**
   * Spread over a thousand folders, because one of a million entries is slow to list and to back up. Members have none of
   * their own: each new folder costs a sync of its parent, which is most of the time that a small contribution takes.
   */
  private folderOf(member: Id<'member'>): string {
    return join(this.folder, 'objects', member.slice(-2))
  }

  private pathOf({ member, contribution }: VaultObject): string {
    return join(this.folderOf(member), `${member}.${contribution}.vault`)
  }
}

function purposeOf({ member, contribution }: VaultObject): readonly string[] {
  return ['chorus contribution', member, contribution]
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
