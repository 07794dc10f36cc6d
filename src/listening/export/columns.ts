/** The columns of Chorus's own export: everything that the table holds of a listen, under one name in every form of the file. */
import { formatInstant } from '../../shared/time.ts'
import { FLAG, LISTEN_KINDS, type Listens, NONE, PLATFORM_FAMILIES } from '../listens.ts'

/** `null` stands for what the source does not say. */
export type Cell = string | number | boolean | null

export interface ExportColumn {
  readonly name: string
  readonly form: 'instant' | 'ms' | 'text' | 'truth'
  cellOf(listens: Listens, row: number): Cell
}

export const EXPORT_COLUMNS = [
  { name: 'started_at', form: 'instant', cellOf: (listens, row) => listens.startMs[row] ?? 0 },
  { name: 'ended_at', form: 'instant', cellOf: (listens, row) => listens.endMs[row] ?? 0 },
  { name: 'ms_played', form: 'ms', cellOf: (listens, row) => listens.msPlayed[row] ?? 0 },
  { name: 'ms_paused', form: 'ms', cellOf: msPaused },
  { name: 'kind', form: 'text', cellOf: (listens, row) => LISTEN_KINDS[listens.kind[row] ?? 0] ?? '' },
  { name: 'title', form: 'text', cellOf: (listens, row) => listens.tracks.title[trackOf(listens, row)] ?? '' },
  { name: 'artist', form: 'text', cellOf: (listens, row) => listens.artists[listens.tracks.artist[trackOf(listens, row)] ?? 0] ?? '' },
  { name: 'album', form: 'text', cellOf: albumOf },
  { name: 'uri', form: 'text', cellOf: (listens, row) => listens.items.uri[listens.item[row] ?? 0] ?? '' },
  { name: 'reason_start', form: 'text', cellOf: (listens, row) => listens.reasons[listens.reasonStart[row] ?? 0] ?? '' },
  { name: 'reason_end', form: 'text', cellOf: (listens, row) => listens.reasons[listens.reasonEnd[row] ?? 0] ?? '' },
  { name: 'shuffle', form: 'truth', cellOf: (listens, row) => truth(listens, row, FLAG.shuffle, FLAG.shuffleKnown) },
  { name: 'skipped', form: 'truth', cellOf: (listens, row) => truth(listens, row, FLAG.skipped, FLAG.skippedKnown) },
  { name: 'offline', form: 'truth', cellOf: (listens, row) => isSet(listens, row, FLAG.offline) },
  { name: 'incognito', form: 'truth', cellOf: (listens, row) => isSet(listens, row, FLAG.incognito) },
  { name: 'start_exact', form: 'truth', cellOf: (listens, row) => isSet(listens, row, FLAG.startExact) },
  { name: 'end_exact', form: 'truth', cellOf: (listens, row) => isSet(listens, row, FLAG.endExact) },
  { name: 'played_estimated', form: 'truth', cellOf: (listens, row) => isSet(listens, row, FLAG.playedEstimated) },
  { name: 'country', form: 'text', cellOf: (listens, row) => listens.countries[listens.country[row] ?? 0] ?? '' },
  { name: 'platform', form: 'text', cellOf: (listens, row) => PLATFORM_FAMILIES[listens.platform[row] ?? 0] ?? '' },
  { name: 'source', form: 'text', cellOf: (listens, row) => listens.sources[listens.source[row] ?? 0] ?? '' },
] as const satisfies readonly ExportColumn[]

export type ExportColumnName = (typeof EXPORT_COLUMNS)[number]['name']

function trackOf(listens: Listens, row: number): number {
  return listens.items.track[listens.item[row] ?? 0] ?? 0
}

function albumOf(listens: Listens, row: number): string {
  const album = listens.items.album[listens.item[row] ?? 0] ?? NONE
  return album === NONE ? '' : (listens.albums.title[album] ?? '')
}

function isSet(listens: Listens, row: number, flag: number): boolean {
  return ((listens.flags[row] ?? 0) & flag) !== 0
}

function truth(listens: Listens, row: number, flag: number, known: number): boolean | null {
  return isSet(listens, row, known) ? isSet(listens, row, flag) : null
}

/** Where both ends were recorded, what lies between them and was not played was spent paused. */
function msPaused(listens: Listens, row: number): number | null {
  const areEndsKnown = isSet(listens, row, FLAG.startExact) && isSet(listens, row, FLAG.endExact)
  if (!areEndsKnown) return null
  return Math.max(0, (listens.endMs[row] ?? 0) - (listens.startMs[row] ?? 0) - (listens.msPlayed[row] ?? 0))
}

/** A cell as text formats write it; instants in UTC. */
export function writtenCell({ form }: ExportColumn, cell: Cell): Cell {
  return form === 'instant' && typeof cell === 'number' ? formatInstant(cell) : cell
}
