/** What a data file of a release says of itself, without reading its rows. */
import { parquetMetadata } from 'hyparquet'

export interface DataFileShape {
  readonly columns: readonly string[]
  readonly rows: number
}

/** Undefined where the bytes are no Parquet file. */
export function shapeOf(bytes: Uint8Array): DataFileShape | undefined {
  try {
    const { schema, num_rows: rows } = parquetMetadata(bytes, { geoparquet: false })
    return { columns: schema.slice(1).map(({ name }) => name), rows: Number(rows) }
  } catch {
    return undefined
  }
}
