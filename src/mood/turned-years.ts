/** Years of plays whose calendar is turned under the sun: what was heard in the light and in the dark, for every turn by weeks. */
import { add } from '../shared/columns.ts'
import { MS_PER_HOUR, MS_PER_MINUTE } from '../shared/time.ts'

/** Half hours: the sun rises and sets within one, and a place in whole degrees is no better than a few minutes. */
export const STEP_MS = 30 * MS_PER_MINUTE
export const STEPS = (24 * MS_PER_HOUR) / STEP_MS
export const WEEKS = 52
/** Count, valence and arousal lie beside each other, because chance goes through all of them hundreds of times. */
export const COLUMNS = 3
export const COUNT = 0
export const VALENCE = 1
export const AROUSAL = 2

/** The plays of one week at one place: sums for every half hour of the clock that tells. */
export interface PlacedWeek {
  readonly place: number
  readonly year: number
  readonly week: number
  readonly sums: Float64Array
}

/** Plays in the dark and in the light at each half hour of the clock, first those of one half hour and then of the next. */
export type Sides = Float64Array

export function cellOf(step: number, light: number): number {
  return (2 * step + light) * COLUMNS
}

/** Over the half hours of the clock that tell, because they are light in one week or place and dark in another. */
export interface Sun {
  readonly steps: number
  /** By half hour of the day: its number among those that tell, or `TELLS_NOTHING`. */
  readonly numbers: Int8Array
  /** By place, then by week and number: 1 where the sun is up. */
  readonly lights: readonly Uint8Array[]
  /** By place. */
  readonly runs: readonly (readonly Run[])[]
}

/** Weeks in a row in which the sun is up at one half hour, from one on for so many. */
interface Run {
  readonly step: number
  readonly from: number
  readonly weeks: number
}

export const TELLS_NOTHING = -1

/** `whole`: by place, then by week and half hour. At noon and in the depth of night nothing can be compared, however the calendar is turned. */
export function sunOf(whole: readonly Uint8Array[]): Sun {
  const [light, dark] = [new Uint8Array(STEPS), new Uint8Array(STEPS)]
  for (const ofPlace of whole) for (let cell = 0; cell < ofPlace.length; cell++) (ofPlace[cell] === 1 ? light : dark)[cell % STEPS] = 1
  const telling = [...light.keys()].filter((step) => light[step] === 1 && dark[step] === 1)
  const numbers = new Int8Array(STEPS).fill(TELLS_NOTHING)
  for (const [number, step] of telling.entries()) numbers[step] = number
  const steps = telling.length
  const lights = whole.map((ofPlace) =>
    Uint8Array.from({ length: WEEKS * steps }, (_, cell) => ofPlace[Math.floor(cell / steps) * STEPS + telling[cell % steps]!]!),
  )
  return {
    steps,
    numbers,
    lights,
    runs: lights.map((ofPlace) => telling.flatMap((_, step) => runsOf(step, (week) => ofPlace[week * steps + step] === 1))),
  }
}

function runsOf(step: number, isLight: (week: number) => boolean): readonly Run[] {
  const runs: { readonly step: number; readonly from: number; weeks: number }[] = []
  for (let week = 0; week < WEEKS; week++) {
    const last = runs.at(-1)
    if (!isLight(week)) continue
    if (last !== undefined && last.from + last.weeks === week) last.weeks += 1
    else runs.push({ step, from: week, weeks: 1 })
  }
  return runs
}

/**
 * Where the sun is, is asked of a year whose calendar is turned by so many weeks, for each turn from none on. Sums along the year
 * give those of the light weeks in a row by one difference, however many they are.
 */
export function turnsOf(weeks: readonly PlacedWeek[], sun: Sun): readonly Sides[] {
  const width = sun.steps * COLUMNS
  const turns = Array.from({ length: WEEKS }, () => new Float64Array(2 * width))
  const all = new Float64Array(width)
  for (const [place, along] of sumsAlong(weeks, sun)) {
    const runs = sun.runs[place]!
    for (let turn = 0; turn < WEEKS; turn++) addLight(turns[turn]!, along, runs, { turn, width })
    for (let cell = 0; cell < width; cell++) add(all, cell, along[WEEKS * width + cell]!)
  }
  for (const sides of turns) leaveDark(sides, all)
  return turns
}

function addLight(
  sides: Sides,
  along: Float64Array,
  runs: readonly Run[],
  { turn, width }: { readonly turn: number; readonly width: number },
): void {
  for (let index = 0; index < runs.length; index++) {
    const { step, from, weeks } = runs[index]!
    const first = (from - turn + WEEKS) % WEEKS
    const end = Math.min(first + weeks, WEEKS)
    addWeeks(sides, along, step, first * width, end * width)
    // Weeks in a row may pass the end of the year.
    if (first + weeks > WEEKS) addWeeks(sides, along, step, 0, (first + weeks - WEEKS) * width)
  }
}

function addWeeks(sides: Sides, along: Float64Array, step: number, from: number, to: number): void {
  const light = cellOf(step, 1)
  const cell = step * COLUMNS
  for (let column = 0; column < COLUMNS; column++) add(sides, light + column, along[to + cell + column]! - along[from + cell + column]!)
}

/** What of `all` is not in the light was in the dark. */
function leaveDark(sides: Sides, all: Float64Array): void {
  for (let cell = 0; cell < all.length; cell++) {
    const step = Math.floor(cell / COLUMNS)
    const column = cell % COLUMNS
    sides[cellOf(step, 0) + column] = all[cell]! - sides[cellOf(step, 1) + column]!
  }
}

/** For each place the sums of all weeks before each one, and before the end of the year. */
function sumsAlong(weeks: readonly PlacedWeek[], { steps }: Sun): ReadonlyMap<number, Float64Array> {
  const places = new Map<number, Float64Array>()
  const cells = steps * COLUMNS
  for (const { place, week, sums } of weeks) {
    const along = places.get(place) ?? new Float64Array((WEEKS + 1) * cells)
    places.set(place, along)
    for (let cell = 0; cell < cells; cell++) add(along, (week + 1) * cells + cell, sums[cell]!)
  }
  for (const along of places.values()) for (let at = cells; at < along.length; at++) along[at] = along[at]! + along[at - cells]!
  return places
}
