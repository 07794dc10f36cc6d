/** The import: files of any kind in, one table of listens and an account of every row out. Nothing here touches a network. */
import type { Problem, Reconciliation, Repeat, RowFate } from '../contract/reconciliation.ts'
import type { ImportProgress } from '../contract/worker.ts'
import type { FormatReader } from './formats/reader.ts'
import type { ImportEffects, ImportSource } from './import-source.ts'
import type { Listens } from './listens.ts'
import { noListens, nothingUsable } from './problems.ts'
import { type ReadFiles, readFiles } from './read-files.ts'
import { readerNamed } from './readers.ts'
import { reconcile } from './reconciliation.ts'
import { estimatePlayed, lendArtists } from './table/complete-rows.ts'
import { contentOrder, freeze } from './table/freeze.ts'
import { canMeet, mergeSources, startOf } from './table/merge-sources.ts'
import { FATE, type Reconciled, reconcileRows } from './table/reconcile-rows.ts'
import { RowKeys } from './table/row-keys.ts'
import type { RowColumns } from './table/row-store.ts'
import { type ListenPlaces, type TraceInput, traceLines, traceRepeats, traceRow } from './trace.ts'

export interface ImportOptions {
  /** IANA name of the zone in which local days and hours are counted. */
  readonly timeZone: string
  readonly effects: ImportEffects
  readonly onProgress?: (progress: ImportProgress) => void
  /** Reads every record with the plain reader; slower, and equal row for row. */
  readonly plainOnly?: boolean
  /** False keeps the rows of sources that recorded the same listen apart. */
  readonly mergeSources?: boolean
}

/** One way to look at the rows. The account has no repeats until they are traced. */
export interface History {
  readonly listens: Listens
  readonly reconciliation: Reconciliation
  /** Which rows went for which, by reading the files again as far as it takes. */
  readonly traceRepeats: () => Promise<Repeat[]>
  /** Where each listen stands, by reading every file again. */
  readonly traceLines: () => Promise<ListenPlaces>
  /** What became of the row in a line of a file; undefined where there is none. */
  readonly traceRow: (path: string, line: number) => Promise<RowFate | undefined>
}

export type ImportResult =
  | (History & {
      readonly kind: 'imported'
      /** The same rows with sources that recorded the same listen kept apart; undefined where none did, or none were merged. */
      readonly apart: () => History | undefined
    })
  | { readonly kind: 'nothingUsable'; readonly problems: readonly Problem[] }

/** A fault in one file never costs another, and the order of the files does not change the table. */
export async function importListens(sources: readonly ImportSource[], options: ImportOptions): Promise<ImportResult> {
  const read = await readFiles(sources, options)
  read.texts.endInterning()
  if (read.rows.count === 0) return { kind: 'nothingUsable', problems: emptyProblems(sources, read) }
  const rows = new ImportedRows(read, options.timeZone)
  const merged = options.mergeSources === false ? undefined : rows.merged()
  return { kind: 'imported', ...(merged ?? rows.apart()), apart: () => (merged === undefined ? undefined : rows.apart()) }
}

/** The rows after exact duplicates are gone, from which tables are made. */
class ImportedRows {
  private readonly read: ReadFiles
  private readonly timeZone: string
  private readonly readers: readonly (FormatReader | undefined)[]
  private readonly fates: Uint8Array
  private readonly keptFor: Reconciled['keptFor']
  private readonly keys: RowKeys

  constructor(read: ReadFiles, timeZone: string) {
    this.read = read
    this.timeZone = timeZone
    this.readers = read.files.map(({ format }) => (format === null ? undefined : readerNamed(format)))
    this.keys = new RowKeys(read.texts)
    const { fates, keptFor } = this.compared()
    this.fates = fates
    this.keptFor = keptFor
    lendArtists(this.completionOf(read.rows.columns, this.fates))
  }

  private compared(): Reconciled {
    const { rows, texts } = this.read
    const endResolutionMs = this.readers.map((reader) => reader?.capabilities.endResolutionMs ?? 0)
    const service = this.readers.map((reader) => reader?.service ?? '')
    const format = this.sourceOfFile()
    return reconcileRows(rows.columns, rows.count, { endResolutionMs, format, service }, () => {
      const exactStartMs = rows.columns.exactStartMs.map((ms) => (Number.isNaN(ms) ? 0 : ms))
      return contentOrder({ rows: { ...rows.columns, exactStartMs }, texts, sourceOfFile: format })
    })
  }

  /** Undefined where no two rows tell of the same listen. */
  merged(): History | undefined {
    if (!canMeet(this.readers)) return undefined
    const { rows, texts } = this.read
    const { columns } = rows
    const fates = Uint8Array.from(this.fates)
    const completed = { ...columns, artist: columns.artist.slice(), album: columns.album.slice(), uri: columns.uri.slice() }
    const startMs = Float64Array.from({ length: rows.count }, (_, row) => startOf({ rows: columns }, row))
    const compare = contentOrder({ rows: { ...columns, exactStartMs: startMs }, texts, sourceOfFile: this.sourceOfFile() })
    const merges: (readonly [gone: number, kept: number])[] = []
    mergeSources({ rows: columns, count: rows.count, fates, keys: this.keys, readers: this.readers, compare }, (gone, kept) => {
      merges.push([gone, kept])
      for (const name of ['artist', 'album', 'uri'] as const) completed[name][kept] ||= columns[name][gone] ?? 0
    })
    return merges.length > 0 ? this.frozen(completed, fates, merges) : undefined
  }

  /** Making one table settles the bounds of the rows, which making another settles the same way. */
  apart(): History {
    return this.frozen(this.read.rows.columns, this.fates)
  }

  private frozen(columns: RowColumns, fates: Uint8Array, merges: readonly (readonly [gone: number, kept: number])[] = []): History {
    const { files, rows, texts, problems } = this.read
    const estimated = estimatePlayed(this.completionOf(columns, fates))
    const { timeZone } = this
    const { listens, order } = freeze({ rows: estimated, count: rows.count, fates, texts, sourceOfFile: this.sourceOfFile(), timeZone })
    const trace: TraceInput = {
      files,
      rows: columns,
      fates,
      replay: (gone) => {
        for (const [row, kept] of this.keptFor?.entries() ?? []) if (this.fates[row] !== FATE.listen) gone(row, kept)
        for (const [row, kept] of merges) gone(row, kept)
      },
    }
    return {
      listens,
      reconciliation: reconcile({ files, fates, listens, problems }),
      traceRepeats: () => traceRepeats(trace),
      traceLines: () => traceLines(trace, order),
      traceRow: (path, line) => traceRow(trace, path, line),
    }
  }

  private sourceOfFile(): string[] {
    return this.read.files.map(({ format }) => format ?? '')
  }

  private completionOf(rows: RowColumns, fates: Uint8Array) {
    return { rows, count: this.read.rows.count, fates, keys: this.keys, readers: this.readers }
  }
}

/** The last one says what it all comes to. */
function emptyProblems(sources: readonly ImportSource[], { files, problems }: ReadFiles): readonly Problem[] {
  // Of what could not even be opened nothing else can be said.
  if (files.length === 0 && problems.length > 0) return problems
  const given = sources.length === 1 ? (sources[0]?.path ?? '') : ''
  const isHistory = files.some(({ format }) => format !== null)
  const found = [...new Set(files.map(({ note }) => note))]
  return [...problems, isHistory ? noListens(given, sources.length) : nothingUsable(given, sources.length, found)]
}
