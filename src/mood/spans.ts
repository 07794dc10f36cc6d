/** Weeks and months of mood: means with bands, where days are what can be drawn again. */
import type { Band } from '../contract/mood.ts'
import { dayOfMonthStart, formatDay, weekdayOf, type LocalDay } from '../shared/time.ts'
import type { HourSums } from './hour-sums.ts'
import { clusteredBand, type Cluster } from './statistics.ts'

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
export function weekMoods(hours: HourSums): readonly SpanMood<LocalDay>[] {
  return spanMoods(hours, mondayOf, WEEK_PLAYS_MIN)
}

/** By `YYYY-MM`. */
export function monthMoods(hours: HourSums): readonly SpanMood<string>[] {
  return spanMoods(hours, monthNameOf, MONTH_PLAYS_MIN)
}

function monthNameOf(day: LocalDay): string {
  return formatDay(day).slice(0, 7)
}

/** The local days from the first of the month up to, not including, the first of the next; `name` is `YYYY-MM`. */
export function daysOfMonth(name: string): { readonly from: LocalDay; readonly to: LocalDay } {
  const [year, month] = [Number(name.slice(0, 4)), Number(name.slice(5)) - 1]
  return { from: dayOfMonthStart(year, month), to: dayOfMonthStart(year, month + 1) }
}

interface Sums {
  count: number
  valence: number
  arousal: number
}

/** Sums over the plays of each local day. */
function daySums(hours: HourSums): ReadonlyMap<LocalDay, Sums> {
  const days = new Map<LocalDay, Sums>()
  let sums: Sums | undefined
  for (let cell = 0; cell < hours.count; cell++) {
    const day = hours.localDay[cell]!
    // Most hours follow one of the same day.
    if (sums === undefined || day !== hours.localDay[cell - 1]) {
      sums = days.get(day) ?? { count: 0, valence: 0, arousal: 0 }
      days.set(day, sums)
    }
    sums.count += hours.plays[cell]!
    sums.valence += hours.valence[cell]!
    sums.arousal += hours.arousal[cell]!
  }
  return days
}

function spanMoods<Key extends string | number>(
  hours: HourSums,
  spanOf: (day: LocalDay) => Key,
  playsMin: number,
): readonly SpanMood<Key>[] {
  const spans = new Map<Key, Sums[]>()
  for (const [day, sums] of daySums(hours)) {
    const span = spanOf(day)
    const days = spans.get(span)
    if (days === undefined) spans.set(span, [sums])
    else days.push(sums)
  }
  return [...spans]
    .flatMap(([span, days]) => {
      const plays = days.reduce((total, { count }) => total + count, 0)
      const valence = plays < playsMin ? undefined : clusteredBand(days.map(clusterOf('valence')))
      const arousal = plays < playsMin ? undefined : clusteredBand(days.map(clusterOf('arousal')))
      return valence === undefined || arousal === undefined ? [] : [{ span, plays, valence, arousal }]
    })
    .toSorted((a, b) => (a.span < b.span ? -1 : 1))
}

const clusterOf =
  (axis: 'valence' | 'arousal') =>
  (sums: Sums): Cluster => ({ count: sums.count, sum: sums[axis] })
