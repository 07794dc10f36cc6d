/** Eras and nostalgia: when the artists began, what remains of the music of the teens, and how far back in the own life songs reach. */
import type { Eras } from '../contract/deep-insights.ts'
import { add, total } from '../shared/columns.ts'
import { mostFirst } from '../shared/most-first.ts'
import { dayOfMonthStart, yearsOfDays } from '../shared/time.ts'
import { shareOf, type Depth } from './depth.ts'
import type { MusicRows } from './selection.ts'
import { NO_GENRES, type Genres } from './genres.ts'

/** What is known from elsewhere than the history. */
export interface Known {
  /** First years of the decades in which an artist was active, rising; empty for an artist that nobody lists. */
  readonly decadesOf: (artist: string) => readonly number[]
  /** What kinds of music artists make. */
  readonly genres: Genres
  /** As the person gives it, and kept with them. */
  readonly birthYear: number | null
}

export const NOTHING_KNOWN: Known = { decadesOf: () => [], genres: NO_GENRES, birthYear: null }

const TEEN_FIRST = 13
const TEEN_LAST = 19
const DECADE = 10
/** A song that comes back after a year is no longer the one that was new. */
const OLD_DAYS_MIN = 365
/** A few artists that happen to be listed do not stand for the rest. */
const SHARE_LISTED_MIN = 0.1
const ITEMS_MAX = 10

/** An artist that was played, with the decades of its career. */
interface Listed {
  readonly artist: string
  readonly plays: number
  readonly decades: readonly number[]
}

export function eras(depth: Depth, { decadesOf, birthYear }: Omit<Known, 'genres'>): Eras {
  const { artists } = depth
  const played = artists.ids.filter((id) => artists.tallies.plays[id]! > 0)
  const listed = played.flatMap((id): Listed[] => {
    const artist = artists.names.title(id)
    const decades = decadesOf(artist)
    return decades.length === 0 ? [] : [{ artist, plays: artists.tallies.plays[id]!, decades }]
  })
  const shareOfPlays = shareOf(playsOf(listed), total(depth.days.plays))
  const isTold = shareOfPlays >= SHARE_LISTED_MIN
  return {
    catalogue: { artists: played.length, artistsListed: listed.length, shareOfPlays },
    began: isTold ? began(listed) : [],
    teens: isTold && birthYear !== null ? teens(listed, birthYear) : null,
    ...ownPast(depth),
  }
}

function playsOf(listed: readonly Listed[]): number {
  return listed.reduce((sum, { plays }) => sum + plays, 0)
}

function began(listed: readonly Listed[]): Eras['began'] {
  const byDecade = new Map<number, Listed[]>()
  for (const one of listed) {
    const [first = 0] = one.decades
    const group = byDecade.get(first) ?? []
    group.push(one)
    byDecade.set(first, group)
  }
  const all = playsOf(listed)
  return [...byDecade]
    .toSorted(([one], [other]) => one - other)
    .map(([decade, group]) => ({
      decade,
      artists: group.length,
      plays: playsOf(group),
      share: shareOf(playsOf(group), all),
      topArtist: mostFirst(group, ({ plays }) => plays, 1)[0]!.artist,
    }))
}

/** The catalogue knows decades and no years, so that the years from 13 to 19 stand for the decades that they touch. */
function teens(listed: readonly Listed[], birthYear: number): NonNullable<Eras['teens']> {
  const [from, to] = [birthYear + TEEN_FIRST, birthYear + TEEN_LAST]
  const decades = [...new Set([from, to].map((year) => year - (year % DECADE)))]
  const all = playsOf(listed)
  const beganThen = listed.filter(({ decades: [first] }) => decades.includes(first!))
  const activeThen = listed.filter((one) => one.decades.some((decade) => decades.includes(decade)))
  return {
    birthYear,
    from,
    to,
    decades,
    shareBegan: shareOf(playsOf(beganThen), all),
    shareActive: shareOf(playsOf(activeThen), all),
    artists: mostFirst(beganThen, ({ plays }) => plays, ITEMS_MAX).map(({ artist, plays }) => ({ artist, plays })),
  }
}

/** By the first play of each track in the whole history, whatever the period. */
function ownPast({ selection: { life }, tracks, playsByTrack, lifePlaysByTrack: ever }: Depth): Pick<Eras, 'lookingBack' | 'foundIn'> {
  const { first, last } = daysPlayed(life)
  if (first > last) return { lookingBack: [], foundIn: [] }
  const yearOfDay = yearsOfDays(first, last - first + 1)
  const firstYear = yearOfDay[0]!
  const years = yearOfDay[last - first]! - firstYear + 1
  const [plays, old, found] = [new Float64Array(years), new Float64Array(years), new Float64Array(years)]
  const { starts, days } = playsByTrack
  for (const id of tracks.ids) {
    if (starts[id] === starts[id + 1]) continue
    const firstDay = life.localDay[ever.rows[ever.starts[id]!]!]!
    add(found, yearOfDay[firstDay - first]! - firstYear, starts[id + 1]! - starts[id]!)
    for (let at = starts[id]!; at < starts[id + 1]!; at++) {
      const year = yearOfDay[days[at]! - first]! - firstYear
      add(plays, year, 1)
      if (days[at]! - firstDay >= OLD_DAYS_MIN) add(old, year, 1)
    }
  }
  const isTold = (year: number): boolean => dayOfMonthStart(firstYear + year, 0) - first >= OLD_DAYS_MIN
  const all = total(plays)
  return {
    lookingBack: Array.from(plays, (count, year) => ({
      year: firstYear + year,
      plays: count,
      share: isTold(year) ? shareOf(old[year]!, count) : null,
    })).filter(({ plays: count }) => count > 0),
    foundIn: Array.from(found, (count, year) => ({ year: firstYear + year, plays: count, share: shareOf(count, all) })).filter(
      ({ plays: count }) => count > 0,
    ),
  }
}

/** The first and last local day with any play; `first` after `last` where there is none. */
function daysPlayed({ count, isPlay, localDay }: MusicRows): { readonly first: number; readonly last: number } {
  let first = Infinity
  let last = -Infinity
  for (let row = 0; row < count; row++) {
    if (isPlay[row] === 0) continue
    const day = localDay[row]!
    if (day < first) first = day
    if (day > last) last = day
  }
  return { first, last }
}
