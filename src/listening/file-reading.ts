/** Reads one file of a known format into the rows, and keeps account of what it had to leave out. */
import type { Problem } from '../contract/reconciliation.ts'
import { limits } from '../shared/limits.ts'
import { DamagedError } from './archive/damaged-error.ts'
import type { FormatReader, ReadingInput, RecordStream, RowDraft, RowSink, StreamRejection } from './formats/reader.ts'
import { LISTEN_KINDS } from './listens.ts'
import type { TextTable } from './json/text-table.ts'
import { listNotClosed, rejectedRows, tooBroken, tooManyRows } from './problems.ts'
import type { RowStore } from './table/row-store.ts'

export interface FileRejection {
  readonly reason: StreamRejection
  rows: number
  /** Ascending, as the stream counts them: bytes of the unpacked file, or lines. Of rows beyond the limit there is none. */
  readonly places: number[]
  /** Of the first few. */
  lines: readonly number[]
}

/** What one file gave. Its accepted rows are `[rowsFrom, rowsTo)` of the row store. */
export interface FileTally {
  readonly path: string
  readonly bytes: number
  /** The reader's name, or null for a file that is no listening history. */
  readonly format: string | null
  readonly note: string
  readonly rejections: FileRejection[]
  /** What `place` of its rows counts. */
  places: RecordStream['places']
  /** Its bytes once more, as its reader saw them. */
  reopen: () => AsyncIterable<Uint8Array>
  rowsFrom: number
  rowsTo: number
}

export interface FileReadingInput {
  readonly reader: FormatReader
  readonly tally: FileTally
  readonly file: number
  readonly rows: RowStore
  readonly texts: TextTable
}

/** The sink of one file: keeps what is accepted, and account of what is not. */
export class FileRows implements RowSink {
  private readonly input: FileReadingInput
  private readonly fileKind: number | undefined

  constructor(input: FileReadingInput) {
    this.input = input
    const kind = input.reader.kindOfFile?.(baseNameOf(input.tally.path))
    this.fileKind = kind === undefined ? undefined : LISTEN_KINDS.indexOf(kind)
  }

  get isFull(): boolean {
    return this.input.rows.count >= limits.rowsPerPersonMax
  }

  accept(draft: RowDraft, place: number): void {
    if (this.isFull) return
    if (this.fileKind !== undefined) draft.kind = this.fileKind
    this.input.rows.append(draft, this.input.file, place)
  }

  reject(reason: StreamRejection, place: number): void {
    const { rejections } = this.input.tally
    let rejection = rejections.find((candidate) => candidate.reason === reason)
    if (rejection === undefined) {
      rejection = { reason, rows: 0, places: [], lines: [] }
      rejections.push(rejection)
    }
    rejection.rows++
    if (rejection.places.length < limits.rejectedPlacesMax) rejection.places.push(place)
  }

  /** Ends the file, whose lines are known by now, and says what befell its rows. */
  close(): Problem[] {
    const { tally, rows } = this.input
    tally.rowsTo = rows.count
    const faults = tally.rejections.filter(({ reason }) => !EXPECTED.has(reason))
    const problems = faults.map(({ reason, rows: count, lines }) => rejectedRows(tally.path, lines[0] ?? 1, reason, count))
    return this.isFull ? [...problems, tooManyRows(tally.path)] : problems
  }
}

/** What is left out of every file of some formats is in the account, and is nothing to be warned of. */
const EXPECTED: ReadonlySet<StreamRejection> = new Set(['otherActivity'])

/** One file of text on its way into the rows. */
export class FileReading {
  private readonly tally: FileTally
  private readonly rows: FileRows
  private readonly stream: RecordStream

  constructor(input: FileReadingInput, how: Pick<ReadingInput, 'sample' | 'timeZone' | 'kernel'>) {
    this.tally = input.tally
    this.rows = new FileRows(input)
    this.stream = input.reader.open({ ...how, texts: input.texts, sink: this.rows })
    input.tally.places = this.stream.places
  }

  /** True when reading on is pointless: too broken, or the limit of rows is reached. */
  get isOver(): boolean {
    return this.stream.gaveUp || this.rows.isFull
  }

  push(bytes: Uint8Array): void {
    this.stream.push(bytes)
  }

  /** Ends the file, whose bytes are read once more only to name the lines of rejected rows. */
  async finish(): Promise<readonly Problem[]> {
    if (!this.isOver) await this.stream.end()
    const { tally, stream, rows } = this
    await this.locateExamples()
    const problems = rows.close()
    if (rows.isFull) return problems
    if (stream.gaveUp) problems.push(tooBroken(tally.path))
    else if (stream.listIsOpen) problems.push(listNotClosed(tally.path))
    return problems
  }

  /** Counting lines while reading would slow every good file down for the sake of the few bad ones. */
  private async locateExamples(): Promise<void> {
    const { rejections, reopen } = this.tally
    const isCounted = this.stream.places === 'lines'
    const wanted = isCounted ? [] : rejections.flatMap(examplesOf).toSorted((a, b) => a - b)
    const lineOfOffset = wanted.length === 0 ? new Map<number, number>() : await findLines(reopen(), wanted)
    for (const rejection of rejections) {
      rejection.lines = examplesOf(rejection).map((place) => (isCounted ? place : (lineOfOffset.get(place) ?? 1)))
    }
  }
}

/** The places of the rows that an account names. */
export function examplesOf({ places }: FileRejection): readonly number[] {
  return places.slice(0, limits.rejectedExamplesMax)
}

const NEWLINE = 10

/** The line, from 1, of each of the ascending byte offsets. */
export async function findLines(pieces: AsyncIterable<Uint8Array>, byteOffsets: readonly number[]): Promise<Map<number, number>> {
  const lines = new Map<number, number>()
  let next = 0
  let line = 1
  let pieceOffset = 0
  try {
    for await (const piece of pieces) {
      for (let i = 0; i < piece.length && next < byteOffsets.length; i++) {
        for (; byteOffsets[next] === pieceOffset + i; next++) lines.set(pieceOffset + i, line)
        if (piece[i] === NEWLINE) line++
      }
      pieceOffset += piece.length
      if (next === byteOffsets.length) break
    }
  } catch (error) {
    // The damage has been reported already; what could be located stands.
    if (!(error instanceof DamagedError)) throw error
  }
  return lines
}

/** The line, from 1, of each of the byte offsets, which ascend as the rows of a file do; 0 past where the file can be read. */
export async function linesAt(pieces: AsyncIterable<Uint8Array>, byteOffsets: Uint32Array): Promise<Uint32Array> {
  const lines = new Uint32Array(byteOffsets.length)
  let next = 0
  let line = 1
  let pieceOffset = 0
  try {
    for await (const piece of pieces) {
      if (next === byteOffsets.length) break
      // A newline is looked for by the platform, because a history is hundreds of millions of bytes.
      let newline = piece.indexOf(NEWLINE)
      for (; next < byteOffsets.length; next++) {
        const at = (byteOffsets[next] ?? 0) - pieceOffset
        if (at >= piece.length) break
        for (; newline !== -1 && newline < at; newline = piece.indexOf(NEWLINE, newline + 1)) line++
        lines[next] = line
      }
      for (; newline !== -1; newline = piece.indexOf(NEWLINE, newline + 1)) line++
      pieceOffset += piece.length
    }
  } catch (error) {
    if (!(error instanceof DamagedError)) throw error
  }
  return lines
}

/** The last byte of a line; undefined where the file has fewer lines. */
export async function findOffset(pieces: AsyncIterable<Uint8Array>, line: number): Promise<number | undefined> {
  let newlines = 0
  let pieceOffset = 0
  for await (const piece of pieces) {
    for (let i = 0; i < piece.length; i++) if (piece[i] === NEWLINE && ++newlines === line) return pieceOffset + i
    pieceOffset += piece.length
  }
  return newlines === line - 1 ? pieceOffset : undefined
}

function baseNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
