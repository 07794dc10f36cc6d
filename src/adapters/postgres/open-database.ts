/** Opens the database in either of its forms: PGlite inside this process, or a PostgreSQL server. */
import { PGlite } from '@electric-sql/pglite'
import { PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import { makePrivateFolder } from '../durable-files.ts'
import { lockFolder } from '../folder-lock.ts'
import { columnParsers } from './column-types.ts'
import { holdsDatabase, readEmptyDatabase } from './empty-database.ts'
import { pgliteDialect } from './pglite-dialect.ts'
import { prepare, type Database } from './prepare.ts'

/** Opens PGlite in a folder of its own, or in memory when there is none. Throws `FolderInUseError` when another has it open. */
export async function openEmbedded(dataDir: string | null): Promise<Database> {
  const unlock = dataDir === null ? (): void => undefined : lockFolder(dataDir)
  try {
    // The engine's own files can be read by everyone, and this folder holds names, consents and what money is owed to whom.
    if (dataDir !== null) await makePrivateFolder(dataDir)
    const loadDataDir = dataDir !== null && holdsDatabase(dataDir) ? undefined : await readEmptyDatabase()
    const engine = await PGlite.create({
      ...(dataDir === null ? {} : { dataDir }),
      ...(loadDataDir === undefined ? {} : { loadDataDir }),
      parsers: { ...columnParsers },
    })
    await engine.exec(`set timezone = 'UTC'`)
    return await prepare(pgliteDialect(engine, unlock))
  } catch (error) {
    unlock()
    throw error
  }
}

/** Connections in the pool: writers take turns anyway, and readers are quick. */
const CONNECTIONS_MAX = 10

/** A program that hangs inside a transaction holds up every other writer, so the server ends it after this long. */
const IDLE_IN_TRANSACTION_MS_MAX = 60_000

/** Opens a PostgreSQL server (14 or later) by its address, `postgres://...`. */
export async function openServer(url: string): Promise<Database> {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS_MAX,
    options: `-c timezone=UTC -c idle_in_transaction_session_timeout=${IDLE_IN_TRANSACTION_MS_MAX}`,
    types: {
      getTypeParser: (oid, format) =>
        format === 'binary' ? types.getTypeParser(oid, format) : (columnParsers[oid] ?? types.getTypeParser(oid)),
    },
  })
  // A connection that breaks while nobody uses it is replaced; the next query tells whether the server is still there.
  pool.on('error', () => undefined)
  return await prepare(new PostgresDialect({ pool }))
}
