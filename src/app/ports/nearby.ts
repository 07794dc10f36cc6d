/** Members who look for listeners near them, and their agreements to be known to each other. */
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'

export interface Agreements {
  /** Whom the member would like to know. */
  readonly given: ReadonlySet<Id<'member'>>
  /** Who would like to know the member. */
  readonly received: ReadonlySet<Id<'member'>>
}

export interface NearbyReader {
  /** Everybody who takes part now, with the instant since when. */
  members(): Promise<ReadonlyMap<Id<'member'>, EpochMs>>
  agreementsOf(member: Id<'member'>): Promise<Agreements>
}

export interface NearbyTransactor extends NearbyReader {
  join(member: Id<'member'>, atMs: EpochMs): Promise<void>
  /** Takes all agreements from and with the member along. */
  leave(member: Id<'member'>): Promise<void>
  /** Both take part. */
  agree(member: Id<'member'>, other: Id<'member'>, atMs: EpochMs): Promise<void>
  withdraw(member: Id<'member'>, other: Id<'member'>): Promise<void>
}
