/** The listener's own charts: who led each week, the race of the leading artists, and who was there on the most days. */
import type { ChartHistory } from '../contract/deep-insights.ts'
import { mostFirst } from '../shared/most-first.ts'
import { dayOfMonthStart, formatDay, monthOf, weekdayOf, yearOf } from '../shared/time.ts'
import { countDays, daysOf, type Depth } from './depth.ts'
import { topIds } from './tops.ts'

const ITEMS_MAX = 20
const RACERS = 8
const DAYS_PER_WEEK = 7

export function chartHistory(depth: Depth): ChartHistory {
  const leaders = weeklyLeaders(depth)
  return { weeks: leaders.length, numberOnes: numberOnes(depth, leaders), race: race(depth), mostDays: mostDays(depth) }
}

interface Leader {
  readonly week: number
  readonly artist: number
}

/** Rows come in the order of time, so one pass with the sums of the week under way is enough. A tie goes to the first heard. */
function weeklyLeaders({ music, artists }: Depth): Leader[] {
  const leaders: Leader[] = []
  const sums = new Float64Array(artists.names.size)
  const isNamed = Uint8Array.from(sums, (_, id) => Number(artists.names.isNamed(id)))
  const heard: number[] = []
  let week = -Infinity
  const close = (past: number): void => {
    let best = -1
    for (const artist of heard) if (best < 0 || sums[artist]! > sums[best]!) best = artist
    if (best >= 0) leaders.push({ week: past, artist: best })
    for (const artist of heard) sums[artist] = 0
    heard.length = 0
  }
  const { count, msPlayed, localDay, artist: artistOf } = music
  for (let row = 0; row < count; row++) {
    const day = localDay[row]!
    if (day >= week + DAYS_PER_WEEK) {
      close(week)
      week = day - weekdayOf(day)
    }
    const artist = artistOf[row]!
    if (isNamed[artist] === 0 || msPlayed[row] === 0) continue
    if (sums[artist] === 0) heard.push(artist)
    sums[artist] = sums[artist]! + msPlayed[row]!
  }
  close(week)
  return leaders
}

function numberOnes({ artists }: Depth, leaders: readonly Leader[]): ChartHistory['numberOnes'] {
  const found = new Map<number, { weeks: number; longestRun: number; first: number; last: number }>()
  let run = 0
  leaders.forEach(({ week, artist }, index) => {
    run = leaders[index - 1]?.artist === artist ? run + 1 : 1
    const told = found.get(artist) ?? { weeks: 0, longestRun: 0, first: week, last: week }
    found.set(artist, { weeks: told.weeks + 1, longestRun: Math.max(told.longestRun, run), first: told.first, last: week })
  })
  return mostFirst([...found], ([, { weeks, longestRun }]) => weeks + longestRun / 1e4, ITEMS_MAX).map(([id, told]) => ({
    artist: artists.names.title(id),
    ...told,
    first: formatDay(told.first),
    last: formatDay(told.last + DAYS_PER_WEEK - 1),
  }))
}

function race({ music, artists, days }: Depth): ChartHistory['race'] {
  const racers = topIds(artists, RACERS)
  const { first } = days
  const { length } = days.plays
  if (length === 0) return { months: [], artists: [] }
  const start = yearOf(first) * 12 + monthOf(first)
  const end = yearOf(first + length - 1) * 12 + monthOf(first + length - 1)
  const count = end - start + 1
  const monthOfDay = new Uint16Array(length)
  for (let month = 0; month < count; month++) {
    const from = Math.max(0, dayOfMonthStart(Math.floor((start + month) / 12), (start + month) % 12) - first)
    monthOfDay.fill(month, from)
  }
  const laneOf = new Int32Array(artists.names.size).fill(-1)
  racers.forEach((id, lane) => (laneOf[id] = lane))
  const lanes = racers.map(() => new Float64Array(count))
  const { count: rows, msPlayed, localDay, artist } = music
  for (let row = 0; row < rows; row++) {
    const lane = laneOf[artist[row]!]!
    if (lane < 0) continue
    const month = monthOfDay[localDay[row]! - first]!
    lanes[lane]![month] = lanes[lane]![month]! + msPlayed[row]!
  }
  for (const lane of lanes) for (let month = 1; month < count; month++) lane[month] = lane[month]! + lane[month - 1]!
  return {
    months: Array.from({ length: count }, (_, month) => monthName(start + month)),
    artists: racers.map((id, lane) => ({ artist: artists.names.title(id), msPlayed: [...lanes[lane]!] })),
  }
}

function monthName(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}

function mostDays({ artists, playsByArtist }: Depth): ChartHistory['mostDays'] {
  const counted = artists.ids.map((id) => ({ id, days: countDays(daysOf(playsByArtist, id)) }))
  return mostFirst(counted, ({ days }) => days, ITEMS_MAX).map(({ id, days }) => ({ artist: artists.names.title(id), days }))
}
