/** A4: who and what was heard most, in three columns as on the back of a sleeve. */
import { Link } from '@tanstack/react-router'
import type { SubjectKind, TopRow } from '../../../contract/worker.ts'
import { text } from '../../messages/text.ts'
import { keepView, listPaths } from '../../routes.ts'
import { Finding } from '../../ui/finding.tsx'
import { TrackList } from '../../ui/track-list.tsx'
import type { FindingPartProps } from './sleeve.ts'

const SHOWN = 10
const playsOf = ({ plays }: TopRow): string => text.tops.plays(plays)

export function Tops({ findings: { top }, number }: FindingPartProps) {
  const first = top.artists[0]
  const columns: readonly { readonly kind: SubjectKind; readonly title: string; readonly rows: readonly TopRow[] }[] = [
    { kind: 'artist', title: text.tops.artists, rows: top.artists.map((row) => ({ ...row, title: row.name })) },
    { kind: 'album', title: text.tops.albums, rows: top.albums },
    { kind: 'track', title: text.tops.tracks, rows: top.tracks },
  ]
  const [before, name, after] = text.tops.title(first?.name ?? '', first?.msPlayed ?? 0)
  return (
    <Finding
      number={number}
      layout="below"
      title={
        first ? (
          <>
            {before}
            <bdi>{name}</bdi>
            {after}
          </>
        ) : (
          text.tops.none
        )
      }
      how={text.tops.how}
      rows={{ kind: 'music' }}
      fileName={text.tops.short}
    >
      <div className="three-columns">
        {columns.map(({ kind, title, rows }) => (
          <div key={kind}>
            <h3 className="eyebrow">{title}</h3>
            <TrackList kind={kind} rows={rows.slice(0, SHOWN)} {...(kind === 'artist' && { second: playsOf })} />
            <Link to={listPaths[kind]} search={keepView} className="onward">
              {text.tops.all[kind]}
            </Link>
          </div>
        ))}
      </div>
    </Finding>
  )
}
