/** Where the listens of this browser stand in the files that they came from. */
import type { Ask, Answer } from '../contract/worker.ts'
import { listing } from '../insights/index.ts'
import { formatLabel, type ListenPlaces, type Listens } from '../listening/index.ts'

/** As the account of rows calls the history that files were added to. */
export const HELD_PATH = 'chorus-history.parquet'

/** A page of listens with the places of their rows, as soon as the files have been read again for them. */
export function placedListing(listens: Listens, ask: Ask<'listens'>, places: ListenPlaces | undefined): Answer<'listens'> {
  const found = listing(listens, ask, (row) => placeOf(places, row))
  return { ...found, rows: found.rows.map((one) => ({ ...one, source: formatLabel(one.source) })) }
}

/** The history so far is no file that anybody could open. */
function placeOf(places: ListenPlaces | undefined, row: number): { readonly path: string; readonly line: number } | null {
  const path = places?.paths[places.file[row] ?? 0]
  const line = places?.line[row] ?? 0
  return path === undefined || path === HELD_PATH || line === 0 ? null : { path, line }
}
