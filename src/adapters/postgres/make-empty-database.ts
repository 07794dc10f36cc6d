/** For the build: makes the database that a new collective begins with. */
import { PGlite } from '@electric-sql/pglite'
import { pgliteDialect } from './pglite-dialect.ts'
import { prepare } from './prepare.ts'

/** A tar compressed with gzip, as PGlite reads it. */
export async function makeEmptyDatabase(): Promise<Uint8Array> {
  const engine = await PGlite.create()
  const db = await prepare(pgliteDialect(engine, () => undefined))
  const archive = await engine.dumpDataDir('gzip')
  await db.destroy()
  return new Uint8Array(await archive.arrayBuffer())
}
