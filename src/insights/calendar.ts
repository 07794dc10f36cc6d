/** The calendar: every local day with a listen of music, ascending. */
import type { Findings } from '../contract/insights.ts'
import { formatDay } from '../shared/time.ts'
import type { DayTallies } from './tallies.ts'

export function calendar({ first, msPlayed, listens, plays }: DayTallies): Findings['calendar'] {
  const days: Findings['calendar'] = []
  for (let cell = 0; cell < listens.length; cell++) {
    if (listens[cell]! > 0) days.push({ date: formatDay(first + cell), msPlayed: msPlayed[cell]!, plays: plays[cell]! })
  }
  return days
}
