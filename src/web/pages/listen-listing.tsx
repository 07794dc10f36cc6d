/** Every listen of a subject, the latest first: the rows behind the numbers. */
import { useState } from 'react'
import type { SubjectName } from '../../contract/worker.ts'
import { useAnswer } from '../history/services.ts'
import { format, text } from '../messages/text.ts'
import { listensOf } from '../routes.ts'
import { RowsLink } from '../ui/rows-link.tsx'
import { useView } from '../use-view.ts'

const PAGE = 25

export function ListenListing({ subject }: { readonly subject: SubjectName | null }) {
  const view = useView()
  const [limit, setLimit] = useState(PAGE)
  const { data } = useAnswer('listens', { ...view, filter: subject === null ? {} : { subject }, order: 'newest', offset: 0, limit })
  if (!data) return null
  return (
    <section className="listing">
      <h2>{text.subject.listens}</h2>
      <p className="soft">
        {text.subject.listensLead(data.total)}{' '}
        <RowsLink rows={subject === null ? {} : listensOf(subject)}>{text.subject.filtered}</RowsLink>
      </p>
      <div className="table-scroll" role="region" aria-label={text.subject.listens} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.columns.started}</th>
              <th scope="col">{text.columns.track}</th>
              {subject === null && <th scope="col">{text.columns.artist}</th>}
              <th scope="col">{text.columns.album}</th>
              <th scope="col" className="numeric">
                {text.columns.played}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row, index) => (
              <tr key={`${row.startedAt} ${data.total - index}`}>
                <td className="tabular">{row.startedLocal}</td>
                <td>
                  <bdi>{row.title}</bdi> {row.skipped && <small className="soft">{text.subject.skipped}</small>}
                </td>
                {subject === null && (
                  <td>
                    <bdi>{row.artist}</bdi>
                  </td>
                )}
                <td>
                  <bdi>{row.album}</bdi>
                </td>
                <td className="numeric">{format.length(row.msPlayed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {data.rows.length < data.total && (
        <button type="button" className="button" onClick={() => setLimit(limit + PAGE * 4)}>
          {text.app.more(Math.min(PAGE * 4, data.total - data.rows.length))}
        </button>
      )}
    </section>
  )
}
