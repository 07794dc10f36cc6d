/** What the areas of the store share: pages, long lists of values, and statements of many rows. */
import type { Expression, InsertObject, Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Page, PageRequest } from '../../app/ports/page.ts'
import { assert } from '../../shared/assert.ts'
import { limits } from '../../shared/limits.ts'
import type { Currency } from '../../shared/money.ts'
import { isCurrency } from '../../shared/money.ts'
import { formatInstant, type EpochMs } from '../../shared/time.ts'
import type { Tables } from './tables.ts'

export type Queries = Kysely<Tables>

/** How many rows a query for a page reads: one more than it shows, to know whether there are others. */
export function rowsOf({ limit }: PageRequest): number {
  assert(limit >= 1 && limit <= limits.pageItemsMax, `a page has 1 to ${limits.pageItemsMax} items`)
  return limit + 1
}

/** Makes a page of the rows that a query with `rowsOf` gave. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  { limit }: PageRequest,
  { item, key }: { readonly item: (row: Row) => Item; readonly key: (row: Row) => string },
): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(item), next: rows.length > limit && last !== undefined ? key(last) : null }
}

/** Tells whether a column is one of many values, which travel as one array instead of a placeholder each. */
export function isAny(column: Expression<string>, values: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${column} = any(${values})`
}

/** Tells whether a row comes after the page before. */
export function comesAfter(column: Expression<string>, { after }: PageRequest): RawBuilder<boolean> {
  return after === null ? sql<boolean>`true` : sql<boolean>`${column} > ${after}`
}

/** The same for columns that count. */
export function countsAfter(column: Expression<number | bigint>, { after }: PageRequest): RawBuilder<boolean> {
  return after === null ? sql<boolean>`true` : sql<boolean>`${column} > ${BigInt(after)}::bigint`
}

/** For columns that count, where the newest rows come first. */
export function countsBefore(column: Expression<number | bigint>, { after }: PageRequest): RawBuilder<boolean> {
  return after === null ? sql<boolean>`true` : sql<boolean>`${column} < ${BigInt(after)}::bigint`
}

/** Tells whether a column's instant has come by then; never for one that is null. */
export function hasCome(column: Expression<EpochMs | null>, atMs: EpochMs): RawBuilder<boolean> {
  return sql<boolean>`coalesce(${column} <= ${formatInstant(atMs)}, false)`
}

/** Inserts rows of the same columns, as many in a statement as it takes. */
export async function insertAll<Table extends keyof Tables>(
  db: Queries,
  table: Table,
  rows: readonly InsertObject<Tables, Table>[],
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const rowsAtOnce = Math.floor(limits.statementValuesMax / Object.keys(first).length)
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await db
      .insertInto(table)
      .values(rows.slice(from, from + rowsAtOnce))
      .execute()
  }
}

/** Reads a currency that this program wrote. */
export function currencyOf(text: string): Currency {
  assert(isCurrency(text), 'the database holds currencies that the books know')
  return text
}
