/** Writes the rows of a contribution as the Parquet file that leaves the device; the same rows give the same bytes. */
import type { SchemaElement } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { COLUMNS } from './columns.ts'
import { assertWhole, type ContributionRows } from './rows.ts'
import type { Scope } from '../contract/contribution.ts'
import { scopeRule } from './scopes.ts'

/** What physical and logical type stands for each form of a column. All are required: a missing text is an empty one. */
const TYPES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  day: { type: 'INT32', converted_type: 'DATE' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  count: { type: 'INT32' },
  ms: { type: 'INT64' },
} as const satisfies Record<string, Pick<SchemaElement, 'type' | 'converted_type'>>

/** The schema that a file of this scope has, and no other. */
export function parquetSchemaOf(scope: Scope): SchemaElement[] {
  const { columns } = scopeRule(scope)
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map((column): SchemaElement => ({
      name: COLUMNS[column].name,
      repetition_type: 'REQUIRED',
      ...TYPES[COLUMNS[column].form],
    })),
  ]
}

export function writeContribution(rows: ContributionRows): Uint8Array {
  assertWhole(rows)
  const columnData = scopeRule(rows.scope).columns.map((column) => ({ name: COLUMNS[column].name, data: cellsOf(rows, column) }))
  return new Uint8Array(
    parquetWriteBuffer({
      columnData,
      schema: parquetSchemaOf(rows.scope),
      codec: 'SNAPPY',
      statistics: false,
      rowGroupSize: ROW_GROUP,
      createdBy: 'chorus',
    }),
  )
}

const ROW_GROUP = 100_000

function cellsOf(rows: ContributionRows, column: keyof typeof COLUMNS) {
  if (column === 'msPlayed') return BigInt64Array.from(rows.msPlayed, BigInt)
  if (column === 'listens' || column === 'plays') return Int32Array.from(rows[column])
  return Array.from<string | number>(rows[column] ?? [])
}
