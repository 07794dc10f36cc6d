/** The rank of a year among the own years: how full each calendar year of the whole history was, whatever the period. */
import type { Findings } from '../contract/insights.ts'
import type { Period } from '../contract/worker.ts'
import { dayOfMonthStart } from '../shared/time.ts'
import { joinMonths, type DayTallies } from './tallies.ts'
import { years } from './years.ts'

/** `life` tallies the music of the whole history. */
export function ownYears(life: DayTallies, period: Period | null): Findings['ownYears'] {
  const all = years(joinMonths(life))
  const last = life.first + life.listens.length - 1
  const ranked = all.map(({ year, msPlayed, plays }) => ({
    rank: 1 + all.filter((other) => other.msPlayed > msPlayed).length,
    year,
    msPlayed,
    plays,
    days: Math.min(last + 1, dayOfMonthStart(year + 1, 0)) - Math.max(life.first, dayOfMonthStart(year, 0)),
  }))
  const asked = calendarYearOf(period)
  return {
    year: all.some(({ year }) => year === asked) ? asked : null,
    ranked: ranked.toSorted((one, other) => one.rank - other.rank || one.year - other.year),
  }
}

/** The year that a period is from its first to its last day; null for any other period. */
export function calendarYearOf(period: Period | null): number | null {
  if (period === null || !period.from.endsWith('-01-01') || period.to !== `${period.from.slice(0, 4)}-12-31`) return null
  return Number(period.from.slice(0, 4))
}
