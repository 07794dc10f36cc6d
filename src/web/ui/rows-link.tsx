/** A number that leads to the listens behind it. */
import type { ReactNode } from 'react'
import { dayOfMonthStart, formatDay } from '../../shared/time.ts'
import { paths, type ListensFilterSearch, type ViewSearch } from '../routes.ts'
import { PlainLink, useOpen } from './plain-link.tsx'

/** A filter, and a period where it is not the one that the page looks at. */
export type RowsSearch = ListensFilterSearch & Pick<ViewSearch, 'year' | 'from' | 'to'>

interface RowsLinkProps {
  readonly rows: RowsSearch
  readonly children: ReactNode
  readonly className?: string
}

export function RowsLink({ rows, children, className = 'to-rows' }: RowsLinkProps) {
  return (
    <PlainLink to={paths.listens} search={rows} className={className}>
      {children}
    </PlainLink>
  )
}

/** Opens the rows of a bar, a cell or a day; the table of the same chart has them as links. */
export function useOpenRows(): (rows: RowsSearch) => void {
  const open = useOpen()
  return (rows) => open(paths.listens, rows)
}

/** The first and the last day of a month, which is written as in `2019-07`. */
export function monthRows(month: string): Pick<ViewSearch, 'from' | 'to'> {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return { from: `${month}-01`, to: formatDay(dayOfMonthStart(year, number) - 1) }
}

/** The listens that began between the two ends of a session, whatever the day. */
export function sessionRows({ from, to }: { readonly from: string; readonly to: string }): RowsSearch {
  return { since: from, until: to }
}
