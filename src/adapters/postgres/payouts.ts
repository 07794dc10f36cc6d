/** Payouts, their batches and approvals in tables. */
import type { Page, PageRequest } from '../../app/ports/page.ts'
import type { PayoutBatch, PayoutTransactor, StoredPayout } from '../../app/ports/payouts.ts'
import type { PayoutState } from '../../ledger/index.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import type { Currency } from '../../shared/money.ts'
import type { EpochMs } from '../../shared/time.ts'
import { formatInstant } from '../../shared/time.ts'
import type { Queries } from './queries.ts'
import { comesAfter, currencyOf, insertAll, isAny, pageOf, rowsOf } from './queries.ts'

interface PayoutRow {
  readonly id: Id<'payout'>
  readonly memberId: Id<'member'>
  readonly currency: string
  readonly minor: bigint
  readonly state: PayoutState
  readonly batchId: Id<'batch'> | null
  readonly requestedAt: EpochMs
}

export class PayoutTables implements PayoutTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async payouts(ids: readonly Id<'payout'>[]): Promise<ReadonlyMap<Id<'payout'>, StoredPayout>> {
    const query = this.db.selectFrom('payout').selectAll()
    const rows = await query.where((eb) => isAny(eb.ref('id'), ids)).execute()
    return new Map(rows.map((row) => [row.id, payoutOf(row)]))
  }

  /** The states are those of the unique index that keeps a member from having two. */
  async pendingOf(members: readonly Id<'member'>[], currency: Currency): Promise<ReadonlyMap<Id<'member'>, StoredPayout>> {
    const query = this.db.selectFrom('payout').selectAll().where('currency', '=', currency)
    const rows = await query
      .where('state', 'in', ['requested', 'batched', 'approved'])
      .where((eb) => isAny(eb.ref('memberId'), members))
      .execute()
    return new Map(rows.map((row) => [row.memberId, payoutOf(row)]))
  }

  async listOf(member: Id<'member'>, page: PageRequest): Promise<Page<StoredPayout>> {
    const query = this.db.selectFrom('payout').selectAll().where('memberId', '=', member)
    const rows = await query
      .where((eb) => comesAfter(eb.ref('id'), page))
      .orderBy('id')
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, { item: payoutOf, key: ({ id }) => id })
  }

  async list(state: PayoutState, currency: Currency, page: PageRequest): Promise<Page<StoredPayout>> {
    const query = this.db.selectFrom('payout').selectAll().where('state', '=', state).where('currency', '=', currency)
    const rows = await query
      .where((eb) => comesAfter(eb.ref('id'), page))
      .orderBy('id')
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, { item: payoutOf, key: ({ id }) => id })
  }

  async inBatch(batch: Id<'batch'>, page: PageRequest): Promise<Page<StoredPayout>> {
    const query = this.db.selectFrom('payout').selectAll().where('batchId', '=', batch)
    const rows = await query
      .where((eb) => comesAfter(eb.ref('id'), page))
      .orderBy('id')
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, { item: payoutOf, key: ({ id }) => id })
  }

  async batch(id: Id<'batch'>): Promise<PayoutBatch | undefined> {
    const row = await this.db.selectFrom('payoutBatch').selectAll().where('id', '=', id).executeTakeFirst()
    if (row === undefined) return undefined
    const { currency, assembledBy, assembledAt, sentAt, settledAt } = row
    return { id, currency: currencyOf(currency), assembledBy, assembledAtMs: assembledAt, sentAtMs: sentAt, settledAtMs: settledAt }
  }

  async totals(batch: Id<'batch'>): Promise<ReadonlyMap<PayoutState, { readonly count: bigint; readonly minor: bigint }>> {
    const query = this.db.selectFrom('payout').where('batchId', '=', batch).groupBy('state')
    const rows = await query
      .select((eb) => ['state', eb.fn.countAll<bigint>().as('count'), eb.cast<bigint>(eb.fn.sum('minor'), 'bigint').as('minor')])
      .execute()
    return new Map(rows.map(({ state, count, minor }) => [state, { count, minor }]))
  }

  async approvals(batch: Id<'batch'>): Promise<ReadonlySet<AccountId>> {
    const rows = await this.db.selectFrom('payoutApproval').select('stewardId').where('batchId', '=', batch).execute()
    return new Set(rows.map(({ stewardId }) => stewardId))
  }

  async add(payouts: readonly StoredPayout[]): Promise<void> {
    await insertAll(
      this.db,
      'payout',
      payouts.map(({ id, member, amount: { currency, minor }, state, batch, requestedAtMs }) => ({
        id,
        memberId: member,
        currency,
        minor,
        state,
        batchId: batch,
        requestedAt: formatInstant(requestedAtMs),
      })),
    )
  }

  async assemble(
    { id, currency, assembledBy, assembledAtMs }: PayoutBatch,
    from: PayoutState,
    to: PayoutState,
    limit: number,
  ): Promise<bigint> {
    await this.db
      .insertInto('payoutBatch')
      .values({ id, currency, assembledBy, assembledAt: formatInstant(assembledAtMs), sentAt: null, settledAt: null })
      .execute()
    const waiting = this.db.selectFrom('payout').select('id').where('state', '=', from).where('currency', '=', currency)
    const { numUpdatedRows } = await this.db
      .updateTable('payout')
      .set({ state: to, batchId: id })
      .where('id', 'in', waiting.orderBy('id').limit(limit))
      .where('state', '=', from)
      .executeTakeFirst()
    return numUpdatedRows
  }

  async approve(batch: Id<'batch'>, steward: AccountId, atMs: EpochMs): Promise<void> {
    await this.db
      .insertInto('payoutApproval')
      .values({ batchId: batch, stewardId: steward, at: formatInstant(atMs) })
      .execute()
  }

  async moveBatch(batch: Id<'batch'>, from: PayoutState, to: PayoutState): Promise<bigint> {
    const query = this.db.updateTable('payout').set({ state: to })
    const { numUpdatedRows } = await query.where('batchId', '=', batch).where('state', '=', from).executeTakeFirst()
    return numUpdatedRows
  }

  async move(id: Id<'payout'>, from: PayoutState, to: PayoutState): Promise<boolean> {
    const query = this.db.updateTable('payout').set({ state: to })
    const { numUpdatedRows } = await query.where('id', '=', id).where('state', '=', from).executeTakeFirst()
    return numUpdatedRows === 1n
  }

  async markSent(batch: Id<'batch'>, atMs: EpochMs): Promise<void> {
    const query = this.db.updateTable('payoutBatch').set({ sentAt: formatInstant(atMs) })
    await query.where('id', '=', batch).where('sentAt', 'is', null).execute()
  }

  async markSettled(batch: Id<'batch'>, atMs: EpochMs): Promise<void> {
    const query = this.db.updateTable('payoutBatch').set({ settledAt: formatInstant(atMs) })
    await query.where('id', '=', batch).where('settledAt', 'is', null).execute()
  }
}

function payoutOf({ id, memberId, currency, minor, state, batchId, requestedAt }: PayoutRow): StoredPayout {
  return { id, member: memberId, amount: { currency: currencyOf(currency), minor }, state, batch: batchId, requestedAtMs: requestedAt }
}
