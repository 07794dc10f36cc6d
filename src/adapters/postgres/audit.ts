/** The audit events in a table that only grows. */
import type { AuditEvent, AuditTransactor } from '../../app/ports/audit.ts'
import type { Page, PageRequest } from '../../app/ports/page.ts'
import { wholeJsonObjectSchema } from '../../contract/whole-json.ts'
import { canonicalJson } from '../../shared/canonical-json.ts'
import type { EpochMs } from '../../shared/time.ts'
import { formatInstant } from '../../shared/time.ts'
import type { Queries } from './queries.ts'
import { countsAfter, countsBefore, insertAll, pageOf, rowsOf } from './queries.ts'

interface AuditRow {
  readonly seq: bigint
  readonly at: EpochMs
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly detail: unknown
  readonly previousHash: string | null
  readonly hash: string
}

export class AuditTables implements AuditTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async last(): Promise<AuditEvent | undefined> {
    const row = await this.db.selectFrom('auditEvent').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst()
    return row && eventOf(row)
  }

  async list(page: PageRequest): Promise<Page<AuditEvent>> {
    const query = this.db.selectFrom('auditEvent').selectAll()
    const rows = await query
      .where((eb) => countsAfter(eb.ref('seq'), page))
      .orderBy('seq')
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, { item: eventOf, key: ({ seq }) => String(seq) })
  }

  async latest(page: PageRequest): Promise<Page<AuditEvent>> {
    const query = this.db.selectFrom('auditEvent').selectAll()
    const rows = await query
      .where((eb) => countsBefore(eb.ref('seq'), page))
      .orderBy('seq', 'desc')
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, { item: eventOf, key: ({ seq }) => String(seq) })
  }

  async append(events: readonly AuditEvent[]): Promise<void> {
    await insertAll(
      this.db,
      'auditEvent',
      events.map(({ seq, atMs, detail, ...rest }) => ({
        ...rest,
        seq: BigInt(seq),
        at: formatInstant(atMs),
        detail: canonicalJson(detail),
      })),
    )
  }
}

function eventOf({ seq, at, detail, ...rest }: AuditRow): AuditEvent {
  return { ...rest, seq: Number(seq), atMs: at, detail: wholeJsonObjectSchema.parse(detail) }
}
