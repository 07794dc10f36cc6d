/** B: at which hours of the day patience is short. */
import { useMemo } from 'react'
import { BarChart } from '../../charts/bar-chart.tsx'
import type { Bar } from '../../charts/bar.ts'
import { format, text } from '../../messages/text.ts'
import { Finding } from '../../ui/finding.tsx'
import type { RowsSearch } from '../../ui/rows-link.tsx'
import { SKIP_HOUR_LISTENS_MIN, skipHoursOf, type FindingPartProps } from './sleeve.ts'

const skipsOfHour = (hour: number): RowsSearch => ({ hour, part: 'skips' })

export function SkipHours({ findings: { skips }, number }: FindingPartProps) {
  const hours = useMemo(() => skipHoursOf(skips), [skips])
  const [most] = hours
  const least = hours.at(-1)
  const bars = useMemo(
    () =>
      hours
        .toSorted((one, other) => one.hour - other.hour)
        .map(({ hour, share }): Bar => ({
          key: String(hour),
          label: format.hour(hour),
          value: share,
          said: format.percent(share),
          matters: hour === most?.hour,
          rows: skipsOfHour(hour),
        })),
    [hours, most],
  )
  if (!most || !least) return null
  return (
    <Finding
      number={number}
      title={text.skipHours.title(most.hour, most.share)}
      lede={<p>{text.skipHours.lede(least.hour, least.share)}</p>}
      how={text.skipHours.how(SKIP_HOUR_LISTENS_MIN)}
      rows={{ part: 'skips' }}
      alt={text.skipHours.alt(most.hour, most.share)}
      table={{
        caption: text.skipHours.short,
        columns: [
          { label: text.columns.hour },
          { label: text.columns.skips, numeric: true },
          { label: text.columns.listens, numeric: true },
          { label: text.columns.share, numeric: true },
        ],
        rows: hours
          .toSorted((one, other) => one.hour - other.hour)
          .map((one) => ({
            key: String(one.hour),
            rows: skipsOfHour(one.hour),
            cells: [format.hour(one.hour), format.number(one.skips), format.number(one.listens), format.percent(one.share)],
          })),
      }}
    >
      <BarChart bars={bars} />
    </Finding>
  )
}
