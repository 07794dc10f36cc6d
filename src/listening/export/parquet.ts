/** Writes a history as Parquet; the same history gives the same bytes. */
import { parquetWriteBuffer } from 'hyparquet-writer'
import type { Listens } from '../listens.ts'
import { type Cell, EXPORT_COLUMNS, type ExportColumn } from './columns.ts'
import { PARQUET_SCHEMA } from './parquet-schema.ts'

/** Enough rows that dictionaries pay, and few enough that a reader can work group by group. */
const ROW_GROUP = 100_000

export function writeParquet(listens: Listens): Uint8Array {
  const columnData = EXPORT_COLUMNS.map((column) => ({
    name: column.name,
    data: Array.from({ length: listens.count }, (_, row) => parquetCell(column, column.cellOf(listens, row))),
  }))
  return new Uint8Array(
    parquetWriteBuffer({
      columnData,
      schema: [...PARQUET_SCHEMA],
      codec: 'SNAPPY',
      statistics: false,
      rowGroupSize: ROW_GROUP,
      createdBy: 'chorus',
    }),
  )
}

function parquetCell({ form }: ExportColumn, cell: Cell): Cell | bigint {
  return typeof cell === 'number' && (form === 'ms' || form === 'instant') ? BigInt(Math.round(cell)) : cell
}
