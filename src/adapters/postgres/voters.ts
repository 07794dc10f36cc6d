/** Voting keys of members in a table. */
import type { Voter, VoterTransactor, VotingKeyHolder } from '../../app/ports/voters.ts'
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import { formatInstant } from '../../shared/time.ts'
import type { Queries } from './queries.ts'
import { hasCome, insertAll, isAny } from './queries.ts'

interface VoterRow {
  readonly commitment: string
  readonly memberId: Id<'member'>
  readonly heldBy: VotingKeyHolder
  readonly askedAt: EpochMs
  readonly effectiveAt: EpochMs
  readonly endsAt: EpochMs | null
}

export class VoterTables implements VoterTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async voter(commitment: string): Promise<Voter | undefined> {
    const row = await this.db.selectFrom('voter').selectAll().where('commitment', '=', commitment).executeTakeFirst()
    return row && voterOf(row)
  }

  async taken(commitments: readonly string[]): Promise<ReadonlySet<string>> {
    const query = this.db.selectFrom('voter').select('commitment')
    const rows = await query.where((eb) => isAny(eb.ref('commitment'), commitments)).execute()
    return new Set(rows.map(({ commitment }) => commitment))
  }

  async of(member: Id<'member'>, atMs: EpochMs): Promise<readonly Voter[]> {
    const query = this.db.selectFrom('voter').selectAll().where('memberId', '=', member)
    const rows = await query
      .where((eb) => eb.not(hasCome(eb.ref('endsAt'), atMs)))
      .orderBy('effectiveAt')
      .execute()
    return rows.map(voterOf)
  }

  async add(voters: readonly Voter[]): Promise<void> {
    await insertAll(
      this.db,
      'voter',
      voters.map(({ commitment, member, heldBy, askedAtMs, effectiveAtMs, endsAtMs }) => ({
        commitment,
        memberId: member,
        heldBy,
        askedAt: formatInstant(askedAtMs),
        effectiveAt: formatInstant(effectiveAtMs),
        endsAt: endsAtMs === null ? null : formatInstant(endsAtMs),
      })),
    )
  }

  async end(commitment: string, atMs: EpochMs | null): Promise<void> {
    const endsAt = atMs === null ? null : formatInstant(atMs)
    await this.db.updateTable('voter').set({ endsAt }).where('commitment', '=', commitment).execute()
  }

  async drop(commitment: string): Promise<void> {
    await this.db.deleteFrom('voter').where('commitment', '=', commitment).execute()
  }
}

function voterOf({ commitment, memberId, heldBy, askedAt, effectiveAt, endsAt }: VoterRow): Voter {
  return { commitment, member: memberId, heldBy, askedAtMs: askedAt, effectiveAtMs: effectiveAt, endsAtMs: endsAt }
}
