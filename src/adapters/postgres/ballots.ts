/** Ballots in a table that only grows. */
import { sql } from 'kysely'
import type { BallotTransactor, CastBallot } from '../../app/ports/ballots.ts'
import type { Page, PageRequest } from '../../app/ports/page.ts'
import type { Choice, VoteCounts } from '../../governance/index.ts'
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import { formatInstant } from '../../shared/time.ts'
import type { Queries } from './queries.ts'
import { insertAll, isAny, pageOf, rowsOf } from './queries.ts'

interface BallotRow {
  readonly memberId: Id<'member'>
  readonly sequence: number
  readonly choice: Choice
  readonly castAt: EpochMs
}

export class BallotTables implements BallotTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async latest(proposal: Id<'proposal'>, voters: readonly Id<'member'>[]): Promise<ReadonlyMap<Id<'member'>, CastBallot>> {
    const query = this.db.selectFrom('ballot').selectAll().distinctOn('memberId').where('proposalId', '=', proposal)
    const rows = await query
      .where((eb) => isAny(eb.ref('memberId'), voters))
      .orderBy('memberId')
      .orderBy('sequence', 'desc')
      .execute()
    return new Map(rows.map((row) => [row.memberId, ballotOf(row)]))
  }

  async count(proposal: Id<'proposal'>): Promise<Omit<VoteCounts, 'roll'>> {
    const counted = this.db.selectFrom('ballot').select('choice').distinctOn('memberId').where('proposalId', '=', proposal)
    const rows = await this.db
      .selectFrom(counted.orderBy('memberId').orderBy('sequence', 'desc').as('counted'))
      .select((eb) => ['counted.choice', eb.fn.countAll<bigint>().as('count')])
      .groupBy('counted.choice')
      .execute()
    const counts = { yes: 0n, no: 0n, abstain: 0n }
    for (const { choice, count } of rows) counts[choice] = count
    return counts
  }

  /** The place in the list is the voter and the sequence, as "voter sequence". */
  async list(proposal: Id<'proposal'>, page: PageRequest): Promise<Page<CastBallot>> {
    const [voter = '', sequence = '0'] = page.after?.split(' ') ?? []
    const query = this.db.selectFrom('ballot').selectAll().where('proposalId', '=', proposal)
    const rows = await query
      .where((eb) => sql<boolean>`(${eb.ref('memberId')}, ${eb.ref('sequence')}) > (${voter}, ${BigInt(sequence)})`)
      .orderBy('memberId')
      .orderBy('sequence')
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, { item: ballotOf, key: (row) => `${row.memberId} ${row.sequence}` })
  }

  async add(proposal: Id<'proposal'>, ballots: readonly CastBallot[]): Promise<void> {
    await insertAll(
      this.db,
      'ballot',
      ballots.map(({ voter, sequence, choice, castAtMs }) => ({
        proposalId: proposal,
        memberId: voter,
        sequence,
        choice,
        castAt: formatInstant(castAtMs),
      })),
    )
  }
}

function ballotOf({ memberId, sequence, choice, castAt }: BallotRow): CastBallot {
  return { voter: memberId, sequence, choice, castAtMs: castAt }
}
