/** Makes a reader of a format whose files are tables: text with delimiters, or sheets of a workbook. */
import { INSTANT_MAX, INSTANT_MIN, type ZoneOffsets, instantOfLocal, zoneOffsets } from '../../shared/time.ts'
import { REMARK, type Sample, sampleOf } from '../sample.ts'
import { TableStream } from '../streams/table-stream.ts'
import type { TextTable } from '../json/text-table.ts'
import { emptyDraft } from './drafts.ts'
import type { Capabilities, FormatReader, ReadingInput, RowDraft, RowRejection, TableRows } from './reader.ts'

/** One row, asked for by the names of its columns. */
export interface TableRow {
  readonly texts: TextTable
  readonly sample: Sample
  /** The instant at which the person's clock showed this time, given as if it were UTC; for sources that write local time. */
  toUtc(localMs: number): number
  /** The first of these columns that is there and not empty, without blanks around it; otherwise an empty text. */
  cell(...columns: readonly string[]): string
  /** The cell of a column with its blanks; an empty text where the column is missing. */
  exact(column: string): string
}

export interface TableFormat {
  readonly name: string
  readonly label: string
  readonly service: string
  readonly capabilities: Capabilities
  readonly hasQuotes?: boolean
  /** The columns of tables that have no header, in their order. */
  readonly headerless?: readonly string[]
  /** What a column of the header is called in `read`; its own name where this is left out. */
  columnNamed?(name: string): string
  recognises(header: readonly string[], sample: Sample): boolean
  read(row: TableRow, into: RowDraft): RowRejection | undefined
}

type TableInput = Omit<ReadingInput, 'sample'> & { readonly sample?: Sample }

const NO_SAMPLE = sampleOf(new Uint8Array(0))

export function tableReader(format: TableFormat): FormatReader {
  return {
    ...format,
    recognises: (sample) => format.recognises(sample.header, sample),
    open(input) {
      const { delimiter } = input.sample
      let rows: TableRows | undefined = format.headerless && openRows(format, format.headerless, input)
      return new TableStream(
        { delimiter, hasQuotes: format.hasQuotes !== false },
        {
          row(cells, line) {
            if (rows) rows.row(cells, line)
            else if (!cells[0]?.startsWith(REMARK)) rows = openRows(format, cells, input)
          },
          reject: (reason, line) => input.sink.reject(reason, line),
        },
      )
    },
    table: {
      recognises: (header) => format.recognises(header, NO_SAMPLE),
      open: (header, input) => openRows(format, header, input),
    },
  }
}

function openRows(format: TableFormat, header: readonly string[], input: TableInput): TableRows {
  const { texts, sink, timeZone, sample = NO_SAMPLE } = input
  const draft = emptyDraft()
  const nameOf = (name: string): string => format.columnNamed?.(name) ?? name
  const places = new Map(header.map((name, place) => [nameOf(name.replace('\uFEFF', '').trim()), place]))
  let cells: readonly string[] = []
  let zone: ZoneOffsets | undefined
  const row: TableRow = {
    texts,
    sample,
    toUtc(localMs) {
      if (!(localMs > INSTANT_MIN && localMs < INSTANT_MAX)) return localMs
      zone ??= zoneOffsets(timeZone, INSTANT_MIN, INSTANT_MAX)
      return instantOfLocal(zone, localMs)
    },
    cell(...columns) {
      for (const column of columns) {
        const found = cells[places.get(column) ?? -1]?.trim() ?? ''
        if (found !== '') return found
      }
      return ''
    },
    exact: (column) => cells[places.get(column) ?? -1] ?? '',
  }
  return {
    row(values, line) {
      cells = values
      const rejection = format.read(row, draft)
      if (rejection === undefined) sink.accept(draft, line)
      else sink.reject(rejection, line)
    },
  }
}
