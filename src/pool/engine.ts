/** What the pool asks of an engine that speaks ClickHouse's dialect. */
import type { Statement } from './statements.ts'

export interface PoolEngine {
  /** Runs a statement that answers nothing. */
  run(statement: Statement): Promise<void>
  /** Runs a query and gives its rows as plain objects, not yet checked. */
  rows(statement: Statement): Promise<readonly unknown[]>
  /** Runs a query whose text names its format, and gives what it answers. */
  bytes(statement: Statement): Promise<Uint8Array>
  /** Inserts lines of tab-separated values. What it answered to has survived a power cut. */
  insert(table: string, columns: readonly string[], lines: string): Promise<void>
  close(): Promise<void>
}
