/** A3: the hours of the week. */
import type { Findings } from '../../../contract/insights.ts'
import { peakOf, WeekClock } from '../../charts/week-clock.tsx'
import { format, text } from '../../messages/text.ts'
import { Finding } from '../../ui/finding.tsx'
import type { TableData } from '../../ui/table-data.ts'
import { RowsLink, type RowsSearch } from '../../ui/rows-link.tsx'
import type { FindingPartProps } from './sleeve.ts'

/** The stretch of hours that a sentence names. */
const STRETCH_HOURS = 4
const MUSIC: RowsSearch = { kind: 'music' }

export function WeekHours({ findings: { clock }, number }: FindingPartProps) {
  const peak = peakOf(clock)
  const stretch = busiestStretch(clock)
  return (
    <Finding
      number={number}
      title={text.clock.title(peak.weekday, peak.hour)}
      lede={<p>{text.clock.lede(stretch.share, stretch.from, (stretch.from + STRETCH_HOURS) % 24)}</p>}
      how={text.clock.how}
      alt={text.clock.alt(peak.weekday, peak.hour)}
      table={clockTable(clock, MUSIC)}
      rows={MUSIC}
    >
      <WeekClock clock={clock} rows={MUSIC} />
    </Finding>
  )
}

/** `rows`: what the listens of a cell are besides their hour. */
export function clockTable(clock: Findings['clock'], rows: RowsSearch): TableData {
  return {
    caption: text.clock.short,
    columns: [{ label: text.columns.hour }, ...clock.map((_, weekday) => ({ label: format.weekdayShort(weekday), numeric: true }))],
    rows: Array.from({ length: 24 }, (_, hour) => ({
      key: String(hour),
      rows: { ...rows, hour },
      cells: [
        format.hour(hour),
        ...clock.map((day, weekday) =>
          (day[hour] ?? 0) === 0 ? (
            format.hours(0)
          ) : (
            <RowsLink key={format.weekday(weekday)} rows={{ ...rows, hour, weekday }}>
              {format.hours(day[hour] ?? 0)}
            </RowsLink>
          ),
        ),
      ],
    })),
  }
}

function busiestStretch(clock: Findings['clock']): { readonly from: number; readonly share: number } {
  const hours = Array.from({ length: 24 }, (_, hour) => clock.reduce((sum, day) => sum + (day[hour] ?? 0), 0))
  const total = hours.reduce((sum, ms) => sum + ms, 0)
  const stretches = hours.map((_, from) =>
    Array.from({ length: STRETCH_HOURS }, (__, step) => hours[(from + step) % 24] ?? 0).reduce((sum, ms) => sum + ms, 0),
  )
  const most = Math.max(...stretches)
  return { from: stretches.indexOf(most), share: most / Math.max(1, total) }
}
