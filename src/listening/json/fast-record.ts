/**
 * Reads one JSON record from bytes without making an object of it. It knows only the shape that exporters write;
 * at anything else it stops, and the plain reader decides. Both give the same slots for every record this one accepts.
 */
import { instantOf } from '../../shared/time.ts'
import { type Field, type FieldType, type RecordSlots, SLOT } from './record-fields.ts'
import type { TextTable } from './text-table.ts'

const QUOTE = 34
const COMMA = 44
const MINUS = 45
const ZERO = 48
const NINE = 57
const COLON = 58
const BACKSLASH = 92
const OPEN_BRACE = 123
const CLOSE_BRACE = 125
const SPACE = 32

/** No field of any export has a longer name. */
const KEY_BYTES_MAX = 64
/** Exports have a few dozen fields; a file with more kinds of keys is read the plain way. */
const KEYS_MAX = 256
/** Beyond 15 digits a double no longer holds every integer. */
const DIGITS_MAX = 15

const FNV_OFFSET = 0x811c_9dc5
const FNV_PRIME = 0x0100_0193

/** Bytes of zero that must follow the bytes to read, so that words can be loaded without asking whether they fit. */
export const PADDING_BYTES = 8

/** Tells whether a quote, a backslash or a control character is among the four bytes of a word. */
function hasSpecialByte(word: number): boolean {
  const quotes = word ^ 0x2222_2222
  const backslashes = word ^ 0x5c5c_5c5c
  const zeroBytes = ((quotes - 0x0101_0101) & ~quotes) | ((backslashes - 0x0101_0101) & ~backslashes)
  // A borrow can mark a byte above a special one, never one without; "below 0x20" is exact for the lowest byte alike.
  return ((zeroBytes | ((word - 0x2020_2020) & ~word)) & 0x8080_8080) !== 0
}

interface KeyPattern {
  /** The key with both quotes: its length in bytes, its whole words, and the bytes that are left. */
  readonly length: number
  readonly words: Int32Array
  readonly rest: Uint8Array
  /** -1: nobody asked for this field. */
  readonly field: number
  readonly type: FieldType | 'skip'
}

export class FastRecord {
  /** Where reading stopped when `read` returned -1. */
  stoppedAt = 0
  private readonly patterns = new Map<string, KeyPattern>()
  /** The keys of the last record in their order: the next record very likely has the same ones. */
  private readonly expected: KeyPattern[] = []
  private bytes: Uint8Array = new Uint8Array(0)
  private view: DataView = new DataView(this.bytes.buffer)
  private readonly fields: readonly Field[]
  private readonly texts: TextTable
  private readonly into: RecordSlots

  constructor(fields: readonly Field[], texts: TextTable, into: RecordSlots) {
    this.fields = fields
    this.texts = texts
    this.into = into
  }

  /**
   * Reads the record whose brace is at `from`. Returns the position after its closing brace, or -1 when it met anything
   * unusual or the end of the bytes, which PADDING_BYTES of zero must follow.
   */
  read(bytes: Uint8Array, from: number): number {
    if (bytes !== this.bytes) {
      this.bytes = bytes
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    }
    this.into.kinds.fill(SLOT.absent)
    let at = this.skipSpace(from + 1)
    for (let position = 0; ; position++) {
      const pattern = this.readKey(at, position)
      if (pattern === undefined) return -1
      at = this.skipSpace(at + pattern.length)
      if (bytes[at] !== COLON) return this.stop(at)
      at = this.readValue(this.skipSpace(at + 1), pattern)
      if (at < 0) return -1
      at = this.skipSpace(at)
      if (bytes[at] === CLOSE_BRACE) return at + 1
      if (bytes[at] !== COMMA) return this.stop(at)
      at = this.skipSpace(at + 1)
    }
  }

  private stop(at: number): -1 {
    this.stoppedAt = at
    return -1
  }

  private skipSpace(from: number): number {
    const bytes = this.bytes
    let at = from
    let byte = bytes[at]
    while (byte === SPACE || byte === 10 || byte === 13 || byte === 9) byte = bytes[++at]
    return at
  }

  private readKey(from: number, position: number): KeyPattern | undefined {
    const expected = this.expected[position]
    if (expected !== undefined && this.startsWith(from, expected)) return expected
    const bytes = this.bytes
    if (bytes[from] !== QUOTE) {
      this.stop(from)
      return undefined
    }
    let end = from + 1
    let key = ''
    for (let byte = bytes[end] ?? 0; byte !== QUOTE; byte = bytes[++end] ?? 0) {
      // Escaped and non-ASCII keys are legal JSON that no exporter writes.
      if (byte === BACKSLASH || byte < SPACE || byte > 126 || end - from > KEY_BYTES_MAX) {
        this.stop(end)
        return undefined
      }
      key += String.fromCharCode(byte)
    }
    const pattern = this.patterns.get(key) ?? this.learn(key, bytes.slice(from, end + 1))
    if (pattern === undefined) this.stop(from)
    else this.expected[position] = pattern
    return pattern
  }

  private learn(key: string, bytes: Uint8Array): KeyPattern | undefined {
    if (this.patterns.size >= KEYS_MAX) return undefined
    const field = this.fields.findIndex((candidate) => candidate.name === key)
    const wordCount = bytes.length >> 2
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const words = Int32Array.from({ length: wordCount }, (_, i) => view.getInt32(i * 4, true))
    const rest = bytes.slice(wordCount * 4)
    const pattern: KeyPattern = { length: bytes.length, words, rest, field, type: this.fields[field]?.type ?? 'skip' }
    this.patterns.set(key, pattern)
    return pattern
  }

  private startsWith(from: number, { words, rest }: KeyPattern): boolean {
    const { view, bytes } = this
    let at = from
    for (let i = 0; i < words.length; i++, at += 4) if (view.getInt32(at, true) !== words[i]) return false
    for (let i = 0; i < rest.length; i++) if (bytes[at + i] !== rest[i]) return false
    return true
  }

  private readValue(from: number, pattern: KeyPattern): number {
    const first = this.bytes[from] ?? 0
    if (first === QUOTE) {
      if (pattern.type === 'text') return this.readText(from + 1, pattern.field)
      if (pattern.type === 'skip') return this.skipText(from + 1)
      if (pattern.type === 'instant') return this.readInstant(from + 1, pattern.field)
      return this.stop(from)
    }
    if (first === 110) return this.readWord(from, 117, 108, 108, pattern, SLOT.null)
    if (pattern.type === 'boolean' || pattern.type === 'skip') {
      if (first === 116) return this.readWord(from, 114, 117, 101, pattern, SLOT.true)
      if (first === 102 && this.bytes[from + 1] === 97) return this.readWord(from + 1, 108, 115, 101, pattern, SLOT.false)
    }
    if (pattern.type === 'integer' || pattern.type === 'skip') return this.readInteger(from, pattern)
    return this.stop(from)
  }

  /** Reads the three bytes after `from`: the tails of null and true, and of "false" from its second letter on. */
  private readWord(from: number, second: number, third: number, fourth: number, pattern: KeyPattern, kind: number): number {
    const bytes = this.bytes
    if (bytes[from + 1] !== second) return this.stop(from + 1)
    if (bytes[from + 2] !== third) return this.stop(from + 2)
    if (bytes[from + 3] !== fourth) return this.stop(from + 3)
    if (pattern.field !== -1) this.into.kinds[pattern.field] = kind
    return from + 4
  }

  private readInteger(from: number, pattern: KeyPattern): number {
    const bytes = this.bytes
    const negative = bytes[from] === MINUS
    const start = negative ? from + 1 : from
    let at = start
    let value = 0
    let byte = bytes[at] ?? 0
    while (byte >= ZERO && byte <= NINE) {
      value = value * 10 + byte - ZERO
      byte = bytes[++at] ?? 0
    }
    const digits = at - start
    // A leading zero is not JSON; a fraction, an exponent or the end of the bytes shows in the byte that follows.
    if (digits === 0 || digits > DIGITS_MAX || (digits > 1 && bytes[start] === ZERO)) return this.stop(at)
    if (byte !== COMMA && byte !== CLOSE_BRACE && byte !== SPACE && byte !== 10 && byte !== 13) return this.stop(at)
    if (pattern.field !== -1) {
      this.into.kinds[pattern.field] = SLOT.number
      this.into.values[pattern.field] = negative ? -value : value
    }
    return at
  }

  private readText(from: number, field: number): number {
    const { bytes, view } = this
    let at = from
    let hash = FNV_OFFSET
    let escaped = false
    for (;;) {
      let word = view.getInt32(at, true)
      while (!hasSpecialByte(word)) {
        hash = Math.imul(hash ^ word, FNV_PRIME)
        hash ^= hash >>> 15
        at += 4
        word = view.getInt32(at, true)
      }
      let byte = bytes[at] ?? 0
      while (byte !== QUOTE && byte !== BACKSLASH && byte >= SPACE) {
        hash = Math.imul(hash ^ byte, FNV_PRIME)
        byte = bytes[++at] ?? 0
      }
      if (byte === QUOTE) break
      if (byte < SPACE || (bytes[at + 1] ?? 0) < SPACE) return this.stop(byte < SPACE ? at : at + 1)
      escaped = true
      hash = Math.imul(hash ^ (bytes[at + 1] ?? 0), FNV_PRIME)
      at += 2
    }
    const id = this.texts.internBytes(bytes, from, at, hash ^ (hash >>> 15), escaped)
    if (id < 0) return this.stop(from)
    this.into.kinds[field] = SLOT.text
    this.into.values[field] = id
    return at + 1
  }

  private skipText(from: number): number {
    const { bytes, view } = this
    let at = from
    while (!hasSpecialByte(view.getInt32(at, true))) at += 4
    let byte = bytes[at] ?? 0
    while (byte !== QUOTE) {
      // Whether an escape is valid decides whether the record is JSON at all; that is the plain reader's work.
      if (byte < SPACE || byte === BACKSLASH) return this.stop(at)
      byte = bytes[++at] ?? 0
    }
    return at + 1
  }

  /** "YYYY-MM-DDTHH:MM:SSZ" or "YYYY-MM-DD HH:MM", and the closing quote. */
  private readInstant(from: number, field: number): number {
    const bytes = this.bytes
    const withSeconds = bytes[from + 10] === 84
    const length = withSeconds ? 20 : 16
    for (let i = 0; i < length; i++) {
      const byte = bytes[from + i] ?? 0
      const wanted = i === 4 || i === 7 ? MINUS : i === 10 ? (withSeconds ? 84 : SPACE) : i === 13 || i === 16 ? COLON : i === 19 ? 90 : 0
      if (wanted === 0 ? byte < ZERO || byte > NINE : byte !== wanted) return this.stop(from + i)
    }
    if (bytes[from + length] !== QUOTE) return this.stop(from + length)
    const year = this.twoDigits(from) * 100 + this.twoDigits(from + 2)
    const second = withSeconds ? this.twoDigits(from + 17) : 0
    const ms = instantOf(
      year,
      this.twoDigits(from + 5),
      this.twoDigits(from + 8),
      this.twoDigits(from + 11),
      this.twoDigits(from + 14),
      second,
    )
    this.into.kinds[field] = ms === undefined ? SLOT.unusable : SLOT.number
    this.into.values[field] = ms ?? 0
    return from + length + 1
  }

  private twoDigits(from: number): number {
    return ((this.bytes[from] ?? 0) - ZERO) * 10 + (this.bytes[from + 1] ?? 0) - ZERO
  }
}

export { OPEN_BRACE, QUOTE, COMMA, BACKSLASH, CLOSE_BRACE }
