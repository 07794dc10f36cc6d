/** The table types are what the migrations make: run with CHORUS_WRITE_TABLES=1 to write them anew after adding a migration. */
import { readFileSync, writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { expect, it } from 'vitest'
import { renderTables } from '../../../test/support/render-tables.ts'
import { pgliteDialect } from './pglite-dialect.ts'
import { prepare } from './prepare.ts'

const FILE = 'src/adapters/postgres/tables.ts'

it('gives the tables the types that the migrated database says they have', { timeout: 60_000 }, async () => {
  const db = await prepare(pgliteDialect(await PGlite.create(), () => undefined))
  const rendered = await renderTables(db)
  await db.destroy()
  if (process.env['CHORUS_WRITE_TABLES'] === '1') writeFileSync(FILE, rendered)
  expect(readFileSync(FILE, 'utf8')).toBe(rendered)
})
