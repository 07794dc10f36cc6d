/** All artists, albums or tracks of a period, in the order that the person chooses. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { ListedRow, SortKey, SubjectKind } from '../../contract/worker.ts'
import { useAnswer, useServices } from '../history/services.ts'
import { format, text } from '../messages/text.ts'
import { listPaths, NAME_ORDERS, parseNamesSearch } from '../routes.ts'
import { saveFile } from '../save-file.ts'
import { csvOfTable } from '../ui/table-text.ts'
import type { TableData } from '../ui/table-data.ts'
import { Waiting } from '../ui/states.tsx'
import { TrackList } from '../ui/track-list.tsx'
import { usePeriodWords, useView } from '../use-view.ts'

/** More than two screens of names; each costs the layout of its row and two links before anything is seen. */
const PAGE = 60
const VALUES: Record<SortKey, (row: ListedRow) => string> = {
  msPlayed: ({ msPlayed }) => format.duration(msPlayed),
  plays: ({ plays }) => format.number(plays),
  listens: ({ listens }) => format.number(listens),
  days: ({ days }) => format.number(days),
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
  const navigate = useNavigate()
  const search = parseNamesSearch(useSearch({ strict: false }))
  const sort = search.by ?? NAME_ORDERS[0]
  // In place of the address before it: an order is no page to go back to.
  const setSort = (by: SortKey): void =>
    void navigate({ to: listPaths[kind], search: { ...search, by }, replace: true, resetScroll: false })
  const [limit, setLimit] = useState(PAGE)
  const period = usePeriodWords()
  const { data } = useAnswer('tops', { ...view, kind, sort, offset: 0, limit })
  const { client } = useServices()
  const save = async (): Promise<void> => {
    const all = await client.ask('tops', { ...view, kind, sort, offset: 0, limit: Number.MAX_SAFE_INTEGER })
    saveFile(`chorus-${kind}s.csv`, new Blob([csvOfTable(tableOf(kind, all.rows))], { type: 'text/csv' }))
  }
  if (!data) return <Waiting />
  return (
    <div className="page list-page">
      <header className="page-head">
        <h1>{text.lists.title[kind]}</h1>
        <p className="lede">{text.lists.lead(kind, data.total, period)}</p>
        <fieldset className="choices">
          <legend className="eyebrow">{text.lists.sort}</legend>
          {NAME_ORDERS.map((key) => (
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
      <p className="more">
        {data.rows.length < data.total && (
          <button type="button" className="button" onClick={() => setLimit(limit + PAGE)}>
            {text.app.more(Math.min(PAGE, data.total - data.rows.length))}
          </button>
        )}
        {data.rows.length < data.total && <span className="soft">{text.lists.shown(data.rows.length, data.total)}</span>}
        {data.total > 0 && (
          <button type="button" className="quiet" onClick={() => void save()}>
            {text.chart.csv}
          </button>
        )}
      </p>
    </div>
  )
}

/** The whole list, with the sums that a spreadsheet can add up: milliseconds, not words. */
function tableOf(kind: SubjectKind, rows: readonly ListedRow[]): TableData {
  return {
    caption: text.lists.title[kind],
    columns: [text.columns[kind], text.columns.artist, 'ms_played', text.columns.plays, text.columns.listens, text.lists.sorts.days].map(
      (label) => ({ label }),
    ),
    rows: rows.map(({ title, artist, msPlayed, plays, listens, days }, index) => ({
      key: String(index),
      cells: [title, artist, msPlayed, plays, listens, days],
    })),
  }
}
