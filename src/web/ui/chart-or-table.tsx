/** A chart with its name and the switch to its table, where there is no whole finding around it. */
import { useRef, useState, type ReactNode } from 'react'
import { text } from '../messages/text.ts'
import { DataTable } from './data-table.tsx'
import type { TableData } from './table-data.ts'
import { SaveAs } from './save-as.tsx'

interface ChartOrTableProps {
  readonly label: string
  readonly table: TableData
  readonly children: ReactNode
}

export function ChartOrTable({ label, table, children }: ChartOrTableProps) {
  const [asTable, setAsTable] = useState(false)
  const shown = useRef<HTMLDivElement>(null)
  return (
    <figure aria-label={label}>
      <div ref={shown}>{asTable ? <DataTable {...table} isSavedAround /> : children}</div>
      <figcaption className="finding-notes">
        <button type="button" className="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? text.chart.asChart : text.chart.asTable}
        </button>
        <SaveAs name={label} table={table} figure={shown} hasPicture={!asTable} />
      </figcaption>
    </figure>
  )
}
