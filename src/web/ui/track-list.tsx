/** A numbered list as on the back of a sleeve: name, by whom, how long. */
import type { SubjectKind, TopRow } from '../../contract/worker.ts'
import { format } from '../messages/text.ts'
import { listensOf } from '../routes.ts'
import { RowsLink } from './rows-link.tsx'
import { SubjectLink } from './subject-link.tsx'

export interface TrackListProps<Row extends TopRow> {
  readonly kind: SubjectKind
  readonly rows: readonly Row[]
  /** What stands at the right; the time heard where nothing else is said. */
  readonly value?: (row: Row) => string
  /** A second line: the artist where nothing else is said; null for none. */
  readonly second?: ((row: Row) => string) | null
  readonly start?: number
}

export function TrackList<Row extends TopRow>({
  kind,
  rows,
  value = ({ msPlayed }) => format.duration(msPlayed),
  second = kind === 'artist' ? null : ({ artist }) => artist,
  start = 1,
}: TrackListProps<Row>) {
  return (
    <ol className="track-list" start={start}>
      {rows.map((row, index) => (
        <li key={`${row.artist}\0${row.title}`}>
          <span className="track-number" aria-hidden="true">
            {start + index}
          </span>
          <span className="track-name">
            <SubjectLink kind={kind} name={row.title} artist={row.artist} />
            {second !== null && (
              <span className="soft track-artist">
                <bdi title={second(row)}>{second(row)}</bdi>
              </span>
            )}
          </span>
          <span className="tabular track-value">
            <RowsLink rows={listensOf({ kind, name: row.title, artist: row.artist })}>{value(row)}</RowsLink>
          </span>
        </li>
      ))}
    </ol>
  )
}
