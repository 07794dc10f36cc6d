/**
 * Mood against daylight. The clock decides what people listen to, and the sun is up at noon on every day; so music in the light
 * is compared with music in the dark at the same time of the clock, which the seasons make light and dark.
 */
import type { Daylight, DaylightTest, MoodAxis } from '../contract/mood.ts'
import type { Listens } from '../listening/index.ts'
import type { Random } from '../shared/random.ts'
import {
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  dayOfMonthStart,
  instantOfLocal,
  offsetAt,
  yearOf,
  zoneOffsets,
  type LocalDay,
} from '../shared/time.ts'
import { placeFinder, type Places } from './places.ts'
import type { PlayedMoods } from './played-moods.ts'
import { add, clusteredBand, round4 } from './statistics.ts'
import { isDaylight, type Place } from './sun.ts'

/** Half hours: the sun rises and sets within one, and a place in whole degrees is no better than a few minutes. */
const STEP_MS = 30 * MS_PER_MINUTE
const STEPS = (24 * MS_PER_HOUR) / STEP_MS
const WEEKS = 52
/** Any year will do; leap years move the sun by a day. */
const YEAR_OF_LIGHT = 2021

const YEARS_MIN = 3
/** As many pairs of plays in light and dark at the same time of the clock. */
const PAIRS_MIN = 100
const PERMUTATIONS = 399
const ALPHA = 0.01
const AXES = ['valence', 'arousal'] as const

/** Sums over plays, one cell for each half hour of the clock. */
interface Steps {
  readonly count: Float64Array
  readonly valence: Float64Array
  readonly arousal: Float64Array
}

/** The plays of one week at one place. */
interface PlacedWeek extends Steps {
  readonly place: number
  readonly year: number
  readonly week: number
}

function emptySteps(): Steps {
  return { count: new Float64Array(STEPS), valence: new Float64Array(STEPS), arousal: new Float64Array(STEPS) }
}

export function daylightOf(played: PlayedMoods, listens: Listens, places: Places, random: Random): Daylight | null {
  const { weeks, lights, share } = placedWeeks(played, listens, places)
  if (share === 0) return null
  const years = yearsOf(weeks)
  const unturned = years.map((ofYear) => sidesOf(ofYear, lights, 0))
  const real = differences(unturned)
  const isEnough = years.length >= YEARS_MIN && real.pairs >= PAIRS_MIN
  const turned = (): readonly (readonly Sides[])[] =>
    years.map((ofYear) => Array.from({ length: WEEKS }, (_, turn) => sidesOf(ofYear, lights, turn)))
  const tests = isEnough ? testsOf(turned(), real, random) : { valence: null, arousal: null }
  const compared = comparable(unturned)
  return { share: round4(share), light: meansOf(weeks, lights, compared, 1), dark: meansOf(weeks, lights, compared, 0), ...tests }
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
  /** By place, week and half hour: 1 where the sun is up. */
  readonly lights: readonly Uint8Array[]
  readonly share: number
}

function placedWeeks({ count, row, startMs, localDay, valence, arousal }: PlayedMoods, listens: Listens, places: Places): Placed {
  const zone = zoneOffsets(listens.timeZone, startMs[0] ?? 0, startMs[count - 1] ?? 0)
  const find = placeFinder(places, listens.timeZone)
  const byCountry = listens.countries.map(find)
  const distinct = [...new Set(byCountry)].filter((place) => place !== undefined)
  const placeOf = byCountry.map((place) => (place === undefined ? -1 : distinct.indexOf(place)))
  const weeks = new Map<number, PlacedWeek>()
  let placed = 0
  // Most plays follow one of the same day at the same place.
  let day = Number.NaN
  let place = -1
  let open: PlacedWeek | undefined
  for (let play = 0; play < count; play++) {
    const here = placeOf[listens.country[row[play]!]!]!
    if (here < 0) continue
    placed += 1
    if (open === undefined || localDay[play] !== day || here !== place) {
      day = localDay[play]!
      place = here
      open = weekAt(weeks, day, place)
    }
    const step = Math.floor((startMs[play]! + offsetAt(zone, startMs[play]!) - day * MS_PER_DAY) / STEP_MS)
    add(open.count, step, 1)
    add(open.valence, step, valence[play]!)
    add(open.arousal, step, arousal[play]!)
  }
  return {
    weeks: [...weeks.values()],
    lights: distinct.map((one) => lightOf(one, listens.timeZone)),
    share: placed / Math.max(1, count),
  }
}

function weekAt(weeks: Map<number, PlacedWeek>, day: LocalDay, place: number): PlacedWeek {
  const year = yearOf(day)
  const week = Math.min(WEEKS - 1, Math.floor((day - dayOfMonthStart(year, 0)) / 7))
  const key = (place * 10_000 + year) * WEEKS + week
  const known = weeks.get(key)
  if (known !== undefined) return known
  const made = { place, year, week, ...emptySteps() }
  weeks.set(key, made)
  return made
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

/** The plays of some weeks in the dark, and those in the light. */
type Sides = readonly [Steps, Steps]

/** Where the sun is, is asked of a year whose calendar is turned by so many weeks. */
function sidesOf(weeks: readonly PlacedWeek[], lights: readonly Uint8Array[], turn: number): Sides {
  const sides: Sides = [emptySteps(), emptySteps()]
  for (const { place, week, count, valence, arousal } of weeks) {
    const from = ((week + turn) % WEEKS) * STEPS
    for (let step = 0; step < STEPS; step++) {
      if (count[step] === 0) continue
      const side = sides[lights[place]![from + step]!]!
      add(side.count, step, count[step]!)
      add(side.valence, step, valence[step]!)
      add(side.arousal, step, arousal[step]!)
    }
  }
  return sides
}

/** Times of the clock at which there was music both in the light and in the dark. */
function comparable(years: readonly Sides[]): readonly boolean[] {
  const isHeard = (side: 0 | 1, step: number): boolean => years.some((sides) => sides[side].count[step]! > 0)
  return Array.from({ length: STEPS }, (_, step) => isHeard(0, step) && isHeard(1, step))
}

/** Weeks are what can be drawn again. */
function meansOf(
  weeks: readonly PlacedWeek[],
  lights: readonly Uint8Array[],
  compared: readonly boolean[],
  light: 0 | 1,
): Daylight['light'] {
  const clusters = new Map<number, { count: number; valence: number; arousal: number }>()
  for (const { place, year, week, count, valence, arousal } of weeks) {
    const key = year * WEEKS + week
    const cluster = clusters.get(key) ?? { count: 0, valence: 0, arousal: 0 }
    clusters.set(key, cluster)
    for (let step = 0; step < STEPS; step++) {
      if (compared[step] !== true || lights[place]![week * STEPS + step] !== light) continue
      cluster.count += count[step]!
      cluster.valence += valence[step]!
      cluster.arousal += arousal[step]!
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

/** Light less dark within each half hour, weighted by nl nd / (nl + nd) (Cochran 1954), so that the hour itself says nothing. */
function differences(years: readonly Sides[]): Differences {
  const [dark, light] = [joined(years, 0), joined(years, 1)]
  let [valence, arousal, pairs] = [0, 0, 0]
  for (let step = 0; step < STEPS; step++) {
    const [darkCount, lightCount] = [dark.count[step]!, light.count[step]!]
    if (darkCount === 0 || lightCount === 0) continue
    const weight = (darkCount * lightCount) / (darkCount + lightCount)
    valence += weight * (light.valence[step]! / lightCount - dark.valence[step]! / darkCount)
    arousal += weight * (light.arousal[step]! / lightCount - dark.arousal[step]! / darkCount)
    pairs += weight
  }
  return pairs === 0 ? { valence: 0, arousal: 0, pairs } : { valence: valence / pairs, arousal: arousal / pairs, pairs }
}

/** One side of all years together. */
function joined(years: readonly Sides[], side: 0 | 1): Steps {
  const sums = emptySteps()
  for (const sides of years) {
    const { count, valence, arousal } = sides[side]
    for (let step = 0; step < STEPS; step++) {
      add(sums.count, step, count[step]!)
      add(sums.valence, step, valence[step]!)
      add(sums.arousal, step, arousal[step]!)
    }
  }
  return sums
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
  for (let time = 0; time < PERMUTATIONS; time++) {
    const drawn = differences(turned.map((sides) => sides[Math.floor(random() * WEEKS)]!))
    for (const axis of AXES) if (strength(drawn, axis) >= strength(real, axis)) asStrong[axis] += 1
  }
  const test = (axis: MoodAxis): DaylightTest => {
    const pValue = (1 + asStrong[axis]) / (1 + PERMUTATIONS)
    return { difference: round4(real[axis]), pValue, isClear: pValue <= ALPHA }
  }
  return { valence: test('valence'), arousal: test('arousal') }
}
