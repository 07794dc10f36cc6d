/** The collective itself and those who hold an account in it. */
import type { AccountId } from '../../shared/ids.ts'
import type { BasisPoints, Currency } from '../../shared/money.ts'
import type { EpochMs } from '../../shared/time.ts'
import type { Page, PageRequest } from './page.ts'

export type Role = 'member' | 'steward' | 'buyer'

/** What the collective agreed on for itself; proposals take it over unless they say otherwise. */
export interface Collective {
  readonly name: string
  readonly currency: Currency
  readonly treasury: BasisPoints
  readonly quorumBps: number
  readonly majorityBps: number
  readonly votingMs: number
  /** Less is not paid out but carried forward, in minor units. */
  readonly payoutMinorMin: bigint
}

export interface Account {
  readonly id: AccountId
  /** Null once the account is erased. */
  readonly displayName: string | null
  readonly createdAtMs: EpochMs
  readonly erasedAtMs: EpochMs | null
}

export interface NewAccount<Of extends AccountId = AccountId> {
  readonly id: Of
  readonly displayName: string
}

export interface AccountReader {
  collective(): Promise<Collective | undefined>
  /** Those of the accounts that exist, erased ones included. */
  accounts(ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, Account>>
  /** Those of the accounts that are live and hold the role. */
  holders(role: Role, ids: readonly AccountId[]): Promise<ReadonlySet<AccountId>>
  /** Live accounts with the role, by id; only those in whose name the text stands, in whatever case, where one is given. */
  list(role: Role, page: PageRequest, inName?: string): Promise<Page<Account>>
}

export interface AccountTransactor extends AccountReader {
  setUp(collective: Collective, atMs: EpochMs): Promise<void>
  add(accounts: readonly NewAccount[], role: Role, atMs: EpochMs): Promise<void>
  grant(id: AccountId, role: Role, atMs: EpochMs): Promise<void>
  /** Forgets the name and every way to sign in or be paid; the bare id stays, because votes and books refer to it. */
  erase(id: AccountId, atMs: EpochMs): Promise<void>
}
