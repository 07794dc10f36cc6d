/** The import: files of any kind in, one table of listens and an account of every row out. Nothing here touches a network. */
import type { Problem, Reconciliation } from '../contract/reconciliation.ts'
import type { ImportProgress } from '../contract/worker.ts'
import type { ImportEffects, ImportSource } from './import-source.ts'
import type { Listens } from './listens.ts'
import { noListens, nothingUsable } from './problems.ts'
import { type ReadFiles, readFiles } from './read-files.ts'
import { readerNamed } from './readers.ts'
import { reconcile } from './reconciliation.ts'
import { freeze } from './table/freeze.ts'
import { reconcileRows } from './table/reconcile-rows.ts'

export interface ImportOptions {
  /** IANA name of the zone in which local days and hours are counted. */
  readonly timeZone: string
  readonly effects: ImportEffects
  readonly onProgress?: (progress: ImportProgress) => void
  /** Reads every record with the plain reader; slower, and equal row for row. */
  readonly plainOnly?: boolean
}

export type ImportResult =
  | { readonly kind: 'imported'; readonly listens: Listens; readonly reconciliation: Reconciliation }
  | { readonly kind: 'nothingUsable'; readonly problems: readonly Problem[] }

/** A fault in one file never costs another, and the order of the files does not change the table. */
export async function importListens(sources: readonly ImportSource[], options: ImportOptions): Promise<ImportResult> {
  const { files, problems, rows, texts } = await readFiles(sources, options)
  texts.endInterning()
  if (rows.count === 0) return { kind: 'nothingUsable', problems: [...problems, emptyProblem(sources, files)] }
  const readers = files.map(({ format }) => (format === null ? undefined : readerNamed(format)))
  const endResolutionMs = readers.map((reader) => reader?.capabilities.endResolutionMs ?? 0)
  const sourceOfFile = files.map(({ format }) => format ?? '')
  const fates = reconcileRows(rows.columns, rows.count, endResolutionMs)
  const listens = freeze({ rows: rows.columns, count: rows.count, fates, texts, sourceOfFile, timeZone: options.timeZone })
  return { kind: 'imported', listens, reconciliation: reconcile({ files, fates, listens, problems }) }
}

function emptyProblem(sources: readonly ImportSource[], files: ReadFiles['files']): Problem {
  const given = sources.length === 1 ? (sources[0]?.path ?? '') : `the ${sources.length} files`
  if (files.some(({ format }) => format !== null)) return noListens(given)
  return nothingUsable(given, [...new Set(files.map(({ note }) => note))])
}
