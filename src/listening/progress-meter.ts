/** Tells how far an import has come: bytes of the files as given, rows, and the months that fill up. */
import type { ImportProgress } from '../contract/worker.ts'
import { MS_PER_DAY, monthOf, yearOf } from '../shared/time.ts'
import type { ImportSource } from './import-source.ts'
import type { RowStore } from './table/row-store.ts'

/** A report per this many bytes keeps a bar moving smoothly and costs nothing. */
const REPORT_BYTES = 1024 * 1024

export class ProgressMeter {
  private readonly onProgress: ((progress: ImportProgress) => void) | undefined
  private readonly bytesTotal: number
  private bytesRead = 0
  private bytesAtReport = 0
  private rowsCounted = 0
  private readonly months: Record<string, number> = {}
  private readonly monthOfDay = new Map<number, string>()

  constructor(sources: readonly ImportSource[], onProgress?: (progress: ImportProgress) => void) {
    this.onProgress = onProgress
    this.bytesTotal = sources.reduce((total, source) => total + source.sizeBytes, 0)
  }

  /** The same source, with its reads counted. Bytes read twice do not take the count past the total. */
  watch(source: ImportSource): ImportSource {
    return {
      path: source.path,
      sizeBytes: source.sizeBytes,
      read: async (from, to) => {
        const bytes = await source.read(from, to)
        this.bytesRead = Math.min(this.bytesRead + bytes.length, this.bytesTotal)
        return bytes
      },
    }
  }

  report(path: string, rows: RowStore): void {
    if (this.onProgress === undefined) return
    if (this.bytesRead - this.bytesAtReport < REPORT_BYTES && this.bytesRead < this.bytesTotal) return
    this.bytesAtReport = this.bytesRead
    this.countMonths(rows)
    this.onProgress({ bytesRead: this.bytesRead, bytesTotal: this.bytesTotal, rows: rows.count, path, months: { ...this.months } })
  }

  private countMonths(rows: RowStore): void {
    let runDay = -1
    let runRows = 0
    for (; this.rowsCounted < rows.count; this.rowsCounted++) {
      const day = Math.floor((rows.columns.endMs[this.rowsCounted] ?? 0) / MS_PER_DAY)
      // Exports are nearly in order, so one look-up serves all rows of a day.
      if (day !== runDay) {
        this.addToMonth(runDay, runRows)
        runDay = day
        runRows = 0
      }
      runRows++
    }
    this.addToMonth(runDay, runRows)
  }

  private addToMonth(day: number, rows: number): void {
    if (rows === 0) return
    let month = this.monthOfDay.get(day)
    if (month === undefined) {
      month = `${yearOf(day)}-${String(monthOf(day) + 1).padStart(2, '0')}`
      this.monthOfDay.set(day, month)
    }
    this.months[month] = (this.months[month] ?? 0) + rows
  }
}
