/** A numbered list as on the back of a sleeve: name, by whom, how long. */
import type { SubjectKind, TopRow } from '../../contract/worker.ts'
import { format } from '../messages/text.ts'
import { SubjectLink } from './subject-link.tsx'

export interface TrackListProps {
  readonly kind: SubjectKind
  readonly rows: readonly TopRow[]
  /** What stands at the right; the time heard where nothing else is said. */
  readonly value?: (row: TopRow) => string
  /** A second line: the artist where nothing else is said; null for none. */
  readonly second?: ((row: TopRow) => string) | null
  readonly start?: number
}

export function TrackList({
  kind,
  rows,
  value = ({ msPlayed }) => format.duration(msPlayed),
  second = kind === 'artist' ? null : ({ artist }) => artist,
  start = 1,
}: TrackListProps) {
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
          <span className="tabular track-value">{value(row)}</span>
        </li>
      ))}
    </ol>
  )
}
