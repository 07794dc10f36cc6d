/** Requests, proposals, rolls, tallies and confirmations of payment in tables. */
import type { Page, PageRequest } from '../../app/ports/page.ts'
import type {
  PaymentConfirmation,
  Proposal,
  ProposalTransactor,
  RecordedTally,
  RollEntry,
  WhichProposals,
} from '../../app/ports/proposals.ts'
import type { DatasetRequest, RequestTransactor } from '../../app/ports/requests.ts'
import type { ProposalState, VotingWindow } from '../../governance/index.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import { formatInstant } from '../../shared/time.ts'
import type { Queries } from './queries.ts'
import { comesAfter, hasCome, pageOf, rowsOf } from './queries.ts'

interface ProposalRow {
  readonly id: Id<'proposal'>
  readonly requestId: Id<'request'> | null
  readonly draftedBy: AccountId
  readonly document: string
  readonly documentSha256: string
  readonly state: ProposalState
  readonly draftedAt: EpochMs
  readonly opensAt: EpochMs | null
  readonly closesAt: EpochMs | null
}

export class ProposalTables implements ProposalTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async proposal(id: Id<'proposal'>): Promise<Proposal | undefined> {
    const row = await this.db.selectFrom('proposal').selectAll().where('id', '=', id).executeTakeFirst()
    return row && proposalOf(row)
  }

  async list({ state, withDrafts }: WhichProposals, page: PageRequest): Promise<Page<Proposal>> {
    const rows = await this.db
      .selectFrom('proposal')
      .selectAll()
      .$if(state !== null, (query) => query.where('state', '=', state))
      .$if(!withDrafts, (query) => query.where('opensAt', 'is not', null))
      .where((eb) => comesAfter(eb.ref('id'), page))
      .orderBy('id')
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, { item: proposalOf, key: ({ id }) => id })
  }

  async countOf(request: Id<'request'>): Promise<bigint> {
    const query = this.db.selectFrom('proposal').select((eb) => eb.fn.countAll<bigint>().as('count'))
    const { count } = await query.where('requestId', '=', request).executeTakeFirstOrThrow()
    return count
  }

  async rollCount(id: Id<'proposal'>): Promise<bigint> {
    const query = this.db.selectFrom('rollEntry').select((eb) => eb.fn.countAll<bigint>().as('count'))
    const { count } = await query.where('proposalId', '=', id).executeTakeFirstOrThrow()
    return count
  }

  async roll(id: Id<'proposal'>, page: PageRequest): Promise<Page<RollEntry>> {
    const query = this.db.selectFrom('rollEntry').select(['memberId', 'commitment']).where('proposalId', '=', id)
    const rows = await query
      .where((eb) => comesAfter(eb.ref('memberId'), page))
      .orderBy('memberId')
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, { item: ({ memberId, commitment }) => ({ member: memberId, commitment }), key: ({ memberId }) => memberId })
  }

  async rollEntry(id: Id<'proposal'>, member: Id<'member'>): Promise<RollEntry | undefined> {
    const query = this.db.selectFrom('rollEntry').select(['memberId', 'commitment']).where('proposalId', '=', id)
    const row = await query.where('memberId', '=', member).executeTakeFirst()
    return row && { member: row.memberId, commitment: row.commitment }
  }

  async tally(id: Id<'proposal'>): Promise<RecordedTally | undefined> {
    const row = await this.db.selectFrom('tally').selectAll().where('proposalId', '=', id).executeTakeFirst()
    if (row === undefined) return undefined
    const { roll, yes, no, abstain, verdict, closedAt } = row
    return { roll, yes, no, abstain, verdict, closedAtMs: closedAt }
  }

  async confirmations(id: Id<'proposal'>): Promise<readonly PaymentConfirmation[]> {
    const query = this.db.selectFrom('paymentConfirmation').selectAll().where('proposalId', '=', id)
    const rows = await query.orderBy('at').orderBy('stewardId').execute()
    return rows.map(({ stewardId, reference, at }) => ({ steward: stewardId, reference, atMs: at }))
  }

  async add({ id, request, draftedBy, document, documentSha256, state, draftedAtMs, window }: Proposal): Promise<void> {
    const row = { id, requestId: request, draftedBy, document, documentSha256, state, draftedAt: formatInstant(draftedAtMs) }
    await this.db
      .insertInto('proposal')
      .values({ ...row, ...windowColumns(window) })
      .execute()
  }

  async freezeRoll(id: Id<'proposal'>, atMs: EpochMs): Promise<bigint> {
    const { numInsertedOrUpdatedRows = 0n } = await this.db
      .insertInto('rollEntry')
      .columns(['proposalId', 'memberId', 'commitment'])
      .expression((eb) =>
        eb
          .selectFrom('account')
          .innerJoin('accountRole', 'accountRole.accountId', 'account.id')
          .innerJoin('voter', 'voter.memberId', 'account.id')
          .select((columns) => [columns.val(id).as('proposalId'), 'voter.memberId', 'voter.commitment'])
          .where('accountRole.role', '=', 'member')
          .where('account.erasedAt', 'is', null)
          .where((of) => of.and([hasCome(of.ref('voter.effectiveAt'), atMs), of.not(hasCome(of.ref('voter.endsAt'), atMs))])),
      )
      .executeTakeFirst()
    return numInsertedOrUpdatedRows
  }

  async open(id: Id<'proposal'>, from: ProposalState, to: ProposalState, window: VotingWindow): Promise<boolean> {
    const query = this.db.updateTable('proposal').set({ state: to, ...windowColumns(window) })
    const { numUpdatedRows } = await query.where('id', '=', id).where('state', '=', from).executeTakeFirst()
    return numUpdatedRows === 1n
  }

  async move(id: Id<'proposal'>, from: ProposalState, to: ProposalState): Promise<boolean> {
    const query = this.db.updateTable('proposal').set({ state: to })
    const { numUpdatedRows } = await query.where('id', '=', id).where('state', '=', from).executeTakeFirst()
    return numUpdatedRows === 1n
  }

  async recordTally(id: Id<'proposal'>, { closedAtMs, ...counts }: RecordedTally): Promise<void> {
    const { roll, yes, no, abstain, verdict } = counts
    await this.db
      .insertInto('tally')
      .values({ proposalId: id, roll, yes, no, abstain, verdict, closedAt: formatInstant(closedAtMs) })
      .execute()
  }

  async confirmPayment(id: Id<'proposal'>, { steward, reference, atMs }: PaymentConfirmation): Promise<void> {
    await this.db
      .insertInto('paymentConfirmation')
      .values({ proposalId: id, stewardId: steward, reference, at: formatInstant(atMs) })
      .execute()
  }
}

export class RequestTables implements RequestTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async request(id: Id<'request'>): Promise<DatasetRequest | undefined> {
    const row = await this.db.selectFrom('datasetRequest').selectAll().where('id', '=', id).executeTakeFirst()
    return row && requestOf(row)
  }

  async list(page: PageRequest): Promise<Page<DatasetRequest>> {
    const query = this.db.selectFrom('datasetRequest').selectAll()
    const rows = await query
      .where((eb) => comesAfter(eb.ref('id'), page))
      .orderBy('id')
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, { item: requestOf, key: ({ id }) => id })
  }

  async add({ id, buyer, title, wishes, requestedAtMs }: DatasetRequest): Promise<void> {
    await this.db
      .insertInto('datasetRequest')
      .values({ id, buyerId: buyer, title, wishes, requestedAt: formatInstant(requestedAtMs) })
      .execute()
  }
}

interface RequestRow {
  readonly id: Id<'request'>
  readonly buyerId: Id<'buyer'>
  readonly title: string
  readonly wishes: string
  readonly requestedAt: EpochMs
}

function requestOf({ id, buyerId, title, wishes, requestedAt }: RequestRow): DatasetRequest {
  return { id, buyer: buyerId, title, wishes, requestedAtMs: requestedAt }
}

function proposalOf({ requestId, draftedAt, opensAt, closesAt, ...rest }: ProposalRow): Proposal {
  const window = opensAt === null || closesAt === null ? null : { opensAtMs: opensAt, closesAtMs: closesAt }
  return { ...rest, request: requestId, draftedAtMs: draftedAt, window }
}

function windowColumns(window: VotingWindow | null): { readonly opensAt: string | null; readonly closesAt: string | null } {
  return { opensAt: window && formatInstant(window.opensAtMs), closesAt: window && formatInstant(window.closesAtMs) }
}
