/** A table of anything: the other form of every chart. */
import { useState, type ReactNode } from 'react'
import { text } from '../messages/text.ts'
import { RowsLink, type RowsSearch } from './rows-link.tsx'

export interface TableData {
  readonly caption: string
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[]
  /** One list of cells per row, as many as there are columns; the first cell names the row, and leads to its listens where it has some. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[]; readonly rows?: RowsSearch }[]
}

/** More rows than this at once would hold the page up. */
const ROWS_AT_ONCE = 60

export function DataTable({ caption, columns, rows }: TableData) {
  const [shown, setShown] = useState(ROWS_AT_ONCE)
  return (
    <>
      {/* A table that is wider than the page scrolls by itself, and must be reachable by keyboard for that. */}
      <div className="table-scroll" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption className="hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ label, numeric }) => (
                <th key={label} scope="col" className={numeric ? 'numeric' : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map(({ key, cells, rows: behind }) => (
              <tr key={key}>
                {columns.map(({ label, numeric }, index) =>
                  index === 0 ? (
                    <th key={label} scope="row" className={numeric ? 'numeric' : undefined}>
                      {behind ? <RowsLink rows={behind}>{cells[index]}</RowsLink> : cells[index]}
                    </th>
                  ) : (
                    <td key={label} className={numeric ? 'numeric' : undefined}>
                      {cells[index]}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown && (
        <button type="button" className="quiet" onClick={() => setShown(shown + ROWS_AT_ONCE * 4)}>
          {text.app.more(rows.length - shown)}
        </button>
      )}
    </>
  )
}
