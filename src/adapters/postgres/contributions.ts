/** Contributions and the members' wrapped keys in tables. */
import { sql } from 'kysely'
import type { Contribution, ContributionTransactor, MovedTo, ReviewStep } from '../../app/ports/contributions.ts'
import type { MemberKeyTransactor } from '../../app/ports/member-keys.ts'
import type { Page, PageRequest } from '../../app/ports/page.ts'
import { findingsSchema, type Scope } from '../../contract/contribution.ts'
import { REVIEW_ACTIONS, STANDING_STATES, WAITING_STATES, type ContributionState } from '../../contribution/index.ts'
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import { formatInstant } from '../../shared/time.ts'
import type { Queries } from './queries.ts'
import { comesAfter, insertAll, isAny, pageOf, rowsOf } from './queries.ts'

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
  readonly findings: unknown
  readonly reason: string | null
  readonly receivedAt: EpochMs
  readonly isSettled: boolean
}

export class ContributionTables implements ContributionTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async contribution(id: Id<'contribution'>): Promise<Contribution | undefined> {
    return (await this.contributions([id])).get(id)
  }

  async contributions(ids: readonly Id<'contribution'>[]): Promise<ReadonlyMap<Id<'contribution'>, Contribution>> {
    const query = this.db.selectFrom('contribution').selectAll()
    const rows = await query.where((eb) => isAny(eb.ref('id'), ids)).execute()
    return new Map(rows.map((row) => [row.id, contributionOf(row)]))
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
    return await query.where('memberId', 'in', members).where('state', 'in', STANDING_STATES).execute()
  }

  async waiting(page: PageRequest): Promise<Page<Contribution>> {
    // Instants are of one width, so that text compares as the two parts do.
    const key = sql<string>`to_char(received_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS') || ' ' || id`
    const rows = await this.db
      .selectFrom('contribution')
      .selectAll()
      .select(key.as('key'))
      .where('state', 'in', WAITING_STATES)
      .where(comesAfter(key, page))
      .orderBy('receivedAt')
      .orderBy('id')
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, { item: contributionOf, key: ({ key: place }) => place })
  }

  async unsettled(page: PageRequest): Promise<Page<Contribution>> {
    const rows = await this.db
      .selectFrom('contribution')
      .selectAll()
      .where('isSettled', '=', false)
      .where((eb) => comesAfter(eb.ref('id'), page))
      .orderBy('id')
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, { item: contributionOf, key: ({ id }) => id })
  }

  async stepsOf(contributions: readonly Id<'contribution'>[]): Promise<ReadonlyMap<Id<'contribution'>, readonly ReviewStep[]>> {
    const rows = await this.db
      .selectFrom('contributionStep')
      .selectAll()
      .where((eb) => isAny(eb.ref('contributionId'), contributions))
      .execute()
    const steps = new Map<Id<'contribution'>, ReviewStep[]>()
    // Several steps may bear one instant, but they can be taken in one order only.
    const inOrder = rows.toSorted((one, other) => REVIEW_ACTIONS.indexOf(one.action) - REVIEW_ACTIONS.indexOf(other.action))
    for (const { contributionId, action, accountId, text, at } of inOrder)
      steps.set(contributionId, [...(steps.get(contributionId) ?? []), { action, by: accountId, text, atMs: at }])
    return steps
  }

  async add(contributions: readonly Contribution[]): Promise<void> {
    await insertAll(
      this.db,
      'contribution',
      contributions.map(({ member, period, findings, receivedAtMs, ...rest }) => ({
        ...rest,
        findings: JSON.stringify(findings),
        memberId: member,
        periodFrom: period?.from ?? null,
        periodTo: period?.to ?? null,
        receivedAt: formatInstant(receivedAtMs),
      })),
    )
  }

  async move(id: Id<'contribution'>, from: ContributionState, to: MovedTo): Promise<boolean> {
    return (await this.moveAll([id], from, to)) === 1n
  }

  async moveAll(ids: readonly Id<'contribution'>[], from: ContributionState, to: MovedTo): Promise<bigint> {
    if (ids.length === 0) return 0n
    const query = this.db.updateTable('contribution').set(to)
    const { numUpdatedRows } = await query
      .where((eb) => isAny(eb.ref('id'), ids))
      .where('state', '=', from)
      .executeTakeFirst()
    return numUpdatedRows
  }

  async addStep(id: Id<'contribution'>, { action, by, text, atMs }: ReviewStep): Promise<void> {
    await this.db
      .insertInto('contributionStep')
      .values({ contributionId: id, action, accountId: by, text, at: formatInstant(atMs) })
      .execute()
  }

  async settle(id: Id<'contribution'>, state: ContributionState): Promise<boolean> {
    const query = this.db.updateTable('contribution').where('id', '=', id)
    const { numUpdatedRows } = await query.set({ isSettled: true }).where('state', '=', state).executeTakeFirst()
    if (numUpdatedRows === 0n) await query.set({ isSettled: false }).execute()
    return numUpdatedRows === 1n
  }

  async withdrawAllOf(member: Id<'member'>, reason: string): Promise<bigint> {
    const own = this.db.selectFrom('contribution').select('id').where('memberId', '=', member)
    await this.db.deleteFrom('contributionStep').where('contributionId', 'in', own).execute()
    const query = this.db.updateTable('contribution').set({ state: 'withdrawn', reason, isSettled: false })
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
    return (await this.wrappedKeys([member])).get(member)
  }

  async wrappedKeys(members: readonly Id<'member'>[]): Promise<ReadonlyMap<Id<'member'>, Uint8Array | 'destroyed'>> {
    const query = this.db.selectFrom('memberKey').select(['memberId', 'wrappedKey'])
    const rows = await query.where((eb) => isAny(eb.ref('memberId'), members)).execute()
    return new Map(rows.map(({ memberId, wrappedKey }) => [memberId, wrappedKey ?? 'destroyed']))
  }

  async add(wrappedKeys: ReadonlyMap<Id<'member'>, Uint8Array>, atMs: EpochMs): Promise<void> {
    const createdAt = formatInstant(atMs)
    await insertAll(
      this.db,
      'memberKey',
      Array.from(wrappedKeys, ([memberId, wrappedKey]) => ({ memberId, wrappedKey, createdAt, destroyedAt: null })),
    )
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

function contributionOf(row: ContributionRow): Contribution {
  const { id, memberId, scope, rowCount, fileBytes, sha256, periodFrom, periodTo, state, findings, reason, receivedAt, isSettled } = row
  return {
    id,
    member: memberId,
    scope,
    rowCount,
    fileBytes,
    sha256,
    period: periodFrom === null || periodTo === null ? null : { from: periodFrom, to: periodTo },
    state,
    findings: findingsSchema.parse(findings),
    reason,
    receivedAtMs: receivedAt,
    isSettled,
  }
}
