/** What members handed in: one entry for each file in the vault. */
import type { Scope } from '../../contract/contribution.ts'
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import type { Page, PageRequest } from './page.ts'

export type ContributionState = 'received' | 'accepted' | 'refused' | 'withdrawn'

export interface Contribution {
  readonly id: Id<'contribution'>
  readonly member: Id<'member'>
  readonly scope: Scope
  readonly rowCount: number
  readonly fileBytes: bigint
  /** Of the file as it came, in hexadecimal. */
  readonly sha256: string
  /** First and last day, YYYY-MM-DD; null where the scope has no days. */
  readonly period: { readonly from: string; readonly to: string } | null
  readonly state: ContributionState
  /** Why it is in this state, in a sentence for the member. */
  readonly reason: string | null
  readonly receivedAtMs: EpochMs
}

export interface ContributionReader {
  contribution(id: Id<'contribution'>): Promise<Contribution | undefined>
  listOf(member: Id<'member'>, page: PageRequest): Promise<Page<Contribution>>
  /** Those of these members that are received or accepted. */
  standingOf(members: readonly Id<'member'>[]): Promise<readonly Pick<Contribution, 'id' | 'member' | 'scope'>[]>
}

export interface ContributionTransactor extends ContributionReader {
  add(contributions: readonly Contribution[]): Promise<void>
  /** False when the contribution is no longer in the state that it is moved from. */
  move(id: Id<'contribution'>, from: ContributionState, to: ContributionState, reason: string | null): Promise<boolean>
  /** Withdraws whatever a member handed in; gives how many there were. */
  withdrawAllOf(member: Id<'member'>, reason: string): Promise<bigint>
}
