/** Lets Kysely speak to PGlite: PostgreSQL inside this process, with the one connection that it has. */
import type { PGlite } from '@electric-sql/pglite'
import type { DatabaseConnection, Dialect, Driver, QueryResult, TransactionSettings } from 'kysely'
import { CompiledQuery, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'

/** `closed` is called when the engine has let go of its files. */
export function pgliteDialect(engine: PGlite, closed: () => void): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PGliteDriver(engine, closed),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

const NOTHING = (): void => undefined

/** Hands the one connection to one caller after the other, in the order in which they asked. */
class PGliteDriver implements Driver {
  private readonly engine: PGlite
  private readonly connection: PGliteConnection
  private readonly closed: () => void
  private turn: Promise<void> = Promise.resolve()
  private endTurn: () => void = NOTHING

  constructor(engine: PGlite, closed: () => void) {
    this.engine = engine
    this.closed = closed
    this.connection = new PGliteConnection(engine)
  }

  async init(): Promise<void> {
    await this.engine.waitReady
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.turn
    let end = NOTHING
    this.turn = new Promise((resolve) => {
      end = resolve
    })
    await before
    this.endTurn = end
    return this.connection
  }

  async releaseConnection(): Promise<void> {
    this.endTurn()
  }

  async beginTransaction(connection: DatabaseConnection, { isolationLevel, accessMode }: TransactionSettings): Promise<void> {
    const isolation = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`
    await connection.executeQuery(CompiledQuery.raw(`start transaction${isolation}${accessMode === undefined ? '' : ` ${accessMode}`}`))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async destroy(): Promise<void> {
    await this.turn
    await this.engine.close()
    this.closed()
  }
}

class PGliteConnection implements DatabaseConnection {
  private readonly engine: PGlite

  constructor(engine: PGlite) {
    this.engine = engine
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    // Without values it may be a script of several statements, which only the simple protocol takes.
    const result =
      parameters.length === 0
        ? await this.engine.exec(sql).then((results) => results.at(-1))
        : await this.engine.query<Row>(sql, [...parameters])
    if (result === undefined) return { rows: [] }
    const numAffectedRows = result.affectedRows === undefined ? {} : { numAffectedRows: BigInt(result.affectedRows) }
    // What columns a row has is known to the query that was compiled, not to the engine.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return { rows: result.rows as Row[], ...numAffectedRows }
  }

  // oxlint-disable-next-line require-yield -- The interface asks for a generator; nothing here reads by cursor.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('PGlite gives every result at once')
  }
}
