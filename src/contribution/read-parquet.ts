/** Reads a contribution's file from a hand that nobody trusts: bounded before it is unpacked, and of one exact schema. */
import { parquetMetadata, parquetRead, type ColumnMetaData, type FileMetaData, type RowGroup } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'
import type { Scope } from '../contract/contribution.ts'
import { assert } from '../shared/assert.ts'
import { limits } from '../shared/limits.ts'
import { COLUMNS } from './columns.ts'
import type { ContributionRows } from './rows.ts'
import { scopeRule } from './scopes.ts'
import { parquetSchemaOf } from './write-parquet.ts'

export type ReadContribution =
  | { readonly kind: 'read'; readonly rows: ContributionRows }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly sentence: string }

const REFUSALS = {
  'too-large': 'The file is larger than any history of music.',
  'too-many-rows': 'The file has more rows than any history of music.',
  'unpacks-too-large': 'The file unpacks to more than any history of music holds.',
  'not-parquet': 'The file is not a Parquet file, or it is damaged.',
  'other-schema': 'The columns of the file are not those of a contribution of this scope.',
  'other-form': 'The file is packed in a way that Chorus does not write.',
  'bad-cell': 'The file holds a value that its column cannot have.',
} as const
type RefusalCode = keyof typeof REFUSALS

class Refusal extends Error {
  override readonly name = 'Refusal' as const
  readonly code: RefusalCode

  constructor(code: RefusalCode) {
    super(REFUSALS[code])
    this.code = code
  }
}

function refuseUnless(holds: boolean, code: RefusalCode): asserts holds {
  if (!holds) throw new Refusal(code)
}

/**
 * Reads a file that claims to be of a scope. Its footer and the head of every page are checked against the limits before
 * anything is unpacked, so that neither memory nor time depends on what a hostile file says of itself.
 */
export async function readContribution(bytes: Uint8Array, scope: Scope): Promise<ReadContribution> {
  try {
    const metadata = boundedMetadata(bytes, scope)
    checkPages(bytes, metadata)
    return { kind: 'read', rows: await readRows(bytes, metadata, scope) }
  } catch (error) {
    const code = error instanceof Refusal ? error.code : 'not-parquet'
    return { kind: 'refused', code, sentence: REFUSALS[code] }
  }
}

/** The bytes before the end that say how long the footer is, and the four that every file ends with. */
const TRAILER_BYTES = 8

function boundedMetadata(bytes: Uint8Array, scope: Scope): FileMetaData {
  refuseUnless(bytes.length <= limits.contributionBytesMax, 'too-large')
  refuseUnless(bytes.length > TRAILER_BYTES, 'not-parquet')
  const footerBytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(bytes.length - TRAILER_BYTES, true)
  refuseUnless(footerBytes <= Math.min(limits.contributionFooterBytesMax, bytes.length - TRAILER_BYTES), 'other-form')
  const metadata = parquetMetadata(bytes.subarray(bytes.length - TRAILER_BYTES - footerBytes), { geoparquet: false })
  refuseUnless(metadata.num_rows >= 0n && metadata.num_rows <= BigInt(limits.contributionRowsMax), 'too-many-rows')
  refuseUnless(metadata.row_groups.length <= limits.contributionRowGroupsMax, 'other-form')
  checkSchema(metadata, scope)
  const rowsOfGroups = metadata.row_groups.reduce((sum, group) => sum + group.num_rows, 0n)
  refuseUnless(rowsOfGroups === metadata.num_rows && metadata.row_groups.every((group) => group.num_rows > 0n), 'other-form')
  return metadata
}

function checkSchema(metadata: FileMetaData, scope: Scope): void {
  const expected = parquetSchemaOf(scope)
  const isSame = metadata.schema.every((element, index) => {
    const wanted = expected[index]
    return (
      element.name === wanted?.name &&
      element.type === wanted.type &&
      element.converted_type === wanted.converted_type &&
      element.repetition_type === wanted.repetition_type &&
      element.num_children === wanted.num_children &&
      element.logical_type === undefined
    )
  })
  refuseUnless(isSame && metadata.schema.length === expected.length, 'other-schema')
}

/** Adds up what the pages say they unpack to; the library holds each page to what its head says. */
function checkPages(bytes: Uint8Array, { row_groups: groups, schema }: FileMetaData): void {
  const leaves = schema.slice(1)
  let unpackedBytes = 0
  for (const group of groups) {
    refuseUnless(group.columns.length === leaves.length, 'other-form')
    for (const [index, { meta_data: column }] of group.columns.entries()) {
      refuseUnless(column !== undefined && column.type === leaves[index]?.type, 'other-form')
      refuseUnless(column.path_in_schema.length === 1 && column.path_in_schema[0] === leaves[index]?.name, 'other-form')
      refuseUnless(column.codec === 'SNAPPY' && column.num_values === group.num_rows, 'other-form')
      unpackedBytes += checkChunk(bytes, column, group)
      refuseUnless(unpackedBytes <= limits.contributionUnpackedBytesMax, 'unpacks-too-large')
    }
  }
}

/** Snappy's densest element makes 64 bytes of 3, so that a page that claims to unpack to more is lying. */
const SNAPPY_RATIO_MAX = 22
const SNAPPY_SLACK_BYTES = 64

function checkChunk(bytes: Uint8Array, column: ColumnMetaData, group: RowGroup): number {
  const start = Number(column.dictionary_page_offset ?? column.data_page_offset)
  const length = Number(column.total_compressed_size)
  refuseUnless(start >= 4 && length >= 0 && start + length <= bytes.length, 'other-form')
  const rowsMax = Number(group.num_rows)
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset + start, length), offset: 0 }
  let unpackedBytes = 0
  let rows = 0
  for (let page = 0; reader.offset < length; page++) {
    const header = parquetHeader(reader)
    refuseUnless(isSize(header.compressed_page_size, length - reader.offset), 'other-form')
    refuseUnless(isSize(header.uncompressed_page_size, header.compressed_page_size * SNAPPY_RATIO_MAX + SNAPPY_SLACK_BYTES), 'other-form')
    reader.offset += header.compressed_page_size
    unpackedBytes += header.uncompressed_page_size
    const dictionary = header.dictionary_page_header
    const data = header.data_page_header_v2
    if (header.type === 'DICTIONARY_PAGE') {
      refuseUnless(page === 0 && dictionary !== undefined && isSize(dictionary.num_values, rowsMax), 'other-form')
      refuseUnless(dictionary.encoding === 'PLAIN', 'other-form')
      continue
    }
    refuseUnless(header.type === 'DATA_PAGE_V2' && data !== undefined && isSize(data.num_values, rowsMax), 'other-form')
    refuseUnless(data.encoding === 'PLAIN' || data.encoding === 'RLE_DICTIONARY', 'other-form')
    refuseUnless(data.num_nulls === 0 && data.num_rows === data.num_values, 'other-form')
    refuseUnless(data.definition_levels_byte_length === 0 && data.repetition_levels_byte_length === 0, 'other-form')
    rows += data.num_values
  }
  refuseUnless(rows === rowsMax, 'other-form')
  return unpackedBytes
}

function isSize(value: number | undefined, max: number): boolean {
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= max
}

async function readRows(bytes: Uint8Array, metadata: FileMetaData, scope: Scope): Promise<ContributionRows> {
  const count = Number(metadata.num_rows)
  const columns = new Map<string, unknown[]>(metadata.schema.slice(1).map(({ name }) => [name, []]))
  await parquetRead({
    // A copy of its own: a slice of a Node Buffer would share the memory of others.
    file: { byteLength: bytes.length, slice: (start, end) => Uint8Array.from(bytes.subarray(start, end)).buffer },
    metadata,
    parsers: { dateFromDays: (days) => days, timestampFromMilliseconds: Number },
    onChunk: ({ columnName, columnData, rowStart }) => {
      const cells = columns.get(columnName)
      assert(cells, 'only columns of the schema are read')
      for (let index = 0; index < columnData.length; index++) cells[rowStart + index] = columnData[index]
    },
  })
  const cellsOf = (name: keyof typeof COLUMNS): readonly unknown[] | null =>
    scopeRule(scope).columns.includes(name) ? (columns.get(COLUMNS[name].name) ?? []) : null
  const text = new TextReader(count)
  return {
    scope,
    count,
    artist: text.read(cellsOf('artist')) ?? [],
    album: text.read(cellsOf('album')),
    title: text.read(cellsOf('title')),
    uri: text.read(cellsOf('uri')),
    day: readNumbers(cellsOf('day'), new Int32Array(count), DAYS_MAX),
    startedAt: readNumbers(cellsOf('startedAt'), new Float64Array(count), Number.MAX_SAFE_INTEGER),
    listens: readNumbers(cellsOf('listens') ?? [], new Uint32Array(count), COUNT_MAX),
    plays: readNumbers(cellsOf('plays') ?? [], new Uint32Array(count), COUNT_MAX),
    msPlayed: readNumbers(cellsOf('msPlayed') ?? [], new Float64Array(count), Number.MAX_SAFE_INTEGER),
  }
}

const COUNT_MAX = 2 ** 31 - 1
/** The year 9999, the last that every date type knows. */
const DAYS_MAX = 2_932_896

/** Counts letters over all columns: a small file can repeat a long name a million times. */
class TextReader {
  private readonly count: number
  private chars = 0

  constructor(count: number) {
    this.count = count
  }

  read(cells: readonly unknown[] | null): readonly string[] | null {
    if (cells === null) return null
    const texts: string[] = []
    for (let row = 0; row < this.count; row++) {
      const cell = cells[row]
      refuseUnless(typeof cell === 'string' && cell.length <= limits.nameCharsMax, 'bad-cell')
      this.chars += cell.length
      texts.push(cell)
    }
    refuseUnless(this.chars <= limits.contributionTextCharsMax, 'unpacks-too-large')
    return texts
  }
}

function readNumbers<Column extends Int32Array | Uint32Array | Float64Array>(cells: readonly unknown[], column: Column, max: number): Column
function readNumbers<Column extends Int32Array | Uint32Array | Float64Array>(
  cells: readonly unknown[] | null,
  column: Column,
  max: number,
): Column | null
function readNumbers<Column extends Int32Array | Uint32Array | Float64Array>(
  cells: readonly unknown[] | null,
  column: Column,
  max: number,
) {
  if (cells === null) return null
  for (let row = 0; row < column.length; row++) {
    const cell = cells[row]
    refuseUnless((typeof cell === 'number' || typeof cell === 'bigint') && cell >= 0 && cell <= max, 'bad-cell')
    column[row] = Number(cell)
  }
  return column
}
