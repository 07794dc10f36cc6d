/** Accounts and roles in tables. */
import type { Account, AccountTransactor, Collective, NewAccount, Role } from '../../app/ports/accounts.ts'
import type { Page, PageRequest } from '../../app/ports/page.ts'
import type { AccountId } from '../../shared/ids.ts'
import { isId } from '../../shared/ids.ts'
import { basisPoints } from '../../shared/money.ts'
import type { EpochMs } from '../../shared/time.ts'
import { formatInstant } from '../../shared/time.ts'
import type { Queries } from './queries.ts'
import { comesAfter, currencyOf, insertAll, isAny, pageOf, rowsOf } from './queries.ts'

interface AccountRow {
  readonly id: AccountId
  readonly displayName: string | null
  readonly createdAt: EpochMs
  readonly erasedAt: EpochMs | null
}

export class AccountTables implements AccountTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async collective(): Promise<Collective | undefined> {
    const row = await this.db.selectFrom('collective').selectAll().executeTakeFirst()
    if (row === undefined) return undefined
    return {
      name: row.name,
      currency: currencyOf(row.currency),
      treasury: basisPoints(row.treasuryBps),
      quorumBps: row.quorumBps,
      majorityBps: row.majorityBps,
      votingMs: Number(row.votingMs),
      payoutMinorMin: row.payoutMinorMin,
    }
  }

  async accounts(ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, Account>> {
    const query = this.db.selectFrom('account').selectAll()
    const rows = await query.where((eb) => isAny(eb.ref('account.id'), ids)).execute()
    return new Map(rows.map((row) => [row.id, accountOf(row)]))
  }

  async holders(role: Role, ids: readonly AccountId[]): Promise<ReadonlySet<AccountId>> {
    const query = this.db.selectFrom('account').innerJoin('accountRole', 'accountRole.accountId', 'account.id')
    const rows = await query
      .select('account.id')
      .where('accountRole.role', '=', role)
      .where('account.erasedAt', 'is', null)
      .where((eb) => isAny(eb.ref('account.id'), ids))
      .execute()
    return new Set(rows.map(({ id }) => id))
  }

  async list(role: Role, page: PageRequest, inName?: string): Promise<Page<Account>> {
    const query = this.db.selectFrom('account').innerJoin('accountRole', 'accountRole.accountId', 'account.id')
    const rows = await query
      .selectAll('account')
      .where('accountRole.role', '=', role)
      .where('account.erasedAt', 'is', null)
      .where((eb) => comesAfter(eb.ref('account.id'), page))
      .$if(inName !== undefined, (found) =>
        found.where((eb) =>
          eb(eb.fn<number>('strpos', [eb.fn('lower', ['account.displayName']), eb.fn('lower', [eb.val(inName)])]), '>', 0),
        ),
      )
      .orderBy('account.id')
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, { item: accountOf, key: ({ id }) => id })
  }

  async setUp(collective: Collective, atMs: EpochMs): Promise<void> {
    const { name, currency, treasury, quorumBps, majorityBps, votingMs, payoutMinorMin } = collective
    await this.db
      .insertInto('collective')
      .values({
        name,
        currency,
        treasuryBps: treasury,
        quorumBps,
        majorityBps,
        votingMs: BigInt(votingMs),
        payoutMinorMin,
        createdAt: formatInstant(atMs),
      })
      .execute()
  }

  async add(accounts: readonly NewAccount[], role: Role, atMs: EpochMs): Promise<void> {
    const at = formatInstant(atMs)
    await insertAll(
      this.db,
      'account',
      accounts.map(({ id, displayName }) => ({ id, displayName, createdAt: at })),
    )
    await insertAll(
      this.db,
      'accountRole',
      accounts.map(({ id }) => ({ accountId: id, role, grantedAt: at })),
    )
  }

  async grant(id: AccountId, role: Role, atMs: EpochMs): Promise<void> {
    await this.db
      .insertInto('accountRole')
      .values({ accountId: id, role, grantedAt: formatInstant(atMs) })
      .execute()
  }

  async erase(id: AccountId, atMs: EpochMs): Promise<void> {
    if (isId('member', id)) await this.db.deleteFrom('nearbyMember').where('memberId', '=', id).execute()
    for (const table of ['passkey', 'recoveryCode', 'session', 'challenge'] as const) {
      await this.db.deleteFrom(table).where('accountId', '=', id).execute()
    }
    if (isId('member', id)) await this.db.deleteFrom('payoutMethod').where('memberId', '=', id).execute()
    await this.db
      .updateTable('account')
      .set({ displayName: null, erasedAt: formatInstant(atMs) })
      .where('id', '=', id)
      .where('erasedAt', 'is', null)
      .execute()
  }
}

function accountOf({ id, displayName, createdAt, erasedAt }: AccountRow): Account {
  return { id, displayName, createdAtMs: createdAt, erasedAtMs: erasedAt }
}
