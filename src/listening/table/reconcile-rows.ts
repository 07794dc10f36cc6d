/** Decides which rows stay: exact duplicates go, and a coarse row goes where a finer one tells of the same listen. */
import { MS_PER_MINUTE, MS_PER_SECOND } from '../../shared/time.ts'
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

/** Called for every row that goes, with the row that stays for it. */
export type OnGone = (gone: number, kept: number) => void

/** Gives one FATE per row. */
export function reconcileRows(rows: RowColumns, count: number, facts: FileFacts, onGone?: OnGone): Uint8Array {
  const fates = new Uint8Array(count)
  dropDuplicates(rows, count, fates, facts, onGone)
  mergeCoarse(rows, count, fates, facts.endResolutionMs, onGone)
  return fates
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

/**
 * Two rows are the same when all that was kept of them is equal. Generations of the export write the start in seconds or in
 * milliseconds, so instants are compared by the second; which file a row stands in does not count, only who recorded it.
 */
function dropDuplicates(rows: RowColumns, count: number, fates: Uint8Array, { service, format }: FileFacts, onGone?: OnGone): void {
  const slots = emptySlots(count)
  const mask = slots.length - 1
  for (let row = 0; row < count; row++) {
    let slot = duplicateHash(rows, row) & mask
    let other = slots[slot] ?? EMPTY
    while (other !== EMPTY && !(isSameRow(rows, row, other) && service[rows.file[row] ?? 0] === service[rows.file[other] ?? 0])) {
      slot = (slot + 1) & mask
      other = slots[slot] ?? EMPTY
    }
    if (other === EMPTY) slots[slot] = row
    else {
      fates[row] = FATE.duplicate
      keepBest(rows, other, row)
      onGone?.(row, other)
      // One service in two formats: whichever was read first, the row is that of the same one.
      if ((format[rows.file[row] ?? 0] ?? '') < (format[rows.file[other] ?? 0] ?? '')) rows.file[other] = rows.file[row] ?? 0
    }
  }
}

function duplicateHash(rows: RowColumns, row: number): number {
  let hash = mix(secondOf(rows.endMs[row]), rows.msPlayed[row] ?? 0)
  hash = mix(hash, rows.uri[row] ?? 0)
  hash = mix(hash, rows.title[row] ?? 0)
  hash = mix(hash, secondOf(rows.exactStartMs[row]))
  return mix(hash, rows.reasonEnd[row] ?? 0)
}

function isSameRow(rows: RowColumns, a: number, b: number): boolean {
  return (
    secondOf(rows.endMs[a]) === secondOf(rows.endMs[b]) &&
    Object.is(secondOf(rows.exactStartMs[a]), secondOf(rows.exactStartMs[b])) &&
    rows.msPlayed[a] === rows.msPlayed[b] &&
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
function mergeCoarse(rows: RowColumns, count: number, fates: Uint8Array, endResolutionMs: readonly number[], onGone?: OnGone): void {
  const isCoarse = (row: number): boolean => (endResolutionMs[rows.file[row] ?? 0] ?? 0) >= MS_PER_MINUTE
  const hasBoth = endResolutionMs.some((ms) => ms >= MS_PER_MINUTE) && endResolutionMs.some((ms) => ms < MS_PER_MINUTE)
  if (!hasBoth) return
  const slots = emptySlots(count)
  const mask = slots.length - 1
  for (let row = 0; row < count; row++) {
    if (fates[row] !== FATE.listen || isCoarse(row)) continue
    let slot = minuteHash(rows, row) & mask
    while (slots[slot] !== EMPTY) slot = (slot + 1) & mask
    slots[slot] = row
  }
  for (let row = 0; row < count; row++) {
    if (fates[row] !== FATE.listen || !isCoarse(row)) continue
    for (let slot = minuteHash(rows, row) & mask; slots[slot] !== EMPTY; slot = (slot + 1) & mask) {
      const fine = slots[slot] ?? 0
      if (!isSameListen(rows, row, fine)) continue
      fates[row] = FATE.merged
      onGone?.(row, fine)
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
