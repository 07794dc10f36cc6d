/** From the files that a person names to their history: what every command about listening begins with. */
import type { Problem, Reconciliation } from '../contract/reconciliation.ts'
import {
  type ImportOptions,
  type ImportResult,
  type ImportSource,
  type Listens,
  NO_DECISIONS,
  importListens,
  withJoinedNames,
} from '../listening/index.ts'
import { deviceTimeZone, isTimeZone } from '../shared/time.ts'
import { complain, complainOfUsage, warn } from './complaint.ts'
import type { CliContext } from './context.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { type WrongUsage, wrongUsage } from './flags.ts'
import { progressOn } from './progress.ts'

export interface History {
  readonly kind: 'history'
  readonly listens: Listens
  readonly reconciliation: Reconciliation
  /** What was passed over while looking for files. */
  readonly passedOver: readonly Problem[]
}

/** The person has been told what is wrong. */
interface Ended {
  readonly kind: 'ended'
  readonly exitCode: ExitCode
}

export const FILES_USAGE = 'FILE is a zip as the service sent it, a folder, or single files of it; any mix of them.'

/** `undefined` where the zone can be used. */
export function wrongZone(command: string, zone: string): WrongUsage | undefined {
  if (isTimeZone(zone)) return undefined
  return wrongUsage(command, `There is no time zone ${zone}.`, 'Give the name of a place, for example --zone Europe/Berlin, or UTC.')
}

export interface HistoryRequest {
  readonly command: string
  readonly paths: readonly string[]
  /** As given; the device's own where nothing was given. */
  readonly zone: string | undefined
  /** True keeps the rows of sources that recorded the same listen apart. */
  readonly keepApart?: boolean | undefined
  /** True gives names as the sources wrote them, also where services that spell differently meet. */
  readonly namesAsWritten?: boolean
  /** Looked at while the files are still open. */
  readonly look?: (result: ImportedHistory) => Promise<void>
}

/** What was imported, with the rows and files that can still be asked about. */
export type ImportedHistory = ImportResult & { readonly kind: 'imported' }

/** The flag of every command that reads histories of several sources. */
export const MERGE_FLAG = {
  'keep-apart': { type: 'boolean', says: 'Counts a listen that several sources recorded once for each of them.' },
} as const

/** Reads the history, showing progress. Says itself what is wrong with the request or the files. */
export async function readHistory(
  { command, paths, zone, keepApart = false, namesAsWritten = false, look }: HistoryRequest,
  context: CliContext,
): Promise<History | Ended> {
  const timeZone = zone ?? deviceTimeZone()
  const wrong = paths.length === 0 ? wrongUsage(command, 'No file was named.') : wrongZone(command, timeZone)
  if (wrong !== undefined) return { kind: 'ended', exitCode: complainOfUsage(context, wrong) }
  const found = await context.inputFiles.find(paths)
  if (found.kind === 'refused') return refuse(context, [found.problem])
  if (found.sources.length === 0) return refuse(context, [...found.problems, noFiles(paths)])
  try {
    const result = await importShown(found.sources, { timeZone, mergeSources: !keepApart }, context)
    if (result.kind === 'nothingUsable') return refuse(context, [...found.problems, ...result.problems])
    await look?.(result)
    const listens = namesAsWritten ? result.listens : withJoinedNames(result.listens, NO_DECISIONS)
    return { kind: 'history', listens, reconciliation: result.reconciliation, passedOver: found.problems }
  } finally {
    await found.close()
  }
}

export function noFiles(paths: readonly string[]): Problem {
  const path = paths.join(', ')
  return { code: 'noFiles', path, line: null, message: `There are no files in ${path}.`, hint: FILES_USAGE }
}

async function importShown(
  sources: readonly ImportSource[],
  how: Pick<ImportOptions, 'timeZone' | 'mergeSources'>,
  context: CliContext,
): Promise<ImportResult> {
  const view = await progressOn(context)
  try {
    return await importListens(sources, { ...how, effects: context.importEffects, onProgress: view.update })
  } finally {
    view.stop()
  }
}

/** The last problem is the one that says what it all comes to. */
function refuse(context: CliContext, problems: readonly Problem[]): Ended {
  const last = problems.at(-1)
  warn(context, problems.slice(0, -1))
  complain(context, last?.message ?? 'There is nothing to read.', last?.hint ?? FILES_USAGE)
  return { kind: 'ended', exitCode: EXIT.refused }
}
