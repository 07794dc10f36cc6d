/** Takes a table of further artists and recordings from a person, believes nothing of it unread, and lays it over the catalogue. */
import type { MoodTable, MoodTableAnswer, MoodTableRefusal } from '../contract/mood.ts'
import type { ChosenFile } from '../contract/worker.ts'
import type { Listens } from '../listening/index.ts'
import {
  NO_RECORDINGS,
  TableCheck,
  TableReader,
  wantedSounds,
  wantedVersion,
  withTable,
  type Catalogue,
  type TableFault,
  type TableRows,
  type Wanted,
} from '../mood/index.ts'
import { limits } from '../shared/limits.ts'
import { linesIn } from '../shared/lines.ts'
import { dropTable, keepPick, keepTable, keptPick, keptTable, type KeptTable } from './mood-store.ts'

/** The catalogue for one history, which is not read from the table again for every question. */
interface Laid {
  readonly above: Catalogue
  readonly listens: Listens
  readonly catalogue: Catalogue
}

export class TableDesk {
  private laid: Laid | undefined

  async shown(): Promise<MoodTable | null> {
    const kept = await keptTable()
    if (kept === undefined) return null
    const { file: _, ...table } = kept
    return table
  }

  async keep({ path, file }: ChosenFile): Promise<MoodTableAnswer> {
    if (!(file instanceof Blob)) return refused('unreadable')
    if (file.size > limits.tableBytesMax) return refused('tooLarge')
    const check = new TableCheck()
    let fault: TableFault | undefined
    try {
      fault = await faultOf(file, check)
    } catch {
      // The browser no longer gets at a file that was moved, changed or taken away with its disk.
      return refused('unreadable')
    }
    if (fault !== undefined) return refused(fault.kind, fault.kind === 'faultyLine' ? fault.line : null)
    const table: MoodTable = {
      name: path.slice(0, limits.nameCharsMax),
      sizeBytes: file.size,
      addedAt: new Date().toISOString(),
      version: check.version,
      rows: check.rows,
    }
    try {
      await keepTable({ ...table, file })
    } catch {
      return refused('notStored')
    }
    this.laid = undefined
    return { kind: 'kept', table }
  }

  async drop(): Promise<null> {
    await dropTable()
    this.laid = undefined
    return null
  }

  async above(catalogue: Catalogue, listens: Listens): Promise<Catalogue> {
    if (this.laid?.above === catalogue && this.laid.listens === listens) return this.laid.catalogue
    const kept = await keptTable()
    const extended = kept === undefined ? catalogue : withTable(catalogue, await rowsFor(kept, wantedOf(kept, listens)))
    this.laid = { above: catalogue, listens, catalogue: extended }
    return extended
  }
}

/** A table without sounds is asked for none: to spell every song of a history as a table does takes a while. */
function wantedOf({ rows }: KeptTable, listens: Listens): Wanted {
  return rows.recordings + rows.songs === 0 ? NO_RECORDINGS : wantedSounds(listens)
}

function refused(reason: MoodTableRefusal['reason'], line: number | null = null): MoodTableRefusal {
  return { kind: 'refused', reason, line }
}

async function faultOf(file: Blob, check: TableCheck): Promise<TableFault | undefined> {
  for await (const lines of linesOf(file)) {
    for (const line of lines) {
      const fault = check.add(line)
      if (fault !== undefined) return fault
    }
  }
  return check.end()
}

/** From what an earlier visit picked, where it wanted the same. */
async function rowsFor({ version, file }: KeptTable, wanted: Wanted): Promise<TableRows> {
  const of = `${version} ${wantedVersion(wanted)}`
  const before = await keptPick()
  if (before?.of === of) return before.rows
  const reader = new TableReader(wanted)
  for await (const lines of linesOf(file)) for (const line of lines) reader.add(line)
  // Where there is no room for it the table is read again at the next visit.
  await keepPick({ of, rows: reader.rows }).catch(() => undefined)
  return reader.rows
}

function linesOf(file: Blob): AsyncGenerator<readonly string[]> {
  return linesIn(piecesOf(file), limits.tableLineCharsMax)
}

const PIECE_BYTES = 1 << 20

/** A stream would hold on to the file; pieces of it can be left at any time. */
async function* piecesOf(file: Blob): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < file.size; from += PIECE_BYTES) yield new Uint8Array(await file.slice(from, from + PIECE_BYTES).arrayBuffer())
}
