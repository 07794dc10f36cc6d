/** A chart with its name and the switch to its table, where there is no whole finding around it. */
import { useState, type ReactNode } from 'react'
import { text } from '../messages/text.ts'
import { DataTable, type TableData } from './data-table.tsx'

interface ChartOrTableProps {
  readonly label: string
  readonly table: TableData
  readonly children: ReactNode
}

export function ChartOrTable({ label, table, children }: ChartOrTableProps) {
  const [asTable, setAsTable] = useState(false)
  return (
    <figure aria-label={label}>
      {asTable ? <DataTable {...table} /> : children}
      <figcaption>
        <button type="button" className="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? text.chart.asChart : text.chart.asTable}
        </button>
      </figcaption>
    </figure>
  )
}
