/** A new collective begins with the database that the build made, which has every step of the schema and nothing of anybody. */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { expect, it } from 'vitest'
import { tarEntries } from '../../app/catalogue/tar.ts'
import { holdsDatabase, readEmptyDatabase } from './empty-database.ts'
import { migrations } from './migrations/index.ts'
import { openEmbedded } from './open-database.ts'

it('has taken every step and holds no row', async () => {
  const loadDataDir = await readEmptyDatabase()
  if (loadDataDir === undefined) throw new Error('There is no database in dist: run npm run build first.')
  const engine = await PGlite.create({ loadDataDir })
  const { rows: steps } = await engine.query<{ name: string }>('select name from schema_migration order by number')
  expect(steps.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name))
  const { rows: tables } = await engine.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  expect(tables.length).toBeGreaterThan(migrations.length)
  const counts = await engine.query<{ name: string; rows: number }>(
    tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows from "${name}"`).join(' union all '),
  )
  await engine.close()
  const known = counts.rows.filter(({ name, rows }) => rows > 0 && name !== 'schema_migration')
  expect(known).toEqual([])
})

/** Where the control file of PostgreSQL says how the database was left, and what it says after an orderly end (src/include/catalog/pg_control.h). */
const STATE_AT = 16
const SHUT_DOWN = 1

it('was shut down, so that there is nothing to recover when it is opened', async () => {
  const archive = await readEmptyDatabase()
  const found: Buffer[] = []
  for await (const { path, pieces } of tarEntries(archive?.stream() ?? new ReadableStream(), 'the empty database'))
    if (path.endsWith('global/pg_control')) for await (const piece of pieces()) found.push(Buffer.from(piece))
  expect(Buffer.concat(found).readInt32LE(STATE_AT)).toBe(SHUT_DOWN)
})

it('is where a folder begins, which nobody else may look into, and what is in it by then is what is opened', async () => {
  const { dataDir, end } = folderOfItsOwn()
  mkdirSync(dataDir, { mode: 0o755 })
  expect(holdsDatabase(dataDir)).toBe(false)
  const made = await openEmbedded(dataDir)
  await made.insertInto('joiningRule').values({ isOpen: false }).execute()
  await made.destroy()
  expect(statSync(dataDir).mode & 0o777).toBe(0o700)
  expect(holdsDatabase(dataDir)).toBe(true)
  const opened = await openEmbedded(dataDir)
  expect(await opened.selectFrom('joiningRule').select('isOpen').execute()).toEqual([{ isOpen: false }])
  await opened.destroy()
  end()
})

it('is laid anew where a first start broke off', async () => {
  const { dataDir, end } = folderOfItsOwn()
  await (await openEmbedded(dataDir)).destroy()
  // The archive has this file among its last few, so that a folder without it was never opened.
  rmSync(join(dataDir, 'PG_VERSION'))
  rmSync(join(dataDir, 'global', 'pg_control'))
  const opened = await openEmbedded(dataDir)
  expect(await opened.selectFrom('joiningRule').selectAll().execute()).toEqual([])
  await opened.destroy()
  end()
})

function folderOfItsOwn(): { readonly dataDir: string; readonly end: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'chorus-database-'))
  return { dataDir: join(folder, 'database'), end: () => rmSync(folder, { recursive: true }) }
}
