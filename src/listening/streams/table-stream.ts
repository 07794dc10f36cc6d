/**
 * Reads tables of text (RFC 4180 and what programs make of it) in pieces: quotes, newlines in cells, any delimiter. A row that
 * does not end is given up at its first line, so that one stray quote costs one row.
 */
import type { RecordStream, TableRows } from '../formats/reader.ts'
import type { MalformedReason } from '../json/record-fields.ts'
import { isRemark } from '../sample.ts'

export interface TableOptions {
  readonly delimiter: string
  /** False for tables whose cells are never quoted, in which a quote is a letter like any other. */
  readonly hasQuotes: boolean
}

export interface TableSink extends TableRows {
  reject(reason: MalformedReason, line: number): void
}

/** No honest row of a listening history is longer; a quote that never closes ends here. */
const ROW_CHARS_MAX = 64 * 1024
const SLOW_CHARS_FACTOR_MAX = 8
const SLOW_CHARS_FREE = 16 * 1024 * 1024

export class TableStream implements RecordStream {
  readonly places = 'lines'
  readonly listIsOpen = false
  private readonly decoder = new TextDecoder('utf-8')
  /** What is not read yet; a row begins at `at`. */
  private text = ''
  private at = 0
  private line = 1
  private charsSeen = 0
  private slowChars = 0
  /** The rest of a line that was given up is still to come. */
  private isSkipping = false

  private readonly options: TableOptions
  private readonly sink: TableSink

  constructor(options: TableOptions, sink: TableSink) {
    this.options = options
    this.sink = sink
  }

  get gaveUp(): boolean {
    return this.slowChars > SLOW_CHARS_FACTOR_MAX * this.charsSeen + SLOW_CHARS_FREE
  }

  push(bytes: Uint8Array): void {
    this.append(this.decoder.decode(bytes, { stream: true }))
    this.readAll(false)
  }

  end(): void {
    this.append(this.decoder.decode())
    this.readAll(true)
  }

  private append(text: string): void {
    this.text = this.text.slice(this.at) + text
    this.at = 0
    this.charsSeen += text.length
  }

  private readAll(isEnd: boolean): void {
    while (this.at < this.text.length && !this.gaveUp) if (!this.readRow(isEnd)) return
  }

  /** Reads the row at `at`. False when more text is needed. */
  private readRow(isEnd: boolean): boolean {
    if (this.isSkipping) {
      this.skipLine()
      return true
    }
    const row = splitRow(this.text, this.at, this.options, isEnd)
    if (row === 'needsMore') return false
    const { line } = this
    if (row === 'unfinished') {
      this.skipLine()
      this.sink.reject(isEnd && this.at >= this.text.length ? 'cutOff' : 'malformed', line)
      return true
    }
    const raw = this.text.slice(this.at, row.end)
    this.at = row.end
    this.line += row.newlines
    if (raw.trim() !== '' && !isRemark(raw, row.cells)) this.sink.row(row.cells, line)
    return true
  }

  private skipLine(): void {
    const newline = this.text.indexOf('\n', this.at)
    this.slowChars += Math.min(ROW_CHARS_MAX, this.text.length - this.at)
    this.isSkipping = newline === -1
    this.at = newline === -1 ? this.text.length : newline + 1
    if (!this.isSkipping) this.line++
  }
}

interface Row {
  readonly cells: string[]
  readonly end: number
  readonly newlines: number
}

/** `unfinished`: a quote does not close where it could, within the longest row there can be, or before the end. */
function splitRow(text: string, from: number, { delimiter, hasQuotes }: TableOptions, isEnd: boolean): Row | 'needsMore' | 'unfinished' {
  const cells: string[] = []
  let at = from
  let newlines = 0
  for (;;) {
    let cell = ''
    if (hasQuotes && text[at] === '"') {
      const closed = closingQuote(text, at)
      if (closed === undefined) return isEnd || text.length - from > ROW_CHARS_MAX ? 'unfinished' : 'needsMore'
      cell = text.slice(at + 1, closed).replaceAll('""', '"')
      if (closed - from > ROW_CHARS_MAX) return 'unfinished'
      newlines += cell.split('\n').length - 1
      at = closed + 1
    }
    const start = at
    const isClosed = at > from && hasQuotes && text[at - 1] === '"'
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++
    if (at - from > ROW_CHARS_MAX) return 'unfinished'
    // Letters after a closing quote: it was the opening one of a later cell, and the one before is missing.
    if (isClosed && text.slice(start, at).trim() !== '') return 'unfinished'
    cells.push(cell + text.slice(start, at))
    if (text[at] === delimiter) {
      at++
      continue
    }
    // A carriage return at the end of what is there may be followed by its newline.
    if (at >= text.length - (text[at] === '\r' ? 1 : 0) && !isEnd) return 'needsMore'
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    return { cells, end: Math.min(at + 1, text.length), newlines: newlines + 1 }
  }
}

/** The quote that closes the cell opened at `open`; doubled quotes are letters of it. */
function closingQuote(text: string, open: number): number | undefined {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at
  }
  return undefined
}
