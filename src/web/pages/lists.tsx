/** All artists, albums or tracks of a period, in the order that the person chooses. */
import { useState } from 'react'
import type { SortKey, SubjectKind, TopRow } from '../../contract/worker.ts'
import { useAnswer } from '../history/services.ts'
import { format, text } from '../messages/text.ts'
import { Waiting } from '../ui/states.tsx'
import { TrackList } from '../ui/track-list.tsx'
import { usePeriodWords, useView } from '../use-view.ts'

const PAGE = 120
const SORTS = ['msPlayed', 'plays', 'listens'] as const satisfies readonly SortKey[]
const VALUES: Record<SortKey, (row: TopRow) => string> = {
  msPlayed: ({ msPlayed }) => format.duration(msPlayed),
  plays: ({ plays }) => format.number(plays),
  listens: ({ listens }) => format.number(listens),
}

export function Artists() {
  return <Names kind="artist" />
}

export function Albums() {
  return <Names kind="album" />
}

export function Tracks() {
  return <Names kind="track" />
}

function Names({ kind }: { readonly kind: SubjectKind }) {
  const view = useView()
  const [sort, setSort] = useState<SortKey>('msPlayed')
  const [limit, setLimit] = useState(PAGE)
  const period = usePeriodWords()
  const { data } = useAnswer('tops', { ...view, kind, sort, offset: 0, limit })
  if (!data) return <Waiting />
  return (
    <div className="page list-page">
      <header className="page-head">
        <h1>{text.lists.title[kind]}</h1>
        <p className="lede">{text.lists.lead(kind, data.total, period)}</p>
        <fieldset className="choices">
          <legend className="eyebrow">{text.lists.sort}</legend>
          {SORTS.map((key) => (
            <label key={key}>
              <input type="radio" name="sort" value={key} checked={sort === key} onChange={() => setSort(key)} />
              <span>{text.lists.sorts[key]}</span>
            </label>
          ))}
        </fieldset>
      </header>
      {data.total === 0 ? (
        <p>{text.lists.empty}</p>
      ) : (
        <div className="long-list">
          <TrackList kind={kind} rows={data.rows} value={VALUES[sort]} />
        </div>
      )}
      {data.rows.length < data.total && (
        <p className="more">
          <button type="button" className="button" onClick={() => setLimit(limit + PAGE)}>
            {text.app.more(Math.min(PAGE, data.total - data.rows.length))}
          </button>
          <span className="soft">{text.lists.shown(data.rows.length, data.total)}</span>
        </p>
      )}
    </div>
  )
}
