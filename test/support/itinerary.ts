/** Where and when a listener listens: days with their share of rows, trips, and the hours of the day. */
import { at } from '../../src/shared/assert.ts'
import { MS_PER_DAY, MS_PER_HOUR, offsetAt, weekdayOf, type ZoneOffsets, zoneOffsets } from '../../src/shared/time.ts'
import { type Random, weightedPicker } from './random.ts'

export interface Place {
  readonly country: string
  readonly timeZone: string
}

export interface DayPlan {
  readonly day: number
  readonly rows: number
  readonly country: string
  readonly zone: ZoneOffsets
  /** Between two places, with the phone in flight mode. */
  readonly isFlight: boolean
}

const QUIET_DAY_SHARE = 0.06
const TRIP_GAP_DAYS_MEAN = 110

/** Busier days at the end of the week, as in listening logs. Monday first. */
const WEEKDAY_FACTOR = [0.95, 0.95, 1, 1, 1.15, 1.1, 0.85] as const

/** Share of sessions that begin in each hour: commute, lunch, evening. */
const WORKDAY_HOURS = [1, 0.4, 0.2, 0.1, 0.1, 0.4, 2, 6, 7, 4, 3, 3, 4, 4, 3, 4, 5, 8, 9, 8, 7, 6, 4, 2] as const
const WEEKEND_HOURS = [3, 2, 1, 0.5, 0.2, 0.1, 0.3, 1, 2, 4, 6, 7, 6, 5, 5, 6, 6, 6, 7, 7, 7, 6, 5, 4] as const

/** Shares `rows` among the days, so that they add up exactly. */
export function planDays(
  random: Random,
  span: { readonly fromDay: number; readonly toDay: number; readonly rows: number },
  home: Place,
  trips: readonly Place[],
): DayPlan[] {
  const days = span.toDay - span.fromDay + 1
  const weights = Array.from({ length: days }, (_, i) => {
    const growth = 0.7 + (0.6 * i) / days
    const season = 1 + 0.15 * Math.cos((2 * Math.PI * i) / 365)
    return random.chance(QUIET_DAY_SHARE) ? 0 : growth * season * at(WEEKDAY_FACTOR, weekdayOf(span.fromDay + i)) * random.logNormal(1, 0.5)
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const places = planPlaces(random, span.fromDay, days, home, trips)
  let share = 0
  let given = 0
  return weights.map((weight, i) => {
    share += weight
    const rows = (i === days - 1 ? span.rows : Math.floor((span.rows * share) / total)) - given
    given += rows
    return { day: span.fromDay + i, rows, ...at(places, i) }
  })
}

function planPlaces(random: Random, fromDay: number, days: number, home: Place, trips: readonly Place[]): Omit<DayPlan, 'day' | 'rows'>[] {
  const zones = new Map<string, ZoneOffsets>()
  const placed = (place: Place, isFlight: boolean): Omit<DayPlan, 'day' | 'rows'> => {
    let zone = zones.get(place.timeZone)
    if (zone === undefined) zone = zoneOffsets(place.timeZone, (fromDay - 2) * MS_PER_DAY, (fromDay + days + 2) * MS_PER_DAY)
    zones.set(place.timeZone, zone)
    return { country: place.country, zone, isFlight }
  }
  const plan = Array.from({ length: days }, () => placed(home, false))
  if (trips.length === 0) return plan
  for (let day = Math.ceil(random.exponential(TRIP_GAP_DAYS_MEAN)); day < days; day += Math.ceil(random.exponential(TRIP_GAP_DAYS_MEAN))) {
    const place = random.pick(trips)
    const last = Math.min(day + 3 + random.below(14), days - 1)
    for (let i = day; i <= last; i++) plan[i] = placed(place, i === day || i === last)
    day = last
  }
  return plan
}

/** Draws instants of local days at which sessions begin. */
export function sessionStarts(): (random: Random, plan: DayPlan, lateHours: number) => number {
  const workday = weightedPicker(WORKDAY_HOURS)
  const weekend = weightedPicker(WEEKEND_HOURS)
  return (random, plan, lateHours) => {
    const hour = (weekdayOf(plan.day) < 5 ? workday : weekend)(random)
    const localMs = plan.day * MS_PER_DAY + (hour + random.next() + lateHours) * MS_PER_HOUR
    return localMs - offsetAt(plan.zone, localMs - offsetAt(plan.zone, localMs))
  }
}
