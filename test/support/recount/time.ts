/** Milestones, rhythm, comparison and own charts, recounted. */
import { expect } from 'vitest'
import type { ChartHistory, Comparison, Milestones, Rhythm } from '../../../src/contract/deep-insights.ts'
import type { Findings } from '../../../src/contract/insights.ts'
import type { Period } from '../../../src/contract/worker.ts'
import {
  artistOf,
  dateOf,
  distinct,
  expectTop,
  groups,
  instantOf,
  named,
  plays,
  skips,
  time,
  trackOf,
  within,
  type History,
  type Plain,
} from './plain.ts'

/** The longest run of consecutive days, of equal ones the first. */
function longestRun(days: readonly number[]): { days: number; from: string; to: string } {
  const known = new Set(days)
  const starts = [...known].filter((day) => !known.has(day - 1)).toSorted((one, other) => one - other)
  const runs = starts.map((from) => {
    let to = from
    while (known.has(to + 1)) to++
    return { from, to }
  })
  const best = runs.reduce((most, run) => (run.to - run.from > most.to - most.from ? run : most))
  return { days: best.to - best.from + 1, from: dateOf(best.from), to: dateOf(best.to) }
}

const ROUND = [1, 100, 1_000, 5_000, 10_000, 25_000, 50_000, 100_000, 150_000, 200_000, 250_000, 500_000, 1_000_000]

export function expectMilestones(found: Milestones, { life, music }: History): void {
  const all = plays(life)
  const inPeriod = new Set(music)
  const round = ROUND.flatMap((number) => {
    const one = all[number - 1]
    return one === undefined || !inPeriod.has(one) ? [] : [{ number, at: instantOf(one.startMs), title: one.title, artist: one.artist }]
  })
  expect(found.plays).toEqual(round)
  const perDay = [...groups(plays(music), ({ date }) => date).values()].map((own) => own.length)
  const daysWith = (number: number): number => perDay.filter((count) => count >= number).length
  let number = 0
  while (daysWith(number + 1) >= number + 1) number++
  expect(found.eddington).toEqual({ number, daysForNext: number + 1 - daysWith(number + 1) })
  const byArtist = [...groups(named(plays(music)), artistOf)]
  const streaks = byArtist.map(([artist, own]) => ({ artist, run: longestRun(own.map(({ day }) => day)) }))
  expectTop(
    found.artistStreaks,
    streaks.filter(({ run }) => run.days >= 3),
    { key: artistOf, rank: ({ run }) => run.days, most: 10 },
  )
  const lastDay = Math.max(...music.map(({ day }) => day))
  const firsts = groups(named(life), artistOf)
  const due = byArtist.flatMap(([artist, own]) => {
    const first = firsts.get(artist)?.[0]?.date ?? ''
    return [0, 1].flatMap((back) => {
      const year = Number(dateOf(lastDay).slice(0, 4)) - back
      // The platform reads 29 February of other years as 1 March, as the insight does.
      const day = Date.UTC(year, Number(first.slice(5, 7)) - 1, Number(first.slice(8))) / 86_400_000
      const years = year - Number(first.slice(0, 4))
      return own.length >= 50 && years >= 1 && day <= lastDay && lastDay - day < 30 ? [{ artist, first, years, plays: own.length }] : []
    })
  })
  expectTop(found.anniversaries, due, { key: artistOf, rank: (one) => one.years + one.plays / 1e6, most: 12 })
}

const SEASON_MONTHS = {
  decToFeb: ['12', '01', '02'],
  marToMay: ['03', '04', '05'],
  junToAug: ['06', '07', '08'],
  sepToNov: ['09', '10', '11'],
} as const

export function expectRhythm(found: Rhythm, { music }: History): void {
  const days = music.map(({ day }) => day)
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const calendar = Array.from({ length: last - first + 1 }, (_, index) => dateOf(first + index))
  for (const { months, topArtist, ...told } of found.seasons) {
    const belongs = (date: string): boolean => SEASON_MONTHS[months].some((month) => month === date.slice(5, 7))
    const own = music.filter(({ date }) => belongs(date))
    const count = calendar.filter(belongs).length
    expect(told).toEqual({ msPlayed: time(own), days: count, msPerDay: count === 0 ? 0 : Math.round(time(own) / count) })
    const byArtist = groups(named(own), artistOf)
    const most = Math.max(...[...byArtist.values()].map(time))
    expect(topArtist === null ? Number.NEGATIVE_INFINITY : time(byArtist.get(topArtist) ?? [])).toBe(most)
  }
  // Clocks from four in the morning on sort as they are; the hours after midnight come behind 23.
  const turned = ({ clock, hour }: Plain): string => `${hour < 4 ? 1 : 0} ${clock}`
  const clocks = plays(music).map(turned).toSorted()
  const told = (edge: Rhythm['latest']): string => `${(edge?.local ?? '') < '04' ? 1 : 0} ${edge?.local}`
  expect([told(found.earliest), told(found.latest)]).toEqual([clocks[0], clocks.at(-1)])
  for (const edge of [found.earliest, found.latest]) {
    const one = music.find(({ startMs }) => instantOf(startMs) === edge?.at)
    expect(edge).toMatchObject({ title: one?.title, artist: one?.artist, date: dateOf((one?.day ?? 0) - ((one?.hour ?? 0) < 4 ? 1 : 0)) })
  }
  expectTravel(found, music)
}

function expectTravel(found: Rhythm, music: readonly Plain[]): void {
  const known = music.filter(({ country, ms }) => !['', 'ZZ', 'XX'].includes(country) && ms > 0)
  const countries = [...groups(known, ({ country }) => country)].map(([country, own]) => {
    const dates = distinct(own.map(({ date }) => date)).toSorted()
    return { country, msPlayed: time(own), days: dates.length, first: dates[0] ?? '', last: dates.at(-1) ?? '' }
  })
  expectTop(found.countries, countries, { key: ({ country }) => country, rank: ({ msPlayed }) => msPlayed, most: countries.length })
  const home = countries.toSorted((one, other) => other.msPlayed - one.msPlayed)[0]?.country
  const perDay = [...groups(known, ({ date }) => date)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, own]) => {
      const best = [...groups(own, ({ country }) => country)].toSorted(([, one], [, other]) => time(other) - time(one))[0]
      return { day: own[0]?.day ?? 0, country: best?.[0] ?? '' }
    })
  const trips: { country: string; from: number; to: number }[] = []
  perDay.forEach(({ day, country }, index) => {
    const goesOn = perDay[index - 1]?.country === country
    if (country === home) return
    const open = trips.at(-1)
    if (goesOn && open !== undefined) open.to = day
    else trips.push({ country, from: day, to: day })
  })
  const told = trips.map(({ country, from, to }) => ({ country, from: dateOf(from), to: dateOf(to), days: to - from + 1 }))
  expectTop(
    found.trips.map(({ country, from, to, days }) => ({ country, from, to, days })),
    told,
    { key: ({ country, from }) => `${country} ${from}`, rank: ({ days }) => days, most: 30 },
  )
  for (const { from, to, topArtist } of found.trips) {
    const own = groups(named(music.filter(({ date }) => date >= from && date <= to)), artistOf)
    expect(time(own.get(topArtist) ?? [])).toBe(Math.max(0, ...[...own.values()].map(time)))
  }
}

export function expectComparison(found: Comparison, all: readonly Plain[], period: Period): void {
  const year = Number(period.from.slice(0, 4)) - 1
  const before = { from: `${year}-01-01`, to: `${year}-12-31` }
  const [now, then] = [within(all, period), within(all, before)]
  expect(found?.before).toEqual(before)
  expect(found?.now).toEqual(figuresOf(now))
  expect(found?.earlier).toEqual(figuresOf(then))
  const ofAlbum = ({ album, artist }: Plain) => ({ title: album, artist })
  const ofTrack = ({ title, artist }: Plain) => ({ title, artist })
  if (found === null) return
  expectMovers(found, [named(now.music), named(then.music)], ({ artist }) => ({ artist }))
  const onAlbums = ({ music }: History) => music.filter(({ album }) => album !== '')
  expectMovers(found.albums, [onAlbums(now), onAlbums(then)], ofAlbum)
  expectMovers(found.tracks, [now.music, then.music], ofTrack)
}

type Movers = Record<'climbers' | 'fallers', readonly object[]>

/** Of each name the place by time among the first fifty then and now; whoever has none stands at fifty-one. */
function expectMovers(found: Movers, [now, then]: readonly [readonly Plain[], readonly Plain[]], nameOf: (one: Plain) => object): void {
  const ranked = (music: readonly Plain[]) =>
    [...groups(music, (one) => JSON.stringify(nameOf(one)))]
      .map(([name, own]) => ({ name, ms: time(own), listens: own.length, bytes: Object.values(nameOf(own[0]!)).join('\0') }))
      .toSorted(
        (one, other) =>
          other.ms - one.ms || other.listens - one.listens || Buffer.compare(Buffer.from(one.bytes), Buffer.from(other.bytes)),
      )
  const [ranksNow, ranksThen] = [ranked(now), ranked(then)]
  const rankIn = (list: typeof ranksNow, name: string): number | null => {
    const index = list.slice(0, 50).findIndex((one) => one.name === name)
    return index < 0 ? null : index + 1
  }
  const msIn = (list: typeof ranksNow, name: string): number => list.find((one) => one.name === name)?.ms ?? 0
  const movers = distinct([...ranksNow.slice(0, 50), ...ranksThen.slice(0, 50)].map(({ name }) => name)).map((name) => {
    const [rank, rankBefore] = [rankIn(ranksNow, name), rankIn(ranksThen, name)]
    const told: object = { ...JSON.parse(name), msPlayed: msIn(ranksNow, name), msPlayedBefore: msIn(ranksThen, name), rank, rankBefore }
    return { name, climb: (rankBefore ?? 51) - (rank ?? 51), told }
  })
  const key = (told: object): string => {
    const { title, artist }: { title?: string; artist?: string } = told
    return JSON.stringify({ title, artist })
  }
  const climbOf = (told: object): number => movers.find(({ name }) => name === key(told))?.climb ?? 0
  const moved = (isMoved: (climb: number) => boolean) => movers.filter(({ climb }) => isMoved(climb)).map(({ told }) => told)
  const climbers = moved((climb) => climb > 0)
  const fallers = moved((climb) => climb < 0)
  expect(climbers.length + fallers.length).toBeGreaterThan(0)
  expectTop(found.climbers, climbers, { key, rank: climbOf, most: 10 })
  expectTop(found.fallers, fallers, { key, rank: (told) => -climbOf(told), most: 10 })
}

function figuresOf({ music, life }: History): NonNullable<Comparison>['now'] {
  const start = music[0]?.startMs ?? 0
  const known = new Set(life.filter(({ startMs }) => startMs < start).map(artistOf))
  const artists = distinct(named(music).map(artistOf))
  return {
    msMusic: time(music),
    plays: plays(music).length,
    artists: artists.length,
    tracks: new Set(music.map(trackOf)).size,
    skips: skips(music),
    listens: music.length,
    newArtists: artists.filter((artist) => !known.has(artist)).length,
  }
}

/** A year runs from the first to the last day with music where it is the first or the last. */
export function expectOwnYears(found: Findings['ownYears'], { life }: History, period: Period | null): void {
  const years = [...groups(life, ({ date }) => date.slice(0, 4))].map(([year, own]) => ({ year: Number(year), own, msPlayed: time(own) }))
  const dates = life.map(({ date }) => date).toSorted()
  const first = dates[0] ?? ''
  const last = dates.at(-1) ?? ''
  const ranked = years.map(({ year, own, msPlayed }) => {
    const from = first > `${year}-01-01` ? first : `${year}-01-01`
    const to = last < `${year}-12-31` ? last : `${year}-12-31`
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
    return { rank: 1 + years.filter((other) => other.msPlayed > msPlayed).length, year, msPlayed, plays: plays(own).length, days }
  })
  expect(found.year).toBe(period === null ? null : Number(period.from.slice(0, 4)))
  expectTop(found.ranked, ranked, { key: ({ year }) => String(year), rank: ({ rank }) => -rank, most: ranked.length })
}

export function expectChartHistory(found: ChartHistory, { music }: History): void {
  const weeks = [...groups(named(music), ({ day, weekday }) => String(day - weekday))]
    .map(([week, own]) => {
      const ranked = [...groups(own, artistOf)].map(([artist, heard]) => ({ artist, ms: time(heard) }))
      return { week: Number(week), ...ranked.reduce((best, one) => (one.ms > best.ms ? one : best)) }
    })
    .filter(({ ms }) => ms > 0)
    .toSorted((one, other) => one.week - other.week)
  expect(found.weeks).toBe(weeks.length)
  const numberOnes = [...groups(weeks, artistOf)].map(([artist, own]) => {
    const runs = weeks.map((_, index) => {
      let length = 0
      while (weeks[index + length]?.artist === artist) length++
      return length
    })
    return {
      artist,
      weeks: own.length,
      longestRun: Math.max(...runs),
      first: dateOf(own[0]?.week ?? 0),
      last: dateOf((own.at(-1)?.week ?? 0) + 6),
    }
  })
  expectTop(found.numberOnes, numberOnes, { key: artistOf, rank: (one) => one.weeks + one.longestRun / 1e4, most: 20 })
  const days = [...groups(named(plays(music)), artistOf)].map(([artist, own]) => ({
    artist,
    days: distinct(own.map(({ date }) => date)).length,
  }))
  expectTop(found.mostDays, days, { key: artistOf, rank: (one) => one.days, most: 20 })
  const times = [...groups(named(music), artistOf).values()].map(time).toSorted((one, other) => other - one)
  expect(found.race.artists.map(({ msPlayed }) => msPlayed.at(-1))).toEqual(times.slice(0, 8))
  for (const { artist, msPlayed } of found.race.artists) {
    const own = music.filter((one) => one.artist === artist)
    expect(msPlayed).toEqual(found.race.months.map((month) => time(own.filter(({ date }) => date.slice(0, 7) <= month))))
  }
}
