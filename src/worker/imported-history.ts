/** What an import becomes in this browser: the history that is held, and what is found out about it afterwards. */
import type { Reconciliation, Repeat } from '../contract/reconciliation.ts'
import type { ImportedHistory } from '../listening/index.ts'
import { HELD_PATH } from './places.ts'
import type { History } from './store.ts'

/** Files were to be added, and none of them held a row. */
export function isHeldAlone({ files }: Reconciliation): boolean {
  const withRows = files.filter(({ rows }) => rows > 0)
  return withRows.length === 1 && withRows[0]?.path === HELD_PATH
}

/** Merged is how a history is shown at first, where sources recorded the same listens. */
export function historyOf(
  source: History['source'],
  { listens, reconciliation }: ImportedHistory,
  apart: ImportedHistory | undefined,
): History {
  const other = apart && { listens: apart.listens, reconciliation: apart.reconciliation, isMerged: false }
  return { source, listens, reconciliation, isMerged: true, ...(other && { other }) }
}

/** Reads the files of an import again, which takes about as long as the import, while the page has its figures already. */
export async function withPlaces(history: History, result: ImportedHistory, apart: ImportedHistory | undefined): Promise<History> {
  const { other } = history
  const places = await result.traceLines()
  const otherPlaces = await apart?.traceLines()
  return { ...history, places, ...(other && { other: { ...other, ...(otherPlaces && { places: otherPlaces }) } }) }
}

export function withRepeats(history: History, repeats: Repeat[], otherRepeats: Repeat[]): History {
  const { other } = history
  return {
    ...history,
    reconciliation: { ...history.reconciliation, repeats },
    ...(other && { other: { ...other, reconciliation: { ...other.reconciliation, repeats: otherRepeats } } }),
  }
}
