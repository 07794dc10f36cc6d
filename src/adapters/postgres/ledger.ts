/** The books in tables that only grow. */
import { sql, type RawBuilder } from 'kysely'
import type { LedgerTransactor } from '../../app/ports/ledger.ts'
import type { Page, PageRequest } from '../../app/ports/page.ts'
import type {
  Account,
  BooksView,
  Entry,
  EntryPage,
  PostedTransfer,
  Posting,
  Purpose,
  PurposeKind,
  StatementPeriod,
  Transfer,
  TransferId,
} from '../../ledger/index.ts'
import { batchId, isAccount, onNormalSide, referenceOf, saleId, transferId } from '../../ledger/index.ts'
import { assert } from '../../shared/assert.ts'
import type { Currency } from '../../shared/money.ts'
import type { EpochMs } from '../../shared/time.ts'
import { formatInstant } from '../../shared/time.ts'
import type { Queries } from './queries.ts'
import { countsAfter, countsBefore, currencyOf, insertAll, isAny, pageOf, rowsOf } from './queries.ts'

interface TransferRow {
  readonly id: string
  readonly position: bigint
  readonly kind: PurposeKind
  readonly reference: string
  readonly postedAt: EpochMs
}

export class LedgerTables implements LedgerTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async booksFor(transfers: readonly Transfer[]): Promise<BooksView> {
    const reversed = transfers.flatMap(({ purpose }) => (purpose.kind === 'reversal' ? [purpose.of] : []))
    const recorded = await this.recorded([...transfers.map(({ id }) => id), ...reversed])
    const reversals = await this.reversals(reversed)
    const shrinking = transfers.flatMap(({ postings }) => postings.filter(({ account, minor }) => onNormalSide(account, minor) < 0n))
    const balances = new Map<Currency, ReadonlyMap<Account, bigint>>()
    for (const currency of new Set(shrinking.map((posting) => posting.currency))) {
      const accounts = shrinking.filter((posting) => posting.currency === currency).map(({ account }) => account)
      balances.set(currency, await this.balances(accounts, currency))
    }
    return {
      transfer: (id) => recorded.get(id),
      reversalOf: (id) => reversals.get(id),
      balanceMinor(account, currency) {
        const balance = balances.get(currency)?.get(account)
        assert(balance !== undefined, 'only accounts that shrink are looked up')
        return balance
      },
    }
  }

  async balances(accounts: readonly Account[], currency: Currency): Promise<ReadonlyMap<Account, bigint>> {
    const query = this.db.selectFrom('ledgerPosting').where('currency', '=', currency)
    const rows = await query
      .select((eb) => ['account', eb.cast<bigint>(eb.fn.sum('minor'), 'bigint').as('minor')])
      .where((eb) => isAny(eb.ref('account'), accounts))
      .groupBy('account')
      .execute()
    const sums = new Map(rows.map(({ account, minor }) => [account, minor]))
    return new Map(accounts.map((account) => [account, onNormalSide(account, sums.get(account) ?? 0n)]))
  }

  private postingsTo(account: Account, currency: Currency) {
    return this.db
      .selectFrom('ledgerPosting')
      .innerJoin('ledgerTransfer', 'ledgerTransfer.id', 'ledgerPosting.transferId')
      .where('account', '=', account)
      .where('currency', '=', currency)
  }

  async entries(account: Account, currency: Currency, page: PageRequest): Promise<Page<Entry>> {
    return await this.entriesIn(this.postingsTo(account, currency), page)
  }

  async statement(account: Account, currency: Currency, { fromMs, toMs }: StatementPeriod, page: PageRequest): Promise<EntryPage> {
    const [from, to] = [sql<EpochMs>`${formatInstant(fromMs)}`, sql<EpochMs>`${formatInstant(toMs)}`]
    const all = this.postingsTo(account, currency)
    const shown = await this.entriesIn(all.where('postedAt', '>=', from).where('postedAt', '<', to), page)
    // The order of posting is that of time, so what was posted before the period comes before every page of it.
    const isBefore = sql<boolean>`posted_at < ${from} or not ${countsAfter(sql<bigint>`position`, page)}`
    const sums = await all
      .select([
        sumWhere(sql`posted_at < ${from}`).as('opening'),
        sumWhere(isBefore).as('before'),
        sumWhere(sql`posted_at < ${to}`).as('closing'),
      ])
      .executeTakeFirstOrThrow()
    const onItsSide = (minor: bigint): bigint => onNormalSide(account, minor)
    return {
      ...shown,
      openingMinor: onItsSide(sums.opening),
      beforeMinor: onItsSide(sums.before),
      closingMinor: onItsSide(sums.closing),
    }
  }

  private async entriesIn(query: ReturnType<LedgerTables['postingsTo']>, page: PageRequest): Promise<Page<Entry>> {
    const rows = await query
      .select(['position', 'kind', 'reference', 'postedAt', 'minor'])
      .where((eb) => countsAfter(eb.ref('position'), page))
      .orderBy('position')
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, {
      item: ({ kind, reference, postedAt, minor }) => ({ postedAtMs: postedAt, purpose: purposeOf(kind, reference), minor }),
      key: ({ position }) => String(position),
    })
  }

  async transfers(page: PageRequest): Promise<Page<PostedTransfer>> {
    const query = this.allTransfers(page).where((eb) => countsAfter(eb.ref('position'), page))
    return await this.pageOfTransfers(await query.orderBy('position').execute(), page)
  }

  async latestTransfers(page: PageRequest): Promise<Page<PostedTransfer>> {
    const query = this.allTransfers(page).where((eb) => countsBefore(eb.ref('position'), page))
    return await this.pageOfTransfers(await query.orderBy('position', 'desc').execute(), page)
  }

  private allTransfers(page: PageRequest) {
    return this.db.selectFrom('ledgerTransfer').select(['id', 'position', 'kind', 'reference', 'postedAt']).limit(rowsOf(page))
  }

  private async pageOfTransfers(rows: readonly TransferRow[], page: PageRequest): Promise<Page<PostedTransfer>> {
    const shown = pageOf(rows, page, { item: (row) => row, key: ({ position }) => String(position) })
    const postings = await this.postings(shown.items)
    return { ...shown, items: shown.items.map((row) => ({ transfer: transferOf(row, postings), postedAtMs: row.postedAt })) }
  }

  async post(transfer: Transfer, contentSha256: string, atMs: EpochMs): Promise<void> {
    const { id, purpose, postings } = transfer
    await this.db
      .insertInto('ledgerTransfer')
      .values({ id, kind: purpose.kind, reference: referenceOf(purpose), contentSha256, postedAt: formatInstant(atMs) })
      .execute()
    await insertAll(
      this.db,
      'ledgerPosting',
      postings.map(({ account, currency, minor }, index) => ({ transferId: id, line: index + 1, account, currency, minor })),
    )
  }

  private async recorded(ids: readonly TransferId[]): Promise<ReadonlyMap<string, Transfer>> {
    const query = this.db.selectFrom('ledgerTransfer').select(['id', 'position', 'kind', 'reference', 'postedAt'])
    const rows = await query.where((eb) => isAny(eb.ref('id'), ids)).execute()
    const postings = await this.postings(rows)
    return new Map(rows.map((row) => [row.id, transferOf(row, postings)]))
  }

  private async reversals(ids: readonly TransferId[]): Promise<ReadonlyMap<string, TransferId>> {
    if (ids.length === 0) return new Map()
    const query = this.db.selectFrom('ledgerTransfer').select(['id', 'reference']).where('kind', '=', 'reversal')
    const rows = await query.where((eb) => isAny(eb.ref('reference'), ids)).execute()
    return new Map(rows.map(({ id, reference }) => [reference, transferId(id)]))
  }

  private async postings(transfers: readonly { readonly id: string }[]): Promise<ReadonlyMap<string, readonly Posting[]>> {
    const byTransfer = new Map<string, Posting[]>(transfers.map(({ id }) => [id, []]))
    if (byTransfer.size === 0) return byTransfer
    const query = this.db.selectFrom('ledgerPosting').selectAll()
    const rows = await query
      .where((eb) => isAny(eb.ref('transferId'), [...byTransfer.keys()]))
      .orderBy('transferId')
      .orderBy('line')
      .execute()
    for (const { transferId: id, account, currency, minor } of rows) {
      assert(isAccount(account), 'the books hold accounts of the chart only')
      byTransfer.get(id)?.push({ account, currency: currencyOf(currency), minor })
    }
    return byTransfer
  }
}

function sumWhere(condition: RawBuilder<boolean>): RawBuilder<bigint> {
  return sql<bigint>`coalesce(sum(minor) filter (where ${condition}), 0)::bigint`
}

function transferOf({ id, kind, reference }: TransferRow, postings: ReadonlyMap<string, readonly Posting[]>): Transfer {
  return { id: transferId(id), purpose: purposeOf(kind, reference), postings: postings.get(id) ?? [] }
}

function purposeOf(kind: PurposeKind, reference: string): Purpose {
  switch (kind) {
    case 'saleInvoiced':
    case 'salePaid':
    case 'saleDistributed':
      return { kind, sale: saleId(reference) }
    case 'payoutSent':
    case 'payoutSettled':
    case 'payoutRejected':
    case 'returnReceived':
    case 'returnCredited':
      return { kind, batch: batchId(reference) }
    case 'reversal':
      return { kind, of: transferId(reference) }
    default:
      return kind satisfies never
  }
}
