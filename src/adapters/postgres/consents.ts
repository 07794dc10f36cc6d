/** Consents and answers to sales in tables. */
import type { ConsentEvent, ConsentTransactor } from '../../app/ports/consents.ts'
import type { Page, PageRequest } from '../../app/ports/page.ts'
import { consentChoicesSchema } from '../../contract/consent.ts'
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import { formatInstant } from '../../shared/time.ts'
import type { Queries } from './queries.ts'
import { countsBefore, insertAll, isAny, pageOf, rowsOf } from './queries.ts'

interface ConsentRow {
  readonly memberId: Id<'member'>
  readonly sequence: number
  readonly at: EpochMs
  readonly scopes: readonly string[]
  readonly purposes: readonly string[]
  readonly buyersNever: readonly string[]
  readonly askEachSale: boolean
  readonly textVersion: string
}

export class ConsentTables implements ConsentTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async latest(members: readonly Id<'member'>[]): Promise<ReadonlyMap<Id<'member'>, ConsentEvent>> {
    const query = this.db.selectFrom('consentEvent').selectAll().distinctOn('memberId')
    const rows = await query
      .where((eb) => isAny(eb.ref('memberId'), members))
      .orderBy('memberId')
      .orderBy('sequence', 'desc')
      .execute()
    return new Map(rows.map((row) => [row.memberId, eventOf(row)]))
  }

  async history(member: Id<'member'>, page: PageRequest): Promise<Page<ConsentEvent>> {
    const query = this.db.selectFrom('consentEvent').selectAll().where('memberId', '=', member)
    const rows = await query
      .where((eb) => countsBefore(eb.ref('sequence'), page))
      .orderBy('sequence', 'desc')
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, { item: eventOf, key: ({ sequence }) => String(sequence) })
  }

  async answers(proposal: Id<'proposal'>, members: readonly Id<'member'>[]): Promise<ReadonlyMap<Id<'member'>, boolean>> {
    const query = this.db.selectFrom('saleAnswer').select(['memberId', 'consents']).where('proposalId', '=', proposal)
    const rows = await query.where((eb) => isAny(eb.ref('memberId'), members)).execute()
    return new Map(rows.map(({ memberId, consents }) => [memberId, consents]))
  }

  async append(events: readonly ConsentEvent[]): Promise<void> {
    await insertAll(
      this.db,
      'consentEvent',
      events.map(({ member, atMs, ...choices }) => ({ ...choices, memberId: member, at: formatInstant(atMs) })),
    )
  }

  async answer(proposal: Id<'proposal'>, member: Id<'member'>, consents: boolean, atMs: EpochMs): Promise<void> {
    const at = formatInstant(atMs)
    await this.db
      .insertInto('saleAnswer')
      .values({ proposalId: proposal, memberId: member, consents, at })
      .onConflict((conflict) => conflict.columns(['proposalId', 'memberId']).doUpdateSet({ consents, at }))
      .execute()
  }
}

/** Lists of choices are plain texts to the database, so they are parsed by their contract. */
function eventOf({ memberId, sequence, at, scopes, purposes, buyersNever, askEachSale, textVersion }: ConsentRow): ConsentEvent {
  const choices = consentChoicesSchema.parse({ scopes, purposes, buyersNever, askEachSale, textVersion })
  return { ...choices, member: memberId, sequence, atMs: at }
}
