/** Chapters, recounted: where the cuts lie is tested on lives with planted changes; here, that all that is said of the parts is true. */
import { expect } from 'vitest'
import type { Chapters } from '../../../src/contract/chapters.ts'
import type { Genres } from '../../../src/insights/index.ts'
import { artistOf, dateOf, distinct, expectClose, plays, ratio, time, type History, type Plain } from './plain.ts'

type Chapter = Chapters['chapters'][number]

const TIMES = {
  night: ({ hour }: Plain) => hour >= 22 || hour < 4,
  morning: ({ hour }: Plain) => hour >= 4 && hour < 10,
  day: ({ hour }: Plain) => hour >= 10 && hour < 17,
  evening: ({ hour }: Plain) => hour >= 17 && hour < 22,
  weekend: ({ weekday }: Plain) => weekday >= 5,
} as const

/** A chapter's plays and all others, with what tells their genres. */
interface Told {
  readonly here: readonly Plain[]
  readonly elsewhere: readonly Plain[]
  readonly genres: Genres
}

export function expectChapters({ chapters }: Chapters, { music }: History, genres: Genres): void {
  const parts = chapters.map(({ from }, index) => {
    const next = chapters[index + 1]?.from ?? '9999'
    return music.filter(({ date }) => date < next && (index === 0 || date >= from))
  })
  expect(parts.reduce((sum, part) => sum + part.length, 0)).toBe(music.length)
  chapters.forEach((chapter, index) => {
    const part = parts[index] ?? []
    const elsewhere = parts.filter((other) => other !== part).flat()
    expect([chapter.from, chapter.to]).toEqual([part[0]?.date, dateOf(Math.max(...part.map(({ day }) => day)))])
    expect([chapter.msPlayed, chapter.plays]).toEqual([time(part), plays(part).length])
    for (const { artist, share, shareElsewhere } of chapter.artists) {
      expectClose([share, shareElsewhere], [shareIn(part, artist), shareIn(elsewhere, artist)])
      expect(share).toBeGreaterThan(shareElsewhere)
    }
    expectTime(chapter.time, part, music)
    expectGenres(chapter, { here: plays(part), elsewhere: plays(elsewhere), genres }, music)
    const before = parts[index - 1]
    expect(chapter.cut === null).toBe(before === undefined)
    if (chapter.cut !== null && before !== undefined) expectCut(chapter.cut, before, part, genres)
  })
}

function shareIn(items: readonly Plain[], artist: string): number {
  return ratio(plays(items).filter((one) => one.artist === artist).length, plays(items).length)
}

function expectTime(told: Chapter['time'], items: readonly Plain[], music: readonly Plain[]): void {
  if (told === null) return
  const share = ratio(plays(items).filter(TIMES[told]).length, plays(items).length)
  expect(share).toBeGreaterThanOrEqual(0.2)
  expect(share / ratio(plays(music).filter(TIMES[told]).length, plays(music).length)).toBeGreaterThanOrEqual(1.25)
}

const named = ({ artist }: Plain, genres: Genres): readonly string[] => (artist === '' ? [] : genres.ofArtist(artist))
const listed = (items: readonly Plain[], genres: Genres): readonly Plain[] => items.filter((one) => named(one, genres).length > 0)
const isOf = (one: Plain, genre: string, genres: Genres): boolean =>
  named(one, genres).some((own) => own === genre || genres.above(own).includes(genre))

/** Of the plays of listed artists. */
function shareOfGenre(items: readonly Plain[], genre: string, genres: Genres): number {
  return ratio(items.filter((one) => isOf(one, genre, genres)).length, listed(items, genres).length)
}

function expectGenres(chapter: Chapter, { here, elsewhere, genres }: Told, music: readonly Plain[]): void {
  expectClose(chapter.shareListed, ratio(listed(here, genres).length, here.length))
  for (const { genre, share, shareElsewhere } of chapter.genres) {
    expectClose([share, shareElsewhere], [shareOfGenre(here, genre, genres), shareOfGenre(elsewhere, genre, genres)])
    expect(share).toBeGreaterThan(shareElsewhere)
  }
  const isTold = [here, elsewhere].every((items) => items.length === 0 || listed(items, genres).length * 2 >= items.length)
  const all = distinct(listed(here, genres).flatMap((one) => named(one, genres))).flatMap((own) => [own, ...genres.above(own)])
  const fits = (genre: string): boolean =>
    shareOfGenre(here, genre, genres) >= 0.3 && shareOfGenre(here, genre, genres) >= 1.25 * shareOfGenre(elsewhere, genre, genres)
  expect(chapter.genre !== null).toBe(isTold && all.some(fits))
  if (chapter.genre === null) return
  expect(fits(chapter.genre.name)).toBe(true)
  const ofGenre = here.filter((one) => isOf(one, chapter.genre?.name ?? '', genres))
  expectTime(chapter.genre.time, ofGenre, music)
  expect([null, chapter.time]).toContain(chapter.genre.time)
}

function expectCut(cut: NonNullable<Chapter['cut']>, before: readonly Plain[], after: readonly Plain[], genres: Genres): void {
  for (const { artist, shareBefore, shareAfter } of [...cut.arrived, ...cut.left])
    expectClose([shareBefore, shareAfter], [shareIn(before, artist), shareIn(after, artist)])
  const artists = distinct([...before, ...after].map(artistOf))
  const affinity = artists.reduce((sum, artist) => sum + Math.sqrt(shareIn(before, artist) * shareIn(after, artist)), 0)
  expect(cut.distance).toBeCloseTo(Math.sqrt(Math.max(0, 1 - affinity)), 9)
  if (cut.genres === null) return
  const [then, now] = [plays(before), plays(after)]
  for (const { genre, shareBefore, shareAfter } of [...cut.genres.arrived, ...cut.genres.left])
    expectClose([shareBefore, shareAfter], [shareOfGenre(then, genre, genres), shareOfGenre(now, genre, genres)])
  const firsts = distinct(listed([...then, ...now], genres).map((one) => named(one, genres)[0]))
  const shareOfFirst = (items: readonly Plain[], first: string | undefined): number =>
    ratio(items.filter((one) => first !== undefined && named(one, genres)[0] === first).length, listed(items, genres).length)
  const alike = firsts.reduce((sum, first) => sum + Math.sqrt(shareOfFirst(then, first) * shareOfFirst(now, first)), 0)
  expect(cut.genres.distance).toBeCloseTo(Math.sqrt(Math.max(0, 1 - alike)), 9)
}
