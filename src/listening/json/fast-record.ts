/**
 * Reads one JSON record from bytes without making an object of it. It knows only the shape that exporters write;
 * at anything else it stops, and the plain reader decides. Both give the same slots for every record this one accepts.
 */
import { instantOf } from '../../shared/time.ts'
import { type Field, type FieldType, type RecordSlots, SLOT } from './record-fields.ts'
import { NO_FORM, type TextTable } from './text-table.ts'
import { ByteWords } from './byte-words.ts'

export const QUOTE = 34
export const COMMA = 44
export const BACKSLASH = 92
export const OPEN_BRACE = 123
export const CLOSE_BRACE = 125
const MINUS = 45
const ZERO = 48
const NINE = 57
const COLON = 58
const SPACE = 32
const CAPITAL_T = 84
const CAPITAL_Z = 90

/** Words of four bytes, the first lowest. */
const WORD_NULL = 0x6c6c_756e
const WORD_TRUE = 0x6575_7274
const WORD_FALS = 0x736c_6166
const LETTER_E = 101
const LETTER_L = 108

/** Bytes of zero that must follow the bytes to read, so that words can be loaded without asking whether they fit. */
export const PADDING_BYTES = 8

/** No field of any export has a longer name. */
const KEY_BYTES_MAX = 64
/** Exports have a few dozen fields; a file with more kinds of keys is read the plain way. */
const KEYS_MAX = 256
/** What stands between two values: a comma, a key, a colon and the blanks of pretty printing. */
const LEAD_BYTES_MAX = 256
/** Beyond 15 digits a double no longer holds every integer. */
const DIGITS_MAX = 15

/** FNV-1a (Fowler, Noll, Vo), taken four bytes at a time. */
const FNV_OFFSET = 0x811c_9dc5 | 0
const FNV_PRIME = 0x0100_0193

/** Tells whether a quote, a backslash or a control character is among the four bytes of a word. */
function hasSpecialByte(word: number): boolean {
  const quotes = word ^ 0x2222_2222
  const backslashes = word ^ 0x5c5c_5c5c
  // A byte is zero, or below 0x20, when subtracting borrows into its highest bit and that bit was not set before.
  const zeros = ((quotes - 0x0101_0101) & ~quotes) | ((backslashes - 0x0101_0101) & ~backslashes)
  return ((zeros | ((word - 0x2020_2020) & ~word)) & 0x8080_8080) !== 0
}

const TYPE = { text: 0, integer: 1, boolean: 2, instant: 3, skip: 4 } as const satisfies Record<FieldType | 'skip', number>

interface Key {
  /** -1: nobody asked for this field. */
  readonly field: number
  readonly type: number
}

/** All that led to one value of the last record, from the end of the value before: the next record very likely has the same. */
interface Lead extends Key {
  readonly bytes: ByteWords
}

/** Neighbouring fields without a value, read as one: of a song all fields of podcasts and books, and the other way round. */
interface NullRun {
  readonly bytes: ByteWords
  /** How many leads it stands for, and the fields among them that were asked for. */
  readonly leads: number
  readonly fields: readonly number[]
}

/** Shorter runs are not worth a comparison of their own. */
const NULL_RUN_LEADS_MIN = 3

export class FastRecord {
  /** Where reading stopped when `read` returned -1. */
  stoppedAt = 0
  private readonly keys = new Map<string, Key>()
  private readonly leads: Lead[] = []
  /** By the position of their first lead. */
  private readonly nullRuns: (NullRun | undefined)[] = []
  private bytes: Uint8Array = new Uint8Array(0)
  private view: DataView = new DataView(this.bytes.buffer)
  private readonly fields: readonly Field[]
  private readonly texts: TextTable
  private readonly kinds: Uint8Array
  private readonly values: Float64Array
  /** The text that each field held last. */
  private readonly lastForms: Int32Array

  constructor(fields: readonly Field[], texts: TextTable, into: RecordSlots) {
    this.fields = fields
    this.texts = texts
    this.kinds = into.kinds
    this.values = into.values
    this.lastForms = new Int32Array(fields.length).fill(NO_FORM)
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
    this.kinds.fill(SLOT.absent)
    let at = from
    let nullsAt = -1
    let nullsPosition = 0
    let nulls = 0
    for (let position = 0; ; position++) {
      const run = this.nullRuns[position]
      if (run?.bytes.equal(bytes, this.view, at) === true) {
        for (const field of run.fields) this.kinds[field] = SLOT.null
        at += run.bytes.length
        position += run.leads - 1
        continue
      }
      const leadAt = at
      let lead = this.leads[position]
      if (lead !== undefined && !lead.bytes.equal(bytes, this.view, at)) {
        // Very likely one field of the last record is absent in this one.
        lead = this.leads[position + 1]
        if (lead?.bytes.equal(bytes, this.view, at) === true) position++
        else lead = undefined
        nulls = 0
      }
      if (lead !== undefined) at = this.readValue(at + lead.bytes.length, lead)
      else {
        const end = this.skipSpace(position === 0 ? at + 1 : at)
        if (position > 0 && bytes[end] === CLOSE_BRACE) return end + 1
        at = this.readUnexpected(at, end, position)
      }
      if (at < 0) return -1
      if (lead !== undefined && bytes[at - 1] === LETTER_L) {
        if (nulls === 0) {
          nullsAt = leadAt
          nullsPosition = position
        }
        nulls++
      } else {
        if (nulls >= NULL_RUN_LEADS_MIN) this.learnNullRun(nullsPosition, nulls, bytes.slice(nullsAt, leadAt))
        nulls = 0
      }
    }
  }

  /** Only null ends in this letter; texts end in a quote, truths in an e, numbers in a digit. */
  private learnNullRun(position: number, leads: number, bytes: Uint8Array): void {
    if (this.nullRuns[position] !== undefined) return
    const fields = this.leads.slice(position, position + leads).flatMap(({ field }) => (field === -1 ? [] : [field]))
    this.nullRuns[position] = { bytes: new ByteWords(bytes), leads, fields }
  }

  private stop(at: number): -1 {
    this.stoppedAt = at
    return -1
  }

  private skipSpace(from: number): number {
    const { bytes } = this
    let at = from
    let byte = bytes[at]
    while (byte === SPACE || byte === 10 || byte === 13 || byte === 9) byte = bytes[++at]
    return at
  }

  /** Reads a key that did not follow in the last record and its value, and remembers what led to it. */
  private readUnexpected(from: number, separatorAt: number, position: number): number {
    const { bytes } = this
    let at = separatorAt
    if (position > 0) {
      if (bytes[at] !== COMMA) return this.stop(at)
      at = this.skipSpace(at + 1)
    }
    if (bytes[at] !== QUOTE) return this.stop(at)
    let name = ''
    for (at++; bytes[at] !== QUOTE; at++) {
      const byte = bytes[at] ?? 0
      // Escaped and non-ASCII keys are legal JSON that no exporter writes.
      if (byte === BACKSLASH || byte < SPACE || byte > 126 || name.length > KEY_BYTES_MAX) return this.stop(at)
      name += String.fromCharCode(byte)
    }
    at = this.skipSpace(at + 1)
    if (bytes[at] !== COLON) return this.stop(at)
    at = this.skipSpace(at + 1)
    const key = this.keys.get(name) ?? this.learn(name)
    // What the bytes end in is no lead to learn: its blanks may not be all there yet.
    if (key === undefined || bytes[at] === 0) return this.stop(at)
    if (at - from <= LEAD_BYTES_MAX) this.leads[position] = { ...key, bytes: new ByteWords(bytes.slice(from, at)) }
    return this.readValue(at, key)
  }

  private learn(name: string): Key | undefined {
    if (this.keys.size >= KEYS_MAX) return undefined
    const field = this.fields.findIndex((candidate) => candidate.name === name)
    const key: Key = { field, type: TYPE[this.fields[field]?.type ?? 'skip'] }
    this.keys.set(name, key)
    return key
  }

  private readValue(from: number, { field, type }: Key): number {
    const first = this.bytes[from] ?? 0
    if (first === QUOTE) {
      if (type === TYPE.text) return this.readText(from + 1, field)
      if (type === TYPE.skip) return this.skipText(from + 1)
      if (type === TYPE.instant) return this.readInstant(from + 1, field)
      return this.stop(from)
    }
    const word = this.view.getInt32(from, true)
    if (word === WORD_NULL) {
      if (field !== -1) this.kinds[field] = SLOT.null
      return from + 4
    }
    if (type === TYPE.boolean || type === TYPE.skip) {
      const isTrue = word === WORD_TRUE
      if (isTrue || (word === WORD_FALS && this.bytes[from + 4] === LETTER_E)) {
        if (field !== -1) this.kinds[field] = isTrue ? SLOT.true : SLOT.false
        return isTrue ? from + 4 : from + 5
      }
    }
    if (first <= SPACE && first !== 0) return this.readAfterSpace(from, { field, type })
    if (type === TYPE.integer || type === TYPE.skip) return this.readInteger(from, field)
    return this.stopInWord(from)
  }

  /** Files that were joined or edited by hand have other blanks in some records than in others. */
  private readAfterSpace(from: number, key: Key): number {
    const at = this.skipSpace(from)
    return at === from ? this.stop(at) : this.readValue(at, key)
  }

  /** A word that the bytes end in could still become one that is known; the scanner then waits for more. */
  private stopInWord(from: number): -1 {
    let at = from
    while (at < from + 4 && (this.bytes[at] ?? 0) !== 0) at++
    return this.stop(at)
  }

  private readInteger(from: number, field: number): number {
    const { bytes } = this
    const isNegative = bytes[from] === MINUS
    const start = isNegative ? from + 1 : from
    let at = start
    let value = 0
    let byte = bytes[at] ?? 0
    while (byte >= ZERO && byte <= NINE) {
      value = value * 10 + byte - ZERO
      byte = bytes[++at] ?? 0
    }
    const digits = at - start
    if (digits === 0) return this.stopInWord(from)
    // A leading zero is not JSON; a fraction, an exponent or the end of the bytes shows in the byte that follows.
    if (digits > DIGITS_MAX || (digits > 1 && bytes[start] === ZERO)) return this.stop(at)
    if (byte !== COMMA && byte !== CLOSE_BRACE && byte !== SPACE && byte !== 10 && byte !== 13) return this.stop(at)
    if (field !== -1) {
      this.kinds[field] = SLOT.number
      this.values[field] = isNegative ? -value : value
    }
    return at
  }

  private readText(from: number, field: number): number {
    const last = this.lastForms[field] ?? NO_FORM
    if (last !== NO_FORM) {
      const end = from + this.texts.lengthOf(last)
      if (this.bytes[end] === QUOTE && this.texts.isForm(last, this.bytes, this.view, from)) {
        this.kinds[field] = SLOT.text
        this.values[field] = this.texts.textOfForm(last)
        return end + 1
      }
    }
    return this.readNewText(from, field)
  }

  private readNewText(from: number, field: number): number {
    const { bytes, view } = this
    let at = from
    let hash = FNV_OFFSET
    let isEscaped = false
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
      isEscaped = true
      hash = Math.imul(hash ^ (bytes[at + 1] ?? 0), FNV_PRIME)
      at += 2
    }
    const form = this.texts.internForm(bytes, view, from, at, hash ^ (hash >>> 15), isEscaped)
    if (form === NO_FORM) return this.stop(from)
    this.lastForms[field] = form
    this.kinds[field] = SLOT.text
    this.values[field] = this.texts.textOfForm(form)
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
    const { bytes } = this
    const hasSeconds = bytes[from + 10] === CAPITAL_T
    const length = hasSeconds ? 20 : 16
    for (let i = 0; i < length; i++) {
      const byte = bytes[from + i] ?? 0
      const isWanted = i === 10 ? byte === CAPITAL_T || byte === SPACE : isInstantByte(i, byte)
      if (!isWanted) return this.stop(from + i)
    }
    if (bytes[from + length] !== QUOTE) return this.stop(from + length)
    const year = this.twoDigits(from) * 100 + this.twoDigits(from + 2)
    const second = hasSeconds ? this.twoDigits(from + 17) : 0
    const hour = this.twoDigits(from + 11)
    const ms = instantOf(year, this.twoDigits(from + 5), this.twoDigits(from + 8), hour, this.twoDigits(from + 14), second)
    this.kinds[field] = ms === undefined ? SLOT.unusable : SLOT.number
    this.values[field] = ms ?? 0
    return from + length + 1
  }

  private twoDigits(from: number): number {
    return ((this.bytes[from] ?? 0) - ZERO) * 10 + (this.bytes[from + 1] ?? 0) - ZERO
  }
}

/** Tells whether a byte can stand at this place of an instant. */
function isInstantByte(place: number, byte: number): boolean {
  if (place === 4 || place === 7) return byte === MINUS
  if (place === 13 || place === 16) return byte === COLON
  if (place === 19) return byte === CAPITAL_Z
  return byte >= ZERO && byte <= NINE
}
