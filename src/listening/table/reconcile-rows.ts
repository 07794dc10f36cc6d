/** Decides which rows stay: exact duplicates go, and a coarse row goes where a finer one tells of the same listen. */
import { MS_PER_MINUTE, MS_PER_SECOND } from '../../shared/time.ts'
import { mergeRetold } from './merge-retold.ts'
import type { RowColumns } from './row-store.ts'

/** What became of a row. */
export const FATE = { listen: 0, duplicate: 1, merged: 2 } as const

const EMPTY = -1

/** What is asked of each file: how finely its rows know their end, in what format, and who recorded them. */
export interface FileFacts {
  readonly endResolutionMs: readonly number[]
  readonly format: readonly string[]
  readonly service: readonly string[]
}

/** Marks a row that goes, with the row that stays for it. */
type Gone = (row: number, kept: number) => void

export interface Reconciled {
  /** One FATE per row. */
  readonly fates: Uint8Array
  /** For each row that went, the row that stays for it; undefined where none went. */
  readonly keptFor: Uint32Array | undefined
}

/** `contentOrder` makes what orders rows by what stands in them; few histories need it. */
export function reconcileRows(
  rows: RowColumns,
  count: number,
  facts: FileFacts,
  contentOrder: () => (a: number, b: number) => number,
): Reconciled {
  const fates = new Uint8Array(count)
  let keptFor: Uint32Array | undefined
  const marks =
    (fate: number): Gone =>
    (row, kept) => {
      fates[row] = fate
      keptFor ??= new Uint32Array(count)
      keptFor[row] = kept
    }
  const alike = dropDuplicates(rows, count, facts, marks(FATE.duplicate))
  if (alike.length > 0) {
    const formatOf = (row: number): string => facts.format[rows.file[row] ?? 0] ?? ''
    mergeRetold({ rows, alike, formatOf, compare: contentOrder() }, marks(FATE.merged))
  }
  mergeCoarse(rows, count, fates, facts.endResolutionMs, marks(FATE.merged))
  return { fates, keptFor }
}

/** Open addressing over row numbers; twice the rows, so that chains stay short. */
function emptySlots(count: number): Int32Array {
  return new Int32Array(2 ** Math.ceil(Math.log2(Math.max(count, 8) * 2))).fill(EMPTY)
}

function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e37_79b1)
  return mixed ^ (mixed >>> 15)
}

function secondOf(ms: number | undefined): number {
  return Math.floor((ms ?? 0) / MS_PER_SECOND)
}

/** Rows that end alike stand one after the other; where there are more than any day has, the others stand by all they say. */
const ALIKE_PROBES_MAX = 32

/**
 * Two rows are the same when all that was kept of them is equal. Generations of the export write the start in seconds or in
 * milliseconds, so instants are compared by the second; which file a row stands in does not count, only who recorded it.
 * Gives the rows of one service that end alike and are not the same.
 */
function dropDuplicates(rows: RowColumns, count: number, { service, format }: FileFacts, gone: Gone): readonly number[] {
  const slots = emptySlots(count)
  const mask = slots.length - 1
  const alike: number[] = []
  for (let row = 0; row < count; row++) {
    const file = rows.file[row] ?? 0
    let slot = endHash(rows, row) & mask
    let other = slots[slot] ?? EMPTY
    let alikeRow = EMPTY
    for (let probes = 1; other !== EMPTY; probes++) {
      if (endsAlike(rows, row, other) && service[file] === service[rows.file[other] ?? 0]) {
        if (isSameRow(rows, row, other)) break
        alikeRow = other
      }
      slot = (probes === ALIKE_PROBES_MAX ? wholeHash(rows, row) : slot + 1) & mask
      other = slots[slot] ?? EMPTY
    }
    if (other === EMPTY) {
      slots[slot] = row
      if (alikeRow !== EMPTY) alike.push(alikeRow, row)
    } else {
      keepBest(rows, other, row)
      gone(row, other)
      // One service in two formats: whichever was read first, the row is that of the same one.
      if ((format[file] ?? '') < (format[rows.file[other] ?? 0] ?? '')) rows.file[other] = file
    }
  }
  return alike
}

function endHash(rows: RowColumns, row: number): number {
  return mix(secondOf(rows.endMs[row]), rows.msPlayed[row] ?? 0)
}

function wholeHash(rows: RowColumns, row: number): number {
  let hash = mix(endHash(rows, row), secondOf(rows.exactStartMs[row]))
  hash = mix(hash, rows.flags[row] ?? 0)
  hash = mix(mix(hash, rows.title[row] ?? 0), rows.artist[row] ?? 0)
  hash = mix(mix(hash, rows.album[row] ?? 0), rows.uri[row] ?? 0)
  hash = mix(mix(hash, rows.reasonStart[row] ?? 0), rows.reasonEnd[row] ?? 0)
  return mix(mix(hash, rows.country[row] ?? 0), rows.platform[row] ?? 0)
}

function endsAlike(rows: RowColumns, a: number, b: number): boolean {
  return secondOf(rows.endMs[a]) === secondOf(rows.endMs[b]) && rows.msPlayed[a] === rows.msPlayed[b]
}

/** Of rows that end alike. */
function isSameRow(rows: RowColumns, a: number, b: number): boolean {
  return (
    Object.is(secondOf(rows.exactStartMs[a]), secondOf(rows.exactStartMs[b])) &&
    rows.flags[a] === rows.flags[b] &&
    rows.title[a] === rows.title[b] &&
    rows.artist[a] === rows.artist[b] &&
    rows.album[a] === rows.album[b] &&
    rows.uri[a] === rows.uri[b] &&
    rows.reasonStart[a] === rows.reasonStart[b] &&
    rows.reasonEnd[a] === rows.reasonEnd[b] &&
    rows.country[a] === rows.country[b] &&
    rows.platform[a] === rows.platform[b]
  )
}

/** The row that stays takes the finer start and the plainer kind, so that the order of the files does not matter. */
function keepBest(rows: RowColumns, kept: number, dropped: number): void {
  rows.exactStartMs[kept] = Math.max(rows.exactStartMs[kept] ?? Number.NaN, rows.exactStartMs[dropped] ?? Number.NaN)
  rows.endMs[kept] = Math.max(rows.endMs[kept] ?? 0, rows.endMs[dropped] ?? 0)
  rows.kind[kept] = Math.min(rows.kind[kept] ?? 0, rows.kind[dropped] ?? 0)
}

/** A coarse row is the same listen as a fine one of the same names and time played whose end lies within the minute. */
function mergeCoarse(rows: RowColumns, count: number, fates: Uint8Array, endResolutionMs: readonly number[], gone: Gone): void {
  const isCoarse = (row: number): boolean => (endResolutionMs[rows.file[row] ?? 0] ?? 0) >= MS_PER_MINUTE
  const hasBoth = endResolutionMs.some((ms) => ms >= MS_PER_MINUTE) && endResolutionMs.some((ms) => ms < MS_PER_MINUTE)
  if (!hasBoth) return
  const slots = emptySlots(count)
  const mask = slots.length - 1
  for (let row = 0; row < count; row++) {
    if (fates[row] !== FATE.listen || isCoarse(row)) continue
    let slot = minuteHash(rows, row) & mask
    // One of several that a coarse row cannot tell apart is enough.
    while (slots[slot] !== EMPTY && !isSameListen(rows, row, slots[slot] ?? 0)) slot = (slot + 1) & mask
    if (slots[slot] === EMPTY) slots[slot] = row
  }
  for (let row = 0; row < count; row++) {
    if (fates[row] !== FATE.listen || !isCoarse(row)) continue
    for (let slot = minuteHash(rows, row) & mask; slots[slot] !== EMPTY; slot = (slot + 1) & mask) {
      const fine = slots[slot] ?? 0
      if (!isSameListen(rows, row, fine)) continue
      gone(row, fine)
      break
    }
  }
}

function minuteOf(ms: number | undefined): number {
  return Math.floor((ms ?? 0) / MS_PER_MINUTE)
}

function minuteHash(rows: RowColumns, row: number): number {
  return mix(mix(mix(minuteOf(rows.endMs[row]), rows.msPlayed[row] ?? 0), rows.title[row] ?? 0), rows.artist[row] ?? 0)
}

function isSameListen(rows: RowColumns, a: number, b: number): boolean {
  return (
    minuteOf(rows.endMs[a]) === minuteOf(rows.endMs[b]) &&
    rows.msPlayed[a] === rows.msPlayed[b] &&
    rows.title[a] === rows.title[b] &&
    rows.artist[a] === rows.artist[b]
  )
}
