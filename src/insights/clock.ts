/** The clock: msPlayed of music by weekday (Monday first) and local hour of the start. */
import type { Findings } from '../contract/insights.ts'
import type { HourTallies } from './tallies.ts'

const HOURS_PER_DAY = 24
const DAYS_PER_WEEK = 7

export function clock({ msPlayed }: HourTallies): Findings['clock'] {
  return Array.from({ length: DAYS_PER_WEEK }, (_, weekday) => [
    ...msPlayed.subarray(weekday * HOURS_PER_DAY, (weekday + 1) * HOURS_PER_DAY),
  ])
}
