/**
 * Reads JSON records from bytes, sixteen at a time, without making objects of them. This file is AssemblyScript, compiled to
 * WebAssembly by `npm run kernel`; `kernel.ts` calls it. It knows only the shape that exporters write: at anything else it
 * stops before the record, and the plain reader decides. Both give the same slots for every record that this one accepts.
 *
 * All of it works on one linear memory with a fixed layout: what is configured, a batch of answers, the window of bytes to
 * read, and behind it the table of texts, which alone grows.
 */

/** Asks the page of the caller for the number of a text that was not seen before: its bytes are `[from, from + length)`. */
@external('caller', 'textOf')
declare function textOf(from: i32, length: i32): i32

// The numbers below are the same as in record-fields.ts and kernel.ts; a test compares them.

export const FIELDS_MAX: i32 = 32
export const BATCH_RECORDS: i32 = 256
/** One record of the largest allowed size waits for its end while another piece of this size arrives. */
export const PIECE_BYTES_MAX: i32 = 1 << 19
export const WINDOW_BYTES: i32 = (1 << 20) + PIECE_BYTES_MAX
/** Bytes of zero behind the bytes to read, so that sixteen can be loaded without asking whether they are there. */
export const PADDING_BYTES: i32 = 64

const ABSENT: u8 = 0
const NULL: u8 = 1
const TEXT: u8 = 2
const NUMBER: u8 = 3
const TRUE: u8 = 4
const FALSE: u8 = 5
const UNUSABLE: u8 = 6

const TYPE_TEXT: i32 = 0
const TYPE_INTEGER: i32 = 1
const TYPE_BOOLEAN: i32 = 2
const TYPE_INSTANT: i32 = 3
const TYPE_SKIP: i32 = 4

/** Why `scan` returned. */
const BATCH_IS_FULL: i32 = 0
/** The bytes end within or right before a record. */
const NEEDS_MORE: i32 = 1
/** The record at `stoppedAt` is for the plain reader. */
const UNUSUAL_RECORD: i32 = 2
/** What stands at `stoppedAt` is no record. */
const NO_RECORD: i32 = 3

const QUOTE: i32 = 34
const COMMA: i32 = 44
const MINUS: i32 = 45
const ZERO: i32 = 48
const COLON: i32 = 58
const BACKSLASH: i32 = 92
const OPEN_BRACE: i32 = 123
const CLOSE_BRACE: i32 = 125
const SPACE: i32 = 32
const LETTER_T: i32 = 84
const LETTER_Z: i32 = 90

const WORD_NULL: i32 = 0x6c6c_756e
const WORD_TRUE: i32 = 0x6575_7274
const WORD_FALS: i32 = 0x736c_6166
const LETTER_E: i32 = 101

/** Beyond 15 digits a double no longer holds every integer. */
const DIGITS_MAX: i32 = 15

// Layout. Everything has a fixed place but the texts behind HEAP.

/** Names of fields that were met, whether or not somebody asked for them. */
const KEYS: i32 = 1024
const KEYS_MAX: i32 = 256
const KEY_NAME_BYTES_MAX: i32 = 64
/** Length, field, type, and then the name. */
const KEY_NAME: i32 = 12
const KEY_BYTES: i32 = KEY_NAME + KEY_NAME_BYTES_MAX + 4

/**
 * All that led to one value of the last record, from the end of the value before it: comma, key, colon and blanks. The next
 * record very likely has the same. A mask behind the bytes says which of the last sixteen count.
 */
const LEADS: i32 = KEYS + KEYS_MAX * KEY_BYTES
const LEADS_MAX: i32 = 63
const LEAD_BYTES_MAX: i32 = 128
/** Length, field, type; then the bytes and their masks. */
const LEAD_TEXT: i32 = 16
const LEAD_MASK: i32 = LEAD_TEXT + LEAD_BYTES_MAX
const LEAD_BYTES: i32 = LEAD_MASK + LEAD_BYTES_MAX

/** The form that each field held last: where it stands among the forms, or 0. */
const LAST: i32 = LEADS + (LEADS_MAX + 1) * LEAD_BYTES

export const KINDS: i32 = LAST + FIELDS_MAX * 4
export const VALUES: i32 = (KINDS + BATCH_RECORDS * FIELDS_MAX + 7) & ~7
export const STARTS: i32 = VALUES + BATCH_RECORDS * FIELDS_MAX * 8
export const WINDOW: i32 = (STARTS + BATCH_RECORDS * 4 + 15) & ~15
const HEAP: i32 = WINDOW + WINDOW_BYTES + PADDING_BYTES

/** A form is a run of bytes that stands for a text: its hash, where its bytes are kept, how many they are, and the text's number. */
const FORM_BYTES: i32 = 16
const SLOTS_AT_FIRST: i32 = 1 << 14
const ARENA_BLOCK_BYTES: i32 = 1 << 17

/** Where reading stopped; a record that was begun there is read again. */
export let stoppedAt: i32 = 0
export let recordCount: i32 = 0

let fieldCount: i32 = 0
let keyCount: i32 = 0
let heapUsed: i32 = HEAP
/** Open addressing over forms; 0 is an empty slot. */
let slots: i32 = 0
let slotsMask: i32 = 0
let forms: i32 = 0
let formsEnd: i32 = 0
let formsUsed: i32 = 0
let arena: i32 = 0
let arenaEnd: i32 = 0
/** Where the record that is being read has its kinds and values. */
let kinds: i32 = 0
let values: i32 = 0

function allocate(bytes: i32): i32 {
  const from = heapUsed
  heapUsed += (bytes + 15) & ~15
  const pages = (heapUsed + 32 + 0xffff) >>> 16
  const missing = pages - memory.size()
  if (missing > 0 && memory.grow(missing) < 0) unreachable()
  return from
}

/** Forgets what was learnt of the shape of records; texts stay. The names of the fields follow by `addField`. */
export function begin(): void {
  fieldCount = 0
  keyCount = 0
  memory.fill(LEADS, 0, (LEADS_MAX + 1) * LEAD_BYTES)
  memory.fill(LAST, 0, FIELDS_MAX * 4)
  if (slots !== 0) return
  slots = allocate(SLOTS_AT_FIRST * 4)
  slotsMask = SLOTS_AT_FIRST - 1
  growForms(SLOTS_AT_FIRST >> 1)
}

/** The name stands at the beginning of the window. */
export function addField(nameLength: i32, type: i32): void {
  addKey(WINDOW, nameLength, fieldCount++, type)
}

function addKey(name: i32, length: i32, field: i32, type: i32): i32 {
  const key = KEYS + keyCount++ * KEY_BYTES
  store<i32>(key, length)
  store<i32>(key, field, 4)
  store<i32>(key, type, 8)
  memory.copy(key + KEY_NAME, name, length)
  return key
}

/** Reads the records in `[from, to)` until the batch is full or something stops it; says why. PADDING_BYTES of zero follow. */
export function scan(from: i32, to: i32): i32 {
  recordCount = 0
  let at = from
  while (true) {
    let byte = <i32>load<u8>(at)
    while (byte === COMMA || (byte <= SPACE && byte !== 0)) byte = <i32>load<u8>(++at)
    stoppedAt = at
    if (at >= to) return NEEDS_MORE
    if (byte !== OPEN_BRACE) return NO_RECORD
    if (recordCount === BATCH_RECORDS) return BATCH_IS_FULL
    kinds = KINDS + recordCount * FIELDS_MAX
    values = VALUES + recordCount * FIELDS_MAX * 8
    const end = readRecord(at)
    if (end < 0) return ~end >= to ? NEEDS_MORE : UNUSUAL_RECORD
    store<i32>(STARTS + recordCount * 4, at)
    recordCount++
    at = end
  }
}

/** Gives the position after the closing brace, or the complement of where it had to stop. */
function readRecord(from: i32): i32 {
  v128.store(kinds, i64x2.splat(0))
  v128.store(kinds, i64x2.splat(0), 16)
  let at = from
  let position = 0
  while (true) {
    let lead = leadOf(position)
    let isExpected = isLead(lead, at)
    if (!isExpected) {
      // Very likely one field of the last record is absent in this one.
      lead = leadOf(position + 1)
      isExpected = isLead(lead, at)
      if (isExpected) position++
    }
    if (isExpected) at = readValue(at + load<i32>(lead), load<i32>(lead, 4), load<i32>(lead, 8))
    else {
      const end = skipSpace(position === 0 ? at + 1 : at)
      if (position > 0 && load<u8>(end) === CLOSE_BRACE) return end + 1
      at = readUnexpected(at, end, position)
    }
    if (at < 0) return at
    position++
  }
}

/** Behind the last lead stands one that is always empty. */
@inline
function leadOf(position: i32): i32 {
  return LEADS + min(position, LEADS_MAX) * LEAD_BYTES
}

@inline
function isLead(lead: i32, at: i32): bool {
  const length = load<i32>(lead)
  if (length === 0) return false
  let i = 0
  let differences = i64x2.splat(0)
  do {
    const different = v128.xor(v128.load(at + i), v128.load(lead + i, LEAD_TEXT))
    differences = v128.or(differences, v128.and(different, v128.load(lead + i, LEAD_MASK)))
    i += 16
  } while (i < length)
  return !v128.any_true(differences)
}

function skipSpace(from: i32): i32 {
  let at = from
  let byte = <i32>load<u8>(at)
  while (byte === SPACE || byte === 10 || byte === 13 || byte === 9) byte = <i32>load<u8>(++at)
  return at
}

/** Reads a key that did not follow in the last record and its value, and remembers what led to it. */
function readUnexpected(from: i32, separatorAt: i32, position: i32): i32 {
  let at = separatorAt
  if (position > 0) {
    if (load<u8>(at) !== COMMA) return ~at
    at = skipSpace(at + 1)
  }
  if (load<u8>(at) !== QUOTE) return ~at
  const name = ++at
  for (let byte = <i32>load<u8>(at); byte !== QUOTE; byte = <i32>load<u8>(++at)) {
    // Escaped and non-ASCII keys are legal JSON that no exporter writes.
    if (byte < SPACE || byte > 126 || byte === BACKSLASH || at - name >= KEY_NAME_BYTES_MAX) return ~at
  }
  const nameLength = at - name
  at = skipSpace(at + 1)
  if (load<u8>(at) !== COLON) return ~at
  at = skipSpace(at + 1)
  // What the bytes end in is no lead to learn: its blanks may not be all there yet.
  if (load<u8>(at) === 0) return ~at
  const key = keyNamed(name, nameLength)
  if (key === 0) return ~at
  const field = load<i32>(key, 4)
  const type = load<i32>(key, 8)
  if (at - from <= LEAD_BYTES_MAX && position < LEADS_MAX) learnLead(position, from, at - from, field, type)
  return readValue(at, field, type)
}

/** Exports have a few dozen fields; a file with more kinds of keys is read the plain way: 0. */
function keyNamed(name: i32, length: i32): i32 {
  for (let i = 0, key = KEYS; i < keyCount; i++, key += KEY_BYTES) {
    if (load<i32>(key) === length && memory.compare(key + KEY_NAME, name, length) === 0) return key
  }
  return keyCount === KEYS_MAX ? 0 : addKey(name, length, -1, TYPE_SKIP)
}

function learnLead(position: i32, from: i32, length: i32, field: i32, type: i32): void {
  const lead = LEADS + position * LEAD_BYTES
  memory.fill(lead, 0, LEAD_BYTES)
  store<i32>(lead, length)
  store<i32>(lead, field, 4)
  store<i32>(lead, type, 8)
  memory.copy(lead + LEAD_TEXT, from, length)
  memory.fill(lead + LEAD_MASK, 0xff, length)
}

function readValue(from: i32, field: i32, type: i32): i32 {
  const first = <i32>load<u8>(from)
  if (first === QUOTE) {
    if (type === TYPE_TEXT) return readText(from + 1, field)
    if (type === TYPE_SKIP) return skipText(from + 1)
    if (type === TYPE_INSTANT) return readInstant(from + 1, field)
    return ~from
  }
  const word = load<i32>(from)
  if (word === WORD_NULL) {
    setKind(field, NULL)
    return from + 4
  }
  if (type === TYPE_BOOLEAN || type === TYPE_SKIP) {
    if (word === WORD_TRUE) {
      setKind(field, TRUE)
      return from + 4
    }
    if (word === WORD_FALS && load<u8>(from, 4) === LETTER_E) {
      setKind(field, FALSE)
      return from + 5
    }
  }
  // Files that were joined or edited by hand have other blanks in some records than in others.
  if (first <= SPACE && first !== 0) {
    const at = skipSpace(from)
    return at === from ? ~at : readValue(at, field, type)
  }
  if (type === TYPE_INTEGER || type === TYPE_SKIP) return readInteger(from, field)
  return stopInWord(from)
}

@inline
function setKind(field: i32, kind: u8): void {
  if (field >= 0) store<u8>(kinds + field, kind)
}

/** A word that the bytes end in could still become one that is known; the caller then waits for more. */
function stopInWord(from: i32): i32 {
  let at = from
  while (at < from + 4 && load<u8>(at) !== 0) at++
  return ~at
}

function readInteger(from: i32, field: i32): i32 {
  const isNegative = load<u8>(from) === MINUS
  const start = isNegative ? from + 1 : from
  let at = start
  let value: i64 = 0
  let byte = <i32>load<u8>(at)
  while (<u32>(byte - ZERO) < 10 && at - start <= DIGITS_MAX) {
    value = value * 10 + <i64>(byte - ZERO)
    byte = <i32>load<u8>(++at)
  }
  const digits = at - start
  if (digits === 0) return stopInWord(from)
  // A leading zero is not JSON; a fraction, an exponent or the end of the bytes shows in the byte that follows.
  if (digits > DIGITS_MAX || (digits > 1 && load<u8>(start) === ZERO)) return ~at
  if (byte !== COMMA && byte !== CLOSE_BRACE && byte !== SPACE && byte !== 10 && byte !== 13) return ~at
  if (field >= 0) {
    store<u8>(kinds + field, NUMBER)
    store<f64>(values + (field << 3), isNegative ? -(<f64>value) : <f64>value)
  }
  return at
}

/** The first quote, backslash or control character; zero bytes behind the window are such. */
@inline
function specialAt(from: i32): i32 {
  let at = from
  while (true) {
    const bytes = v128.load(at)
    const special = v128.or(
      v128.or(i8x16.eq(bytes, i8x16.splat(<i8>QUOTE)), i8x16.eq(bytes, i8x16.splat(<i8>BACKSLASH))),
      i8x16.lt_u(bytes, i8x16.splat(<i8>SPACE)),
    )
    const places = i8x16.bitmask(special)
    if (places !== 0) return at + ctz(places)
    at += 16
  }
}

function skipText(from: i32): i32 {
  const at = specialAt(from)
  // Whether an escape is valid decides whether the record is JSON at all; that is the plain reader's work.
  return load<u8>(at) === QUOTE ? at + 1 : ~at
}

/** A text with escapes goes to the plain reader too, which unescapes it. */
function readText(from: i32, field: i32): i32 {
  const last = load<i32>(LAST + (field << 2))
  if (last !== 0) {
    const length = load<i32>(last, 8)
    if (load<u8>(from + length) === QUOTE && areEqual(load<i32>(last, 4), from, length)) {
      store<u8>(kinds + field, TEXT)
      store<f64>(values + (field << 3), <f64>load<i32>(last, 12))
      return from + length + 1
    }
  }
  const end = specialAt(from)
  if (load<u8>(end) !== QUOTE) return ~end
  const form = formOf(from, end - from)
  store<i32>(LAST + (field << 2), form)
  store<u8>(kinds + field, TEXT)
  store<f64>(values + (field << 3), <f64>load<i32>(form, 12))
  return end + 1
}

function areEqual(a: i32, b: i32, length: i32): bool {
  let i = 0
  for (; i + 8 <= length; i += 8) if (load<u64>(a + i) !== load<u64>(b + i)) return false
  if (i === length) return true
  // The bytes that are too many are shifted out, since both are loaded from memory that is there.
  const shift = <u64>((8 - (length - i)) << 3)
  return load<u64>(a + i) << shift === load<u64>(b + i) << shift
}

/** Multiplies and folds eight bytes at a time; whoever builds a file of colliding names slows down only their own device. */
function hashOf(from: i32, length: i32): u32 {
  let hash: u64 = 0x9e37_79b9_7f4a_7c15 ^ <u64>length
  let i = 0
  for (; i + 8 <= length; i += 8) {
    hash = (hash ^ load<u64>(from + i)) * 0xff51_afd7_ed55_8ccd
    hash ^= hash >> 32
  }
  if (i < length) {
    hash = (hash ^ (load<u64>(from + i) << (<u64>((8 - (length - i)) << 3)))) * 0xff51_afd7_ed55_8ccd
    hash ^= hash >> 32
  }
  hash *= 0xc4ce_b9fe_1a85_ec53
  return <u32>(hash >> 32)
}

function formOf(from: i32, length: i32): i32 {
  const hash = hashOf(from, length)
  let slot = <i32>hash & slotsMask
  let form = load<i32>(slots + (slot << 2))
  while (form !== 0) {
    if (load<u32>(form) === hash && load<i32>(form, 8) === length && areEqual(load<i32>(form, 4), from, length)) return form
    slot = (slot + 1) & slotsMask
    form = load<i32>(slots + (slot << 2))
  }
  return addForm(slot, hash, from, length)
}

function addForm(slot: i32, hash: u32, from: i32, length: i32): i32 {
  if (arenaEnd - arena < length) {
    const bytes = max(ARENA_BLOCK_BYTES, length)
    arena = allocate(bytes)
    arenaEnd = arena + bytes
  }
  memory.copy(arena, from, length)
  if (forms + formsUsed + FORM_BYTES > formsEnd) growForms((slotsMask + 1) >> 1)
  const form = forms + formsUsed
  formsUsed += FORM_BYTES
  store<u32>(form, hash)
  store<i32>(form, arena, 4)
  store<i32>(form, length, 8)
  store<i32>(form, textOf(arena, length), 12)
  arena += length
  store<i32>(slots + (slot << 2), form)
  formCount++
  if (formCount << 1 > slotsMask) rehash()
  return form
}

let formCount: i32 = 0

/** Forms never move, because slots and the forms that fields held last point at them; more room is another block. */
function growForms(count: i32): void {
  forms = allocate(count * FORM_BYTES)
  formsEnd = forms + count * FORM_BYTES
  formsUsed = 0
}

function rehash(): void {
  const oldSlots = slots
  const oldMask = slotsMask
  slotsMask = (slotsMask << 1) | 1
  slots = allocate((slotsMask + 1) * 4)
  memory.fill(slots, 0, (slotsMask + 1) * 4)
  for (let i = 0; i <= oldMask; i++) {
    const form = load<i32>(oldSlots + (i << 2))
    if (form === 0) continue
    let slot = load<i32>(form) & slotsMask
    while (load<i32>(slots + (slot << 2)) !== 0) slot = (slot + 1) & slotsMask
    store<i32>(slots + (slot << 2), form)
  }
}

/** "YYYY-MM-DDTHH:MM:SSZ" or "YYYY-MM-DD HH:MM", and the closing quote. */
function readInstant(from: i32, field: i32): i32 {
  const hasSeconds = load<u8>(from, 10) === LETTER_T
  const length = hasSeconds ? 20 : 16
  for (let i = 0; i < length; i++) if (!isInstantByte(i, <i32>load<u8>(from + i), hasSeconds)) return ~(from + i)
  if (load<u8>(from + length) !== QUOTE) return ~(from + length)
  const year = twoDigits(from) * 100 + twoDigits(from + 2)
  const month = twoDigits(from + 5)
  const day = twoDigits(from + 8)
  const hour = twoDigits(from + 11)
  const minute = twoDigits(from + 14)
  const second = hasSeconds ? twoDigits(from + 17) : 0
  const isTime = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) && hour <= 23 && minute <= 59 && second <= 59
  store<u8>(kinds + field, isTime ? NUMBER : UNUSABLE)
  if (!isTime) return from + length + 1
  const minutes = (<i64>daysSince1970(year, month, day) * 24 + hour) * 60 + minute
  store<f64>(values + (field << 3), <f64>((minutes * 60 + second) * 1000))
  return from + length + 1
}

/** Tells whether a byte can stand at this place of an instant. */
@inline
function isInstantByte(place: i32, byte: i32, hasSeconds: bool): bool {
  if (place === 4 || place === 7) return byte === MINUS
  if (place === 10) return byte === (hasSeconds ? LETTER_T : SPACE)
  if (place === 13 || place === 16) return byte === COLON
  if (place === 19) return byte === LETTER_Z
  return <u32>(byte - ZERO) < 10
}

@inline
function twoDigits(at: i32): i32 {
  return (<i32>load<u8>(at) - ZERO) * 10 + <i32>load<u8>(at, 1) - ZERO
}

function daysInMonth(year: i32, month: i32): i32 {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** As `instantOf` in shared/time.ts: the proleptic Gregorian calendar with years that start in March, where leap days come last. */
function daysSince1970(year: i32, month: i32, day: i32): i32 {
  // The year 0000 is allowed; its January belongs to the March year before, and division must round down.
  const marchYear = (month > 2 ? year : year - 1) + 400
  const marchMonth = (month + 9) % 12
  const leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
  return marchYear * 365 + leapDays + (marchMonth * 306 + 5) / 10 + day - 1 - 719468 - 146097
}
