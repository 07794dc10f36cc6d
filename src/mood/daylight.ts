/**
 * Mood against daylight. The clock decides what people listen to, and the sun is up at noon on every day; so music in the light
 * is compared with music in the dark at the same time of the clock, which the seasons make light and dark.
 */
import type { Daylight, DaylightTest, MoodAxis } from '../contract/mood.ts'
import type { Listens } from '../listening/index.ts'
import type { Random } from '../shared/random.ts'
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, dayOfMonthStart, instantOfLocal, offsetAt, yearOf, zoneOffsets } from '../shared/time.ts'
import { placeFinder, type Places } from './places.ts'
import type { PlayedMoods } from './played-moods.ts'
import { clusteredBand, round4 } from './statistics.ts'
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

/** Sums over the plays of one half hour of the clock in one week at one place. */
interface Cell {
  readonly place: number
  readonly year: number
  readonly week: number
  readonly step: number
  count: number
  valence: number
  arousal: number
}

export function daylightOf(played: PlayedMoods, listens: Listens, places: Places, random: Random): Daylight | null {
  const { cells, lights, share } = placedCells(played, listens, places)
  if (share === 0) return null
  const isLight = ({ place, week, step }: Cell, turn: number): boolean => lights[place]![((week + turn) % WEEKS) * STEPS + step] === 1
  const compared = comparable(cells, (cell) => isLight(cell, 0))
  const means = (light: boolean): Daylight['light'] => meansOf(compared.filter((cell) => isLight(cell, 0) === light))
  const years = new Set(cells.map(({ year }) => year)).size
  const real = differences(cells, (cell) => isLight(cell, 0))
  const isEnough = years >= YEARS_MIN && real.pairs >= PAIRS_MIN
  const tests = isEnough ? testsOf(cells, isLight, real, random) : { valence: null, arousal: null }
  return { share: round4(share), light: means(true), dark: means(false), ...tests }
}

interface Placed {
  readonly cells: readonly Cell[]
  /** By place, week and half hour: 1 where the sun is up. */
  readonly lights: readonly Uint8Array[]
  readonly share: number
}

function placedCells({ count, row, startMs, valence, arousal }: PlayedMoods, listens: Listens, places: Places): Placed {
  const zone = zoneOffsets(listens.timeZone, startMs[0] ?? 0, startMs[count - 1] ?? 0)
  const find = placeFinder(places, listens.timeZone)
  const byCountry = listens.countries.map(find)
  const distinct = [...new Set(byCountry)].filter((place) => place !== undefined)
  const cells = new Map<number, Cell>()
  let placed = 0
  for (let play = 0; play < count; play++) {
    const place = byCountry[listens.country[row[play]!]!]
    if (place === undefined) continue
    placed += 1
    const localMs = startMs[play]! + offsetAt(zone, startMs[play]!)
    const day = Math.floor(localMs / MS_PER_DAY)
    const year = yearOf(day)
    const week = Math.min(WEEKS - 1, Math.floor((day - dayOfMonthStart(year, 0)) / 7))
    const step = Math.floor((localMs - day * MS_PER_DAY) / STEP_MS)
    const at = distinct.indexOf(place)
    const key = ((at * 10_000 + year) * WEEKS + week) * STEPS + step
    let cell = cells.get(key)
    if (cell === undefined) cells.set(key, (cell = { place: at, year, week, step, count: 0, valence: 0, arousal: 0 }))
    cell.count += 1
    cell.valence += valence[play]!
    cell.arousal += arousal[play]!
  }
  return {
    cells: [...cells.values()],
    lights: distinct.map((place) => lightOf(place, listens.timeZone)),
    share: placed / Math.max(1, count),
  }
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

/** Cells at times of the clock at which there was music both in the light and in the dark. */
function comparable(cells: readonly Cell[], isLight: (cell: Cell) => boolean): readonly Cell[] {
  const [light, dark] = [new Set<number>(), new Set<number>()]
  for (const cell of cells) (isLight(cell) ? light : dark).add(cell.step)
  return cells.filter(({ step }) => light.has(step) && dark.has(step))
}

/** Weeks are what can be drawn again. */
function meansOf(cells: readonly Cell[]): Daylight['light'] {
  const band = (axis: MoodAxis): Daylight['light'][MoodAxis] => {
    const weeks = new Map<number, { count: number; sum: number }>()
    for (const cell of cells) {
      const key = cell.year * WEEKS + cell.week
      const week = weeks.get(key) ?? { count: 0, sum: 0 }
      weeks.set(key, week)
      week.count += cell.count
      week.sum += cell[axis]
    }
    return clusteredBand([...weeks.values()]) ?? null
  }
  return { plays: cells.reduce((sum, { count }) => sum + count, 0), valence: band('valence'), arousal: band('arousal') }
}

interface Differences {
  readonly valence: number
  readonly arousal: number
  /** How many plays on each side the comparison is worth. */
  readonly pairs: number
}

/** Light less dark within each half hour, weighted by nl nd / (nl + nd) (Cochran 1954), so that the hour itself says nothing. */
function differences(cells: readonly Cell[], isLight: (cell: Cell) => boolean): Differences {
  const sums = Array.from({ length: STEPS * 2 }, () => ({ count: 0, valence: 0, arousal: 0 }))
  for (const cell of cells) {
    const sum = sums[cell.step * 2 + Number(isLight(cell))]!
    sum.count += cell.count
    sum.valence += cell.valence
    sum.arousal += cell.arousal
  }
  let [valence, arousal, pairs] = [0, 0, 0]
  for (let step = 0; step < STEPS; step++) {
    const [dark, light] = [sums[step * 2]!, sums[step * 2 + 1]!]
    if (dark.count === 0 || light.count === 0) continue
    const weight = (dark.count * light.count) / (dark.count + light.count)
    valence += weight * (light.valence / light.count - dark.valence / dark.count)
    arousal += weight * (light.arousal / light.count - dark.arousal / dark.count)
    pairs += weight
  }
  return pairs === 0 ? { valence: 0, arousal: 0, pairs } : { valence: valence / pairs, arousal: arousal / pairs, pairs }
}

/**
 * Each year's calendar is turned by itself, which keeps its weeks beside each other and loses only where in the year the sun
 * stood. A difference counts by the square root of the pairs that it rests on, because a turn changes how many those are.
 */
function testsOf(
  cells: readonly Cell[],
  isLight: (cell: Cell, turn: number) => boolean,
  real: Differences,
  random: Random,
): { readonly valence: DaylightTest; readonly arousal: DaylightTest } {
  const years = [...new Set(cells.map(({ year }) => year))]
  const strength = (found: Differences, axis: MoodAxis): number => Math.abs(found[axis]) * Math.sqrt(found.pairs)
  const asStrong = { valence: 0, arousal: 0 }
  for (let time = 0; time < PERMUTATIONS; time++) {
    const turns = new Map(years.map((year) => [year, Math.floor(random() * WEEKS)]))
    const turned = differences(cells, (cell) => isLight(cell, turns.get(cell.year) ?? 0))
    for (const axis of AXES) if (strength(turned, axis) >= strength(real, axis)) asStrong[axis] += 1
  }
  const test = (axis: MoodAxis): DaylightTest => {
    const pValue = (1 + asStrong[axis]) / (1 + PERMUTATIONS)
    return { difference: round4(real[axis]), pValue, isClear: pValue <= ALPHA }
  }
  return { valence: test('valence'), arousal: test('arousal') }
}
