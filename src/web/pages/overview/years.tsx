/** A1: hours by year, or by month where the period is within one year. */
import { useMemo } from 'react'
import type { Findings } from '../../../contract/insights.ts'
import { BarChart } from '../../charts/bar-chart.tsx'
import type { Bar } from '../../charts/bar.ts'
import { format, text } from '../../messages/text.ts'
import { Finding } from '../../ui/finding.tsx'
import { monthRows, type RowsSearch } from '../../ui/rows-link.tsx'
import type { FindingPartProps } from './sleeve.ts'
import { fullest } from './sleeve.ts'

const COLUMNS = [
  { label: text.columns.hours, numeric: true },
  { label: text.columns.plays, numeric: true },
  { label: text.columns.listens, numeric: true },
] as const

const rowsOfYear = (year: number): RowsSearch => ({ year, kind: 'music' })
const rowsOfMonth = (month: string): RowsSearch => ({ ...monthRows(month), kind: 'music' })

interface Tally {
  readonly msPlayed: number
  readonly plays: number
  readonly listens: number
}

const cellsOf = ({ msPlayed, plays, listens }: Tally): string[] => [format.hours(msPlayed), format.number(plays), format.number(listens)]

export function Years({ findings: { years, ownYears }, number }: FindingPartProps) {
  const most = fullest(years)
  const bars = useMemo(
    () =>
      years.map(({ year, msPlayed }): Bar => ({
        key: String(year),
        label: String(year),
        value: msPlayed,
        said: format.hours(msPlayed),
        matters: year === most?.year,
        rows: rowsOfYear(year),
      })),
    [years, most],
  )
  if (!most) return null
  return (
    <Finding
      number={number}
      title={text.years.title(most.year, most.msPlayed)}
      how={text.years.how}
      rows={{ kind: 'music' }}
      alt={text.years.alt(years.length, most.year, most.msPlayed)}
      table={{
        caption: text.years.short,
        columns: [{ label: text.columns.year }, ...COLUMNS, { label: text.ownYears.rank, numeric: true }],
        rows: years.map((year) => ({
          key: String(year.year),
          rows: rowsOfYear(year.year),
          cells: [year.year, ...cellsOf(year), ownYears.ranked.find((one) => one.year === year.year)?.rank ?? ''],
        })),
      }}
    >
      <BarChart bars={bars} />
    </Finding>
  )
}

export function Months({ findings: { months }, number }: FindingPartProps) {
  const most = fullest(months)
  const bars = useMemo(() => monthBars(months, most?.month), [months, most])
  if (!most) return null
  return (
    <Finding
      number={number}
      title={text.months.title(most.month, most.msPlayed)}
      how={text.months.how}
      rows={{ kind: 'music' }}
      alt={text.months.alt(months.length, most.month, most.msPlayed)}
      table={{
        caption: text.months.short,
        columns: [{ label: text.columns.month }, ...COLUMNS],
        rows: months.map((month) => ({
          key: month.month,
          rows: rowsOfMonth(month.month),
          cells: [format.month(month.month), ...cellsOf(month)],
        })),
      }}
    >
      <BarChart bars={bars} />
    </Finding>
  )
}

function monthBars(months: Findings['months'], most: string | undefined): Bar[] {
  return months.map(({ month, msPlayed }) => ({
    key: month,
    label: format.monthShort(month),
    value: msPlayed,
    said: format.hours(msPlayed),
    matters: month === most,
    rows: rowsOfMonth(month),
  }))
}
