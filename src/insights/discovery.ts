/** Discovery: when artists and tracks were heard for the first time in the whole history, and which of them stayed. */
import type { Findings } from '../contract/insights.ts'
import { add } from '../shared/columns.ts'
import { formatInstant, MS_PER_DAY, yearsOfDays, type LocalDay } from '../shared/time.ts'
import { spanOf, type CountedView, type Span } from './depth.ts'
import type { Counted } from './names.ts'
import { daySpan, type MusicRows } from './selection.ts'
import type { DayTallies } from './tallies.ts'
import { topIds } from './tops.ts'

type Discovery = Findings['discovery']

/** An artist heard again after a month was more than a passing curiosity. */
const KEPT_MS_MIN = 30 * MS_PER_DAY

/** `artists` and `tracks` are counted over the selection; "first" is judged over the whole history, whatever the period. */
export function discovery({ selection: { music, life }, artists, tracks, days, lifeOfArtists, lifeOfTracks }: CountedView): Discovery {
  const isAll = music === life
  const heardArtists = isAll ? lifeOfArtists : spanOf(music.artist, artists.names.size)
  const heardTracks = isAll ? lifeOfTracks : spanOf(music.track, tracks.names.size)
  const newArtists = artists.ids.filter(isNewIn(music, heardArtists, life, lifeOfArtists))
  const newTracks = tracks.ids.filter(isNewIn(music, heardTracks, life, lifeOfTracks))
  const keptArtists = newArtists.filter((id) => spanMs(life, lifeOfArtists, id) >= KEPT_MS_MIN)
  const calendar = yearTable(life.localDay)
  const yearOfArtist = firstYears(life, lifeOfArtists, artists, calendar)
  const newArtistsIn = countByYear(newArtists, yearOfArtist)
  const newTracksIn = countByYear(newTracks, firstYears(life, lifeOfTracks, tracks, calendar))
  const keptIn = countByYear(keptArtists, yearOfArtist)
  return {
    years: sharesOfNew(music, days, yearOfArtist).map(({ year, shareOfPlays }) => ({
      year,
      newArtists: newArtistsIn[year]!,
      newTracks: newTracksIn[year]!,
      kept: keptIn[year]!,
      shareOfPlays,
    })),
    artistsHeardOnce: artists.ids.filter((id) => artists.tallies.listens[id] === 1).length,
    firstListens: topIds(artists).map((id) => firstListen(id, life, lifeOfArtists, artists, tracks)),
  }
}

function firstListen(id: number, life: MusicRows, span: Span, artists: Counted, tracks: Counted): Discovery['firstListens'][number] {
  const row = span.first[id]!
  return {
    artist: artists.names.title(id),
    at: formatInstant(life.startMs[row]!),
    title: tracks.names.title(life.track[row]!),
    plays: artists.tallies.plays[id]!,
  }
}

function spanMs(life: MusicRows, span: Span, id: number): number {
  return life.startMs[span.last[id]!]! - life.startMs[span.first[id]!]!
}

/** An id is new in the selection when its first listen there is its first listen ever. */
function isNewIn(music: MusicRows, within: Span, life: MusicRows, ever: Span): (id: number) => boolean {
  return (id) => music.startMs[within.first[id]!] === life.startMs[ever.first[id]!]
}

/** The year of each day from the first to the last one, worked out once per day and not once per listen. */
interface YearTable {
  readonly firstDay: LocalDay
  readonly years: Uint16Array
}

function yearTable(localDay: Int32Array): YearTable {
  const { first, length } = daySpan(localDay)
  return { firstDay: first, years: yearsOfDays(first, length) }
}

/** Years of this calendar fit below it, so a year can be an index. */
const YEARS = 10_000

/** The year in which each counted id was first heard; 0 for all others, the nameless among them. */
function firstYears(life: MusicRows, span: Span, { names, ids }: Counted, { firstDay, years }: YearTable): Uint16Array {
  const yearOfId = new Uint16Array(names.size)
  for (const id of ids) yearOfId[id] = years[life.localDay[span.first[id]!]! - firstDay]!
  return yearOfId
}

function countByYear(ids: readonly number[], yearOfId: Uint16Array): Float64Array {
  const counts = new Float64Array(YEARS)
  for (const id of ids) add(counts, yearOfId[id]!, 1)
  return counts
}

/** Share of the plays of each year, ascending, that went to artists first heard in it; 0 for a year without a play. */
function sharesOfNew(music: MusicRows, days: DayTallies, yearOfArtist: Uint16Array): { year: number; shareOfPlays: number }[] {
  const years = yearsOfDays(days.first, days.plays.length)
  const listens = new Float64Array(YEARS)
  const plays = new Float64Array(YEARS)
  for (let cell = 0; cell < years.length; cell++) {
    add(listens, years[cell]!, days.listens[cell]!)
    add(plays, years[cell]!, days.plays[cell]!)
  }
  const playsOfNew = new Float64Array(YEARS)
  const { count, localDay, artist, isPlay } = music
  const { first } = days
  for (let row = 0; row < count; row++) {
    const year = years[localDay[row]! - first]!
    if (yearOfArtist[artist[row]!] === year) add(playsOfNew, year, isPlay[row]!)
  }
  const shares: { year: number; shareOfPlays: number }[] = []
  for (let year = 0; year < YEARS; year++) {
    if (listens[year]! > 0) shares.push({ year, shareOfPlays: plays[year] === 0 ? 0 : playsOfNew[year]! / plays[year]! })
  }
  return shares
}
