/** Brings a database to the schema of this program: one transaction a step, recorded with a checksum, one program at a time. */
import { createHash } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Migration } from './migrations/index.ts'

/** A step that this database has taken was another one, or was edited since. */
export class MigrationChangedError extends Error {
  override readonly name = 'MigrationChangedError' as const
  readonly step: string

  constructor(step: string) {
    super(`the database was made by another version of the step ${step}`)
    this.step = step
  }
}

/** The database was opened by a newer version of the program before; an older one would not understand what it finds. */
export class SchemaTooNewError extends Error {
  override readonly name = 'SchemaTooNewError' as const
  readonly steps: number
  readonly stepsKnown: number

  constructor(steps: number, stepsKnown: number) {
    super(`the database has taken ${steps} steps, and this version knows ${stepsKnown}`)
    this.steps = steps
    this.stepsKnown = stepsKnown
  }
}

/** Any fixed number serves, as long as every version of the program asks for the same one. */
const LOCK = 7_249_103_655

/**
 * Takes the steps that the database has not taken yet; gives how many. A step that fails or is cut short leaves nothing
 * behind. Throws `MigrationChangedError` or `SchemaTooNewError` before anything is changed.
 */
export async function migrate<Tables>(db: Kysely<Tables>, migrations: readonly Migration[]): Promise<number> {
  let taken = 0
  for (;;) {
    const more = await db.transaction().execute((tx) => takeNext(tx, migrations))
    if (!more) return taken
    taken += 1
  }
}

/** The lock ends with the transaction, so that a program that dies holds up nobody. */
async function takeNext<Tables>(tx: Transaction<Tables>, migrations: readonly Migration[]): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx)
  await sql`
    create table if not exists schema_migration (
      number integer primary key,
      name text not null,
      sha256 text collate "C" not null,
      applied_at timestamptz(3) not null default now()
    )`.execute(tx)
  const { rows } = await sql<{ number: number; sha256: string }>`select number, sha256 from schema_migration order by number`.execute(tx)
  if (rows.length > migrations.length) throw new SchemaTooNewError(rows.length, migrations.length)
  for (const [index, { number, sha256 }] of rows.entries()) {
    const known = migrations[index]
    if (known === undefined || known.number !== number || checksum(known) !== sha256)
      throw new MigrationChangedError(known?.name ?? String(number))
  }
  const next = migrations[rows.length]
  if (next === undefined) return false
  await sql.raw(next.sql).execute(tx)
  await sql`insert into schema_migration (number, name, sha256) values (${next.number}, ${next.name}, ${checksum(next)})`.execute(tx)
  return true
}

function checksum({ sql: text }: Migration): string {
  return createHash('sha256').update(text).digest('hex')
}
