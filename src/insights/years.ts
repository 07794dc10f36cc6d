/** Years and months of the local calendar with music in them, ascending. */
import type { Findings } from '../contract/insights.ts'
import { sum, type MonthTally, type Tally } from './tallies.ts'

export function years(tallied: readonly MonthTally[]): Findings['years'] {
  const byYear = new Map<number, Tally>()
  for (const month of tallied) {
    const before = byYear.get(month.year)
    byYear.set(month.year, sum(before ?? { msPlayed: 0, listens: 0, plays: 0 }, month))
  }
  return [...byYear].map(([year, tally]) => ({ year, ...tally }))
}

export function months(tallied: readonly MonthTally[]): Findings['months'] {
  return tallied.map(({ year, month, msPlayed, listens, plays }) => ({
    month: `${year}-${String(month + 1).padStart(2, '0')}`,
    msPlayed,
    listens,
    plays,
  }))
}
