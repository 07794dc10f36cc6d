/** Payout methods and the collective's bank account, sealed, in tables. */
import type { Page, PageRequest } from '../../app/ports/page.ts'
import type { PayoutDeskTransactor, StoredPayoutMethod } from '../../app/ports/payout-desk.ts'
import type { PayoutBatch } from '../../app/ports/payouts.ts'
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import { formatInstant } from '../../shared/time.ts'
import type { Queries } from './queries.ts'
import { comesAfter, currencyOf, isAny, pageOf, rowsOf } from './queries.ts'

export class PayoutDeskTables implements PayoutDeskTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async methods(members: readonly Id<'member'>[]): Promise<ReadonlyMap<Id<'member'>, StoredPayoutMethod>> {
    const query = this.db.selectFrom('payoutMethod').selectAll()
    const rows = await query.where((eb) => isAny(eb.ref('memberId'), members)).execute()
    return new Map(
      rows.map(({ memberId, kind, sealedDetails, changedAt }) => [
        memberId,
        { member: memberId, kind, sealedDetails, changedAtMs: changedAt },
      ]),
    )
  }

  async setMethod({ member, kind, sealedDetails, changedAtMs }: StoredPayoutMethod): Promise<void> {
    const values = { kind, sealedDetails, changedAt: formatInstant(changedAtMs) }
    await this.db
      .insertInto('payoutMethod')
      .values({ memberId: member, ...values })
      .onConflict((conflict) => conflict.column('memberId').doUpdateSet(values))
      .execute()
  }

  async debtor(): Promise<Uint8Array | undefined> {
    return (await this.db.selectFrom('collectiveBankAccount').select('sealedDetails').executeTakeFirst())?.sealedDetails
  }

  async setDebtor(sealedDetails: Uint8Array, atMs: EpochMs): Promise<void> {
    const values = { sealedDetails, changedAt: formatInstant(atMs) }
    await this.db
      .insertInto('collectiveBankAccount')
      .values(values)
      .onConflict((conflict) => conflict.column('onlyRow').doUpdateSet(values))
      .execute()
  }

  async batches(page: PageRequest): Promise<Page<PayoutBatch>> {
    const rows = await this.db
      .selectFrom('payoutBatch')
      .selectAll()
      .where((eb) => comesAfter(eb.ref('id'), page))
      .orderBy('id')
      .limit(rowsOf(page))
      .execute()
    const item = ({ id, currency, assembledBy, assembledAt, sentAt, settledAt }: (typeof rows)[number]): PayoutBatch => ({
      id,
      currency: currencyOf(currency),
      assembledBy,
      assembledAtMs: assembledAt satisfies EpochMs,
      sentAtMs: sentAt,
      settledAtMs: settledAt,
    })
    return pageOf(rows, page, { item, key: ({ id }) => id })
  }
}
