/** The listening pool: contributions of ten thousand members in, a release of their artist preferences out. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbeddedEngine } from '../src/adapters/clickhouse/engine.ts'
import { openPool, type Pool, type PoolContribution, type PoolEngine } from '../src/pool/index.ts'
import { makeId } from '../src/shared/ids.ts'
import { artistRows } from '../test/support/contributions.ts'
import { recipeOf } from '../test/support/recipe.ts'
import type { Bench } from './support/compare.ts'
import { median } from './support/compare.ts'

const MEMBERS = 10_000
const ARTISTS = 50_000
/** Pooling the whole collective must not take longer than a member waits for a page twice. */
const POOL_SECONDS_MAX = 60
/** What pseudonyms, thresholds and fixed bytes may cost beside the engine's own GROUP BY. */
const RATIO_MAX = 2.5
const ROUNDS = 3

export const bench: Bench = {
  title: `Pool ${MEMBERS} members and release their artist preferences`,
  async run(say) {
    const folder = mkdtempSync(join(tmpdir(), 'chorus-bench-'))
    const engine = openEmbeddedEngine(join(folder, 'pool'))
    try {
      const pool = await openPool(engine)
      const pooled = await measurePooling(pool, say)
      const released = await measureReleases(engine, pool, say)
      return pooled && released
    } finally {
      await engine.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function measurePooling(pool: Pool, say: (line: string) => void): Promise<boolean> {
  const contributions = Array.from({ length: MEMBERS }, (_, number) => contributionOf(number))
  const rows = contributions.reduce((sum, contribution) => sum + contribution.rows.count, 0)
  const startMs = performance.now()
  await pool.insert(contributions)
  const seconds = (performance.now() - startMs) / 1000
  say(`  pooled ${rows} rows of ${MEMBERS} members in ${seconds.toFixed(1)} s: ${Math.round(rows / seconds)} rows/s`)
  const againMs = performance.now()
  await pool.insert(contributions)
  say(`  the same again, all passed over, in ${((performance.now() - againMs) / 1000).toFixed(1)} s`)
  return seconds <= POOL_SECONDS_MAX
}

async function measureReleases(engine: PoolEngine, pool: Pool, say: (line: string) => void): Promise<boolean> {
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const bareMs = await timed(() => engine.bytes({ sql: BARE, params: {} }))
    let bytes = 0
    let rows = 0
    const releaseMs = await timed(async () => {
      const outcome = await pool.release(run, async (file) => void (bytes += file.bytes.length))
      rows = outcome.rows
    })
    ratios.push(releaseMs / bareMs)
    say(`  bare GROUP BY ${Math.round(bareMs)} ms; release of ${rows} rows, ${Math.round(bytes / 1e6)} MB, ${Math.round(releaseMs)} ms`)
  }
  say(`  ${median(ratios).toFixed(2)} x the bare engine (at most ${RATIO_MAX} x)`)
  return median(ratios) <= RATIO_MAX
}

const BARE = `SELECT member, artist, sum(listens) AS listens, sum(plays) AS plays, sum(ms_played) AS ms_played
FROM contribution_row GROUP BY member, artist ORDER BY ALL FORMAT Parquet SETTINGS output_format_parquet_compression_method = 'zstd'`

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now()
  await work()
  return performance.now() - startMs
}

function bytes16(number: number): Uint8Array {
  const bytes = new Uint8Array(16)
  new DataView(bytes.buffer).setUint32(12, number)
  return bytes
}

const run = {
  id: makeId('release', bytes16(1)),
  recipe: recipeOf('artistPreferences', { thresholds: { artistMembersMin: 20, memberRowsMin: 5 } }),
  members: Array.from({ length: MEMBERS }, (_, number) => ({
    member: makeId('pseudonym', bytes16(number)),
    pseudonym: makeId('pseudonym', bytes16((number * 7919) % MEMBERS)),
  })),
}

/** A hundred to three hundred artists each, the popular ones far more often. */
function contributionOf(number: number): PoolContribution {
  const artists = new Map<string, number>()
  const count = 100 + (number % 200)
  for (let index = 0; index < count; index++) {
    const spread = ((index * 104_729 + number * 7_919) % 9_973) / 9_973
    artists.set(`Artist ${Math.floor(ARTISTS * spread ** 3)}`, 1 + ((index * number) % 90))
  }
  return {
    member: makeId('pseudonym', bytes16(number)),
    contribution: makeId('contribution', bytes16(number)),
    rows: artistRows([...artists]),
  }
}
