/** The import: files of any kind in, one table of listens and an account of every row out. Nothing here touches a network. */
import type { Problem, Reconciliation } from '../contract/reconciliation.ts'
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
import { reconcileRows } from './table/reconcile-rows.ts'
import { RowKeys } from './table/row-keys.ts'
import type { RowColumns } from './table/row-store.ts'

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

/** One way to look at the rows. */
export interface History {
  readonly listens: Listens
  readonly reconciliation: Reconciliation
}

export type ImportResult =
  | (History & {
      readonly kind: 'imported'
      /** The same rows with sources that recorded the same listen kept apart; undefined where none did, or none were merged. */
      apart(): History | undefined
    })
  | { readonly kind: 'nothingUsable'; readonly problems: readonly Problem[] }

/** A fault in one file never costs another, and the order of the files does not change the table. */
export async function importListens(sources: readonly ImportSource[], options: ImportOptions): Promise<ImportResult> {
  const read = await readFiles(sources, options)
  read.texts.endInterning()
  if (read.rows.count === 0) return { kind: 'nothingUsable', problems: [...read.problems, emptyProblem(sources, read.files)] }
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
  private readonly keys: RowKeys

  constructor(read: ReadFiles, timeZone: string) {
    this.read = read
    this.timeZone = timeZone
    this.readers = read.files.map(({ format }) => (format === null ? undefined : readerNamed(format)))
    this.keys = new RowKeys(read.texts)
    const { rows } = read
    this.fates = reconcileRows(rows.columns, rows.count, {
      endResolutionMs: this.readers.map((reader) => reader?.capabilities.endResolutionMs ?? 0),
      format: this.sourceOfFile(),
      service: this.readers.map((reader) => reader?.service ?? ''),
    })
    lendArtists(this.completionOf(rows.columns, this.fates))
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
    let isAnyMerged = false
    mergeSources({ rows: columns, count: rows.count, fates, keys: this.keys, readers: this.readers, compare }, (gone, kept) => {
      isAnyMerged = true
      for (const name of ['artist', 'album', 'uri'] as const) completed[name][kept] ||= columns[name][gone] ?? 0
    })
    return isAnyMerged ? this.frozen(completed, fates) : undefined
  }

  /** Making one table settles the bounds of the rows, which making another settles the same way. */
  apart(): History {
    return this.frozen(this.read.rows.columns, this.fates)
  }

  private frozen(columns: RowColumns, fates: Uint8Array): History {
    const { files, rows, texts, problems } = this.read
    const estimated = estimatePlayed(this.completionOf(columns, fates))
    const { timeZone } = this
    const listens = freeze({ rows: estimated, count: rows.count, fates, texts, sourceOfFile: this.sourceOfFile(), timeZone })
    return { listens, reconciliation: reconcile({ files, fates, listens, problems }) }
  }

  private sourceOfFile(): string[] {
    return this.read.files.map(({ format }) => format ?? '')
  }

  private completionOf(rows: RowColumns, fates: Uint8Array) {
    return { rows, count: this.read.rows.count, fates, keys: this.keys, readers: this.readers }
  }
}

function emptyProblem(sources: readonly ImportSource[], files: ReadFiles['files']): Problem {
  const given = sources.length === 1 ? (sources[0]?.path ?? '') : `the ${sources.length} files`
  if (files.some(({ format }) => format !== null)) return noListens(given)
  return nothingUsable(given, [...new Set(files.map(({ note }) => note))])
}
