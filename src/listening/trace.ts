/** Tells which rows went and for which other row, down to file and line; worked out only when somebody asks. */
import type { Repeat, RowFate } from '../contract/reconciliation.ts'
import { assert, at } from '../shared/assert.ts'
import { limits } from '../shared/limits.ts'
import { formatInstant } from '../shared/time.ts'
import type { StreamRejection } from './formats/reader.ts'
import { type FileTally, findLines, findOffset, linesAt } from './file-reading.ts'
import { startOf } from './table/merge-sources.ts'
import { FATE } from './table/reconcile-rows.ts'
import type { RowColumns } from './table/row-store.ts'

export interface TraceInput {
  readonly files: readonly FileTally[]
  readonly rows: RowColumns
  /** One FATE per row. */
  readonly fates: Uint8Array
  /** Calls `gone` for every row that went, with the row that stayed for it. */
  readonly replay: (gone: (row: number, kept: number) => void) => void
}

interface Pair {
  readonly row: number
  readonly kept: number
}

interface Group {
  readonly fate: 'duplicate' | 'merged'
  readonly file: FileTally
  readonly keptFile: FileTally
  rows: number
  readonly examples: Pair[]
}

/** Rows that went, by what befell them and by the formats of the two rows, most first, with the first few of each. */
export async function traceRepeats(input: TraceInput): Promise<Repeat[]> {
  const groups = new Map<string, Group>()
  const fileOf = fileFinder(input.files)
  input.replay((row, kept) => {
    const file = fileOf(row)
    const keptFile = fileOf(kept)
    const fate = input.fates[row] === FATE.merged ? 'merged' : 'duplicate'
    const key = `${fate}/${file.format}/${keptFile.format}`
    const group = groups.get(key) ?? { fate, file, keptFile, rows: 0, examples: [] }
    group.rows++
    if (group.examples.length < limits.rejectedExamplesMax) group.examples.push({ row, kept })
    groups.set(key, group)
  })
  const sorted = [...groups.values()].toSorted((a, b) => b.rows - a.rows)
  const lines = await linesOf(
    input,
    sorted.flatMap(({ examples }) => examples.flatMap(({ row, kept }) => [row, kept])),
  )
  const placeOf = (row: number) => ({ path: fileOf(row).path, line: lines.get(row) ?? null })
  return sorted.map(({ fate, file, keptFile, rows, examples }) => ({
    fate,
    note: file.note,
    keptNote: keptFile.note,
    rows,
    examples: examples.map(({ row, kept }) => ({
      ...placeOf(row),
      startedAt: formatInstant(startOf(input, kept)),
      kept: placeOf(kept),
    })),
  }))
}

/** What became of the row that stands in this line; undefined where there is no such file, or no row of it in this line. */
export async function traceRow(input: TraceInput, path: string, line: number): Promise<RowFate | undefined> {
  const file = input.files.find((candidate) => candidate.path === path || candidate.path.endsWith(`/${path}`))
  if (file === undefined) return undefined
  const place = file.places === 'lines' ? line : await findOffset(file.reopen(), line)
  if (place === undefined) return undefined
  // The row of a line is the last that begins in it or before it.
  let row = -1
  for (let candidate = file.rowsFrom; candidate < file.rowsTo; candidate++) if ((input.rows.place[candidate] ?? 0) <= place) row = candidate
  const rowPlace = row === -1 ? -1 : (input.rows.place[row] ?? 0)
  const rejected = lastRejected(file, place)
  if (rejected === 'unknown') return undefined
  if (rejected !== undefined && rejected.place > rowPlace) {
    return { fate: 'rejected', path: file.path, line: await lineOf(file, rejected.place, line), reason: rejected.reason }
  }
  if (row === -1) return undefined
  const fate = input.fates[row]
  const ownLine = await lineOf(file, rowPlace, line)
  if (fate === FATE.listen) return { fate: 'listen', path: file.path, line: ownLine }
  let keptRow: number | undefined
  input.replay((gone, kept) => {
    if (gone === row) keptRow = kept
  })
  assert(keptRow !== undefined, 'a row that went went for another')
  const keptFile = fileFinder(input.files)(keptRow)
  const keptLine = (await linesOf(input, [keptRow])).get(keptRow) ?? null
  return {
    fate: fate === FATE.merged ? 'merged' : 'duplicate',
    path: file.path,
    line: ownLine,
    kept: { path: keptFile.path, line: keptLine },
  }
}

/** The last row left out that begins there or before; unknown where so many were that not all are remembered. */
function lastRejected(
  { rejections }: FileTally,
  place: number,
): { readonly reason: StreamRejection; readonly place: number } | 'unknown' | undefined {
  let last: { readonly reason: StreamRejection; readonly place: number } | undefined
  for (const { reason, rows, places } of rejections) {
    if (rows > places.length && place > (places.at(-1) ?? 0)) return 'unknown'
    const found = places.findLast((candidate) => candidate <= place)
    if (found !== undefined && found > (last?.place ?? -1)) last = { reason, place: found }
  }
  return last
}

/** `otherwise`: where the file can no longer be read. */
async function lineOf({ places, reopen }: FileTally, place: number, otherwise: number): Promise<number> {
  return places === 'lines' ? place : ((await findLines(reopen(), [place])).get(place) ?? otherwise)
}

/** Where the listens of a table stand in the files that they came from, one cell a listen. */
export interface ListenPlaces {
  readonly paths: readonly string[]
  /** Index into `paths`. */
  readonly file: Uint16Array
  /** From 1, or 0 where it could not be found. */
  readonly line: Uint32Array
}

/** `order`: the row that each listen is. Reads each file once more from its beginning to its last row. */
export async function traceLines({ files, rows }: TraceInput, order: Uint32Array): Promise<ListenPlaces> {
  const lineOfRow = new Uint32Array(rows.place.length)
  for (const file of files) {
    const places = rows.place.subarray(file.rowsFrom, file.rowsTo)
    lineOfRow.set(file.places === 'lines' ? places : await linesAt(file.reopen(), places), file.rowsFrom)
  }
  return {
    paths: files.map(({ path }) => path),
    file: Uint16Array.from(order, (row) => rows.file[row] ?? 0),
    line: Uint32Array.from(order, (row) => lineOfRow[row] ?? 0),
  }
}

/** Files in the order of their rows, so that a row's file is found by halving. */
function fileFinder(files: readonly FileTally[]): (row: number) => FileTally {
  const withRows = files.filter(({ rowsFrom, rowsTo }) => rowsTo > rowsFrom).toSorted((a, b) => a.rowsFrom - b.rowsFrom)
  return (row) => {
    let low = 0
    let high = withRows.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (at(withRows, middle).rowsFrom <= row) low = middle
      else high = middle - 1
    }
    return at(withRows, low)
  }
}

/** The lines of rows; of files whose rows are counted in bytes only as much is read again as it takes. */
async function linesOf({ files, rows }: TraceInput, wanted: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const fileOf = fileFinder(files)
  const lines = new Map<number, number>()
  for (const file of new Set(wanted.map(fileOf))) {
    const ofFile = wanted.filter((row) => fileOf(row) === file)
    const placeOf = (row: number): number => rows.place[row] ?? 0
    if (file.places === 'lines') for (const row of ofFile) lines.set(row, placeOf(row))
    else {
      const offsets = [...new Set(ofFile.map(placeOf))].toSorted((a, b) => a - b)
      const found = await findLines(file.reopen(), offsets)
      for (const row of ofFile) {
        const line = found.get(placeOf(row))
        if (line !== undefined) lines.set(row, line)
      }
    }
  }
  return lines
}
