/** Contributions and the members' wrapped keys in tables. */
import type { Contribution, ContributionState, ContributionTransactor } from '../../app/ports/contributions.ts'
import type { MemberKeyTransactor } from '../../app/ports/member-keys.ts'
import type { Page, PageRequest } from '../../app/ports/page.ts'
import type { Scope } from '../../contract/contribution.ts'
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import { formatInstant } from '../../shared/time.ts'
import type { Queries } from './queries.ts'
import { comesAfter, insertAll, pageOf, rowsOf } from './queries.ts'

interface ContributionRow {
  readonly id: Id<'contribution'>
  readonly memberId: Id<'member'>
  readonly scope: Scope
  readonly rowCount: number
  readonly fileBytes: bigint
  readonly sha256: string
  readonly periodFrom: string | null
  readonly periodTo: string | null
  readonly state: ContributionState
  readonly reason: string | null
  readonly receivedAt: EpochMs
}

export class ContributionTables implements ContributionTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async contribution(id: Id<'contribution'>): Promise<Contribution | undefined> {
    const row = await this.db.selectFrom('contribution').selectAll().where('id', '=', id).executeTakeFirst()
    return row && contributionOf(row)
  }

  async listOf(member: Id<'member'>, page: PageRequest): Promise<Page<Contribution>> {
    const query = this.db.selectFrom('contribution').selectAll().where('memberId', '=', member)
    const rows = await query
      .where((eb) => comesAfter(eb.ref('id'), page))
      .orderBy('id')
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, { item: contributionOf, key: ({ id }) => id })
  }

  async standingOf(members: readonly Id<'member'>[]): Promise<readonly Pick<Contribution, 'id' | 'member' | 'scope'>[]> {
    if (members.length === 0) return []
    const query = this.db.selectFrom('contribution').select(['id', 'memberId as member', 'scope'])
    return await query.where('memberId', 'in', members).where('state', 'in', ['received', 'accepted']).execute()
  }

  async add(contributions: readonly Contribution[]): Promise<void> {
    await insertAll(
      this.db,
      'contribution',
      contributions.map(({ member, period, receivedAtMs, ...rest }) => ({
        ...rest,
        memberId: member,
        periodFrom: period?.from ?? null,
        periodTo: period?.to ?? null,
        receivedAt: formatInstant(receivedAtMs),
      })),
    )
  }

  async move(id: Id<'contribution'>, from: ContributionState, to: ContributionState, reason: string | null): Promise<boolean> {
    const query = this.db.updateTable('contribution').set({ state: to, reason })
    const { numUpdatedRows } = await query.where('id', '=', id).where('state', '=', from).executeTakeFirst()
    return numUpdatedRows === 1n
  }

  async withdrawAllOf(member: Id<'member'>, reason: string): Promise<bigint> {
    const query = this.db.updateTable('contribution').set({ state: 'withdrawn', reason })
    const { numUpdatedRows } = await query.where('memberId', '=', member).where('state', '<>', 'withdrawn').executeTakeFirst()
    return numUpdatedRows
  }
}

export class MemberKeyTables implements MemberKeyTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async wrappedKey(member: Id<'member'>): Promise<Uint8Array | 'destroyed' | undefined> {
    const row = await this.db.selectFrom('memberKey').select('wrappedKey').where('memberId', '=', member).executeTakeFirst()
    return row && (row.wrappedKey ?? 'destroyed')
  }

  async add(member: Id<'member'>, wrappedKey: Uint8Array, atMs: EpochMs): Promise<void> {
    await this.db
      .insertInto('memberKey')
      .values({ memberId: member, wrappedKey, createdAt: formatInstant(atMs), destroyedAt: null })
      .execute()
  }

  async destroy(member: Id<'member'>, atMs: EpochMs): Promise<void> {
    const at = formatInstant(atMs)
    await this.db
      .insertInto('memberKey')
      .values({ memberId: member, wrappedKey: null, createdAt: at, destroyedAt: at })
      .onConflict((conflict) => conflict.column('memberId').doUpdateSet({ wrappedKey: null, destroyedAt: at }))
      .execute()
  }
}

function contributionOf({ memberId, periodFrom, periodTo, receivedAt, ...rest }: ContributionRow): Contribution {
  const period = periodFrom === null || periodTo === null ? null : { from: periodFrom, to: periodTo }
  return { ...rest, member: memberId, period, receivedAtMs: receivedAt }
}
