/** The public log in tables that only grow, and the latest that each witness has signed. */
import type { KeptCosignature, KeptEntry, LogTransactor } from '../../app/ports/log.ts'
import type { Queries } from './queries.ts'
import { insertAll } from './queries.ts'

export class LogTables implements LogTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async size(): Promise<number> {
    const row = await this.db.selectFrom('logEntry').select('place').orderBy('place', 'desc').limit(1).executeTakeFirst()
    return row === undefined ? 0 : Number(row.place) + 1
  }

  async entries(from: number, count: number): Promise<readonly KeptEntry[]> {
    const query = this.db.selectFrom('logEntry').select(['entry', 'leafHash']).where('place', '>=', BigInt(from))
    const rows = await query.orderBy('place').limit(count).execute()
    return rows.map(({ entry, leafHash }) => ({ text: entry, leafHash: Uint8Array.from(leafHash) }))
  }

  async evidence(sha256: string): Promise<string | undefined> {
    const row = await this.db.selectFrom('logEvidence').select('body').where('sha256', '=', sha256).executeTakeFirst()
    return row?.body
  }

  async append(entries: readonly KeptEntry[]): Promise<number> {
    const size = await this.size()
    const rows = entries.map(({ text, leafHash }, index) => ({ place: BigInt(size + index), entry: text, leafHash }))
    await insertAll(this.db, 'logEntry', rows)
    return size
  }

  async keep(sha256: string, text: string): Promise<void> {
    await this.db
      .insertInto('logEvidence')
      .values({ sha256, body: text })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }

  async cosignatures(): Promise<readonly KeptCosignature[]> {
    const rows = await this.db.selectFrom('logCosignature').selectAll().orderBy('witness').execute()
    return rows.map((row) => ({ ...row, size: Number(row.size) }))
  }

  async cosign({ witness, ...signed }: KeptCosignature): Promise<void> {
    const row = { ...signed, size: BigInt(signed.size) }
    await this.db
      .insertInto('logCosignature')
      .values({ witness, ...row })
      .onConflict((conflict) => conflict.column('witness').doUpdateSet(row))
      .execute()
  }
}
