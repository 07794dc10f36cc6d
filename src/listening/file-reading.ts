/** Reads one file of a known format into the rows, and keeps account of what it had to leave out. */
import type { Problem } from '../contract/reconciliation.ts'
import { limits } from '../shared/limits.ts'
import { DamagedError } from './archive/damaged-error.ts'
import type { FormatReader, RowDraft } from './formats/reader.ts'
import { LISTEN_KINDS } from './listens.ts'
import type { RecordSlots } from './json/record-fields.ts'
import type { Kernel } from './json/kernel/kernel.ts'
import { RecordScanner } from './json/record-scanner.ts'
import type { TextTable } from './json/text-table.ts'
import { type RejectionReason, listNotClosed, rejectedRows, tooBroken, tooManyRows } from './problems.ts'
import type { RowStore } from './table/row-store.ts'

export interface FileRejection {
  readonly reason: RejectionReason
  rows: number
  /** Of the first few. Offsets count bytes of the unpacked file; lines are found afterwards, from 1. */
  readonly byteOffsets: number[]
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
  rowsFrom: number
  rowsTo: number
}

export interface FileReadingInput {
  readonly reader: FormatReader
  readonly tally: FileTally
  readonly file: number
  readonly rows: RowStore
  readonly texts: TextTable
  /** Reads records fast; without one each is read the plain way. */
  readonly kernel: Kernel | undefined
}

export class FileReading {
  private readonly input: FileReadingInput
  private readonly scanner: RecordScanner
  private readonly draft = emptyDraft()
  private readonly fileKind: number | undefined

  constructor(input: FileReadingInput) {
    this.input = input
    const { reader, texts, kernel } = input
    const kind = reader.kindOfFile(baseNameOf(input.tally.path))
    this.fileKind = kind === undefined ? undefined : LISTEN_KINDS.indexOf(kind)
    const sink = {
      accept: (record: RecordSlots, byteOffset: number) => this.accept(record, byteOffset),
      reject: (reason: RejectionReason, byteOffset: number) => this.reject(reason, byteOffset),
    }
    this.scanner = new RecordScanner(reader.fields, texts, sink, kernel)
  }

  /** True when reading on is pointless: too broken, or the limit of rows is reached. */
  get isOver(): boolean {
    return this.scanner.gaveUp || this.isFull
  }

  push(bytes: Uint8Array): void {
    this.scanner.push(bytes)
  }

  /** Ends the file. `reopen` gives its bytes once more, which is needed only to name the lines of rejected rows. */
  async finish(reopen: () => AsyncIterable<Uint8Array>): Promise<readonly Problem[]> {
    if (!this.isOver) this.scanner.end()
    const { tally, rows } = this.input
    tally.rowsTo = rows.count
    await this.locateExamples(reopen)
    const problems = tally.rejections.map(({ reason, rows: count, lines }) => rejectedRows(tally.path, lines[0] ?? 1, reason, count))
    if (this.isFull) problems.push(tooManyRows(tally.path))
    else if (this.scanner.gaveUp) problems.push(tooBroken(tally.path))
    else if (this.scanner.listIsOpen) problems.push(listNotClosed(tally.path))
    return problems
  }

  private get isFull(): boolean {
    return this.input.rows.count >= limits.rowsPerPersonMax
  }

  private accept(record: RecordSlots, byteOffset: number): void {
    const { reader, texts, rows, file } = this.input
    if (this.isFull) return
    const rejection = reader.read(record, texts, this.draft)
    if (rejection !== undefined) {
      this.reject(rejection, byteOffset)
      return
    }
    if (this.fileKind !== undefined) this.draft.kind = this.fileKind
    rows.append(this.draft, file)
  }

  private reject(reason: RejectionReason, byteOffset: number): void {
    const { rejections } = this.input.tally
    let rejection = rejections.find((candidate) => candidate.reason === reason)
    if (rejection === undefined) {
      rejection = { reason, rows: 0, byteOffsets: [], lines: [] }
      rejections.push(rejection)
    }
    rejection.rows++
    if (rejection.byteOffsets.length < limits.rejectedExamplesMax) rejection.byteOffsets.push(byteOffset)
  }

  /** Counting lines while reading would slow every good file down for the sake of the few bad ones. */
  private async locateExamples(reopen: () => AsyncIterable<Uint8Array>): Promise<void> {
    const { rejections } = this.input.tally
    const wanted = rejections.flatMap(({ byteOffsets }) => byteOffsets).toSorted((a, b) => a - b)
    const lineOfOffset = wanted.length === 0 ? new Map<number, number>() : await findLines(reopen(), wanted)
    for (const rejection of rejections) rejection.lines = rejection.byteOffsets.map((offset) => lineOfOffset.get(offset) ?? 1)
  }
}

const NEWLINE = 10

/** The line, from 1, of each of the ascending byte offsets. */
async function findLines(pieces: AsyncIterable<Uint8Array>, byteOffsets: readonly number[]): Promise<Map<number, number>> {
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

function emptyDraft(): RowDraft {
  return {
    endMs: 0,
    exactStartMs: Number.NaN,
    msPlayed: 0,
    kind: 0,
    flags: 0,
    title: 0,
    artist: 0,
    album: 0,
    uri: 0,
    reasonStart: 0,
    reasonEnd: 0,
    country: 0,
    platform: 0,
  }
}

function baseNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
