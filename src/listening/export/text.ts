/** Writes a history as text, a few thousand listens at a time: CSV, JSON lines, and the form in which ListenBrainz takes listens. */
import { csvLine } from '../../shared/csv.ts'
import { MS_PER_SECOND } from '../../shared/time.ts'
import { FLAG, type Listens, MUSIC } from '../listens.ts'
import { EXPORT_COLUMNS, writtenCell } from './columns.ts'

/** A piece of this many listens is about a megabyte. */
const LISTENS_PER_PIECE = 4_096

function* inPieces(listens: Listens, write: (row: number) => string): Generator<string> {
  for (let from = 0; from < listens.count; from += LISTENS_PER_PIECE) {
    let piece = ''
    for (let row = from; row < Math.min(from + LISTENS_PER_PIECE, listens.count); row++) piece += write(row)
    yield piece
  }
}

/** In UTF-8 without a mark. */
export function* writeCsv(listens: Listens): Generator<string> {
  yield csvLine(EXPORT_COLUMNS.map(({ name }) => name))
  yield* inPieces(listens, (row) => csvLine(EXPORT_COLUMNS.map((column) => writtenCell(column, column.cellOf(listens, row)))))
}

export function* writeJsonLines(listens: Listens): Generator<string> {
  yield* inPieces(listens, (row) => {
    const listen = Object.fromEntries(EXPORT_COLUMNS.map((column) => [column.name, writtenCell(column, column.cellOf(listens, row))]))
    return `${JSON.stringify(listen)}\n`
  })
}

/**
 * ListenBrainz takes listens of music with a title and an artist; https://listenbrainz.readthedocs.io/en/latest/users/json.html.
 * It shows them to everybody and knows no private session, so that what was heard in one is not for it.
 */
export function isForListenbrainz(listens: Listens, row: number): boolean {
  const track = listens.items.track[listens.item[row] ?? 0] ?? 0
  const hasNames = listens.tracks.title[track] !== '' && listens.artists[listens.tracks.artist[track] ?? 0] !== ''
  return listens.kind[row] === MUSIC && hasNames && ((listens.flags[row] ?? 0) & FLAG.incognito) === 0
}

export function* writeListenbrainz(listens: Listens): Generator<string> {
  yield* inPieces(listens, (row) => {
    if (!isForListenbrainz(listens, row)) return ''
    const cell = Object.fromEntries(EXPORT_COLUMNS.map((column) => [column.name, column.cellOf(listens, row)]))
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
