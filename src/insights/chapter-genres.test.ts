/** Chapters with genres, of lives that were made with known changes of genre, and of lives without any. */
import { describe, expect, test } from 'vitest'
import { listensOf, type HeardListen } from '../../test/support/listens-of.ts'
import { chaptersSchema, type Chapters } from '../contract/chapters.ts'
import { seededRandom } from '../shared/random.ts'
import { MS_PER_DAY, MS_PER_HOUR, parseDay } from '../shared/time.ts'
import { chapterFindings } from './index.ts'

const ALL_TIME = { period: null, playRule: 'thirtySeconds' } as const
const START = Date.UTC(2018, 0, 1)
const WEEKS = 156
const MONTH_DAYS = 31
/** Of five hundred such lives thirteen had a false alarm. */
const LIVES = 120
/** So many that none of them has a share to speak of. */
const ARTISTS = 1_200
const GENRES_BY_NUMBER = ['ambient', 'rock', 'jazz', 'house'] as const
const genreOf = (artist: string): string => GENRES_BY_NUMBER[Number(artist.slice('Artist '.length)) % GENRES_BY_NUMBER.length]!
const GENRES = { ofArtist: (artist: string) => [genreOf(artist)], above: () => [] }

interface Era {
  readonly weeks: number
  /** How much of each genre, in the order of their numbers. */
  readonly shares: readonly number[]
  /** The hour of a play, by its genre and by chance from 0 to 1. */
  readonly hourOf?: (genre: number, chance: number) => number
}

const STEADY = [0.25, 0.25, 0.25, 0.25]
const byDay = (_: number, chance: number): number => 8 + Math.floor(chance * 12)

/** Some thirty plays a week, every one of an artist by chance; only the genre is chosen by the era. */
function live(seed: number, eras: readonly Era[]): HeardListen[] {
  const random = seededRandom(seed)
  let week = 0
  return eras.flatMap(({ weeks, shares, hourOf = byDay }) =>
    Array.from({ length: weeks }, () => {
      const monday = START + week++ * 7 * MS_PER_DAY
      return Array.from({ length: 20 + Math.floor(random.next() * 20) }, (): HeardListen => {
        const genre = chosen(shares, random.next())
        const artist = genre + GENRES_BY_NUMBER.length * Math.floor((random.next() * ARTISTS) / GENRES_BY_NUMBER.length)
        const start = monday + Math.floor(random.next() * 7) * MS_PER_DAY + hourOf(genre, random.next()) * MS_PER_HOUR
        return { start, seconds: 200, artist: `Artist ${artist}`, title: 'Song' }
      })
    }).flat(),
  )
}

function chosen(shares: readonly number[], chance: number): number {
  let rest = chance
  const found = shares.findIndex((share) => (rest -= share) < 0)
  return found < 0 ? shares.length - 1 : found
}

function find(heard: readonly HeardListen[], genres: typeof GENRES | null = GENRES): Chapters {
  const found = chapterFindings(listensOf(heard), ALL_TIME, genres ?? undefined)
  expect(chaptersSchema.parse(found)).toEqual(found)
  return found
}

const cutsOf = ({ chapters }: Chapters): number[] => chapters.slice(1).map(({ from }) => (parseDay(from) ?? 0) - START / MS_PER_DAY)

/** A quarter of the plays goes from rock to ambient in the middle of the life. */
const changed = (seed: number) =>
  live(seed, [
    { weeks: 78, shares: [0.1, 0.4, 0.25, 0.25] },
    { weeks: WEEKS - 78, shares: [0.35, 0.15, 0.25, 0.25] },
  ])
const isFound = (found: Chapters): boolean => cutsOf(found).some((cut) => Math.abs(cut - 78 * 7) <= MONTH_DAYS)
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]

describe('a change of genre that no artist shows', () => {
  test('is found within a month, and names the chapters', () => {
    for (const seed of SEEDS) {
      const found = find(changed(seed))
      expect(isFound(found), `life ${seed}`).toBe(true)
      expect(found.chapters[0]?.genre).toEqual({ name: 'rock', time: null })
      expect(found.chapters.at(-1)?.genre).toEqual({ name: 'ambient', time: null })
    }
  })

  test('tells which genres came and went', () => {
    const { chapters, genresInMix } = find(changed(1))
    const { cut, genres, shareListed } = chapters[1]!
    expect(genresInMix).toBe(true)
    expect(shareListed).toBe(1)
    expect(genres[0]).toMatchObject({ genre: 'ambient', share: expect.closeTo(0.35, 1), shareElsewhere: expect.closeTo(0.1, 1) })
    expect(cut?.genres?.arrived[0]).toMatchObject({ genre: 'ambient', shareBefore: genres[0]?.shareElsewhere })
    expect(cut?.genres?.left[0]?.genre).toBe('rock')
    // The root of half the sum of squared differences of roots, from the shares above.
    const apart = Math.hypot(Math.sqrt(0.35) - Math.sqrt(0.1), Math.sqrt(0.4) - Math.sqrt(0.15)) / Math.SQRT2
    expect(cut?.genres?.distance).toBeCloseTo(apart, 1)
  })

  test('is hardly seen without a catalogue, and not told by one that lists few', () => {
    const without = SEEDS.map((seed) => find(changed(seed), null))
    expect(without.filter(isFound).length).toBeLessThanOrEqual(SEEDS.length / 2)
    for (const { genresInMix, chapters } of without) {
      expect(genresInMix).toBe(false)
      for (const chapter of chapters) expect(chapter).toMatchObject({ genre: null, genres: [], shareListed: 0 })
    }
    const few = { ...GENRES, ofArtist: (artist: string) => (Number(artist.slice('Artist '.length)) % 5 < 2 ? [genreOf(artist)] : []) }
    const { genresInMix, chapters } = find(changed(1), few)
    expect([genresInMix, chapters[0]?.genre]).toEqual([false, null])
    expect(chapters[0]?.shareListed).toBeCloseTo(0.4, 1)
  })
})

test('steady lives have another chapter in fewer than one of twenty', () => {
  let alarms = 0
  for (let seed = 1; seed <= LIVES; seed++)
    alarms += Number(cutsOf(find(live(seed + 5_000, [{ weeks: WEEKS, shares: STEADY }]))).length > 0)
  expect(alarms / LIVES).toBeLessThan(0.05)
})

describe('a part of the week', () => {
  const atNight = (chance: number): number => (chance < 0.5 ? 0 : 23)
  const twoEras = (hourOf: Era['hourOf']) =>
    find(
      live(3, [
        { weeks: 78, shares: [0.05, 0.75, 0.1, 0.1] },
        { weeks: WEEKS - 78, shares: [0.5, 0.05, 0.4, 0.05], ...(hourOf && { hourOf }) },
      ]),
    ).chapters[1]

  test('flavours the genre that was played in it', () => {
    expect(twoEras((genre, chance) => (genre === 0 ? atNight(chance) : byDay(genre, chance)))).toMatchObject({
      time: 'night',
      genre: { name: 'ambient', time: 'night' },
    })
  })

  test('does not flavour a genre that was played at other times', () => {
    expect(twoEras((genre, chance) => (genre === 2 ? atNight(chance) : byDay(genre, chance)))).toMatchObject({
      time: 'night',
      genre: { name: 'ambient', time: null },
    })
  })

  test('is not told where it had less than a fifth', () => {
    expect(twoEras((genre, chance) => (chance < 0.15 ? 23 : byDay(genre, chance)))).toMatchObject({ time: null })
  })
})
