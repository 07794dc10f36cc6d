/** A part of a table as a table of its own, under the same names. */
import type { ListenColumns, Listens } from '../listens.ts'

/** The listens of `rows`, which ascend, so that the table stays sorted by start. */
export function pickListens(listens: Listens, rows: Uint32Array): Listens {
  const columns: ListenColumns = {
    startMs: Float64Array.from(rows, (row) => listens.startMs[row] ?? 0),
    endMs: Float64Array.from(rows, (row) => listens.endMs[row] ?? 0),
    msPlayed: Uint32Array.from(rows, (row) => listens.msPlayed[row] ?? 0),
    kind: Uint8Array.from(rows, (row) => listens.kind[row] ?? 0),
    flags: Uint16Array.from(rows, (row) => listens.flags[row] ?? 0),
    item: Uint32Array.from(rows, (row) => listens.item[row] ?? 0),
    reasonStart: Uint8Array.from(rows, (row) => listens.reasonStart[row] ?? 0),
    reasonEnd: Uint8Array.from(rows, (row) => listens.reasonEnd[row] ?? 0),
    country: Uint16Array.from(rows, (row) => listens.country[row] ?? 0),
    platform: Uint8Array.from(rows, (row) => listens.platform[row] ?? 0),
    source: Uint8Array.from(rows, (row) => listens.source[row] ?? 0),
    localDay: Int32Array.from(rows, (row) => listens.localDay[row] ?? 0),
    localHourOfWeek: Uint8Array.from(rows, (row) => listens.localHourOfWeek[row] ?? 0),
  }
  return { ...listens, ...columns, count: rows.length }
}
