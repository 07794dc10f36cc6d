/** Releases and whose data are in them, in tables. */
import type { Page, PageRequest } from '../../app/ports/page.ts'
import type { Release, ReleaseMember, ReleaseTransactor } from '../../app/ports/releases.ts'
import type { Id } from '../../shared/ids.ts'
import { formatInstant } from '../../shared/time.ts'
import type { Queries } from './queries.ts'
import { comesAfter, insertAll, pageOf, rowsOf } from './queries.ts'

export class ReleaseTables implements ReleaseTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async ofProposal(proposal: Id<'proposal'>): Promise<Release | undefined> {
    const row = await this.db.selectFrom('release').selectAll().where('proposalId', '=', proposal).executeTakeFirst()
    if (row === undefined) return undefined
    const { id, manifestSha256, snapshot, builtAt } = row
    return { id, proposal, manifestSha256, snapshot, builtAtMs: builtAt }
  }

  async proposalOf(release: Id<'release'>): Promise<Id<'proposal'> | undefined> {
    const row = await this.db.selectFrom('release').select('proposalId').where('id', '=', release).executeTakeFirst()
    return row?.proposalId
  }

  async holds(release: Id<'release'>, member: Id<'member'>): Promise<boolean> {
    const query = this.db.selectFrom('releaseMember').select('memberId').where('releaseId', '=', release).where('memberId', '=', member)
    return (await query.executeTakeFirst()) !== undefined
  }

  async members(release: Id<'release'>, page: PageRequest): Promise<Page<ReleaseMember>> {
    const query = this.db.selectFrom('releaseMember').selectAll().where('releaseId', '=', release)
    const rows = await query
      .where((eb) => comesAfter(eb.ref('memberId'), page))
      .orderBy('memberId')
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, {
      item: ({ memberId, pseudonym, weight }) => ({ member: memberId, pseudonym, weight }),
      key: ({ memberId }) => memberId,
    })
  }

  async add({ id, proposal, manifestSha256, snapshot, builtAtMs }: Release, members: readonly ReleaseMember[]): Promise<void> {
    await this.db
      .insertInto('release')
      .values({ id, proposalId: proposal, manifestSha256, snapshot, builtAt: formatInstant(builtAtMs) })
      .execute()
    await insertAll(
      this.db,
      'releaseMember',
      members.map(({ member, pseudonym, weight }) => ({ releaseId: id, memberId: member, pseudonym, weight })),
    )
  }
}
