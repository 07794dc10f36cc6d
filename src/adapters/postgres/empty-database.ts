/** The database that a new collective begins with: the build takes every step of the schema once, so that no first start has to. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

/** A name of this package, for sources, bundles and tests lie at different depths in it. */
const NAME = '#empty-database'

/** The archive that the build made, or nothing where there has been no build: PGlite then makes a database, which takes seconds. */
export async function readEmptyDatabase(): Promise<Blob | undefined> {
  try {
    const compressed = await readFile(createRequire(import.meta.url).resolve(NAME))
    // PGlite would inflate it too, by a stream that is slower than zlib.
    return new Blob([await promisify(gunzip)(compressed)], { type: 'application/x-tar' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}

/** PGlite takes no archive where there is a database already. */
export const holdsDatabase = (folder: string): boolean => existsSync(join(folder, 'PG_VERSION'))
