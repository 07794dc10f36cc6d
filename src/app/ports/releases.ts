/** What was built and delivered, and whose data are in it. */
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import type { Page, PageRequest } from './page.ts'

export interface Release {
  readonly id: Id<'release'>
  readonly proposal: Id<'proposal'>
  /** In hexadecimal. */
  readonly manifestSha256: string
  /** Names the state of the pool that it was built from. */
  readonly snapshot: string
  readonly builtAtMs: EpochMs
}

export interface ReleaseMember {
  readonly member: Id<'member'>
  /** The name of the member in this release only. */
  readonly pseudonym: string
  /** What counts where shares go by contribution. */
  readonly weight: bigint
}

export interface ReleaseReader {
  ofProposal(proposal: Id<'proposal'>): Promise<Release | undefined>
  /** The proposal that a release was delivered for. */
  proposalOf(release: Id<'release'>): Promise<Id<'proposal'> | undefined>
  holds(release: Id<'release'>, member: Id<'member'>): Promise<boolean>
  /** By member. */
  members(release: Id<'release'>, page: PageRequest): Promise<Page<ReleaseMember>>
}

export interface ReleaseTransactor extends ReleaseReader {
  add(release: Release, members: readonly ReleaseMember[]): Promise<void>
}
