/** How the pool knows a member: by a name that only the holder of the collective's key can connect with the account. */
import { ID_BYTES, makeId, type Id } from '../../shared/ids.ts'
import type { KeyedHasher } from '../ports/keyed-hasher.ts'

export interface PoolNaming {
  readonly keyedHasher: KeyedHasher
  /** 32 random bytes that stay the same for as long as the pool is not rebuilt. */
  readonly poolNameKey: Uint8Array
}

export function poolNameOf({ keyedHasher, poolNameKey }: PoolNaming, member: Id<'member'>): Id<'pseudonym'> {
  return makeId('pseudonym', keyedHasher.hmacSha256(poolNameKey, new TextEncoder().encode(member)).subarray(0, ID_BYTES))
}
