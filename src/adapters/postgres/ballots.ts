/** Polls and secret ballots in tables that only grow. */
import { sql } from 'kysely'
import type { AcceptedBallot, BallotTransactor, KeptPoll } from '../../app/ports/ballots.ts'
import type { Page, PageRequest } from '../../app/ports/page.ts'
import type { Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import { formatInstant } from '../../shared/time.ts'
import type { Queries } from './queries.ts'
import { insertAll, isAny, pageOf, rowsOf } from './queries.ts'

interface BallotRow {
  readonly nullifier: string
  readonly sequence: number
  readonly sealed: string
  readonly place: bigint
  readonly castAt: EpochMs
}

export class BallotTables implements BallotTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async poll(proposal: Id<'proposal'>): Promise<KeptPoll | undefined> {
    const row = await this.db.selectFrom('poll').selectAll().where('proposalId', '=', proposal).executeTakeFirst()
    if (row === undefined) return undefined
    const { root, tallyKey, sealedPrivateKey, rollSha256, place } = row
    return { root, tallyKey, sealedPrivateKey: Uint8Array.from(sealedPrivateKey), rollSha256, place: Number(place) }
  }

  async latest(proposal: Id<'proposal'>, nullifiers: readonly string[]): Promise<ReadonlyMap<string, AcceptedBallot>> {
    const query = this.db.selectFrom('ballot').selectAll().distinctOn('nullifier').where('proposalId', '=', proposal)
    const rows = await query
      .where((eb) => isAny(eb.ref('nullifier'), nullifiers))
      .orderBy('nullifier')
      .orderBy('sequence', 'desc')
      .execute()
    return new Map(rows.map((row) => [row.nullifier, ballotOf(row)]))
  }

  async voters(proposal: Id<'proposal'>): Promise<number> {
    const query = this.db.selectFrom('ballot').select((eb) => eb.fn.count<bigint>('nullifier').distinct().as('count'))
    const { count } = await query.where('proposalId', '=', proposal).executeTakeFirstOrThrow()
    return Number(count)
  }

  /** The place in the list is the nullifier and the sequence, as "nullifier sequence". */
  async list(proposal: Id<'proposal'>, page: PageRequest): Promise<Page<AcceptedBallot>> {
    const [nullifier = '', sequence = '0'] = page.after?.split(' ') ?? []
    const query = this.db.selectFrom('ballot').selectAll().where('proposalId', '=', proposal)
    const rows = await query
      .where((eb) => sql<boolean>`(${eb.ref('nullifier')}, ${eb.ref('sequence')}) > (${nullifier}, ${BigInt(sequence)})`)
      .orderBy('nullifier')
      .orderBy('sequence')
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, { item: ballotOf, key: (row) => `${row.nullifier} ${row.sequence}` })
  }

  async addPoll(proposal: Id<'proposal'>, poll: KeptPoll): Promise<void> {
    await this.db
      .insertInto('poll')
      .values({ proposalId: proposal, ...poll, place: BigInt(poll.place) })
      .execute()
  }

  async add(proposal: Id<'proposal'>, ballots: readonly AcceptedBallot[]): Promise<void> {
    await insertAll(
      this.db,
      'ballot',
      ballots.map(({ nullifier, sequence, sealed, place, castAtMs }) => ({
        proposalId: proposal,
        nullifier,
        sequence,
        sealed,
        place: BigInt(place),
        castAt: formatInstant(castAtMs),
      })),
    )
  }
}

function ballotOf({ nullifier, sequence, sealed, place, castAt }: BallotRow): AcceptedBallot {
  return { nullifier, sequence, sealed, place: Number(place), castAtMs: castAt }
}
