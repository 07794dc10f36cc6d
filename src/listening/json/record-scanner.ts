/**
 * Finds the records of a JSON list in a stream of bytes and hands their fields on, one record at a time, with memory for one
 * record only. What is broken is rejected record by record; what stands around it is kept.
 */
import { limits } from '../../shared/limits.ts'
import { type Kernel, STOP } from './kernel/kernel.ts'
import { readPlainRecord } from './plain-record.ts'
import type { Field, MalformedReason, RecordSink, RecordSlots } from './record-fields.ts'
import type { TextTable } from './text-table.ts'

const QUOTE = 34
const COMMA = 44
const BACKSLASH = 92
const OPEN_BRACKET = 91
const CLOSE_BRACKET = 93
const OPEN_BRACE = 123
const CLOSE_BRACE = 125
/** Byte order marks survive in files that were joined or re-saved. */
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/** Slow reading may look at bytes again, but only so many times: a file built to make that costly is given up. */
const SLOW_BYTES_FACTOR_MAX = 8

const NEED_MORE = -1
const TOO_DEEP = -2
const TOO_LONG = -3

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Where no kernel is given, records come in pieces of this size too. */
const PIECE_BYTES_MAX = 1 << 19

export class RecordScanner {
  readonly places = 'bytes'
  private readonly slots: RecordSlots
  /** Undefined: every record is read the plain way. */
  private readonly kernel: Kernel | undefined
  /** Bytes `[at, filled)` wait to be read; behind them is room for the padding that the kernel wants. */
  private window: Uint8Array
  private at = 0
  private filled = 0
  /** Position of the window's first byte in the file. */
  private windowOffset = 0
  private slowBytes = 0
  /** After a broken record: how much of the gap `} , {` to the next one has been seen, or undefined. */
  private gapSeen: 0 | 1 | 2 | undefined = undefined
  private bracketsOpen = 0
  private readonly fields: readonly Field[]
  private readonly texts: TextTable
  private readonly sink: RecordSink

  /** The fast way, by a kernel of the same texts, gives the same as the plain one. One scanner at a time may use a kernel. */
  constructor(fields: readonly Field[], texts: TextTable, sink: RecordSink, kernel?: Kernel) {
    this.fields = fields
    this.texts = texts
    this.sink = sink
    this.slots = { kinds: new Uint8Array(fields.length), values: new Float64Array(fields.length) }
    this.kernel = kernel?.begin(fields) === true ? kernel : undefined
    this.window = this.kernel?.window() ?? new Uint8Array(limits.recordBytesMax + PIECE_BYTES_MAX)
  }

  /** True once so much of the file was broken that reading on would not end in reasonable time. */
  get gaveUp(): boolean {
    return this.slowBytes > SLOW_BYTES_FACTOR_MAX * (this.windowOffset + this.filled) + 16 * limits.recordBytesMax
  }

  /** True when a list was opened and, so far, not closed. */
  get listIsOpen(): boolean {
    return this.bracketsOpen > 0
  }

  push(chunk: Uint8Array): void {
    const pieceBytes = this.kernel?.pieceBytesMax ?? PIECE_BYTES_MAX
    for (let from = 0; from < chunk.length; from += pieceBytes) {
      this.append(chunk.subarray(from, from + pieceBytes))
      this.readAll(false)
    }
  }

  /** Says that the bytes end here. */
  end(): void {
    this.readAll(true)
  }

  /** What waits is less than a record of the largest size, since a longer one is given up; so there is room. */
  private append(piece: Uint8Array): void {
    const { window } = this
    const waiting = this.filled - this.at
    window.copyWithin(0, this.at, this.filled)
    window.set(piece, waiting)
    this.windowOffset += this.at
    this.at = 0
    this.filled = waiting + piece.length
    if (this.kernel !== undefined) window.fill(0, this.filled, this.filled + this.kernel.paddingBytes)
  }

  private readAll(isEnd: boolean): void {
    while (this.at < this.filled && !this.gaveUp) {
      if (this.gapSeen !== undefined) this.skipToNextRecord()
      else if (this.kernel !== undefined) {
        if (!this.readBatch(this.kernel, isEnd)) return
      } else if (!this.readNext(isEnd)) return
    }
  }

  /** False when more bytes are needed. */
  private readNext(isEnd: boolean): boolean {
    return this.window[this.at] === OPEN_BRACE ? this.readRecord(isEnd) : this.readBetween(isEnd)
  }

  /** Reads as many records as one call of the kernel gives, and the one it stopped at the plain way. */
  private readBatch(kernel: Kernel, isEnd: boolean): boolean {
    const why = kernel.scan(this.at, this.filled)
    this.window = kernel.window()
    for (let i = 0; i < kernel.recordCount; i++) {
      this.sink.accept(kernel.record(i), this.windowOffset + kernel.startOf(i))
    }
    this.at = kernel.stoppedAt
    if (why === STOP.batchIsFull || this.at >= this.filled) return true
    if (why === STOP.needsMore && !isEnd && this.filled - this.at <= limits.recordBytesMax) return false
    return this.readNext(isEnd)
  }

  /** Reads what stands between records. False when more bytes are needed. */
  private readBetween(isEnd: boolean): boolean {
    const byte = this.window[this.at] ?? 0
    if (byte === OPEN_BRACKET) this.bracketsOpen++
    else if (byte === CLOSE_BRACKET) this.bracketsOpen--
    else if (byte > 32 && byte !== COMMA && !BYTE_ORDER_MARK.includes(byte)) return this.rejectScalar(isEnd)
    this.at++
    return true
  }

  private rejectScalar(isEnd: boolean): boolean {
    const end = this.endOfScalar(this.at)
    if (end === this.filled && !isEnd && end - this.at < limits.recordBytesMax) return false
    this.sink.reject('notARecord', this.windowOffset + this.at)
    this.slowBytes += end - this.at
    this.at = end
    return true
  }

  private endOfScalar(from: number): number {
    const window = this.window
    let at = from
    if (window[at] === QUOTE) {
      for (at++; at < this.filled && window[at] !== QUOTE; at++) if (window[at] === BACKSLASH) at++
      return Math.min(at + 1, this.filled)
    }
    while (at < this.filled && window[at] !== COMMA && window[at] !== CLOSE_BRACKET && window[at] !== OPEN_BRACE) at++
    return at
  }

  /** Reads the record at `at` the plain way. False when more bytes are needed. */
  private readRecord(isEnd: boolean): boolean {
    const start = this.at
    const end = this.endOfRecord(start)
    this.slowBytes += (end > 0 ? end : this.filled) - start
    if (end > 0) this.readPlain(start, end)
    else if (end === NEED_MORE && !isEnd) return false
    else if (end === NEED_MORE) this.rejectLast(start)
    else this.rejectFrom(start, end === TOO_DEEP ? 'tooDeep' : 'tooLong')
    return true
  }

  private readPlain(start: number, end: number): void {
    const text = decoder.decode(this.window.subarray(start, end))
    if (readPlainRecord(text, this.fields, this.texts, this.slots)) {
      this.at = end
      this.sink.accept(this.slots, this.windowOffset + start)
    } else this.rejectFrom(start, 'malformed')
  }

  /** A record whose end is not in the file: broken if another record follows, else cut off with the file. */
  private rejectLast(start: number): void {
    this.at = start + 1
    this.gapSeen = 0
    this.skipToNextRecord()
    this.sink.reject(this.at < this.filled ? 'malformed' : 'cutOff', this.windowOffset + start)
  }

  private rejectFrom(start: number, reason: MalformedReason): void {
    this.sink.reject(reason, this.windowOffset + start)
    this.at = start + 1
    this.gapSeen = 0
  }

  /** Finds the end of the record at `start` by its braces: a position, NEED_MORE, TOO_DEEP or TOO_LONG. */
  private endOfRecord(start: number): number {
    const window = this.window
    let depth = 0
    let at = start
    for (; at < this.filled; at++) {
      const byte = window[at]
      if (byte === QUOTE) {
        for (at++; at < this.filled && window[at] !== QUOTE; at++) if (window[at] === BACKSLASH) at++
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        if (++depth > limits.jsonDepthMax) return TOO_DEEP
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        if (--depth === 0) return at + 1 - start > limits.recordBytesMax ? TOO_LONG : at + 1
      }
      if (at - start > limits.recordBytesMax) return TOO_LONG
    }
    return at - start > limits.recordBytesMax ? TOO_LONG : NEED_MORE
  }

  /** Looks for `} , {`, where the next record begins; it may lie in bytes that are still to come. */
  private skipToNextRecord(): void {
    const window = this.window
    for (; this.at < this.filled; this.at++) {
      const byte = window[this.at] ?? 0
      if (byte === CLOSE_BRACE) this.gapSeen = 1
      else if (byte === COMMA && this.gapSeen === 1) this.gapSeen = 2
      else if (byte === OPEN_BRACE && this.gapSeen === 2) {
        this.gapSeen = undefined
        return
      } else if (byte > 32) {
        if (byte === CLOSE_BRACKET && this.gapSeen === 1) this.bracketsOpen--
        this.gapSeen = 0
      }
    }
  }
}
