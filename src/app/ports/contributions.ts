/** What members handed in: one entry for each file in the vault. */
import type { FindingOfRows, Scope } from '../../contract/contribution.ts'
import type { ContributionState, ReviewAction } from '../../contribution/index.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import type { Page, PageRequest } from './page.ts'

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
  /** What the checks found, without the sentence that goes with each code. */
  readonly findings: readonly Pick<FindingOfRows, 'code' | 'rows'>[]
  /** Why it was taken out, in a sentence for the member. */
  readonly reason: string | null
  readonly receivedAtMs: EpochMs
  /** False from a change of state until vault and pool hold what the state says. */
  readonly isSettled: boolean
}

/** What somebody did about a contribution that the checks doubted. */
export interface ReviewStep {
  readonly action: ReviewAction
  readonly by: AccountId
  /** In the words of whoever did it; null where none are asked for. */
  readonly text: string | null
  readonly atMs: EpochMs
}

export interface ContributionReader {
  contribution(id: Id<'contribution'>): Promise<Contribution | undefined>
  /** Those of them that there are. */
  contributions(ids: readonly Id<'contribution'>[]): Promise<ReadonlyMap<Id<'contribution'>, Contribution>>
  listOf(member: Id<'member'>, page: PageRequest): Promise<Page<Contribution>>
  /** Those of these members that keep their place. */
  standingOf(members: readonly Id<'member'>[]): Promise<readonly Pick<Contribution, 'id' | 'member' | 'scope'>[]>
  /** Those that a steward has to decide about, the oldest first. */
  waiting(page: PageRequest): Promise<Page<Contribution>>
  /** By id. */
  unsettled(page: PageRequest): Promise<Page<Contribution>>
  /** In the order in which they were done; nothing for those that nobody did anything about. */
  stepsOf(contributions: readonly Id<'contribution'>[]): Promise<ReadonlyMap<Id<'contribution'>, readonly ReviewStep[]>>
}

export type MovedTo = Pick<Contribution, 'state' | 'reason' | 'isSettled'>

export interface ContributionTransactor extends ContributionReader {
  add(contributions: readonly Contribution[]): Promise<void>
  /** False when the contribution is no longer in the state that it is moved from. */
  move(id: Id<'contribution'>, from: ContributionState, to: MovedTo): Promise<boolean>
  /** The same of many; gives how many were in that state. */
  moveAll(ids: readonly Id<'contribution'>[], from: ContributionState, to: MovedTo): Promise<bigint>
  addStep(id: Id<'contribution'>, step: ReviewStep): Promise<void>
  /** Notes that vault and pool hold what this state says. False where the state is another one by now, which is to be settled anew. */
  settle(id: Id<'contribution'>, state: ContributionState): Promise<boolean>
  /** Withdraws whatever a member handed in, with all words that were said about it; gives how many there were. */
  withdrawAllOf(member: Id<'member'>, reason: string): Promise<bigint>
}
