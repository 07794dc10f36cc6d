/** Things they know: searches over time, and the conclusions that the service drew, from the account data. */
import type { ThingsTheyKnow } from '../contract/things-they-know.ts'
import type { AccountData, Search } from '../listening/index.ts'
import { mostFirst } from '../shared/most-first.ts'
import { dayOfMonthStart, formatDay, localDayOf, localHourOfWeek, monthOf, offsetAt, yearOf, zoneOffsets } from '../shared/time.ts'
import { compareCodePoints } from './code-points.ts'

const HOURS_PER_DAY = 24
const QUERIES_MAX = 50
/** How the service marks what it was told by others. */
const THIRD_PARTY = /^3P_/

/** Days and hours are those of the zone. */
export function thingsTheyKnow({ searches, inferences, segments }: AccountData, timeZone: string): ThingsTheyKnow {
  const bySegment = new Map<string, string[]>()
  for (const { artist, segment } of segments) bySegment.set(segment, [...(bySegment.get(segment) ?? []), artist])
  return {
    searches: searchesOverTime(searches, timeZone),
    inferences: {
      total: inferences.length,
      own: inferences.filter((one) => !THIRD_PARTY.test(one)).toSorted(compareCodePoints),
      bought: inferences
        .filter((one) => THIRD_PARTY.test(one))
        .map((one) => one.replace(THIRD_PARTY, ''))
        .toSorted(compareCodePoints),
    },
    segments: mostFirst([...bySegment], ([, artists]) => artists.length, bySegment.size).map(([segment, artists]) => ({
      segment,
      artists: artists.toSorted(compareCodePoints),
    })),
  }
}

/** `searches` in the order of time. */
function searchesOverTime(searches: readonly Search[], timeZone: string): ThingsTheyKnow['searches'] {
  const hours = Array.from({ length: HOURS_PER_DAY }, () => 0)
  const [first, last] = [searches[0], searches.at(-1)]
  if (first === undefined || last === undefined) return { total: 0, from: null, to: null, followed: 0, months: [], hours, queries: [] }
  const zone = zoneOffsets(timeZone, first.at, last.at)
  const days = searches.map(({ at }) => localDayOf(at, offsetAt(zone, at)))
  for (const { at } of searches) hours[localHourOfWeek(at, offsetAt(zone, at)) % HOURS_PER_DAY]!++
  const queries = new Map<string, { query: string; searches: number; last: string }>()
  searches.forEach(({ query }, index) => {
    const key = query.trim().replaceAll(/\s+/g, ' ').toLowerCase()
    const told = queries.get(key) ?? { query: query.trim(), searches: 0, last: '' }
    queries.set(key, { ...told, searches: told.searches + 1, last: formatDay(days[index]!) })
  })
  return {
    total: searches.length,
    from: formatDay(days[0]!),
    to: formatDay(days.at(-1)!),
    followed: searches.filter(({ isFollowed }) => isFollowed).length,
    months: monthly(days),
    hours,
    queries: mostFirst([...queries.values()], (told) => told.searches, QUERIES_MAX),
  }
}

function monthly(days: readonly number[]): ThingsTheyKnow['searches']['months'] {
  const counts = new Map<string, number>()
  // Months without a search stand between the others, so that a silence is seen.
  for (let day = days[0]!; day <= days.at(-1)!; day = dayOfMonthStart(yearOf(day), monthOf(day) + 1)) counts.set(monthNameOf(day), 0)
  for (const day of days) counts.set(monthNameOf(day), (counts.get(monthNameOf(day)) ?? 0) + 1)
  return Array.from(counts, ([month, searches]) => ({ month, searches }))
}

function monthNameOf(day: number): string {
  return formatDay(day).slice(0, 7)
}
