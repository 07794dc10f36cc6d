/** Listeners near each other, in tables. */
import type { Agreements, NearbyTransactor } from '../../app/ports/nearby.ts'
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import { formatInstant } from '../../shared/time.ts'
import type { Queries } from './queries.ts'

export class NearbyTables implements NearbyTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async members(): Promise<ReadonlyMap<Id<'member'>, EpochMs>> {
    const rows = await this.db.selectFrom('nearbyMember').selectAll().execute()
    return new Map(rows.map(({ memberId, since }) => [memberId, since]))
  }

  async agreementsOf(member: Id<'member'>): Promise<Agreements> {
    const given = await this.db.selectFrom('nearbyAgreement').select('otherId').where('memberId', '=', member).execute()
    const received = await this.db.selectFrom('nearbyAgreement').select('memberId').where('otherId', '=', member).execute()
    return { given: new Set(given.map(({ otherId }) => otherId)), received: new Set(received.map(({ memberId }) => memberId)) }
  }

  async join(member: Id<'member'>, atMs: EpochMs): Promise<void> {
    await this.db
      .insertInto('nearbyMember')
      .values({ memberId: member, since: formatInstant(atMs) })
      .execute()
  }

  async leave(member: Id<'member'>): Promise<void> {
    await this.db.deleteFrom('nearbyMember').where('memberId', '=', member).execute()
  }

  async agree(member: Id<'member'>, other: Id<'member'>, atMs: EpochMs): Promise<void> {
    await this.db
      .insertInto('nearbyAgreement')
      .values({ memberId: member, otherId: other, agreedAt: formatInstant(atMs) })
      .execute()
  }

  async withdraw(member: Id<'member'>, other: Id<'member'>): Promise<void> {
    await this.db.deleteFrom('nearbyAgreement').where('memberId', '=', member).where('otherId', '=', other).execute()
  }
}
