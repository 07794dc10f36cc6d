/** A2: the calendar of every day. */
import { HeatCalendar, monthSums } from '../../charts/heat-calendar.tsx'
import { format, text } from '../../messages/text.ts'
import { Finding } from '../../ui/finding.tsx'
import { monthRows } from '../../ui/rows-link.tsx'
import { usePeriodSpan } from '../../use-view.ts'
import { fullest } from './sleeve.ts'
import type { FindingPartProps } from './sleeve.ts'

export function Days({ findings: { calendar }, number }: FindingPartProps) {
  const span = usePeriodSpan()
  const { from, to } = span
  const longest = fullest(calendar)
  if (!longest) return null
  return (
    <Finding
      number={number}
      layout="below"
      title={text.calendar.title(calendar.length, span.days)}
      lede={<p>{text.calendar.lede(longest.date, longest.msPlayed)}</p>}
      how={text.calendar.how}
      rows={{ kind: 'music' }}
      alt={text.calendar.alt(Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1)}
      table={{
        caption: text.calendar.short,
        columns: [{ label: text.columns.month }, { label: text.columns.day, numeric: true }, { label: text.columns.hours, numeric: true }],
        rows: monthSums(calendar).map(({ month, days, msPlayed }) => ({
          key: month,
          rows: { ...monthRows(month), kind: 'music' },
          cells: [format.month(month), format.number(days), format.hours(msPlayed)],
        })),
      }}
    >
      <HeatCalendar days={calendar} from={from} to={to} />
    </Finding>
  )
}
