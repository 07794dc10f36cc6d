/** The store over a database: writers take turns, readers see one state, and what collides is tried again. */
import { sql } from 'kysely'
import type { Store, Transaction } from '../../app/ports/store.ts'
import { limits } from '../../shared/limits.ts'
import { AccessTables } from './access.ts'
import { AccountTables } from './accounts.ts'
import { AuditTables } from './audit.ts'
import { BallotTables } from './ballots.ts'
import { BuyerTables } from './buyers.ts'
import { ConsentTables } from './consents.ts'
import { ContributionTables, MemberKeyTables } from './contributions.ts'
import { LedgerTables } from './ledger.ts'
import { NearbyTables } from './nearby.ts'
import { LogTables } from './log.ts'
import { openEmbedded, openServer } from './open-database.ts'
import { PayoutDeskTables } from './payout-desk.ts'
import { PayoutTables } from './payouts.ts'
import type { Database } from './prepare.ts'
import { ProposalTables, RequestTables } from './proposals.ts'
import type { Queries } from './queries.ts'
import { ReleaseTables } from './releases.ts'
import { VoterTables } from './voters.ts'

/** The store in a folder of its own, or in memory for as long as the process lives. */
export async function openEmbeddedStore(dataDir: string | null): Promise<Store> {
  return createStore(await openEmbedded(dataDir))
}

/** The store on a PostgreSQL server, by its address. */
export async function openServerStore(url: string): Promise<Store> {
  return createStore(await openServer(url))
}

/** Serialization failure and deadlock, as the standard and PostgreSQL number them. */
const COLLISIONS: ReadonlySet<unknown> = new Set(['40001', '40P01'])

export function createStore(db: Database): Store {
  return {
    async transact(work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await db
            .transaction()
            .setIsolationLevel('serializable')
            .execute(async (tx) => {
              // A serializable transaction sees the state at its first query, and a lock is none: waiting for the turn comes first.
              await sql`lock table write_turn in exclusive mode`.execute(tx)
              return await work(areasOf(tx))
            })
        } catch (error) {
          if (attempt >= limits.transactionAttemptsMax || !COLLISIONS.has(codeOf(error))) throw error
        }
      }
    },
    read: (work) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((tx) => work(areasOf(tx))),
    close: () => db.destroy(),
  }
}

function areasOf(db: Queries): Transaction {
  return {
    accounts: new AccountTables(db),
    consents: new ConsentTables(db),
    memberKeys: new MemberKeyTables(db),
    contributions: new ContributionTables(db),
    requests: new RequestTables(db),
    proposals: new ProposalTables(db),
    voters: new VoterTables(db),
    ballots: new BallotTables(db),
    releases: new ReleaseTables(db),
    ledger: new LedgerTables(db),
    payouts: new PayoutTables(db),
    audit: new AuditTables(db),
    log: new LogTables(db),
    access: new AccessTables(db),
    buyers: new BuyerTables(db),
    payoutDesk: new PayoutDeskTables(db),
    nearby: new NearbyTables(db),
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}
