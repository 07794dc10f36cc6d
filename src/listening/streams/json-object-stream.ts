/**
 * Finds the objects of JSON lists that stand anywhere in a file, one at a time, with memory for one of them, and parses each
 * whole. For formats with nested records or with their list below a key; flat lists have a faster reader.
 */
import { limits } from '../../shared/limits.ts'
import type { RecordStream } from '../formats/reader.ts'
import type { MalformedReason } from '../json/record-fields.ts'
import { LineCounter } from './line-counter.ts'

export type JsonObject = Readonly<Record<string, unknown>>

export interface ObjectSink {
  accept(value: JsonObject, line: number): void
  reject(reason: MalformedReason, line: number): void
}

const QUOTE = 34
const COMMA = 44
const COLON = 58
const OPEN_BRACKET = 91
const BACKSLASH = 92
const CLOSE_BRACKET = 93
const OPEN_BRACE = 123
const CLOSE_BRACE = 125
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

const NEED_MORE = -1
const TOO_DEEP = -2
const TOO_LONG = -3

/** Broken records are looked at again, but only so many bytes of them: a file built to make that costly is given up. */
const SLOW_BYTES_FACTOR_MAX = 8

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

export class JsonObjectStream implements RecordStream {
  readonly places = 'lines'
  private window: Uint8Array = new Uint8Array(0)
  private at = 0
  private bytesSeen = 0
  private slowBytes = 0
  private readonly lines = new LineCounter()
  /** Brackets and braces that are open around the records. */
  private depth = 0
  private isInList: boolean
  /** The depth at which the list of records closes. */
  private listDepth = 0
  /** `named`: the last thing read was the key of a list of records. */
  private key: 'none' | 'unfinished' | 'named' = 'none'
  /** After a broken record: the next one is looked for. */
  private isLost = false
  /** How records of this file begin: brace and first key. */
  private opening: string | undefined

  private readonly listKey: string | undefined
  private readonly sink: ObjectSink

  /** `listKey`: the key whose lists hold the records; without one, every object of the outermost lists is a record. */
  constructor(listKey: string | undefined, sink: ObjectSink) {
    this.listKey = listKey
    this.sink = sink
    this.isInList = listKey === undefined
  }

  get gaveUp(): boolean {
    return this.slowBytes > SLOW_BYTES_FACTOR_MAX * this.bytesSeen + 16 * limits.recordBytesMax
  }

  get listIsOpen(): boolean {
    return this.depth > 0 || this.isLost
  }

  push(bytes: Uint8Array): void {
    this.lines.lineAt(this.window, this.at)
    this.lines.shift(this.at)
    const rest = this.window.subarray(this.at)
    const window = new Uint8Array(rest.length + bytes.length)
    window.set(rest)
    window.set(bytes, rest.length)
    this.window = window
    this.at = 0
    this.bytesSeen += bytes.length
    this.readAll(false)
  }

  end(): void {
    this.readAll(true)
  }

  private readAll(isEnd: boolean): void {
    while (this.at < this.window.length && !this.gaveUp) {
      const isReady = this.isLost ? this.findNext(isEnd) : this.isInList ? this.readInList(isEnd) : this.readAround(isEnd)
      if (!isReady) return
    }
  }

  /** Reads what stands around the lists of records. False when more bytes are needed. */
  private readAround(isEnd: boolean): boolean {
    const byte = this.window[this.at] ?? 0
    if (byte === QUOTE) return this.readKey(isEnd)
    if (byte === OPEN_BRACKET || byte === OPEN_BRACE) {
      if (this.key === 'named' && byte === OPEN_BRACE) {
        // One record alone stands where a list of them would.
        this.key = 'none'
        return this.readRecord(isEnd)
      }
      if (this.key === 'named') {
        this.isInList = true
        this.listDepth = this.depth
      }
      this.depth++
    } else if (byte === CLOSE_BRACKET || byte === CLOSE_BRACE) this.depth = Math.max(0, this.depth - 1)
    if (byte > 32 && byte !== COLON) this.key = 'none'
    else if (byte === COLON && this.key === 'unfinished') this.key = 'named'
    this.at++
    return true
  }

  private readKey(isEnd: boolean): boolean {
    const end = this.endOfText(this.at)
    if (end > this.window.length && !isEnd && end - this.at < limits.recordBytesMax) return false
    const text = decoder.decode(this.window.subarray(this.at + 1, Math.max(this.at + 1, end - 1)))
    this.key = text === this.listKey ? 'unfinished' : 'none'
    this.at = Math.min(end, this.window.length)
    return true
  }

  /** Reads between the records of a list. False when more bytes are needed. */
  private readInList(isEnd: boolean): boolean {
    const byte = this.window[this.at] ?? 0
    if (byte === OPEN_BRACE) return this.readRecord(isEnd)
    if (byte === OPEN_BRACKET) this.depth++
    else if (byte === CLOSE_BRACKET) {
      this.depth = Math.max(0, this.depth - 1)
      if (this.listKey !== undefined && this.depth === this.listDepth) this.isInList = false
    } else if (byte > 32 && byte !== COMMA && !BYTE_ORDER_MARK.includes(byte)) return this.rejectScalar(isEnd)
    this.at++
    return true
  }

  private rejectScalar(isEnd: boolean): boolean {
    const { window } = this
    let end = this.at
    if (window[end] === QUOTE) end = this.endOfText(end)
    else while (end < window.length && ![COMMA, CLOSE_BRACKET, OPEN_BRACE, 10].includes(window[end] ?? 0)) end++
    if (end >= window.length && !isEnd && end - this.at < limits.recordBytesMax) return false
    this.sink.reject('notARecord', this.lines.lineAt(window, this.at))
    this.at = Math.min(Math.max(end, this.at + 1), window.length)
    return true
  }

  /** The place after the closing quote of the text at `from`; beyond the window when it does not close in it. */
  private endOfText(from: number): number {
    const { window } = this
    let at = from + 1
    for (; at < window.length && window[at] !== QUOTE; at++) if (window[at] === BACKSLASH) at++
    return at >= window.length ? window.length + 1 : at + 1
  }

  private readRecord(isEnd: boolean): boolean {
    const start = this.at
    const end = this.endOfRecord(start)
    if (end === NEED_MORE && !isEnd) return false
    const line = this.lines.lineAt(this.window, start)
    const value = end > 0 ? parseObject(decoder.decode(this.window.subarray(start, end))) : undefined
    if (value !== undefined) {
      this.opening ??= openingOf(decoder.decode(this.window.subarray(start, Math.min(end, start + 256))))
      this.at = end
      this.sink.accept(value, line)
      return true
    }
    this.slowBytes += (end > 0 ? end : this.window.length) - start
    this.at = start + 1
    this.isLost = true
    this.sink.reject(
      reasonOf(end, () => this.hasNext()),
      line,
    )
    return true
  }

  private hasNext(): boolean {
    return this.nextOpening() !== undefined
  }

  /** The end of the record at `start` by its braces: a place, NEED_MORE, TOO_DEEP or TOO_LONG. */
  private endOfRecord(start: number): number {
    const { window } = this
    let depth = 0
    for (let at = start; at < window.length; at++) {
      const byte = window[at]
      if (byte === QUOTE) at = this.endOfText(at) - 1
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        if (++depth > limits.jsonDepthMax) return TOO_DEEP
      } else if ((byte === CLOSE_BRACE || byte === CLOSE_BRACKET) && --depth === 0)
        return at + 1 - start > limits.recordBytesMax ? TOO_LONG : at + 1
      if (at - start > limits.recordBytesMax) return TOO_LONG
    }
    return window.length - start > limits.recordBytesMax ? TOO_LONG : NEED_MORE
  }

  /** Looks for the place where another record begins. False when it may lie in bytes that are still to come. */
  private findNext(isEnd: boolean): boolean {
    const next = this.nextOpening()
    if (next === undefined) {
      // Enough stays for an opening that the bytes to come may complete.
      this.at = isEnd ? this.window.length : Math.max(this.at, this.window.length - OPENING_BYTES_MAX)
      return false
    }
    this.at = next
    this.isLost = false
    this.isInList = true
    return true
  }

  private nextOpening(): number | undefined {
    const { window } = this
    const text = latin1.decode(window.subarray(this.at))
    const pattern = this.opening === undefined ? /[}\n]\s{0,64},?\s{0,64}\{/g : /\{\s{0,64}"[^"\\]{1,64}"/g
    for (const found of text.matchAll(pattern)) {
      const brace = found[0].lastIndexOf('{')
      if (this.opening === undefined || found[0].replaceAll(/\s/g, '') === this.opening) return this.at + found.index + brace
    }
    return undefined
  }
}

/** A brace, blanks of pretty printing and a key. */
const OPENING_BYTES_MAX = 160
/** One character a byte, so that places in the text are places in the bytes. */
const latin1 = new TextDecoder('latin1')

function reasonOf(end: number, hasNext: () => boolean): MalformedReason {
  if (end === TOO_DEEP) return 'tooDeep'
  if (end === TOO_LONG) return 'tooLong'
  return end === NEED_MORE && !hasNext() ? 'cutOff' : 'malformed'
}

function openingOf(record: string): string | undefined {
  return /^\{\s{0,64}"[^"\\]{1,64}"/.exec(record)?.[0].replaceAll(/\s/g, '')
}

function parseObject(text: string): JsonObject | undefined {
  // oxlint-disable-next-line no-control-regex -- Damaged disks leave control characters inside strings.
  const value = parsed(text) ?? parsed(text.replaceAll(/[\u0000-\u001F]/g, (character) => (character === '\0' ? '' : ' ')))
  return isObject(value) ? value : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
