/** Writes a history as text, a few thousand listens at a time: CSV, JSON lines, and the form in which ListenBrainz takes listens. */
import { MS_PER_SECOND } from '../../shared/time.ts'
import { FLAG, type Listens, MUSIC } from '../listens.ts'
import { type Cell, EXPORT_COLUMNS, writtenCell } from './columns.ts'
import { withApostrophe } from './formula-injection.ts'

/** A piece of this many listens is about a megabyte. */
const LISTENS_PER_PIECE = 4_096

function* inPieces(listens: Listens, write: (row: number) => string): Generator<string> {
  for (let from = 0; from < listens.count; from += LISTENS_PER_PIECE) {
    let piece = ''
    for (let row = from; row < Math.min(from + LISTENS_PER_PIECE, listens.count); row++) piece += write(row)
    yield piece
  }
}

/** RFC 4180, in UTF-8 without a mark. */
export function* writeCsv(listens: Listens): Generator<string> {
  yield `${EXPORT_COLUMNS.map(({ name }) => name).join(',')}\r\n`
  yield* inPieces(
    listens,
    (row) => `${EXPORT_COLUMNS.map((column) => csvCell(writtenCell(column, column.cellOf(listens, row)))).join(',')}\r\n`,
  )
}

function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const safe = withApostrophe(cell)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function* writeJsonLines(listens: Listens): Generator<string> {
  yield* inPieces(listens, (row) => {
    const listen = Object.fromEntries(EXPORT_COLUMNS.map((column) => [column.name, writtenCell(column, column.cellOf(listens, row))]))
    return `${JSON.stringify(listen)}\n`
  })
}

/** ListenBrainz takes listens of music with a title and an artist; https://listenbrainz.readthedocs.io/en/latest/users/json.html. */
export function* writeListenbrainz(listens: Listens): Generator<string> {
  yield* inPieces(listens, (row) => {
    const cell = Object.fromEntries(EXPORT_COLUMNS.map((column) => [column.name, column.cellOf(listens, row)]))
    if (listens.kind[row] !== MUSIC || cell['title'] === '' || cell['artist'] === '') return ''
    const isMeasured = ((listens.flags[row] ?? 0) & FLAG.playedEstimated) === 0
    const listen = {
      listened_at: Math.floor((listens.startMs[row] ?? 0) / MS_PER_SECOND),
      track_metadata: {
        artist_name: cell['artist'],
        track_name: cell['title'],
        ...(cell['album'] === '' ? {} : { release_name: cell['album'] }),
        additional_info: {
          submission_client: 'chorus',
          ...(isMeasured ? { duration_played: Math.floor((listens.msPlayed[row] ?? 0) / MS_PER_SECOND) } : {}),
          ...(typeof cell['uri'] === 'string' && cell['uri'].startsWith('mbid:') ? { recording_mbid: cell['uri'].slice(5) } : {}),
        },
      },
    }
    return `${JSON.stringify(listen)}\n`
  })
}
