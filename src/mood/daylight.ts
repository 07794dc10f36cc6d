/**
 * Mood against daylight. The clock decides what people listen to, and the sun is up at noon on every day; so music in the light
 * is compared with music in the dark at the same time of the clock, which the seasons make light and dark.
 */
import type { Daylight, DaylightTest, MoodAxis } from '../contract/mood.ts'
import type { Listens } from '../listening/index.ts'
import { add } from '../shared/columns.ts'
import type { Random } from '../shared/random.ts'
import { MS_PER_DAY, dayOfMonthStart, instantOfLocal, offsetsAlong, yearOf, zoneOffsets, type LocalDay } from '../shared/time.ts'
import { placeFinder, type Places } from './places.ts'
import type { PlayedMoods } from './played-moods.ts'
import { clusteredBand, round4 } from './statistics.ts'
import { isDaylight, type Place } from './sun.ts'
import {
  AROUSAL,
  cellOf,
  COLUMNS,
  COUNT,
  STEP_MS,
  STEPS,
  sunOf,
  TELLS_NOTHING,
  turnsOf,
  VALENCE,
  WEEKS,
  type PlacedWeek,
  type Sides,
  type Sun,
} from './turned-years.ts'

/** Any year will do; leap years move the sun by a day. */
const YEAR_OF_LIGHT = 2021

const YEARS_MIN = 3
/** As many pairs of plays in light and dark at the same time of the clock. */
const PAIRS_MIN = 100
const PERMUTATIONS = 399
const ALPHA = 0.01
const AXES = ['valence', 'arousal'] as const

export function daylightOf(played: PlayedMoods, listens: Listens, places: Places, random: Random): Daylight | null {
  const { weeks, sun, share } = placedWeeks(played, listens, places)
  if (share === 0) return null
  const years = yearsOf(weeks)
  const turned = years.map((ofYear) => turnsOf(ofYear, sun))
  const unturned = turned.map(([first]) => first!)
  const real = differences(unturned)
  const isEnough = years.length >= YEARS_MIN && real.pairs >= PAIRS_MIN
  const tests = isEnough ? testsOf(turned, real, random) : { valence: null, arousal: null }
  const compared = comparable(unturned, sun)
  return { share: round4(share), light: meansOf(weeks, sun, compared, 1), dark: meansOf(weeks, sun, compared, 0), ...tests }
}

function yearsOf(weeks: readonly PlacedWeek[]): readonly (readonly PlacedWeek[])[] {
  const years = new Map<number, PlacedWeek[]>()
  for (const week of weeks) {
    const known = years.get(week.year)
    if (known === undefined) years.set(week.year, [week])
    else known.push(week)
  }
  return [...years.values()]
}

interface Placed {
  /** In the order of their first plays. */
  readonly weeks: readonly PlacedWeek[]
  readonly sun: Sun
  readonly share: number
}

function placedWeeks({ count, row, startMs, localDay, hour, valence, arousal }: PlayedMoods, listens: Listens, places: Places): Placed {
  const offsets = offsetsAlong(zoneOffsets(listens.timeZone, startMs[0] ?? 0, startMs[count - 1] ?? 0), startMs)
  const find = placeFinder(places, listens.timeZone)
  const byCountry = listens.countries.map(find)
  const distinct = [...new Set(byCountry)].filter((place) => place !== undefined)
  const placeOf = Int32Array.from(byCountry, (place) => (place === undefined ? -1 : distinct.indexOf(place)))
  const sun = sunOf(distinct.map((one) => knownLightOf(one, listens.timeZone)))
  const tellsInHour = Uint8Array.from({ length: 24 }, (_, hourOfDay) =>
    Number(sun.numbers[2 * hourOfDay] !== TELLS_NOTHING || sun.numbers[2 * hourOfDay + 1] !== TELLS_NOTHING),
  )
  const weeks = new Map<number, PlacedWeek>()
  const { country } = listens
  const { numbers, steps } = sun
  let placed = 0
  // Most plays follow one of the same day at the same place.
  let day = Number.NaN
  let place = -1
  let sums: Float64Array = new Float64Array(0)
  for (let play = 0; play < count; play++) {
    const here = placeOf[country[row[play]!]!]!
    if (here < 0) continue
    placed += 1
    if (tellsInHour[hour[play]!] === 0) continue
    if (localDay[play] !== day || here !== place) {
      day = localDay[play]!
      place = here
      sums = weekAt(weeks, { day, place, steps }).sums
    }
    const step = numbers[Math.floor((startMs[play]! + offsets[play]! - day * MS_PER_DAY) / STEP_MS)]!
    if (step !== TELLS_NOTHING) addPlay(sums, step * COLUMNS, valence[play]!, arousal[play]!)
  }
  return { weeks: [...weeks.values()], sun, share: placed / Math.max(1, count) }
}

function addPlay(sums: Float64Array, at: number, valence: number, arousal: number): void {
  add(sums, at + COUNT, 1)
  add(sums, at + VALENCE, valence)
  add(sums, at + AROUSAL, arousal)
}

function weekAt(
  weeks: Map<number, PlacedWeek>,
  { day, place, steps }: { readonly day: LocalDay; readonly place: number; readonly steps: number },
): PlacedWeek {
  const year = yearOf(day)
  const week = Math.min(WEEKS - 1, Math.floor((day - dayOfMonthStart(year, 0)) / 7))
  const key = (place * 10_000 + year) * WEEKS + week
  const known = weeks.get(key)
  if (known !== undefined) return known
  const made = { place, year, week, sums: new Float64Array(steps * COLUMNS) }
  weeks.set(key, made)
  return made
}

/** The sun does not change between two questions, and a catalogue keeps its places. */
const lightsOfPlaces = new WeakMap<Place, Map<string, Uint8Array>>()

function knownLightOf(place: Place, timeZone: string): Uint8Array {
  const lights = lightsOfPlaces.get(place) ?? new Map<string, Uint8Array>()
  lightsOfPlaces.set(place, lights)
  const light = lights.get(timeZone) ?? lightOf(place, timeZone)
  lights.set(timeZone, light)
  return light
}

/** The sun over the clocks of the history's zone, in the middle of each week and half hour of a year. */
function lightOf(place: Place, timeZone: string): Uint8Array {
  const firstMs = dayOfMonthStart(YEAR_OF_LIGHT, 0) * MS_PER_DAY
  const zone = zoneOffsets(timeZone, firstMs - 7 * MS_PER_DAY, firstMs + 53 * 7 * MS_PER_DAY)
  return Uint8Array.from({ length: WEEKS * STEPS }, (_, index) => {
    const localMs = firstMs + (Math.floor(index / STEPS) * 7 + 3) * MS_PER_DAY + ((index % STEPS) + 0.5) * STEP_MS
    return Number(isDaylight(instantOfLocal(zone, localMs), place))
  })
}

/** Times of the clock at which there was music both in the light and in the dark. */
function comparable(years: readonly Sides[], { steps }: Sun): readonly boolean[] {
  const isHeard = (step: number, light: number): boolean => years.some((sides) => sides[cellOf(step, light) + COUNT]! > 0)
  return Array.from({ length: steps }, (_, step) => isHeard(step, 0) && isHeard(step, 1))
}

/** Weeks are what can be drawn again. */
function meansOf(weeks: readonly PlacedWeek[], { lights, steps }: Sun, compared: readonly boolean[], light: 0 | 1): Daylight['light'] {
  const clusters = new Map<number, { count: number; valence: number; arousal: number }>()
  for (const { place, year, week, sums } of weeks) {
    const key = year * WEEKS + week
    const cluster = clusters.get(key) ?? { count: 0, valence: 0, arousal: 0 }
    clusters.set(key, cluster)
    for (let step = 0; step < steps; step++) {
      if (compared[step] !== true || lights[place]![week * steps + step] !== light) continue
      cluster.count += sums[step * COLUMNS + COUNT]!
      cluster.valence += sums[step * COLUMNS + VALENCE]!
      cluster.arousal += sums[step * COLUMNS + AROUSAL]!
    }
  }
  const all = [...clusters.values()]
  const band = (axis: MoodAxis): Daylight['light'][MoodAxis] =>
    clusteredBand(all.map((cluster) => ({ count: cluster.count, sum: cluster[axis] }))) ?? null
  return { plays: all.reduce((sum, { count }) => sum + count, 0), valence: band('valence'), arousal: band('arousal') }
}

interface Differences {
  readonly valence: number
  readonly arousal: number
  /** How many plays on each side the comparison is worth. */
  readonly pairs: number
}

/** Light less dark within each half hour, weighted by nl nd / (nl + nd) (Cochran 1954), so that the hour itself says nothing. `all` is room to work in. */
function differences(years: readonly Sides[], all: Sides = new Float64Array(years[0]?.length ?? 0)): Differences {
  join(years, all)
  let valence = 0
  let arousal = 0
  let pairs = 0
  for (let step = 0; 2 * step * COLUMNS < all.length; step++) {
    const dark = cellOf(step, 0)
    const light = cellOf(step, 1)
    const darkCount = all[dark + COUNT]!
    const lightCount = all[light + COUNT]!
    if (darkCount === 0 || lightCount === 0) continue
    const weight = (darkCount * lightCount) / (darkCount + lightCount)
    valence += weight * (all[light + VALENCE]! / lightCount - all[dark + VALENCE]! / darkCount)
    arousal += weight * (all[light + AROUSAL]! / lightCount - all[dark + AROUSAL]! / darkCount)
    pairs += weight
  }
  return pairs === 0 ? { valence: 0, arousal: 0, pairs } : { valence: valence / pairs, arousal: arousal / pairs, pairs }
}

/** All years together. */
function join(years: readonly Sides[], all: Sides): void {
  all.fill(0)
  for (const sides of years) for (let cell = 0; cell < all.length; cell++) add(all, cell, sides[cell]!)
}

/**
 * Each year's calendar is turned by itself, which keeps its weeks beside each other and loses only where in the year the sun
 * stood. A difference counts by the square root of the pairs that it rests on, because a turn changes how many those are.
 * `turned` holds the sides of each year by the weeks of its turn: chance asks for the same few hundreds of them again and again.
 */
function testsOf(
  turned: readonly (readonly Sides[])[],
  real: Differences,
  random: Random,
): { readonly valence: DaylightTest; readonly arousal: DaylightTest } {
  const strength = (found: Differences, axis: MoodAxis): number => Math.abs(found[axis]) * Math.sqrt(found.pairs)
  const asStrong = { valence: 0, arousal: 0 }
  const all = new Float64Array(turned[0]?.[0]?.length ?? 0)
  for (let time = 0; time < PERMUTATIONS; time++) {
    const drawn = differences(
      turned.map((sides) => sides[random.below(WEEKS)]!),
      all,
    )
    for (const axis of AXES) if (strength(drawn, axis) >= strength(real, axis)) asStrong[axis] += 1
  }
  const test = (axis: MoodAxis): DaylightTest => {
    const pValue = (1 + asStrong[axis]) / (1 + PERMUTATIONS)
    return { difference: round4(real[axis]), pValue, isClear: pValue <= ALPHA }
  }
  return { valence: test('valence'), arousal: test('arousal') }
}
