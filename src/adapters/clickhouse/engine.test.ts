/** Runs the pool's conformance suite on both forms of the engine. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe } from 'vitest'
import { poolConformance } from '../../../test/conformance/pool.conformance.ts'
import type { PoolEngine } from '../../pool/index.ts'
import { connectEngine, openEmbeddedEngine } from './engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'chorus-pool-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The engine's own reader of Parquet, given the file as it is. */
async function rowsOfFile(engine: PoolEngine, file: Uint8Array): Promise<unknown[][]> {
  const path = join(folder, 'file.parquet')
  writeFileSync(path, file)
  const rows = await engine.rows({ sql: 'SELECT * FROM file({path:String}, Parquet)', params: { path } })
  return rows.map((row) => Object.values(row ?? {}))
}

describe('chDB on a folder', () => {
  poolConformance(async () => openEmbeddedEngine(join(folder, 'pool')), rowsOfFile)
})

const url = process.env['CLICKHOUSE_URL']

// A server is another program, which a plain checkout does not have; CLICKHOUSE_URL names one.
describe.skipIf(url === undefined)('a ClickHouse server (CLICKHOUSE_URL)', () => {
  poolConformance(async () => connectEngine(url ?? ''), rowsOfFile)
})
