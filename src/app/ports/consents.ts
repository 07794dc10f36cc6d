/** What members allow: every change of their standing choices, and their answers to single sales. */
import type { ConsentChoices } from '../../contract/consent.ts'
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import type { Page, PageRequest } from './page.ts'

export interface ConsentEvent extends ConsentChoices {
  readonly member: Id<'member'>
  /** Counts up from 1 for each member; the highest one holds. */
  readonly sequence: number
  readonly atMs: EpochMs
}

export interface ConsentReader {
  /** The choices that hold now, of those members who made any. */
  latest(members: readonly Id<'member'>[]): Promise<ReadonlyMap<Id<'member'>, ConsentEvent>>
  /** The newest first. */
  history(member: Id<'member'>, page: PageRequest): Promise<Page<ConsentEvent>>
  /** What those members said to this sale who said anything. */
  answers(proposal: Id<'proposal'>, members: readonly Id<'member'>[]): Promise<ReadonlyMap<Id<'member'>, boolean>>
}

export interface ConsentTransactor extends ConsentReader {
  append(events: readonly ConsentEvent[]): Promise<void>
  answer(proposal: Id<'proposal'>, member: Id<'member'>, consents: boolean, atMs: EpochMs): Promise<void>
}
