/** The year and the night: seasons, the earliest and the latest song, and the countries in which music was heard. */
import type { Rhythm } from '../contract/deep-insights.ts'
import { add } from '../shared/columns.ts'
import { mostFirst } from '../shared/most-first.ts'
import {
  formatDay,
  formatInstant,
  localDayOf,
  monthsOfDays,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  offsetAt,
  zoneOffsets,
} from '../shared/time.ts'
import { trackNamed, type Depth } from './depth.ts'
import { topArtistBetween } from './deep-sittings.ts'

const SEASONS = ['decToFeb', 'marToMay', 'junToAug', 'sepToNov'] as const
/** The hour at which the fewest people listen: there one day of a listener ends and the next begins. */
const DAY_TURNS_HOUR = 4
const HOURS_PER_DAY = 24
/** By the hour of the week. */
const HOURS_SINCE_TURN = Uint8Array.from(
  { length: 7 * HOURS_PER_DAY },
  (_, hour) => (hour + HOURS_PER_DAY - DAY_TURNS_HOUR) % HOURS_PER_DAY,
)
const TRIPS_MAX = 30
/** What services write where they do not know the country. */
const NO_COUNTRY = new Set(['', 'ZZ', 'XX'])

export function rhythm(depth: Depth): Rhythm {
  return { seasons: seasons(depth), ...edgesOfDays(depth), ...travel(depth) }
}

function seasons({ music, artists, days }: Depth): Rhythm['seasons'] {
  const length = days.msPlayed.length
  const seasonOfDay = monthsOfDays(days.first, length).map((month) => Math.floor(((month + 1) % 12) / 3))
  const size = artists.names.size
  const byArtist = new Float64Array(size * SEASONS.length)
  const { count: rows, msPlayed: msOf, localDay, artist } = music
  for (let row = 0; row < rows; row++) {
    add(byArtist, seasonOfDay[localDay[row]! - days.first]! * size + artist[row]!, msOf[row]!)
  }
  return SEASONS.map((months, season) => {
    let msPlayed = 0
    let count = 0
    for (let cell = 0; cell < length; cell++) {
      if (seasonOfDay[cell] !== season) continue
      msPlayed += days.msPlayed[cell]!
      count++
    }
    let top: number | undefined
    for (const id of artists.ids) {
      const ms = byArtist[season * size + id]!
      if (ms > 0 && (top === undefined || ms > byArtist[season * size + top]!)) top = id
    }
    const topArtist = top === undefined ? null : artists.names.title(top)
    return { months, msPlayed, days: count, msPerDay: count === 0 ? 0 : Math.round(msPlayed / count), topArtist }
  })
}

/** The hour decides first, without a calendar; only rows of the winning hour are looked at to the minute. */
function edgesOfDays({ music, tracks, hours, selection: { listens } }: Depth): Pick<Rhythm, 'earliest' | 'latest'> {
  let low = HOURS_PER_DAY
  let high = -1
  for (let hourOfWeek = 0; hourOfWeek < HOURS_SINCE_TURN.length; hourOfWeek++) {
    if (hours.plays[hourOfWeek] === 0) continue
    const hour = HOURS_SINCE_TURN[hourOfWeek]!
    if (hour < low) low = hour
    if (hour > high) high = hour
  }
  if (high < 0) return { earliest: null, latest: null }
  const zone = zoneOffsets(listens.timeZone, music.startMs[0]!, music.startMs[music.count - 1]!)
  const msOfDay = (row: number): number => {
    const offset = offsetAt(zone, music.startMs[row]!)
    return music.startMs[row]! + offset - localDayOf(music.startMs[row]!, offset) * MS_PER_DAY
  }
  const msSinceTurn = (row: number): number => (msOfDay(row) + MS_PER_DAY - DAY_TURNS_HOUR * MS_PER_HOUR) % MS_PER_DAY
  let earliest = -1
  let latest = -1
  const { count, localHourOfWeek, isPlay } = music
  for (let row = 0; row < count; row++) {
    if (isPlay[row] === 0) continue
    const hour = HOURS_SINCE_TURN[localHourOfWeek[row]!]!
    if (hour === low && (earliest < 0 || msSinceTurn(row) < msSinceTurn(earliest))) earliest = row
    if (hour === high && (latest < 0 || msSinceTurn(row) > msSinceTurn(latest))) latest = row
  }
  const told = (row: number) => {
    const minutes = Math.floor(msOfDay(row) / MS_PER_MINUTE)
    const evening = minutes < DAY_TURNS_HOUR * 60 ? 1 : 0
    return {
      ...trackNamed(tracks, music.track[row]!),
      at: formatInstant(music.startMs[row]!),
      local: `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
      date: formatDay(music.localDay[row]! - evening),
    }
  }
  return { earliest: told(earliest), latest: told(latest) }
}

/** Time by local day and country: a history has few countries, so that a grid is smaller than any list of pairs. */
function countryGrid({ music, selection: { listens } }: Depth, first: number, length: number): Float64Array {
  const { countries, country } = listens
  const isKnown = Uint8Array.from(countries, (name) => Number(!NO_COUNTRY.has(name)))
  const grid = new Float64Array(length * countries.length)
  const { count, row: listen, msPlayed, localDay } = music
  for (let row = 0; row < count; row++) {
    const code = country[listen[row]!]!
    if (isKnown[code] === 1) add(grid, (localDay[row]! - first) * countries.length + code, msPlayed[row]!)
  }
  return grid
}

function travel(depth: Depth): Pick<Rhythm, 'countries' | 'trips'> {
  const names = depth.selection.listens.countries
  const { first } = depth.days
  const { length } = depth.days.plays
  const grid = countryGrid(depth, first, length)
  const leader = new Int32Array(length).fill(-1)
  const found = names.map(() => ({ msPlayed: 0, days: 0, first: 0, last: 0 }))
  for (let cell = 0; cell < length; cell++) {
    for (let code = 0; code < names.length; code++) {
      const ms = grid[cell * names.length + code]!
      if (ms === 0) continue
      const told = found[code]!
      if (told.days === 0) told.first = first + cell
      told.last = first + cell
      told.days++
      told.msPlayed += ms
      if (leader[cell]! < 0 || ms > grid[cell * names.length + leader[cell]!]!) leader[cell] = code
    }
  }
  const ranked = mostFirst(Array.from(names.keys()), (code) => found[code]!.msPlayed, names.length).filter((code) => found[code]!.days > 0)
  return {
    countries: ranked.map((code) => {
      const { msPlayed, days, ...told } = found[code]!
      return { country: names[code]!, msPlayed, days, first: formatDay(told.first), last: formatDay(told.last) }
    }),
    trips: trips(depth, leader, first, ranked[0] ?? -1),
  }
}

/** A trip lasts from its first to its last day with music there; days without music in between belong to it. */
function trips(depth: Depth, leader: Int32Array, first: number, home: number): Rhythm['trips'] {
  const names = depth.selection.listens.countries
  const found: { code: number; from: number; to: number }[] = []
  let open: (typeof found)[number] | undefined
  for (let cell = 0; cell < leader.length; cell++) {
    const code = leader[cell]!
    if (code < 0) continue
    if (open !== undefined && open.code === code) open.to = first + cell
    else {
      open = code === home ? undefined : { code, from: first + cell, to: first + cell }
      if (open) found.push(open)
    }
  }
  return mostFirst(found, ({ from, to }) => to - from, TRIPS_MAX).map(({ code, from, to }) => ({
    country: names[code]!,
    from: formatDay(from),
    to: formatDay(to),
    days: to - from + 1,
    topArtist: topArtistBetween(depth, from, to) ?? '',
  }))
}
