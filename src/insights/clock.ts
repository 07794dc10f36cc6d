/** The clock: msPlayed of music by weekday (Monday first) and local hour of the start. */
import type { Findings } from '../contract/insights.ts'
import type { MusicRows } from './selection.ts'
import { add } from './tallies.ts'

const HOURS_PER_DAY = 24
const DAYS_PER_WEEK = 7

export function clock(music: MusicRows): Findings['clock'] {
  const hours = new Float64Array(DAYS_PER_WEEK * HOURS_PER_DAY)
  for (let row = 0; row < music.count; row++) add(hours, music.localHourOfWeek[row]!, music.msPlayed[row]!)
  return Array.from({ length: DAYS_PER_WEEK }, (_, weekday) => [...hours.subarray(weekday * HOURS_PER_DAY, (weekday + 1) * HOURS_PER_DAY)])
}
