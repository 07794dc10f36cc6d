/** A number that leads to the listens behind it. A page has hundreds of these, so each is a plain anchor and watches nothing. */
import { useRouter } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'
import { dayOfMonthStart, formatDay } from '../../shared/time.ts'
import { keepView, paths, stringifySearch, type ListensFilterSearch, type ViewSearch } from '../routes.ts'

/** A filter, and a period where it is not the one that the page looks at. */
export type RowsSearch = ListensFilterSearch & Pick<ViewSearch, 'year' | 'from' | 'to'>

interface RowsLinkProps {
  readonly rows: RowsSearch
  readonly children: ReactNode
  /** Said instead of the number alone where that says too little out of its place. */
  readonly label?: string
  readonly className?: string
}

export function RowsLink({ rows, children, label, className = 'to-rows' }: RowsLinkProps) {
  const open = useOpenRows()
  const search: Record<string, unknown> = { ...useRowsSearch()(rows) }
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    open(rows)
  }
  return (
    <a href={paths.listens + stringifySearch(search)} className={className} aria-label={label} onClick={follow}>
      {children}
    </a>
  )
}

/** Opens the rows of a bar, a cell or a day; the table of the same chart has them as links. */
export function useOpenRows(): (rows: RowsSearch) => void {
  const router = useRouter()
  const searchOf = useRowsSearch()
  return (rows) => void router.navigate({ to: paths.listens, search: searchOf(rows) })
}

function useRowsSearch(): (rows: RowsSearch) => RowsSearch & ViewSearch {
  const router = useRouter()
  return (rows) => {
    const { rule, ...period } = keepView({ ...router.state.location.search })
    const hasOwnPeriod = rows.year !== undefined || rows.from !== undefined
    return { ...(rule !== undefined && { rule }), ...(hasOwnPeriod ? {} : period), ...rows }
  }
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
