/** What may be said of seasons and nights, for the pages and the terminal alike; apart from the schemas, which no page needs. */
import type { Rhythm } from './deep-insights.ts'

/** Fewer days of a season than these are its weather, and not its music. */
const SEASON_DAYS_MIN = 14

/** The season with the most music a day; none where one of the four was hardly there to be compared with. */
export function fullestSeason(seasons: Rhythm['seasons']): Rhythm['seasons'][number] | undefined {
  if (seasons.some(({ days }) => days < SEASON_DAYS_MIN)) return undefined
  const [most] = seasons.toSorted((one, other) => other.msPerDay - one.msPerDay)
  return most?.msPerDay === 0 ? undefined : most
}

/** Whether a late song began after midnight, in the night that belongs to the day before; on other days the evening was the end. */
export function isInTheNightAfter({ local }: NonNullable<Rhythm['latest']>): boolean {
  return local < '04:00'
}
