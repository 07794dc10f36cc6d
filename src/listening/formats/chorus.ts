/** Chorus's own export, in the forms that hold all of it: Parquet, CSV and JSON lines. */
import { limits } from '../../shared/limits.ts'
import { MS_PER_SECOND, parseInstant } from '../../shared/time.ts'
import { DamagedError } from '../archive/damaged-error.ts'
import { type Cell, EXPORT_COLUMNS, type ExportColumn, type ExportColumnName } from '../export/columns.ts'
import { withoutApostrophe } from '../../shared/csv.ts'
import { FLAG, LISTEN_KINDS } from '../listens.ts'
import type { TextTable } from '../json/text-table.ts'
import { hasColumns } from '../sample.ts'
import { joined } from '../streams/whole.ts'
import { clearDraft, emptyDraft, readStartAndPlayed } from './drafts.ts'
import { objectReader, valueAt } from './object-reader.ts'
import type { Capabilities, FormatReader, RowDraft, RowRejection } from './reader.ts'
import { tableReader } from './table-reader.ts'

const capabilities = {
  endResolutionMs: MS_PER_SECOND,
  startResolutionMs: MS_PER_SECOND,
  hasDuration: true,
  hasExactStart: true,
  hasReasons: true,
  hasIds: true,
  msPlayedMin: 0,
} as const satisfies Capabilities

/** The four bytes that every Parquet file begins with. */
const PARQUET = 'PAR1'

const service = 'Chorus'
const TELLING = ['started_at', 'ended_at', 'ms_played', 'start_exact', 'played_estimated'] as const satisfies readonly ExportColumnName[]

type CellAt = (name: ExportColumnName) => Cell

function readListen(cellAt: CellAt, texts: TextTable, into: RowDraft): RowRejection | undefined {
  const startMs = instantOf(cellAt('started_at'))
  const endMs = instantOf(cellAt('ended_at'))
  const msPlayed = cellAt('ms_played')
  const rejection = readStartAndPlayed(into, { startMs, msPlayed: typeof msPlayed === 'number' ? msPlayed : 0 })
  if (rejection !== undefined) return rejection
  if (Number.isNaN(endMs)) return 'noTime'
  if (endMs < startMs || endMs - startMs > limits.listenMsMax + limits.offlineMsMax) return 'timeOutOfRange'
  const text = (name: ExportColumnName): number => {
    const cell = cellAt(name)
    return typeof cell === 'string' ? texts.internText(cell) : 0
  }
  const kind = LISTEN_KINDS.findIndex((name) => name === cellAt('kind'))
  into.kind = kind === -1 ? LISTEN_KINDS.indexOf('unidentified') : kind
  into.endMs = endMs
  into.flags = flagsOf(cellAt)
  if ((into.flags & FLAG.startExact) === 0) into.exactStartMs = Number.NaN
  into.title = text('title')
  into.artist = text('artist')
  into.album = text('album')
  into.uri = text('uri')
  into.reasonStart = text('reason_start')
  into.reasonEnd = text('reason_end')
  into.country = text('country')
  into.platform = text('platform')
  return undefined
}

function instantOf(cell: Cell): number {
  return typeof cell === 'number' ? cell : typeof cell === 'string' ? (parseInstant(cell) ?? Number.NaN) : Number.NaN
}

function flagsOf(cellAt: CellAt): number {
  const flag = (name: ExportColumnName, bit: number, known = 0): number => {
    const cell = cellAt(name)
    return cell === true ? bit | known : cell === false ? known : 0
  }
  return (
    flag('shuffle', FLAG.shuffle, FLAG.shuffleKnown) |
    flag('skipped', FLAG.skipped, FLAG.skippedKnown) |
    flag('offline', FLAG.offline) |
    flag('incognito', FLAG.incognito) |
    flag('start_exact', FLAG.startExact) |
    flag('end_exact', FLAG.endExact) |
    flag('played_estimated', FLAG.playedEstimated)
  )
}

export const chorusParquet: FormatReader = {
  name: 'chorus-parquet',
  label: 'Chorus export, Parquet',
  service,
  capabilities,
  recognises: ({ text }) => text.startsWith(PARQUET),
  open({ texts, sink }) {
    const pieces: Uint8Array[] = []
    let length = 0
    return {
      places: 'lines',
      gaveUp: false,
      listIsOpen: false,
      push(bytes) {
        length += bytes.length
        if (length > limits.heldFileBytesMax) throw new DamagedError('tooLargeToHold')
        pieces.push(bytes)
      },
      async end() {
        // Most people have no such file, and need not load what reads it.
        const { readExport } = await import('../parquet/read-export.ts')
        const { count, columns } = await readExport(joined(pieces))
        const draft = emptyDraft()
        for (let row = 0; row < count; row++) {
          clearDraft(draft)
          const rejection = readListen((name) => columns.get(name)?.[row] ?? null, texts, draft)
          if (rejection === undefined) sink.accept(draft, row + 1)
          else sink.reject(rejection, row + 1)
        }
      },
    }
  },
}

export const chorusLines = objectReader({
  name: 'chorus-lines',
  label: 'Chorus export, JSON lines',
  service,
  capabilities,
  tellingKeys: TELLING,
  read: (record, into, { texts }) => readListen((name) => asCell(valueAt(record, name)), texts, into),
})

function asCell(value: unknown): Cell {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

export const chorusTable = tableReader({
  name: 'chorus-table',
  label: 'Chorus export, CSV',
  service,
  capabilities,
  recognises: (header) => hasColumns(header, TELLING),
  read: (row, into) => readListen((name) => parsedCell(name, row.exact(name)), row.texts, into),
})

const FORMS: ReadonlyMap<string, ExportColumn['form']> = new Map(EXPORT_COLUMNS.map(({ name, form }) => [name, form]))

/** A spreadsheet that saves the table again writes truths in capitals. */
function parsedCell(name: ExportColumnName, text: string): Cell {
  const form = FORMS.get(name)
  if (form === 'ms') return /^\d{1,15}$/.test(text) ? Number(text) : null
  if (form !== 'truth') return withoutApostrophe(text)
  const truth = text.toLowerCase()
  return truth === 'true' ? true : truth === 'false' ? false : null
}
