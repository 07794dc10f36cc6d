/** The listening pool: what members offer, by pseudonyms that name no account; derived, and rebuilt from the vault at any time. */
import { SCOPE_NAMES } from '../contract/contribution.ts'
import {
  artistWeightSchema,
  catalogueArtistSchema,
  catalogueScopeSchema,
  migrationNameSchema,
  pooledContributionSchema,
  type Catalogue,
} from '../contract/pool.ts'
import type { ContributionRows } from '../contribution/index.ts'
import type { Id } from '../shared/ids.ts'
import type { PoolEngine } from './engine.ts'
import { contributionLines, linesOf, ROW_COLUMNS } from './lines.ts'
import { MIGRATIONS } from './migrations.ts'
import {
  readSnapshot,
  runPreview,
  runRelease,
  type Preview,
  type ReleaseOutcome,
  type ReleaseRun,
  type ReleaseSink,
  type Snapshot,
} from './release-run.ts'
import { statements } from './statements.ts'

/** How the pool knows a member; the same for all that a member offers. */
export type PoolMember = Id<'pseudonym'>

export interface PoolContribution {
  readonly member: PoolMember
  readonly contribution: Id<'contribution'>
  readonly rows: ContributionRows
}

export interface ArtistWeight {
  readonly member: PoolMember
  readonly artist: string
  readonly plays: number
}

export interface Pool {
  /** Adds contributions; those that are there already are passed over, so asking again is harmless. Gives how many were added. */
  insert(contributions: Iterable<PoolContribution> | AsyncIterable<PoolContribution>): Promise<number>
  /** Removes contributions with all their rows, from the disk too. */
  forgetContributions(contributions: readonly Pick<PoolContribution, 'member' | 'contribution'>[]): Promise<void>
  /** Removes all that members offered, from the disk too. */
  forgetMembers(members: readonly PoolMember[]): Promise<void>
  /** Figures that anyone may see: nothing that speaks of fewer than `membersMin` members. */
  catalogue(membersMin: number, artistsMax: number): Promise<Catalogue>
  /** What members play most, heaviest first for each; nothing of members who pooled nothing. */
  artistWeights(members: readonly PoolMember[], artistsMax: number): Promise<readonly ArtistWeight[]>
  snapshot(): Promise<Snapshot>
  /** Runs a recipe for some members and hands over its files one after another. */
  release(run: ReleaseRun, sink: ReleaseSink): Promise<ReleaseOutcome>
  /** The first rows that a recipe would take of the only member of a run, were everyone in the pool in it. */
  preview(run: ReleaseRun, rowsMax: number): Promise<Preview>
  /** Empties the pool before it is rebuilt. */
  empty(): Promise<void>
  close(): Promise<void>
}

/** Large enough that the cost of an insert is spread, small enough that its text takes a few dozen megabytes. */
const BATCH_ROWS = 200_000
const BATCH_CONTRIBUTIONS = 1_000

/** Opens the pool and brings its tables up to date. */
export async function openPool(engine: PoolEngine): Promise<Pool> {
  await engine.run(statements.migrationTable)
  const applied = new Set((await engine.rows(statements.migrationsApplied)).map((row) => migrationNameSchema.parse(row).name))
  for (const { name, sql } of MIGRATIONS) {
    if (applied.has(name)) continue
    await engine.run({ sql, params: {} })
    await engine.insert('pool_migration', ['name'], linesOf([[name]]))
  }
  return new EnginePool(engine)
}

class EnginePool implements Pool {
  private readonly engine: PoolEngine
  /** Two inserts of one contribution at once could both find it missing, so changes wait for each other. */
  private lastChange: Promise<unknown> = Promise.resolve()

  constructor(engine: PoolEngine) {
    this.engine = engine
  }

  insert(contributions: Iterable<PoolContribution> | AsyncIterable<PoolContribution>): Promise<number> {
    return this.change(async () => {
      let added = 0
      let batch: PoolContribution[] = []
      let rows = 0
      for await (const contribution of contributions) {
        batch.push(contribution)
        rows += contribution.rows.count
        if (rows < BATCH_ROWS && batch.length < BATCH_CONTRIBUTIONS) continue
        added += await this.insertBatch(batch)
        batch = []
        rows = 0
      }
      return added + (await this.insertBatch(batch))
    })
  }

  private async insertBatch(batch: readonly PoolContribution[]): Promise<number> {
    const unique = [...new Map(batch.map((one) => [one.contribution, one])).values()]
    if (unique.length === 0) return 0
    const pooled = await this.contributionsIn(statements.pooledContributions(keysOf(unique)))
    const missing = unique.filter(({ contribution }) => !pooled.has(contribution))
    if (missing.length === 0) return 0
    const stray = await this.contributionsIn(statements.strayContributions({ ...keysOf(missing), scopes: SCOPE_NAMES }))
    const halves = missing.filter(({ contribution }) => stray.has(contribution))
    if (halves.length > 0) await this.engine.run(statements.forgetRowsOfContributions({ ...keysOf(halves), scopes: SCOPE_NAMES }))
    for (const lines of linesInPieces(missing)) await this.engine.insert('contribution_row', ROW_COLUMNS, lines)
    const entries = missing.map(({ member, contribution, rows }) => [member, contribution, rows.scope, rows.count])
    await this.engine.insert('pooled_contribution', ['member', 'contribution', 'scope', 'row_count'], linesOf(entries))
    return missing.length
  }

  private async contributionsIn(statement: Parameters<PoolEngine['rows']>[0]): Promise<ReadonlySet<string>> {
    return new Set((await this.engine.rows(statement)).map((row) => pooledContributionSchema.parse(row).contribution))
  }

  forgetContributions(contributions: readonly Pick<PoolContribution, 'member' | 'contribution'>[]): Promise<void> {
    return this.change(async () => {
      for (let start = 0; start < contributions.length; start += BATCH_CONTRIBUTIONS) {
        const keys = keysOf(contributions.slice(start, start + BATCH_CONTRIBUTIONS))
        // The entries go first: rows without an entry are in nobody's release.
        await this.engine.run(statements.forgetContributions(keys))
        await this.engine.run(statements.forgetRowsOfContributions({ ...keys, scopes: SCOPE_NAMES }))
      }
    })
  }

  forgetMembers(members: readonly PoolMember[]): Promise<void> {
    return this.change(async () => {
      for (let start = 0; start < members.length; start += BATCH_CONTRIBUTIONS) {
        const some = { members: members.slice(start, start + BATCH_CONTRIBUTIONS) }
        await this.engine.run(statements.forgetMembers(some))
        await this.engine.run(statements.forgetRowsOfMembers(some))
      }
    })
  }

  async catalogue(membersMin: number, artistsMax: number): Promise<Catalogue> {
    const scopes = await this.engine.rows(statements.catalogueScopes({ membersMin }))
    const artists = await this.engine.rows(statements.catalogueArtists({ membersMin, artistsMax }))
    return {
      membersMin,
      scopes: scopes.map((row) => catalogueScopeSchema.parse(row)),
      artists: artists.map((row) => catalogueArtistSchema.parse(row)),
    }
  }

  async artistWeights(members: readonly PoolMember[], artistsMax: number): Promise<readonly ArtistWeight[]> {
    const weights: ArtistWeight[] = []
    for (let start = 0; start < members.length; start += BATCH_CONTRIBUTIONS) {
      const some = members.slice(start, start + BATCH_CONTRIBUTIONS)
      const known = new Map(some.map((member) => [String(member), member]))
      for (const row of await this.engine.rows(statements.artistWeights({ members: some, artistsMax }))) {
        const { member, artist, plays } = artistWeightSchema.parse(row)
        const asked = known.get(member)
        if (asked !== undefined) weights.push({ member: asked, artist, plays })
      }
    }
    return weights
  }

  snapshot(): Promise<Snapshot> {
    return readSnapshot(this.engine)
  }

  release(run: ReleaseRun, sink: ReleaseSink): Promise<ReleaseOutcome> {
    // No contribution may come or go between the files of one release.
    return this.change(() => runRelease(this.engine, run, sink))
  }

  preview(run: ReleaseRun, rowsMax: number): Promise<Preview> {
    return runPreview(this.engine, run, rowsMax)
  }

  empty(): Promise<void> {
    return this.change(async () => {
      await this.engine.run(statements.emptyContributions)
      await this.engine.run(statements.emptyRows)
    })
  }

  async close(): Promise<void> {
    await this.lastChange
    await this.engine.close()
  }

  private change<T>(work: () => Promise<T>): Promise<T> {
    const done = this.lastChange.then(work)
    this.lastChange = done.catch(() => undefined)
    return done
  }
}

function keysOf(contributions: readonly Pick<PoolContribution, 'member' | 'contribution'>[]) {
  return {
    members: [...new Set(contributions.map(({ member }) => member))],
    contributions: contributions.map(({ contribution }) => contribution),
  }
}

/** Joins small contributions and cuts large ones, so that every insert is of about the same size. */
function* linesInPieces(contributions: readonly PoolContribution[]): Generator<string> {
  let lines = ''
  let count = 0
  for (const { member, contribution, rows } of contributions) {
    for (let start = 0; start < rows.count;) {
      const end = Math.min(rows.count, start + BATCH_ROWS - count)
      lines += contributionLines(member, contribution, rows, start, end)
      count += end - start
      start = end
      if (count < BATCH_ROWS) continue
      yield lines
      lines = ''
      count = 0
    }
  }
  if (count > 0) yield lines
}
