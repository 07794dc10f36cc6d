/** A table of anything, which can be taken away as CSV: the other form of every chart. */
import { useState } from 'react'
import { text } from '../messages/text.ts'
import { RowsLink } from './rows-link.tsx'
import { SaveCsv } from './save-as.tsx'
import type { TableData } from './table-data.ts'

/** More rows than this at once would hold the page up. */
const ROWS_AT_ONCE = 60

interface DataTableProps extends TableData {
  /** What stands around it offers to save it. */
  readonly isSavedAround?: boolean
  /** There are more rows than it was given, and a file of it must not pass for all of them. */
  readonly isPart?: boolean
}

export function DataTable({ isSavedAround = false, isPart = false, ...table }: DataTableProps) {
  const { caption, columns, rows } = table
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
      {(rows.length > shown || !isSavedAround) && (
        <p className="table-notes">
          {rows.length > shown && (
            <button type="button" className="quiet" onClick={() => setShown(shown + ROWS_AT_ONCE * 4)}>
              {text.app.more(rows.length - shown)}
            </button>
          )}
          {!isSavedAround && <SaveCsv table={table} label={isPart ? text.chart.csvOfThese : text.chart.csv} />}
        </p>
      )}
    </>
  )
}
