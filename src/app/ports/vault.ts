/** Where contributions are kept as they came, each readable only with a key of its member's own. */
import type { Id } from '../../shared/ids.ts'

/**
 * A member's data key, encrypted by the collective's key and bound to the member. It is kept in the store and nowhere
 * else: destroying it makes every copy of the member's contributions unreadable, in backups too.
 */
export type WrappedKey = Uint8Array

export interface VaultObject {
  readonly member: Id<'member'>
  readonly contribution: Id<'contribution'>
}

export type Opened =
  | { readonly kind: 'opened'; readonly bytes: Uint8Array }
  /** There is no such object. */
  | { readonly kind: 'missing' }
  /** The object or the key is not the one that was stored for this member and contribution, or was changed since. */
  | { readonly kind: 'unreadable' }

export interface Vault {
  /** Makes the key of a new member. */
  newMemberKey(member: Id<'member'>): Promise<WrappedKey>
  /** Wraps a member's key anew by the current key of the collective; undefined where it cannot be unwrapped. */
  rewrap(member: Id<'member'>, key: WrappedKey): Promise<WrappedKey | undefined>
  /** Keeps the bytes; they have survived a power cut when the promise is fulfilled. Storing again replaces. */
  store(object: VaultObject, key: WrappedKey, bytes: Uint8Array): Promise<void>
  open(object: VaultObject, key: WrappedKey): Promise<Opened>
  /** Deletes one object; nothing happens where there is none. */
  remove(object: VaultObject): Promise<void>
  /** Deletes all objects of a member; the caller destroys the key. */
  removeMember(member: Id<'member'>): Promise<void>
}
