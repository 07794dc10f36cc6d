/** The members' data keys, wrapped by the key of the collective. */
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'

export interface MemberKeyReader {
  /** `destroyed`: there was a key, and nothing encrypted under it can be read any more. */
  wrappedKey(member: Id<'member'>): Promise<Uint8Array | 'destroyed' | undefined>
  /** The same of many; nothing for those who have never had one. */
  wrappedKeys(members: readonly Id<'member'>[]): Promise<ReadonlyMap<Id<'member'>, Uint8Array | 'destroyed'>>
}

export interface MemberKeyTransactor extends MemberKeyReader {
  add(wrappedKeys: ReadonlyMap<Id<'member'>, Uint8Array>, atMs: EpochMs): Promise<void>
  /** Also marks a member without a key, so that none is made later. */
  destroy(member: Id<'member'>, atMs: EpochMs): Promise<void>
}
