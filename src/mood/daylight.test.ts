/** Tests sunrise against almanacs, and that daylight is found where it was planted, and not where the clock or the season did it. */
import { describe, expect, test } from 'vitest'
import { live, moodCatalogue, type Life } from '../../test/support/mood-lives.ts'
import { listensOf } from '../../test/support/listens-of.ts'
import { moodFindingsSchema, type Daylight, type MoodFindings } from '../contract/mood.ts'
import type { Listens } from '../listening/index.ts'
import { moodFindings } from './mood-findings.ts'
import { parsePlaces, placeFinder } from './places.ts'
import { shippedTexts } from './shipped-texts.ts'
import { isDaylight } from './sun.ts'

describe('the sun', () => {
  const BERLIN = { latitude: 52.52, longitude: 13.41 }
  const NEW_YORK = { latitude: 40.71, longitude: -74.01 }
  const SYDNEY = { latitude: -33.87, longitude: 151.21 }
  const QUITO = { latitude: -0.18, longitude: -78.47 }

  // Sunrise and sunset in UTC as almanacs print them.
  test.each([
    ['Berlin at midsummer', BERLIN, '2021-06-21T02:43Z', '2021-06-21T19:33Z'],
    ['Berlin at midwinter', BERLIN, '2021-12-21T07:15Z', '2021-12-21T14:54Z'],
    ['New York at midwinter', NEW_YORK, '2021-12-21T12:17Z', '2021-12-21T21:32Z'],
    ['Sydney at its midwinter', SYDNEY, '2021-06-20T21:00Z', '2021-06-21T06:54Z'],
    ['Quito at the equinox', QUITO, '2021-03-20T11:18Z', '2021-03-20T23:24Z'],
  ])('rises and sets over %s when almanacs say', (_, place, rise, set) => {
    const minute = 60_000
    expect([isDaylight(Date.parse(rise) - 3 * minute, place), isDaylight(Date.parse(rise) + 3 * minute, place)]).toEqual([false, true])
    expect([isDaylight(Date.parse(set) - 3 * minute, place), isDaylight(Date.parse(set) + 3 * minute, place)]).toEqual([true, false])
  })

  test('stays up in a polar summer and down in a polar winter', () => {
    const tromso = { latitude: 69.65, longitude: 18.96 }
    for (let hour = 0; hour < 24; hour++) {
      expect(isDaylight(Date.UTC(2021, 5, 21, hour), tromso)).toBe(true)
      expect(isDaylight(Date.UTC(2021, 11, 21, hour), tromso)).toBe(false)
    }
  })
})

const places = parsePlaces(shippedTexts.zones ?? '')

describe('the place', () => {
  test('is that of the zone, of the country where that is another, and unknown for a clock without a place', () => {
    expect(placeFinder(places, 'Europe/Berlin')('')).toMatchObject({ country: 'DE', latitude: 52 })
    expect(placeFinder(places, 'America/Los_Angeles')('US')).toMatchObject({ zone: 'America/Los_Angeles' })
    expect(placeFinder(places, 'Europe/Berlin')('US')).toMatchObject({ zone: 'America/New_York' })
    expect(placeFinder(places, 'Asia/Calcutta')('IN')).toMatchObject({ zone: 'Asia/Kolkata' })
    expect(placeFinder(places, 'UTC')('')).toBeUndefined()
    expect(placeFinder(places, 'UTC')('GB')).toMatchObject({ zone: 'Europe/London' })
  })

  test('is on the earth, and every country has one main zone', () => {
    expect(places.byZone.size).toBeGreaterThan(400)
    const countries = [...places.byZone.values()].map(({ country }) => country)
    expect(new Set(countries)).toEqual(new Set(places.byCountry.keys()))
    for (const { latitude, longitude } of places.byZone.values()) {
      expect(Math.abs(latitude)).toBeLessThanOrEqual(90)
      expect(Math.abs(longitude)).toBeLessThanOrEqual(180)
    }
  })
})

const catalogue = { ...moodCatalogue, places }
const findAll = (listens: Listens): MoodFindings =>
  moodFindingsSchema.parse(moodFindings(listens, { period: null, playRule: 'thirtySeconds' }, { catalogue, corrections: [] }))
const find = (listens: Listens): Daylight | null => findAll(listens).daylight

/** Evenings in London by a clock without summer time, in a place that only the country tells. */
const EVENINGS: Life = {
  seed: 1,
  from: '2020-01-06',
  days: 4 * 364,
  playsPerSession: 4,
  sessionsPerDay: 1,
  dayToDay: 0.15,
  country: 'GB',
  hours: [6, 7, 16, 17, 18, 19, 20, 21],
  plan: () => ({ valence: 0.1, arousal: 0 }),
}
const LONDON = { latitude: 51.5, longitude: -0.1 }
const isLight = (day: number, hour: number): boolean => isDaylight(Date.UTC(2020, 0, 6) + (day * 24 + hour) * 3_600_000, LONDON)

test('music that is brighter in the light, at any hour, is found', () => {
  const plan: Life['plan'] = (day, hour) => ({ valence: isLight(day, hour) ? 0.25 : 0, arousal: 0.3 - hour / 40 })
  const found = find(live({ ...EVENINGS, plan }).listens)
  expect(found?.share).toBe(1)
  expect(found?.valence?.isClear).toBe(true)
  expect(found?.valence?.difference).toBeGreaterThan(0.1)
  expect(found?.light.valence?.from).toBeGreaterThan(found?.dark.valence?.to ?? 1)
  expect(found?.arousal?.isClear).toBe(false)
})

test('music that follows the clock alone has nothing to do with daylight', () => {
  const plan: Life['plan'] = (_, hour) => ({ valence: hour > 12 && hour < 19 ? 0.3 : -0.1, arousal: hour < 8 ? -0.3 : 0.2 })
  const found = find(live({ ...EVENINGS, seed: 2, plan }).listens)
  expect([found?.valence?.isClear, found?.arousal?.isClear]).toEqual([false, false])
  expect(Math.abs(found?.valence?.difference ?? 1)).toBeLessThan(0.05)
})

test('eighty steady lives of four years raise fewer false alarms than one in twenty', { timeout: 120_000 }, () => {
  let [alarms, seasons, comforted] = [0, 0, 0]
  for (let seed = 100; seed < 180; seed++) {
    const found = findAll(live({ ...EVENINGS, seed, playsPerSession: 3 }).listens)
    expect(found.daylight?.valence).not.toBeNull()
    alarms += Number(found.daylight?.valence?.isClear === true) + Number(found.daylight?.arousal?.isClear === true)
    seasons += Number(found.seasons.valence?.isClear === true) + Number(found.seasons.arousal?.isClear === true)
    comforted += Number(found.comfort.length > 0)
  }
  // Of a hundred and sixty tests, and of eighty lives.
  expect(alarms).toBeLessThan(8)
  expect(seasons).toBeLessThan(8)
  expect(comforted).toBeLessThan(4)
})

test('where nobody knows the place nothing is said, and with few years no verdict', () => {
  const { listens } = live({ ...EVENINGS, days: 400 })
  expect(find(listens)).toMatchObject({ share: 1, valence: null, arousal: null })
  const { country: _, ...nowhere } = EVENINGS
  expect(find(live({ ...nowhere, days: 60 }).listens)).toBeNull()
  expect(find(listensOf([]))).toBeNull()
})

test('at the equator no hour is light in one season and dark in another', () => {
  const found = find(live({ ...EVENINGS, country: 'EC', hours: [14, 15, 16, 17, 18, 19, 20] }).listens)
  expect(found).toMatchObject({ valence: null, arousal: null, light: { plays: 0 }, dark: { plays: 0 } })
})
