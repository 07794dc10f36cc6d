/** The import: files of any kind in, one table of listens and an account of every row out. Nothing here touches a network. */
import type { Problem, Reconciliation } from '../contract/reconciliation.ts'
import type { ImportProgress } from '../contract/worker.ts'
import { joinParts } from './join-parts.ts'
import type { ImportEffects, ImportSource } from './import-source.ts'
import type { Listens } from './listens.ts'
import { noListens, nothingUsable } from './problems.ts'
import { mergeProgress } from './progress-meter.ts'
import { type ImportPart, readPart } from './read-part.ts'
import { readerNamed } from './readers.ts'
import { reconcile } from './reconciliation.ts'
import { freeze } from './table/freeze.ts'
import { reconcileRows } from './table/reconcile-rows.ts'

/**
 * Another thread that reads files of the same sources. It must call `readPart` over them in the same order, and take its turns
 * from where the turns given to the import come from.
 */
export type ImportHelper = (onProgress: (progress: ImportProgress) => void) => Promise<ImportPart>

export interface ImportOptions {
  /** IANA name of the zone in which local days and hours are counted. */
  readonly timeZone: string
  readonly effects: ImportEffects
  readonly onProgress?: (progress: ImportProgress) => void
  /** Reads every record with the plain reader; slower, and equal row for row. */
  readonly plainOnly?: boolean
  /** Present together: threads that read along, and the turns that all of them share. */
  readonly parallel?: { readonly helpers: readonly ImportHelper[]; readonly takeTurn: () => number }
}

export type ImportResult =
  | { readonly kind: 'imported'; readonly listens: Listens; readonly reconciliation: Reconciliation }
  | { readonly kind: 'nothingUsable'; readonly problems: readonly Problem[] }

/** A fault in one file never costs another, and neither the order of the files nor who reads them changes the table. */
export async function importListens(sources: readonly ImportSource[], options: ImportOptions): Promise<ImportResult> {
  const { helpers = [], takeTurn = countUp() } = options.parallel ?? {}
  const progressOf = mergeProgress(helpers.length + 1, options.onProgress)
  const { effects, plainOnly = false } = options
  const helping = Promise.all(helpers.map((helper, i) => helper(progressOf(i + 1))))
  const own = await readPart(sources, { effects, takeTurn, onProgress: progressOf(0), plainOnly, readers: helpers.length + 1 })
  const { rows, texts, files, problems } = joinParts(own, await helping)
  texts.endInterning()
  if (rows.count === 0) return { kind: 'nothingUsable', problems: [...problems, emptyProblem(sources, files)] }
  const readers = files.map(({ format }) => (format === null ? undefined : readerNamed(format)))
  const endResolutionMs = readers.map((reader) => reader?.capabilities.endResolutionMs ?? 0)
  const sourceOfFile = files.map(({ format }) => format ?? '')
  const fates = reconcileRows(rows.columns, rows.count, endResolutionMs)
  const listens = freeze({ rows: rows.columns, count: rows.count, fates, texts, sourceOfFile, timeZone: options.timeZone })
  return { kind: 'imported', listens, reconciliation: reconcile({ files, fates, listens, problems }) }
}

/** Turns 0, 1, 2 ... for a single reader. */
function countUp(): () => number {
  let turn = 0
  return () => turn++
}

function emptyProblem(sources: readonly ImportSource[], files: ImportPart['files']): Problem {
  const given = sources.length === 1 ? (sources[0]?.path ?? '') : `the ${sources.length} files`
  if (files.some(({ format }) => format !== null)) return noListens(given)
  return nothingUsable(given, [...new Set(files.map(({ note }) => note))])
}
