/** Streaks: consecutive local days with at least one play. */
import type { Findings } from '../contract/insights.ts'
import { formatDay, type LocalDay } from '../shared/time.ts'
import type { DayTallies } from './tallies.ts'

type Run = Findings['streaks']['longest']

const NO_RUN: Run = { days: 0, from: null, to: null }

/** The longest run of days; of equal ones the earliest. */
export function longestStreak({ first, plays }: DayTallies): Run {
  let longest = 0
  let longestEnd = 0
  let running = 0
  for (let cell = 0; cell < plays.length; cell++) {
    running = plays[cell]! > 0 ? running + 1 : 0
    if (running > longest) {
      longest = running
      longestEnd = cell
    }
  }
  return runEnding(first + longestEnd, longest)
}

/**
 * The run that ends on `lastDay`, the last local day with a listen of any kind: a history tells nothing of the days after
 * it. Without a play on that day there is no current run, even if one ended the day before.
 */
export function currentStreak({ first, plays }: DayTallies, lastDay: LocalDay): Run {
  const last = lastDay - first
  let cell = last
  while (cell >= 0 && cell < plays.length && plays[cell]! > 0) cell--
  return runEnding(lastDay, last - cell)
}

function runEnding(day: LocalDay, days: number): Run {
  return days === 0 ? NO_RUN : { days, from: formatDay(day - days + 1), to: formatDay(day) }
}
