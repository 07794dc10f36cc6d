/** Reads a Parquet file that says it is an export of Chorus: bounded before it is unpacked, and of one exact schema. */
import { type FileMetaData, parquetMetadata, parquetRead } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'
import { limits } from '../../shared/limits.ts'
import { DamagedError } from '../archive/damaged-error.ts'
import type { Cell } from '../export/columns.ts'
import { PARQUET_SCHEMA } from '../export/parquet-schema.ts'

/** Such a file begins with four bytes of its own. */
const MAGIC_BYTES = 4
const TRAILER_BYTES = 8
/** The footer of the most row groups that a history can have stays far below this. */
const FOOTER_BYTES_MAX = 1024 * 1024
/** Snappy's densest element makes 64 bytes of 3, so that a page that claims to unpack to more is lying. */
const SNAPPY_RATIO_MAX = 22
const SNAPPY_SLACK_BYTES = 64

/** Gives columns by name, one cell a row. Rejects with DamagedError when this is no export of Chorus, or a damaged one. */
export async function readExport(
  bytes: Uint8Array,
): Promise<{ readonly count: number; readonly columns: ReadonlyMap<string, readonly Cell[]> }> {
  try {
    const metadata = boundedMetadata(bytes)
    checkPages(bytes, metadata)
    const columns = new Map<string, Cell[]>(PARQUET_SCHEMA.slice(1).map(({ name }) => [name, []]))
    await parquetRead({
      // A copy of its own: a slice of a larger buffer would share the memory of others.
      file: { byteLength: bytes.length, slice: (start, end) => Uint8Array.from(bytes.subarray(start, end)).buffer },
      metadata,
      parsers: { timestampFromMilliseconds: Number },
      onChunk: ({ columnName, columnData, rowStart }) => {
        const cells = columns.get(columnName)
        if (cells === undefined) return
        for (let i = 0; i < columnData.length; i++) cells[rowStart + i] = cellOf(columnData[i])
      },
    })
    return { count: Number(metadata.num_rows), columns }
  } catch (error) {
    throw new DamagedError('badParquet', { cause: error })
  }
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'bigint') return Number(value)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

function refuseUnless(holds: boolean): asserts holds {
  if (!holds) throw new DamagedError('badParquet')
}

function boundedMetadata(bytes: Uint8Array): FileMetaData {
  refuseUnless(bytes.length > TRAILER_BYTES)
  const footerBytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(bytes.length - TRAILER_BYTES, true)
  refuseUnless(footerBytes <= Math.min(FOOTER_BYTES_MAX, bytes.length - TRAILER_BYTES))
  const metadata = parquetMetadata(bytes.subarray(bytes.length - TRAILER_BYTES - footerBytes), { geoparquet: false })
  refuseUnless(metadata.num_rows >= 0n && metadata.num_rows <= BigInt(limits.rowsPerPersonMax))
  const isSame = metadata.schema.every(({ name, type, converted_type, repetition_type, num_children }, index) => {
    const wanted = PARQUET_SCHEMA[index]
    return (
      (index === 0 || name === wanted?.name) &&
      type === wanted?.type &&
      converted_type === wanted?.converted_type &&
      (index === 0 || repetition_type === wanted?.repetition_type) &&
      num_children === wanted?.num_children
    )
  })
  refuseUnless(isSame && metadata.schema.length === PARQUET_SCHEMA.length)
  refuseUnless(metadata.row_groups.reduce((sum, group) => sum + group.num_rows, 0n) === metadata.num_rows)
  return metadata
}

/** Adds up what the pages say they unpack to; the library holds each page to what its head says. */
function checkPages(bytes: Uint8Array, { row_groups: groups }: FileMetaData): void {
  let unpackedBytes = 0
  for (const group of groups) {
    refuseUnless(group.columns.length === PARQUET_SCHEMA.length - 1)
    for (const { meta_data: column } of group.columns) {
      refuseUnless(column !== undefined && column.codec === 'SNAPPY' && column.num_values === group.num_rows)
      const start = Number(column.dictionary_page_offset ?? column.data_page_offset)
      const length = Number(column.total_compressed_size)
      refuseUnless(start >= MAGIC_BYTES && length >= 0 && start + length <= bytes.length)
      const reader = { view: new DataView(bytes.buffer, bytes.byteOffset + start, length), offset: 0 }
      let values = 0
      while (reader.offset < length) {
        const header = parquetHeader(reader)
        refuseUnless(isSize(header.compressed_page_size, length - reader.offset))
        refuseUnless(isSize(header.uncompressed_page_size, header.compressed_page_size * SNAPPY_RATIO_MAX + SNAPPY_SLACK_BYTES))
        reader.offset += header.compressed_page_size
        unpackedBytes += header.uncompressed_page_size
        refuseUnless(unpackedBytes <= limits.unpackedExportBytesMax)
        if (header.type === 'DICTIONARY_PAGE') refuseUnless(isSize(header.dictionary_page_header?.num_values, Number(group.num_rows)))
        else {
          refuseUnless(header.data_page_header_v2 !== undefined && isSize(header.data_page_header_v2.num_values, Number(group.num_rows)))
          values += header.data_page_header_v2.num_values
        }
      }
      refuseUnless(values === Number(group.num_rows))
    }
  }
}

function isSize(value: number | undefined, max: number): boolean {
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= max
}
