/** The books: transfers as they were posted, and what follows from them. */
import type { Account, BooksView, Entry, EntryPage, PostedTransfer, StatementPeriod, Transfer } from '../../ledger/index.ts'
import type { Currency } from '../../shared/money.ts'
import type { EpochMs } from '../../shared/time.ts'
import type { Page, PageRequest } from './page.ts'

export interface LedgerReader {
  /** Everything of the books that a decision about these transfers can ask for. */
  booksFor(transfers: readonly Transfer[]): Promise<BooksView>
  /** On the normal side, in minor units, of every account asked for. */
  balances(accounts: readonly Account[], currency: Currency): Promise<ReadonlyMap<Account, bigint>>
  /** The postings to one account in the order of posting. */
  entries(account: Account, currency: Currency, page: PageRequest): Promise<Page<Entry>>
  /** The same within a period, with the balances that a statement of it needs. */
  statement(account: Account, currency: Currency, period: StatementPeriod, page: PageRequest): Promise<EntryPage>
  /** All transfers in the order of posting. A large transfer comes whole, so pages are small. */
  transfers(page: PageRequest): Promise<Page<PostedTransfer>>
  /** The same, the newest first. */
  latestTransfers(page: PageRequest): Promise<Page<PostedTransfer>>
}

export interface LedgerTransactor extends LedgerReader {
  /** Writes a transfer that `decidePosting` let through in this very transaction. */
  post(transfer: Transfer, contentSha256: string, atMs: EpochMs): Promise<void>
}
