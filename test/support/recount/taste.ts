/** Exploring, loyalty and eras, recounted. */
import { expect } from 'vitest'
import type { Eras, Exploring, Loyalty } from '../../../src/contract/deep-insights.ts'
import {
  artistOf,
  distinct,
  expectClose,
  expectTop,
  groups,
  named,
  plays,
  ratio,
  time,
  trackOf,
  type History,
  type Plain,
} from './plain.ts'

const DAY_MS = 86_400_000
const yearOf = ({ date }: Plain): string => date.slice(0, 4)

/** From the definitions: entropy of the shares, and the sum of their squares. */
function hill(counts: readonly number[]): Exploring['diversity'] {
  const all = counts.reduce((sum, count) => sum + count, 0)
  const shares = counts.map((count) => count / all)
  return {
    richness: counts.length,
    hillOne: Math.exp(-shares.reduce((sum, share) => sum + share * Math.log(share), 0)),
    hillTwo: 1 / shares.reduce((sum, share) => sum + share ** 2, 0),
  }
}

const countsOf = (items: readonly Plain[]): number[] => [...groups(named(plays(items)), artistOf).values()].map((own) => own.length)

export function expectExploring(found: Exploring, { life, music }: History): void {
  const counts = countsOf(music).toSorted((one, other) => other - one)
  const all = counts.reduce((sum, count) => sum + count, 0)
  expectClose(found.diversity, hill(counts))
  const years = [...groups(named(plays(music)), yearOf)].toSorted(([one], [other]) => Number(one) - Number(other))
  expectClose(
    found.diversityByYear,
    years.map(([year, own]) => ({ year: Number(year), ...hill(countsOf(own)) })),
  )
  expect(found.artistsForHalf).toBe(
    counts.findIndex((_, index) => counts.slice(0, index + 1).reduce((sum, count) => sum + count, 0) * 2 >= all) + 1,
  )
  expectClose(
    found.shareOfTopTen,
    ratio(
      counts.slice(0, 10).reduce((sum, count) => sum + count, 0),
      all,
    ),
  )
  const first = new Map<string, Plain>()
  for (const one of plays(life)) if (!first.has(trackOf(one))) first.set(trackOf(one), one)
  const months = [...groups(music, ({ date }) => date.slice(0, 7))].toSorted(([one], [other]) => (one < other ? -1 : 1))
  expect(found.firstListens).toEqual(
    months.map(([month, own]) => ({
      month,
      plays: plays(own).length,
      firsts: own.filter((one) => first.get(trackOf(one)) === one).length,
    })),
  )
  expectKept(found.kept, { life, music })
  const wonders = [...groups(named(plays(music)), artistOf).values()].flatMap((own) => {
    const best = [...groups(own, trackOf).values()].toSorted((one, other) => other.length - one.length)[0] ?? []
    const [one] = best
    return one === undefined || own.length < 10 || best.length < 0.9 * own.length
      ? []
      : [{ title: one.title, artist: one.artist, plays: own.length, share: best.length / own.length }]
  })
  expectTop(found.oneHitWonders, wonders, { key: artistOf, rank: (one) => one.plays, most: 20 })
  expectSpread(found.spread, music)
}

function expectKept(found: Exploring['kept'], { life, music }: Pick<History, 'life' | 'music'>): void {
  const [from, to, end] = [music[0]?.startMs ?? 0, music.at(-1)?.startMs ?? 0, life.at(-1)?.startMs ?? 0]
  const heard = new Set(music.map(artistOf))
  const known = [...groups(named(plays(life)), artistOf)]
    .filter(([artist]) => heard.has(artist))
    .map(([, own]) => ({
      first: own[0]?.startMs ?? 0,
      last: own.at(-1)?.startMs ?? 0,
    }))
  const fresh = known.filter(({ first }) => first >= from && first <= to)
  expect(found).toEqual(
    [30, 180].map((days) => {
      const judged = fresh.filter(({ first }) => end - first >= days * DAY_MS)
      return { days, artists: judged.length, kept: judged.filter(({ first, last }) => last - first >= days * DAY_MS).length }
    }),
  )
}

function expectSpread(found: Exploring['spread'], music: readonly Plain[]): void {
  const artists = [...groups(named(plays(music)), artistOf)].map(([artist, own]) => ({
    artist,
    tracks: distinct(own.map(trackOf)).length,
    plays: own.length,
  }))
  const all = artists.reduce((sum, one) => sum + one.plays, 0)
  expect(found.depths.map(({ tracksFrom, tracksTo }) => [tracksFrom, tracksTo])).toEqual([
    [1, 1],
    [2, 4],
    [5, 9],
    [10, 24],
    [25, null],
  ])
  for (const { tracksFrom, tracksTo, ...told } of found.depths) {
    const own = artists.filter(({ tracks }) => tracks >= tracksFrom && tracks <= (tracksTo ?? Infinity))
    const count = own.reduce((sum, one) => sum + one.plays, 0)
    expectClose(told, { artists: own.length, plays: count, share: ratio(count, all) })
  }
  expectTop(found.deepest, artists, { key: artistOf, rank: (one) => one.tracks + one.plays / 1e9, most: 10 })
  // From its definition: half the mean difference of all pairs, against the mean.
  const counts = artists.map((one) => one.plays)
  const differences = counts.reduce((sum, one) => sum + counts.reduce((inner, other) => inner + Math.abs(one - other), 0), 0)
  expectClose(found.gini, differences / (2 * counts.length * all))
}

export function expectLoyalty(found: Loyalty, { music }: History): void {
  const lastDay = Math.max(...music.map(({ day }) => day))
  const byArtist = [...groups(named(plays(music)), artistOf)]
  const left = byArtist.flatMap(([artist, own]) => {
    const years = own.map(({ day, date }) => ({ date, count: own.filter((one) => one.day <= day && day - one.day < 365).length }))
    const best = years.reduce((most, year) => (year.count > most.count ? year : most))
    const recent = own.filter(({ day }) => lastDay - day < 365).length
    return own.length < 40 || best.count < 40 || recent > 0.1 * best.count
      ? []
      : [{ artist, playsBestYear: best.count, bestYearTo: best.date, playsLastYear: recent, last: own.at(-1)?.date ?? '' }]
  })
  expectTop(found.stoppedLoving, left, { key: artistOf, rank: (one) => one.playsBestYear, most: 20 })
  const back = byArtist.flatMap(([artist, own]) => {
    const silences = own.flatMap(({ day, date }, index) => {
      const before = own[index - 1]
      return before === undefined || index < 10 || own.length - index < 10 || day - before.day < 365
        ? []
        : [{ artist, left: before.date, returned: date, daysAway: day - before.day, playsBefore: index, playsAfter: own.length - index }]
    })
    return silences.toSorted((one, other) => other.daysAway - one.daysAway).slice(0, 1)
  })
  expectTop(found.cameBack, back, { key: artistOf, rank: (one) => Math.min(one.playsBefore, one.playsAfter), most: 20 })
  const years = distinct(plays(music).map(yearOf)).length
  const loyal = byArtist
    .filter(([, own]) => years >= 3 && distinct(own.map(yearOf)).length === years)
    .map(([artist, own]) => ({ artist, years, plays: own.length }))
  expectTop(found.everyYear, loyal, { key: artistOf, rank: (one) => one.plays, most: 20 })
  expectSleeping(found.sleeping, music, lastDay)
}

/** Those that sleep among the hundred played most, in that order. Equal plays go by time and listens, as in every list. */
function expectSleeping(found: Loyalty['sleeping'], music: readonly Plain[], lastDay: number): void {
  const ranked = [...groups(music, trackOf).values()].toSorted(
    (one, other) => plays(other).length - plays(one).length || time(other) - time(one) || other.length - one.length,
  )
  const sleeping = ranked.slice(0, 100).flatMap((own) => {
    const last = plays(own).at(-1)
    return last === undefined || lastDay - last.day < 365
      ? []
      : [{ title: last.title, artist: last.artist, plays: plays(own).length, last: last.date, daysAsleep: lastDay - last.day }]
  })
  expect(found).toEqual(sleeping.slice(0, 20))
}

export function expectEras(
  found: Eras,
  { life, music }: History,
  decadesOf: (artist: string) => readonly number[],
  birthYear: number,
): void {
  const artists = [...groups(named(plays(music)), artistOf)].map(([artist, own]) => ({
    artist,
    plays: own.length,
    decades: decadesOf(artist),
  }))
  const listed = artists.filter(({ decades }) => decades.length > 0)
  const sum = (list: typeof artists): number => list.reduce((all, one) => all + one.plays, 0)
  expectClose(found.catalogue, {
    artists: artists.length,
    artistsListed: listed.length,
    shareOfPlays: ratio(sum(listed), plays(music).length),
  })
  const decades = groups(listed, (one) => String(one.decades[0]))
  expect(found.began.map(({ decade }) => String(decade))).toEqual([...decades.keys()].toSorted())
  for (const { decade, topArtist, ...told } of found.began) {
    const own = decades.get(String(decade)) ?? []
    expectClose(told, { artists: own.length, plays: sum([...own]), share: ratio(sum([...own]), sum(listed)) })
    expect(own.find(({ artist }) => artist === topArtist)?.plays).toBe(Math.max(...own.map((one) => one.plays)))
  }
  const touched = Array.from({ length: 7 }, (_, index) => Math.floor((birthYear + 13 + index) / 10) * 10)
  const began = listed.filter((one) => touched.includes(one.decades[0] ?? 0))
  const active = listed.filter((one) => one.decades.some((decade) => touched.includes(decade)))
  expect(found.teens?.decades).toEqual(distinct(touched))
  expectClose([found.teens?.shareBegan, found.teens?.shareActive], [ratio(sum(began), sum(listed)), ratio(sum(active), sum(listed))])
  expectOwnPast(found, { life, music })
}

function expectOwnPast(found: Eras, { life, music }: Pick<History, 'life' | 'music'>): void {
  const first = new Map<string, Plain>()
  for (const one of plays(life)) if (!first.has(trackOf(one))) first.set(trackOf(one), one)
  const firstOf = (one: Plain): Plain => first.get(trackOf(one)) ?? one
  const start = Math.min(...plays(life).map(({ day }) => day))
  const years = [...groups(plays(music), yearOf)].toSorted(([one], [other]) => Number(one) - Number(other))
  expectClose(
    found.lookingBack,
    years.map(([year, own]) => {
      const old = own.filter((one) => one.day - firstOf(one).day >= 365).length
      return {
        year: Number(year),
        plays: own.length,
        share: Date.UTC(Number(year), 0, 1) / DAY_MS - start >= 365 ? old / own.length : null,
      }
    }),
  )
  const origins = [...groups(plays(music), (one) => yearOf(firstOf(one)))].toSorted(([one], [other]) => Number(one) - Number(other))
  expectClose(
    found.foundIn,
    origins.map(([year, own]) => ({ year: Number(year), plays: own.length, share: own.length / plays(music).length })),
  )
}
