/** One track of the sleeve: a number, a sentence as its title, a figure that can also be read as a table, and its definition. */
import { useId, useRef, useState, type ReactNode } from 'react'
import { text } from '../messages/text.ts'
import { DataTable } from './data-table.tsx'
import type { TableData } from './table-data.ts'
import { RowsLink, type RowsSearch } from './rows-link.tsx'
import { SaveAs } from './save-as.tsx'
import { textOf } from './table-text.ts'

export interface FindingProps {
  /** "A1": side and position, as on a sleeve; also the anchor of the section. */
  readonly number: string
  readonly title: ReactNode
  readonly lede?: ReactNode
  readonly how: string
  /** Says in a sentence what the figure shows. */
  readonly alt?: string
  readonly table?: TableData
  /** The listens that the finding is made of. */
  readonly rows?: RowsSearch
  /** What a file of it is called, where the title is not plain text. */
  readonly fileName?: string
  /** False where the figure holds nothing that anybody would take away. */
  readonly canSave?: boolean
  readonly layout?: 'beside' | 'below' | 'half'
  readonly children?: ReactNode
}

export function Finding({
  number,
  title,
  lede,
  how,
  alt,
  table,
  rows,
  fileName,
  canSave = true,
  layout = 'beside',
  children,
}: FindingProps) {
  const id = useId()
  const [asTable, setAsTable] = useState(false)
  const shown = useRef<HTMLElement>(null)
  return (
    <section className={`finding ${layout}`} id={number} aria-labelledby={id}>
      <header className="finding-head">
        <p className="finding-number" aria-hidden="true">
          {number}
        </p>
        <h2 id={id}>{title}</h2>
        {lede !== undefined && <div className="lede">{lede}</div>}
        <div className="finding-notes">
          <details className="how">
            <summary>{text.chart.how}</summary>
            <p>{how}</p>
          </details>
          {table && (
            <button type="button" className="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              {asTable ? text.chart.asChart : text.chart.asTable}
            </button>
          )}
          {rows && (
            <RowsLink rows={rows} className="quiet">
              {text.chart.rows}
            </RowsLink>
          )}
          {children !== undefined && canSave && (
            <SaveAs name={fileName ?? textOf(title)} table={table} figure={shown} hasPicture={!asTable} />
          )}
        </div>
      </header>
      {children !== undefined && (
        <figure className="finding-figure" aria-label={alt} ref={shown}>
          {asTable && table ? <DataTable {...table} isSavedAround /> : children}
        </figure>
      )}
    </section>
  )
}
