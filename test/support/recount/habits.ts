/** Attention, sittings, repeats and what is known by heart, recounted. */
import { expect } from 'vitest'
import type { Attention, ByHeart, DeepSittings, Repeats } from '../../../src/contract/deep-insights.ts'
import {
  artistOf,
  dateOf,
  distinct,
  expectClose,
  expectTop,
  groups,
  instantOf,
  named,
  plays,
  quantileOf,
  ratio,
  skips,
  time,
  trackOf,
  type History,
  type Plain,
} from './plain.ts'

const HOUR_MS = 3_600_000

const STARTS = {
  chosen: ['clickrow', 'clickside', 'playbtn', 'backbtn', 'uriopen'],
  followed: ['trackdone', 'endplay', 'autoplay'],
  skippedTo: ['fwdbtn'],
} as const

function startOf({ reasonStart }: Plain): 'chosen' | 'followed' | 'skippedTo' | 'other' {
  const names = ['chosen', 'followed', 'skippedTo'] as const
  return names.find((name) => STARTS[name].some((reason) => reason === reasonStart)) ?? 'other'
}

export function expectAttention(found: Attention, history: History): void {
  const { music } = history
  const known = music.filter(({ reasonStart }) => reasonStart !== '' && reasonStart !== 'unknown')
  expect(found.startsKnown).toBe(known.length)
  for (const { start, ...told } of found.starts) {
    const own = known.filter((one) => startOf(one) === start)
    expect(told).toEqual({ listens: own.length, skips: skips(own), msPlayed: time(own) })
  }
  const clear = known.filter((one) => startOf(one) !== 'other')
  const isChosen = (one: Plain): boolean => startOf(one) === 'chosen'
  expect(found.shareChosen).toBe(clear.length === 0 ? null : clear.filter(isChosen).length / clear.length)
  const artists = [...groups(named(clear), artistOf)].map(([artist, own]) => {
    const chosen = own.filter(isChosen).length
    return { artist, listens: own.length, chosen, share: chosen / own.length }
  })
  expectTop(
    found.chosenArtists,
    artists.filter(({ listens, chosen }) => listens >= 30 && chosen > 0),
    { key: artistOf, rank: ({ share }) => share, most: 20 },
  )
  for (const { seconds, share } of found.anatomy) {
    const early = music.filter(({ isSkip, ms }) => isSkip && (seconds === null || ms < seconds * 1_000))
    expect(share).toBe(ratio(early.length, music.length))
  }
  found.skipsBySecond.forEach(({ secondsFrom, skips: count }, index) => {
    const isLast = index === found.skipsBySecond.length - 1
    const own = music.filter(({ ms }) => ms >= secondsFrom * 1_000 && (isLast || ms < (secondsFrom + 10) * 1_000))
    expect([secondsFrom, count]).toEqual([secondsFrom, skips(own)])
  })
  for (const { shuffle, ...told } of found.shuffle) {
    const own = music.filter((one) => one.shuffle === shuffle)
    expect(told).toEqual({ listens: own.length, skips: skips(own) })
  }
  expectPauses(found.pauses, music)
  expectAlbums(found.albums, history)
}

function expectPauses({ longest, ...found }: Attention['pauses'], music: readonly Plain[]): void {
  const silenceOf = ({ startMs, endMs, ms }: Plain): number => endMs - startMs - ms
  const known = music.filter((one) => one.exact && silenceOf(one) <= 24 * HOUR_MS)
  const silences = known.map(silenceOf).filter((ms) => ms >= 10_000)
  expect(found).toEqual({
    listensKnown: known.length,
    interrupted: silences.length,
    share: ratio(silences.length, known.length),
    msMedian: silences.length === 0 ? 0 : Math.round(quantileOf(silences, 0.5)),
    msTotal: silences.reduce((sum, ms) => sum + ms, 0),
  })
  expect(longest?.ms ?? 0).toBe(Math.max(0, ...silences))
}

interface Stretch {
  readonly album: string | undefined
  readonly tracks: Set<string>
  endMs: number
}

const albumOf = ({ album, artist }: Plain): string | undefined => (album === '' ? undefined : JSON.stringify([album, artist]))

function stretchesOf(music: readonly Plain[]): readonly Stretch[] {
  const found: Stretch[] = []
  for (const one of music) {
    const album = one.shuffle === true ? undefined : albumOf(one)
    let last = found.at(-1)
    if (last === undefined || last.album !== album || one.startMs - last.endMs > HOUR_MS)
      found.push((last = { album, tracks: new Set(), endMs: 0 }))
    last.endMs = one.endMs
    if (one.isPlay) last.tracks.add(trackOf(one))
  }
  return found.filter(({ album, tracks }) => album !== undefined && tracks.size >= 2)
}

/** Different tracks ever heard of each album. */
function lengthsOf(life: readonly Plain[]): ReadonlyMap<string, number> {
  const onAlbums = groups(life, (one) => albumOf(one) ?? '')
  return new Map([...onAlbums].map(([album, own]) => [album, new Set(own.map(trackOf)).size]))
}

function titled(album: string): { title: string; artist: string } {
  const [title, artist]: string[] = JSON.parse(album)
  return { title: title ?? '', artist: artist ?? '' }
}

function expectAlbums(found: Attention['albums'], { life, music }: History): void {
  const lengths = lengthsOf(life)
  const onAlbums = groups(
    music.filter((one) => albumOf(one) !== undefined),
    (one) => albumOf(one) ?? '',
  )
  const stretches = stretchesOf(music)
  const byAlbum = groups(stretches, ({ album }) => album ?? '')
  const long = [...onAlbums.keys()].filter((album) => (lengths.get(album) ?? 0) >= 5)
  const of = (album: string): number => lengths.get(album) ?? 0
  const throughOf = (album: string): readonly Stretch[] => (byAlbum.get(album) ?? []).filter(({ tracks }) => tracks.size >= 0.8 * of(album))
  const through = long.filter((album) => throughOf(album).length > 0)
  expect([found.known, found.sittings]).toEqual([long.length, stretches.length])
  expectTop(
    found.heardThrough,
    through.map((album) => ({
      ...titled(album),
      tracks: of(album),
      times: throughOf(album).length,
      lastAt: instantOf(throughOf(album).at(-1)?.endMs ?? 0),
    })),
    { key: trackOf, rank: ({ times }) => times, most: 20 },
  )
  const begun = long.map((album) => {
    const own = byAlbum.get(album) ?? []
    return { ...titled(album), tracks: of(album), starts: own.length, tracksMost: Math.max(0, ...own.map(({ tracks }) => tracks.size)) }
  })
  expectTop(
    found.abandoned,
    begun.filter(({ starts, tracksMost, tracks }) => starts >= 2 && tracksMost <= tracks / 2),
    { key: trackOf, rank: ({ starts }) => starts, most: 20 },
  )
  const all = [...onAlbums.values()].reduce((sum, own) => sum + plays(own).length, 0)
  const inThrough = through.reduce((sum, album) => sum + plays(onAlbums.get(album) ?? []).length, 0)
  expectClose(found.shareOfPlays, ratio(inThrough, all))
}

export function expectSittings(found: DeepSittings, { heard, music }: History): void {
  const sessions: Plain[][] = []
  let endMs = -Infinity
  for (const one of heard) {
    if (one.startMs - endMs > found.gapMsMax) sessions.push([])
    endMs = Math.max(endMs, one.endMs)
    sessions.at(-1)?.push(one)
  }
  const edges = (at: 0 | -1) => {
    const tracks = sessions.flatMap((session) => session.filter(({ isMusic }) => isMusic).at(at) ?? [])
    return [...groups(tracks, trackOf).values()].flatMap((own) =>
      own.length < 3 ? [] : own.slice(0, 1).map(({ title, artist }) => ({ title, artist, sessions: own.length })),
    )
  }
  const by = { key: trackOf, rank: ({ sessions: count }: { readonly sessions: number }) => count, most: 10 }
  expectTop(found.openers, edges(0), by)
  expectTop(found.closers, edges(-1), by)
  const days = [...groups(music, ({ date }) => date)].map(([date, own]) => ({ date, msPlayed: time(own), plays: plays(own).length }))
  const lengths = days.map(({ msPlayed }) => msPlayed).filter((ms) => ms > 0)
  const upper = quantileOf(lengths, 0.75)
  const fence = lengths.length < 30 ? null : Math.round(upper + 3 * (upper - quantileOf(lengths, 0.25)))
  expect(found.bingeMsMin).toBe(fence)
  expectTop(
    found.bingeDays.map(({ date, msPlayed, plays: count }) => ({ date, msPlayed, plays: count })),
    days.filter(({ msPlayed }) => fence !== null && msPlayed > fence),
    { key: ({ date }) => date, rank: ({ msPlayed }) => msPlayed, most: 10 },
  )
}

const playsByTrack = (music: readonly Plain[]): readonly (readonly Plain[])[] => [...groups(plays(music), trackOf).values()]
const titlesOf = (own: readonly Plain[]): { title: string; artist: string } => ({
  title: own[0]?.title ?? '',
  artist: own[0]?.artist ?? '',
})

export function expectRepeats(found: Repeats, { music }: History): void {
  expectTop(found.loops, loopsOf(music), { key: trackOf, rank: (loop) => loop.plays, most: 20 })
  const obsessions = playsByTrack(music).flatMap(obsessionsOf)
  expectTop(found.obsessions, obsessions, {
    key: ({ title, artist, from }) => JSON.stringify([title, artist, from]),
    rank: (one) => one.playsPeakWeek + one.plays / 1e6,
    most: 20,
  })
  const lastDay = Math.max(...music.map(({ day }) => day))
  const lives = playsByTrack(music).flatMap((own) => {
    const first = own[0]?.day ?? 0
    return own.length < 5 || lastDay - first < 365 ? [] : [(own[Math.ceil(own.length / 2) - 1]?.day ?? 0) - first]
  })
  expect([found.halfLifeTracks, found.halfLifeDays]).toEqual([lives.length, lives.length === 0 ? null : quantileOf(lives, 0.5)])
  expectComfort(found, music)
}

function loopsOf(music: readonly Plain[]): Repeats['loops'] {
  const runs: Plain[][] = []
  music.forEach((one, index) => {
    const before = music[index - 1]
    const goesOn = before !== undefined && trackOf(before) === trackOf(one) && one.startMs - before.startMs - before.ms <= HOUR_MS
    if (!goesOn) runs.push([])
    if (one.isPlay) runs.at(-1)?.push(one)
  })
  const long = runs.filter((run) => run.length >= 3)
  return [...groups(long, (run) => trackOf(titlesOf(run))).values()].map((own) => {
    const best = own.reduce((most, run) => (run.length > most.length ? run : most))
    return { ...titlesOf(best), plays: best.length, from: instantOf(best[0]?.startMs ?? 0), to: instantOf(best.at(-1)?.startMs ?? 0) }
  })
}

function obsessionsOf(own: readonly Plain[]): Repeats['obsessions'] {
  const spells: Plain[][] = []
  own.forEach((one, index) => {
    if (index === 0 || one.day - (own[index - 1]?.day ?? 0) > 14) spells.push([])
    spells.at(-1)?.push(one)
  })
  return spells.flatMap((spell) => {
    const weeks = spell.map(({ day }) => ({ day, count: spell.filter((one) => one.day >= day && one.day < day + 7).length }))
    const peak = weeks.reduce((most, week) => (week.count > most.count ? week : most))
    if (spell.length < 12 || peak.count < 6) return []
    const [from, to] = [spell[0]?.date ?? '', spell.at(-1)?.date ?? '']
    return [{ ...titlesOf(spell), from, peak: dateOf(peak.day), to, plays: spell.length, playsPeakWeek: peak.count }]
  })
}

function expectComfort(found: Repeats, music: readonly Plain[]): void {
  const mondayOf = ({ day, weekday }: Plain): string => String(day - weekday)
  const weeks = [...groups(music, mondayOf)].map(([week, own]) => ({ week, ms: time(own) })).filter(({ ms }) => ms > 0)
  const bound = quantileOf(
    weeks.map(({ ms }) => ms),
    0.25,
  )
  const low = new Set(weeks.length > 4 ? weeks.filter(({ ms }) => ms <= bound).map(({ week }) => week) : [])
  const shareLow = (own: readonly Plain[]): number => ratio(own.filter((one) => low.has(mondayOf(one))).length, own.length)
  expect(found.lowWeeks).toBe(low.size)
  expectClose(found.shareInLowWeeks, shareLow(plays(music)))
  const returned = playsByTrack(music).map((own) => {
    const away = own.slice(1).map(({ day }, index) => day - (own[index]?.day ?? 0))
    return {
      ...titlesOf(own),
      plays: own.length,
      returns: away.filter((days) => days >= 60).length,
      daysAwayMost: Math.max(0, ...away),
      shareInLowWeeks: shareLow(own),
    }
  })
  expectTop(
    found.comfort,
    returned.filter(({ returns }) => returns >= 3),
    { key: trackOf, rank: (one) => one.returns + one.plays / 1e6, most: 20 },
  )
}

export function expectByHeart(found: ByHeart, { life, music }: History): void {
  const tracks = [...groups(music, trackOf).values()].flatMap((own) => {
    const played = plays(own)
    const days = distinct(played.map(({ date }) => date)).length
    if (played.length < 20 || days < 10 || skips(own) > own.length * 0.1) return []
    return [{ ...titlesOf(own), plays: played.length, days, shareWhole: 1 - skips(own) / own.length }]
  })
  expect(found.tracksKnown).toBe(tracks.length)
  expectTop(found.tracks, tracks, { key: trackOf, rank: (one) => one.plays, most: 20 })
  expectClose(
    found.shareOfPlays,
    ratio(
      tracks.reduce((sum, one) => sum + one.plays, 0),
      plays(music).length,
    ),
  )
  const lengths = lengthsOf(life)
  const albums = [
    ...groups(
      music.filter((one) => albumOf(one) !== undefined),
      (one) => albumOf(one) ?? '',
    ),
  ].flatMap(([album, own]) => {
    const length = lengths.get(album) ?? 0
    const known = [...groups(plays(own), trackOf).values()].filter((one) => one.length >= 5).length
    return length < 5 || known < 0.8 * length ? [] : [{ ...titled(album), tracks: length, tracksKnown: known, plays: plays(own).length }]
  })
  expect(found.albumsKnown).toBe(albums.length)
  expectTop(found.albums, albums, { key: trackOf, rank: (one) => one.plays, most: 20 })
}
