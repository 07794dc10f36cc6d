/** A database that has every step of the schema, whatever it runs on. */
import type { Dialect } from 'kysely'
import { CamelCasePlugin, Kysely } from 'kysely'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

/** Takes the steps that are missing, and lets go of the database when one fails. */
export async function prepare(dialect: Dialect): Promise<Database> {
  const db: Database = new Kysely({ dialect, plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] })
  try {
    await migrate(db, migrations)
    return db
  } catch (error) {
    await db.destroy()
    throw error
  }
}
