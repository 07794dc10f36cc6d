/** The year that is looked at among all years of the history. */
import { useMemo } from 'react'
import type { Findings } from '../../../contract/insights.ts'
import { BarChart } from '../../charts/bar-chart.tsx'
import type { Bar } from '../../charts/bar.ts'
import { format, text } from '../../messages/text.ts'
import { Finding } from '../../ui/finding.tsx'
import { rankOf, type FindingPartProps } from './sleeve.ts'

export function OwnYears({ findings: { ownYears }, number }: FindingPartProps) {
  const bars = useMemo(() => barsOf(ownYears), [ownYears])
  const asked = rankOf(ownYears)
  if (!asked) return null
  const { ranked } = ownYears
  const title = text.ownYears.title(asked.year, asked.rank, ranked.length)
  return (
    <Finding
      number={number}
      title={title}
      lede={<p>{text.ownYears.lede(asked.msPlayed, asked.days)}</p>}
      how={text.ownYears.how}
      rows={{ kind: 'music' }}
      alt={title}
      table={{
        caption: text.ownYears.short,
        columns: [
          { label: text.columns.year },
          { label: text.ownYears.rank, numeric: true },
          { label: text.columns.hours, numeric: true },
          { label: text.columns.plays, numeric: true },
          { label: text.ownYears.days, numeric: true },
        ],
        rows: ranked.map(({ rank, year, msPlayed, plays, days }) => ({
          key: String(year),
          rows: { year, kind: 'music' },
          cells: [year, format.number(rank), format.hours(msPlayed), format.number(plays), format.number(days)],
        })),
      }}
    >
      <BarChart bars={bars} />
    </Finding>
  )
}

/** In the order of the calendar, so that a place is seen in the course of the years. */
function barsOf({ year: asked, ranked }: Findings['ownYears']): Bar[] {
  return ranked
    .toSorted((one, other) => one.year - other.year)
    .map(({ year, msPlayed }) => ({
      key: String(year),
      label: String(year),
      value: msPlayed,
      said: format.hours(msPlayed),
      matters: year === asked,
      rows: { year, kind: 'music' },
    }))
}
