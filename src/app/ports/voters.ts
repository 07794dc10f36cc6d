/** The public halves of the keys that members vote with. */
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'

/** Where the secret half is: worked out by a passkey whenever it is needed, or kept on a device. */
export type VotingKeyHolder = 'passkey' | 'device'

export interface Voter {
  /** A decimal number. */
  readonly commitment: string
  readonly member: Id<'member'>
  readonly heldBy: VotingKeyHolder
  readonly askedAtMs: EpochMs
  /** From then on it stands on the rolls that are frozen. */
  readonly effectiveAtMs: EpochMs
  /** Null as long as nothing replaces it. */
  readonly endsAtMs: EpochMs | null
}

export interface VoterReader {
  voter(commitment: string): Promise<Voter | undefined>
  /** Those of the commitments that belong to somebody. */
  taken(commitments: readonly string[]): Promise<ReadonlySet<string>>
  /** Those of a member that have not ended by then, the one in effect before one that is still to come. */
  of(member: Id<'member'>, atMs: EpochMs): Promise<readonly Voter[]>
}

export interface VoterTransactor extends VoterReader {
  add(voters: readonly Voter[]): Promise<void>
  /** `null` takes an end back. */
  end(commitment: string, atMs: EpochMs | null): Promise<void>
  /** Removes one that never came into effect. */
  drop(commitment: string): Promise<void>
}
