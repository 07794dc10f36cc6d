/** Where the keys lead in a calendar whose columns are weeks and whose blocks are years. */
import { dayOfMonthStart, monthOf, yearOf, type LocalDay } from '../../shared/time.ts'

const STEPS: ReadonlyMap<string, (day: LocalDay) => LocalDay> = new Map(
  Object.entries({
    ArrowUp: (day: LocalDay) => day - 1,
    ArrowDown: (day: LocalDay) => day + 1,
    ArrowLeft: (day: LocalDay) => day - 7,
    ArrowRight: (day: LocalDay) => day + 7,
    Home: (day: LocalDay) => dayOfMonthStart(yearOf(day), 0),
    End: (day: LocalDay) => dayOfMonthStart(yearOf(day) + 1, 0) - 1,
    PageUp: (day: LocalDay) => sameDayOf(day, -1),
    PageDown: (day: LocalDay) => sameDayOf(day, 1),
  }),
)

/** The day that a key leads to, within the days that are drawn; undefined for a key that has no meaning here. */
export function dayAfterKey(key: string, day: LocalDay, first: LocalDay, last: LocalDay): LocalDay | undefined {
  const to = STEPS.get(key)?.(day)
  return to === undefined ? undefined : Math.min(last, Math.max(first, to))
}

/** The same day of the month in another year; the last of February for its 29th. */
function sameDayOf(day: LocalDay, years: number): LocalDay {
  const [year, month] = [yearOf(day) + years, monthOf(day)]
  return Math.min(dayOfMonthStart(year, month) + day - dayOfMonthStart(yearOf(day), month), dayOfMonthStart(year, month + 1) - 1)
}
