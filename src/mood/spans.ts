/** Weeks and months of mood: means with bands, where days are what can be drawn again. */
import type { Band } from '../contract/mood.ts'
import { add } from '../shared/columns.ts'
import { dayOfMonthStart, formatDay, monthOf, weekdayOf, yearOf, type LocalDay } from '../shared/time.ts'
import { numberedBy, type DaySums } from './hour-sums.ts'
import { clusteredBandsOf } from './statistics.ts'

export interface SpanMood<Key> {
  readonly span: Key
  readonly plays: number
  readonly valence: Band
  readonly arousal: Band
}

/** Fewer plays than this tell of an evening, not of a week. */
const WEEK_PLAYS_MIN = 10
/** A shift of a tenth of the scale shows from about thirty independent plays on. */
const MONTH_PLAYS_MIN = 30

export const mondayOf = (day: LocalDay): LocalDay => day - weekdayOf(day)

/** By the Monday of the week. */
export function weekMoods(days: DaySums): readonly SpanMood<LocalDay>[] {
  return spanMoods(days, mondayOf, WEEK_PLAYS_MIN)
}

/** By `YYYY-MM`. */
export function monthMoods(days: DaySums): readonly SpanMood<string>[] {
  return spanMoods(days, firstOfMonth, MONTH_PLAYS_MIN).map((month) => ({ ...month, span: formatDay(month.span).slice(0, 7) }))
}

function firstOfMonth(day: LocalDay): LocalDay {
  return dayOfMonthStart(yearOf(day), monthOf(day))
}

/** The local days from the first of the month up to, not including, the first of the next; `name` is `YYYY-MM`. */
export function daysOfMonth(name: string): { readonly from: LocalDay; readonly to: LocalDay } {
  const [year, month] = [Number(name.slice(0, 4)), Number(name.slice(5)) - 1]
  return { from: dayOfMonthStart(year, month), to: dayOfMonthStart(year, month + 1) }
}

/** Spans by their first day, ascending; those with too few plays or days are left out. */
function spanMoods(days: DaySums, firstOf: (day: LocalDay) => LocalDay, playsMin: number): readonly SpanMood<LocalDay>[] {
  const { numbers, keys } = numberedBy(days, firstOf)
  const plays = new Float64Array(keys.length)
  for (let cell = 0; cell < days.count; cell++) add(plays, numbers[cell]!, days.plays[cell]!)
  const valences = clusteredBandsOf({ count: days.plays, sum: days.valence }, numbers, keys.length)
  const arousals = clusteredBandsOf({ count: days.plays, sum: days.arousal }, numbers, keys.length)
  return keys
    .flatMap((span, number) => {
      const [valence, arousal] = [valences[number], arousals[number]]
      if (plays[number]! < playsMin || valence === undefined || arousal === undefined) return []
      return [{ span, plays: plays[number]!, valence, arousal }]
    })
    .toSorted((a, b) => a.span - b.span)
}
