/** For the build: makes the database that a new collective begins with. */
import { MemoryFS, PGlite } from '@electric-sql/pglite'
import { assert } from '../../shared/assert.ts'
import { pgliteDialect } from './pglite-dialect.ts'
import { prepare } from './prepare.ts'

/** A tar compressed with gzip, as PGlite reads it. */
export async function makeEmptyDatabase(): Promise<Uint8Array> {
  const files = new FilesOfClosedDatabase()
  await (await prepare(pgliteDialect(await PGlite.create({ fs: files }), () => undefined))).destroy()
  assert(files.archive !== undefined, 'a database that is closed lets go of its files')
  return new Uint8Array(await files.archive.arrayBuffer())
}

/** Packs its files when the engine has shut down: whoever opens them has nothing to recover. */
class FilesOfClosedDatabase extends MemoryFS {
  archive: Blob | undefined

  override async closeFs(): Promise<void> {
    this.archive = await this.dumpTar('empty-database', 'gzip')
    await super.closeFs()
  }
}
