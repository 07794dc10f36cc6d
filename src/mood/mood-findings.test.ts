/** Tests that what was planted in invented lives is found again, and that steady lives raise no alarm. */
import { describe, expect, test } from 'vitest'
import { listensOf } from '../../test/support/listens-of.ts'
import { live, moodCatalogue, type Life } from '../../test/support/mood-lives.ts'
import { moodFindingsSchema, type Band, type MoodCorrection, type MoodFindings } from '../contract/mood.ts'
import type { Listens } from '../listening/index.ts'
import { moodFindings } from './mood-findings.ts'

const ALL = { period: null, playRule: 'thirtySeconds' } as const
const find = (listens: Listens, corrections: readonly MoodCorrection[] = []): MoodFindings =>
  moodFindingsSchema.parse(moodFindings(listens, ALL, { catalogue: moodCatalogue, corrections }))

const STEADY: Life = {
  seed: 1,
  from: '2020-01-06',
  days: 7 * 60,
  playsPerSession: 6,
  sessionsPerDay: 2,
  dayToDay: 0.15,
  plan: () => ({ valence: 0.1, arousal: 0 }),
}

describe('the day', () => {
  const hourly = (trough: number) => (hour: number) => -Math.cos((2 * Math.PI * (hour - trough)) / 24)

  test.each([3.5, 9, 22])('a trough at %s h and its peak are found within an hour', (trough) => {
    const curve = hourly(trough)
    const plan: Life['plan'] = (_, hour) => ({ valence: 0.2 * curve(hour), arousal: 0.25 * curve(hour) })
    const { hours } = find(live({ ...STEADY, seed: 10 + trough, days: 364, sessionsPerDay: 4, plan }).listens)
    const away = (found: number | undefined, planted: number): number => {
      const distance = Math.abs((found ?? 99) - planted) % 24
      return Math.min(distance, 24 - distance)
    }
    expect(hours.arousal?.isClear).toBe(true)
    expect(away(hours.arousal?.trough, trough)).toBeLessThan(1)
    expect(away(hours.arousal?.peak, trough + 12)).toBeLessThan(1)
    expect(away(hours.valence?.trough, trough)).toBeLessThan(1)
    expect(away(hours.valence?.peak, trough + 12)).toBeLessThan(1)
  })
})

test('nothing is said of hours without music', () => {
  const hours = [8, 9, 10, 11, 16, 17, 18, 19, 20]
  const plan: Life['plan'] = (_, hour) => ({ valence: 0.1, arousal: hour < 12 ? 0.4 : -0.3 })
  const { arousal } = find(live({ ...STEADY, seed: 12, days: 364, hours, plan }).listens).hours
  expect(arousal?.isClear).toBe(true)
  for (const hour of [arousal?.peak, arousal?.trough]) expect(hours).toContain(Math.floor(hour ?? 0))
  expect(arousal?.peak).toBeLessThan(12)
  expect(arousal?.trough).toBeGreaterThanOrEqual(16)
})

test('a planted week and a planted year are clear, each in its own curve', () => {
  const plan: Life['plan'] = (day) => ({
    valence: 0.25 * Math.cos((2 * Math.PI * (day - 190)) / 365.25),
    arousal: day % 7 >= 5 ? 0.3 : -0.1,
  })
  const found = find(live({ ...STEADY, seed: 5, days: 7 * 52 * 4, sessionsPerDay: 2, plan }).listens)
  expect(found.seasons.valence?.isClear).toBe(true)
  expect(Math.abs((found.seasons.valence?.peak ?? 0) - 7)).toBeLessThan(1)
  expect(found.weekdays.arousal?.isClear).toBe(true)
  expect(found.weekdays.arousal?.peak).toBeGreaterThanOrEqual(5)
  expect(found.shifts).toEqual([])
})

test('planted shifts are found within three weeks, with who came', () => {
  const plan: Life['plan'] = (day) => ({ valence: day < 7 * 40 ? 0.3 : -0.05, arousal: day < 7 * 70 ? -0.1 : 0.25 })
  const { shifts } = find(live({ ...STEADY, seed: 7, days: 7 * 104, plan }).listens)
  const weekOf = (axis: string) => shifts.filter((shift) => shift.axis === axis).map(({ week }) => weeksAfter('2020-01-06', week))
  expect(weekOf('valence')).toHaveLength(1)
  expect(Math.abs(weekOf('valence')[0]! - 40)).toBeLessThanOrEqual(3)
  expect(weekOf('arousal')).toHaveLength(1)
  expect(Math.abs(weekOf('arousal')[0]! - 70)).toBeLessThanOrEqual(3)
  expect(shifts.every(({ artists }) => artists.length === 3)).toBe(true)
})

function weeksAfter(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / (7 * 86_400_000)
}

describe('a hundred steady lives', () => {
  const lives = Array.from({ length: 100 }, (_, index) => live({ ...STEADY, seed: 1000 + index, days: 7 * 40, playsPerSession: 4 }))
  const found = lives.map(({ listens }) => find(listens))

  test('raise fewer false alarms than one in twenty', () => {
    const alarms = (count: (findings: MoodFindings) => boolean): number => found.filter(count).length
    expect(alarms(({ shifts }) => shifts.length > 0)).toBeLessThan(5)
    expect(alarms(({ comfort }) => comfort.length > 0)).toBeLessThan(5)
    for (const axis of ['valence', 'arousal'] as const) {
      expect(alarms(({ hours }) => hours[axis]?.isClear === true)).toBeLessThan(5)
      expect(alarms(({ weekdays }) => weekdays[axis]?.isClear === true)).toBeLessThan(5)
    }
  })

  test('are not told of a sitting that winds up or down by as much as can be felt', () => {
    const felt = ({ mean, from, to }: Band): boolean => (from > 0 || to < 0) && Math.abs(mean) >= 0.03
    expect(found.filter(({ arcs }) => arcs !== null && (felt(arcs.valence) || felt(arcs.arousal))).length).toBeLessThan(5)
  })

  test('have bands that hold the truth about as often as they say', () => {
    let [held, weeks] = [0, 0]
    for (const [index, { weekTruth }] of lives.entries()) {
      for (const { week, valence, arousal } of found[index]!.weeks) {
        const truth = weekTruth[weeksAfter('2020-01-06', week)]!
        held += Number(truth.valence >= valence.from && truth.valence <= valence.to)
        held += Number(truth.arousal >= arousal.from && truth.arousal <= arousal.to)
        weeks += 2
      }
    }
    expect(weeks).toBeGreaterThan(5000)
    expect(held / weeks).toBeGreaterThan(0.925)
    expect(held / weeks).toBeLessThan(0.975)
  })

  test('find no arc in more than about one session of twenty', () => {
    const wrong = found.filter(({ arcs }) => arcs !== null && (arcs.valence.from > 0 || arcs.valence.to < 0))
    expect(wrong.length).toBeLessThanOrEqual(10)
  })
})

test('a listener who winds down is seen to', () => {
  const plan: Life['plan'] = (_day, _hour, position) => ({ valence: 0.1, arousal: 0.3 - 0.5 * position })
  const { arcs } = find(live({ ...STEADY, seed: 21, playsPerSession: 10, plan }).listens)
  expect(arcs?.arousal.to).toBeLessThan(-0.15)
  expect(arcs?.valence.from).toBeLessThan(0)
  expect(arcs?.valence.to).toBeGreaterThan(0)
  expect(arcs?.fifths[0]?.arousal).toBeGreaterThan(arcs?.fifths[4]?.arousal ?? 0)
})

test('dark and bright months are named, and comfort is what comes back in low weeks', () => {
  const isLow = (day: number): boolean => Math.floor(day / 28) % 5 === 4
  const plan: Life['plan'] = (day) => ({ valence: isLow(day) ? 0.05 : 0.3, arousal: 0 })
  const { listens } = live({ ...STEADY, seed: 31, days: 7 * 100, plan })
  const heard = Array.from({ length: listens.count }, (_, row) => ({
    start: listens.startMs[row]!,
    seconds: 200,
    artist: listens.artists[listens.tracks.artist[listens.items.track[listens.item[row]!]!]!]!,
  }))
  const days = Array.from({ length: 700 }, (_, day) => day)
  const comfort = days
    .filter((day) => isLow(day) || day % 14 === 0)
    .map((day) => ({ start: Date.parse('2020-01-06T21:30:00Z') + day * 86_400_000, seconds: 200, artist: 'Artist place 3 1' }))
  const found = find(listensOf([...heard, ...comfort]))
  expect(found.months.darkest[0]!.z).toBeLessThan(-1)
  expect(found.months.brightest[0]!.z).toBeGreaterThan(0)
  expect(found.months.darkest[0]!.valence.mean).toBeLessThan(found.months.brightest[0]!.valence.mean)
  expect(found.comfort.map(({ artist }) => artist)).toContain('Artist place 3 1')
  // Bright artists are no comfort in this life, and a dark one is not merely for being dark in a dark week.
  expect(found.comfort.map(({ artist }) => artist)).not.toContain('Artist place 6 3')
})

test('no listening gives nothing, and no finding breaks', () => {
  const found = find(listensOf([]))
  expect(found).toMatchObject({ baseline: null, range: null, weeks: [], shifts: [], arcs: null, comfort: [] })
  expect(found.hours.arousal).toBeNull()
  expect(found.coverage.share).toBe(0)
})

describe('coverage', () => {
  const heard = (artist: string, plays: number, from = 0) =>
    Array.from({ length: plays }, (_, index) => ({
      start: Date.parse('2021-03-01T08:00:00Z') + (from + index) * 240_000,
      seconds: 200,
      artist,
    }))

  test('says how much of the time is known, and who is missing', () => {
    const { coverage } = find(listensOf([...heard('Artist place 0 0', 3), ...heard('Nobody At All', 1, 1000)]))
    expect(coverage).toMatchObject({ share: 0.75, plays: 4, playsKnown: 3, artists: 2, artistsKnown: 1 })
    expect(coverage.unknown).toEqual([{ artist: 'Nobody At All', msPlayed: 200_000 }])
  })

  test('takes an unknown artist for what is always heard beside them', () => {
    const days = Array.from({ length: 20 }, (_, day) => day * 360)
    const beside = days.flatMap((from) => [
      ...heard('Artist place 6 6', 1, from),
      ...heard('Nobody At All', 1, from + 1),
      ...heard('Artist place 6 5', 1, from + 2),
    ])
    const { coverage, artists } = find(listensOf(beside))
    expect(coverage.share).toBe(1)
    expect(coverage.levels.map(({ level }) => level)).toEqual(['artist', 'neighbour'])
    const all = Object.values(artists).flat()
    const placed = all.find(({ artist }) => artist === 'Nobody At All')
    expect(placed?.level).toBe('neighbour')
    expect(placed?.confidence).toBeLessThanOrEqual(0.3)
    expect(placed?.valence).toBeGreaterThan(0.2)
  })

  test('a person’s own word outranks the catalogue', () => {
    const listens = listensOf(heard('Artist place 0 0', 6))
    const found = find(listens, [{ artist: 'artist PLACE 0-0', valence: 0.9, arousal: 0.5 }])
    expect(found.baseline).toMatchObject({ valence: 0.9, arousal: 0.5 })
    expect(found.coverage.levels).toEqual([{ level: 'own', msPlayed: 1_200_000 }])
  })
})

test('a period is compared with the whole history', () => {
  const plan: Life['plan'] = (day) => ({ valence: day < 364 ? 0.5 : -0.3, arousal: 0 })
  const { listens } = live({ ...STEADY, seed: 41, days: 7 * 104, plan })
  const second = { period: { from: '2021-01-04', to: '2021-12-31' }, playRule: 'thirtySeconds' } as const
  const found = moodFindingsSchema.parse(moodFindings(listens, second, { catalogue: moodCatalogue, corrections: [] }))
  expect(found.months.brightest).toEqual([])
  expect(found.months.darkest).toHaveLength(3)
  expect(found.baseline).toEqual(find(listens).baseline)
  expect(found.weeks.every(({ week }) => week >= '2020-12-28')).toBe(true)
})
