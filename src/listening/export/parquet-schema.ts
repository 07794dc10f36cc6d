/** The schema of a history as Parquet, for whoever writes one and whoever reads one. */
import type { SchemaElement } from 'hyparquet'
import { EXPORT_COLUMNS, type ExportColumn } from './columns.ts'

const TYPES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', repetition_type: 'REQUIRED' },
  ms: { type: 'INT64', repetition_type: 'OPTIONAL' },
  truth: { type: 'BOOLEAN', repetition_type: 'OPTIONAL' },
} as const satisfies Record<ExportColumn['form'], Omit<SchemaElement, 'name'>>

/** The schema that every such file has, and no other. */
export const PARQUET_SCHEMA: readonly SchemaElement[] = [
  { name: 'root', num_children: EXPORT_COLUMNS.length },
  ...EXPORT_COLUMNS.map(({ name, form }): SchemaElement => ({ name, ...TYPES[form] })),
]
