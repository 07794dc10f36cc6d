/** Tests that every kind of claim is made of a life in which it was planted, and of none in which it was not. */
import { describe, expect, test } from 'vitest'
import { live, moodCatalogue, type Life } from '../../test/support/mood-lives.ts'
import { listensOf } from '../../test/support/listens-of.ts'
import { recapCardSchema, type MoodCard } from '../contract/deep-insights.ts'
import type { MoodFindings } from '../contract/mood.ts'
import type { Period } from '../contract/worker.ts'
import type { Listens } from '../listening/index.ts'
import { moodFindings } from './mood-findings.ts'
import { parsePlaces } from './places.ts'
import { claimsOf } from './recap-claims.ts'
import { shippedTexts } from './shipped-texts.ts'
import { isDaylight } from './sun.ts'

const catalogue = { ...moodCatalogue, places: parsePlaces(shippedTexts.zones ?? '') }
const find = (listens: Listens, period: Period | null = null): MoodFindings =>
  moodFindings(listens, { period, playRule: 'thirtySeconds' }, { catalogue, corrections: [] })
const claimed = (found: MoodFindings) => claimsOf(found).map(({ card }) => recapCardSchema.parse(card))
const kindsOf = (found: MoodFindings): readonly string[] => claimed(found).map(({ kind }) => kind)
const cardOf = <Kind extends MoodCard['kind']>(found: MoodFindings, kind: Kind) =>
  claimed(found).find((card): card is Extract<MoodCard, { kind: Kind }> => card.kind === kind)

const STEADY: Life = {
  seed: 1,
  from: '2020-01-06',
  days: 7 * 60,
  playsPerSession: 6,
  sessionsPerDay: 2,
  dayToDay: 0.15,
  plan: () => ({ valence: 0.1, arousal: 0 }),
}
const found = (life: Partial<Life>, period: Period | null = null): MoodFindings => find(live({ ...STEADY, ...life }).listens, period)

describe('a claim is made of what was planted', () => {
  test('a turn for the livelier, with who came', () => {
    const card = cardOf(found({ plan: (day) => ({ valence: 0.1, arousal: day < 210 ? -0.2 : 0.3 }) }), 'moodShift')
    expect(card?.axis).toBe('arousal')
    expect(card?.change).toBeGreaterThan(0.1)
    expect(Math.abs(Date.parse(card?.week ?? '') - Date.parse('2020-08-03')) / 86_400_000).toBeLessThanOrEqual(21)
    expect(card?.artists).toHaveLength(3)
  })

  test('calm nights', () => {
    const card = cardOf(
      found({ plan: (_, hour) => ({ valence: 0.1, arousal: -0.3 * Math.cos((2 * Math.PI * (hour - 4)) / 24) }) }),
      'moodHours',
    )
    expect(card?.axis).toBe('arousal')
    expect(Math.abs((card?.peak ?? 0) - 16)).toBeLessThan(1.5)
  })

  test('lively weekends', () => {
    const card = cardOf(found({ plan: (day) => ({ valence: 0.1, arousal: day % 7 >= 5 ? 0.4 : -0.1 }) }), 'moodWeekdays')
    expect(card?.axis).toBe('arousal')
    expect(card?.peak).toBeGreaterThanOrEqual(5)
    expect(card?.trough).toBeLessThan(5)
  })

  test('bright summers', () => {
    const plan: Life['plan'] = (day) => ({ valence: 0.3 * Math.cos((2 * Math.PI * (day - 190)) / 365.25), arousal: 0 })
    const card = cardOf(found({ days: 7 * 52 * 4, playsPerSession: 4, sessionsPerDay: 1, plan }), 'moodSeasons')
    expect(card?.axis).toBe('valence')
    expect(Math.abs((card?.peak ?? 0) - 7)).toBeLessThanOrEqual(1)
    expect([12, 1, 2]).toContain(card?.trough)
  })

  test('bright daylight', () => {
    const london = { latitude: 51.5, longitude: -0.1 }
    const isLight = (day: number, hour: number): boolean => isDaylight(Date.UTC(2020, 0, 6) + (day * 24 + hour) * 3_600_000, london)
    const plan: Life['plan'] = (day, hour) => ({ valence: isLight(day, hour) ? 0.25 : 0, arousal: 0.3 - hour / 40 })
    const hours = [6, 7, 16, 17, 18, 19, 20, 21]
    const card = cardOf(found({ days: 4 * 364, playsPerSession: 4, sessionsPerDay: 1, country: 'GB', hours, plan }), 'moodDaylight')
    expect(card).toMatchObject({ axis: 'valence', share: 1 })
    expect(card?.difference).toBeGreaterThan(0.1)
  })

  test.each([
    ['down', -1],
    ['up', 1],
  ])('sittings that wind %s', (_, sign) => {
    const card = cardOf(found({ plan: (_day, _hour, position) => ({ valence: 0.1, arousal: sign * 0.5 * (position - 0.5) }) }), 'moodArcs')
    expect(Math.sign(card?.change ?? 0)).toBe(sign)
    expect(card?.sessions).toBeGreaterThan(700)
  })

  test('a dark month among bright ones', () => {
    const card = cardOf(found({ plan: (day) => ({ valence: day >= 26 && day < 55 ? -0.4 : 0.4, arousal: 0 }) }), 'moodMonths')
    expect(card?.darkest).toBe('2020-02')
  })

  test('a year at the ends of all years, and one in their middle', () => {
    // Each day of the second year is far out on one side or the other.
    const plan: Life['plan'] = (day) => ({ valence: day < 364 ? 0 : day % 2 === 0 ? 0.7 : -0.7, arousal: 0 })
    const { listens } = live({ ...STEADY, days: 728, sessionsPerDay: 1, dayToDay: 0, plan })
    const wide = cardOf(find(listens, { from: '2021-01-04', to: '2022-01-02' }), 'moodRange')
    expect(wide?.axis).toBe('valence')
    expect(wide?.share).toBeGreaterThan(1.25 * (wide?.shareUsual ?? 1))
    const narrow = cardOf(find(listens, { from: '2020-01-06', to: '2021-01-03' }), 'moodRange')
    expect(narrow?.axis).toBe('valence')
    expect(narrow?.share).toBeLessThan(0.75 * (narrow?.shareUsual ?? 0))
    expect(find(listens).range?.valence.beyond).toBeNull()
  })

  test('who stands for two sides of the map', () => {
    const card = cardOf(
      found({ plan: (day) => ({ valence: day % 2 === 0 ? 0.6 : -0.6, arousal: day % 2 === 0 ? 0.6 : -0.6 }) }),
      'moodArtists',
    )
    const sides = card?.sides.map(({ side }) => side)
    expect(sides).toEqual(expect.arrayContaining(['brightExcited', 'darkCalm']))
    const times = card?.sides.map(({ msPlayed }) => msPlayed) ?? []
    expect(times).toEqual(times.toSorted((a, b) => b - a))
  })

  test('who comes back in low weeks', () => {
    const isLow = (day: number): boolean => Math.floor(day / 28) % 5 === 4
    const { listens } = live({ ...STEADY, seed: 31, days: 700, plan: (day) => ({ valence: isLow(day) ? 0.05 : 0.3, arousal: 0 }) })
    const heard = Array.from({ length: listens.count }, (_, row) => ({
      start: listens.startMs[row]!,
      seconds: 200,
      artist: listens.artists[listens.tracks.artist[listens.items.track[listens.item[row]!]!]!]!,
    }))
    const comfort = Array.from({ length: 700 }, (_, day) => day)
      .filter((day) => isLow(day) || day % 14 === 0)
      .map((day) => ({ start: Date.parse('2020-01-06T21:30:00Z') + day * 86_400_000, seconds: 200, artist: 'Artist place 3 1' }))
    expect(cardOf(find(listensOf([...heard, ...comfort])), 'moodComfort')?.artist).toBe('Artist place 3 1')
  })
})

describe('a claim is not made', () => {
  const TESTED = ['moodShift', 'moodHours', 'moodWeekdays', 'moodSeasons', 'moodDaylight', 'moodArcs', 'moodComfort', 'moodRange']

  test('of chance: ten steady lives and a year of each', () => {
    const alarms = Array.from({ length: 10 }, (_, index) => {
      const { listens } = live({ ...STEADY, seed: 500 + index, days: 7 * 104, playsPerSession: 4 })
      const year = { from: '2020-01-06', to: '2021-01-03' }
      return [...kindsOf(find(listens)), ...kindsOf(find(listens, year))].filter((kind) => TESTED.includes(kind))
    })
    expect(alarms.flat()).toEqual([])
  })

  const lively = found({ plan: (day) => ({ valence: 0.1, arousal: day < 210 ? -0.2 : 0.3 }) })

  test('of what is clear and too small to be heard', () => {
    const { baseline } = lively
    expect(kindsOf(lively)).toContain('moodShift')
    const least = 0.2 * (baseline?.arousalDeviation ?? 0)
    const small = (change: number): MoodFindings => ({ ...lively, shifts: [{ ...lively.shifts[0]!, before: 0, after: change }] })
    expect(kindsOf(small(least * 1.01))).toContain('moodShift')
    expect(kindsOf(small(least * 0.99))).not.toContain('moodShift')
  })

  test('of months and of a range whose bands leave it open', () => {
    const month = (name: string, mean: number, reach: number) => ({
      month: name,
      plays: 40,
      valence: { mean, from: mean - reach, to: mean + reach },
      arousal: { mean: 0, from: 0, to: 0 },
      z: 0,
      artists: ['Artist'],
    })
    const withMonths = (reach: number): MoodFindings => ({
      ...lively,
      months: { brightest: [month('2020-05', 0.4, reach)], darkest: [month('2020-02', 0, reach)] },
    })
    expect(kindsOf(withMonths(0.19))).toContain('moodMonths')
    expect(kindsOf(withMonths(0.2))).not.toContain('moodMonths')
    const withBeyond = (reach: number): MoodFindings => {
      const axis = { low: 0, middle: 0, high: 0 }
      const beyond = { mean: 0.4, from: 0.4 - reach, to: 0.4 + reach, usual: 0.2 }
      return { ...lively, range: { valence: { ...axis, beyond }, arousal: { ...axis, beyond: null } } }
    }
    expect(kindsOf(withBeyond(0.13))).toContain('moodRange')
    expect(kindsOf(withBeyond(0.14))).not.toContain('moodRange')
  })

  test('of sides whose artist was heard too little or is known too little', () => {
    const both = found({ plan: (day) => ({ valence: day % 2 === 0 ? 0.6 : -0.6, arousal: day % 2 === 0 ? 0.6 : -0.6 }) })
    const only = (change: object): MoodFindings => ({
      ...both,
      artists: {
        brightCalm: [],
        darkExcited: [],
        brightExcited: both.artists.brightExcited,
        darkCalm: both.artists.darkCalm.map((artist) => ({ ...artist, ...change })),
      },
    })
    expect(kindsOf(only({}))).toContain('moodArtists')
    expect(kindsOf(only({ plays: 19 }))).not.toContain('moodArtists')
    expect(kindsOf(only({ confidence: 0.39 }))).not.toContain('moodArtists')
  })

  test('of a history without music of known mood', () => {
    expect(claimsOf(find(listensOf([])))).toEqual([])
  })
})
