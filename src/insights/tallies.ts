/** Tallies: msPlayed, listens and plays of music, counted by an id, a day or a month. */
import { add } from '../shared/columns.ts'
import { daySpan, type MusicRows } from './selection.ts'
import { dayOfMonthStart, monthOf, yearOf, type LocalDay } from '../shared/time.ts'

export interface Tally {
  readonly msPlayed: number
  readonly listens: number
  readonly plays: number
}

/** One tally per id of a dictionary, as columns. */
export interface Tallies {
  readonly msPlayed: Float64Array
  readonly listens: Float64Array
  readonly plays: Float64Array
}

/** Counts the rows by the ids of one of their columns, which lie below `size`; other ids (NONE) are passed over. */
export function tallyBy(music: MusicRows, ids: Uint32Array | Uint8Array, size: number): Tallies {
  const tallies = emptyTallies(size)
  // Columns in variables: as properties they would be looked up again after every cell that is written.
  const { msPlayed, listens, plays } = tallies
  const { count, msPlayed: ms, isPlay } = music
  for (let row = 0; row < count; row++) {
    const id = ids[row]!
    if (id >= size) continue
    add(msPlayed, id, ms[row]!)
    add(listens, id, 1)
    add(plays, id, isPlay[row]!)
  }
  return tallies
}

/** Joins tallies by an id to tallies by another, `ids`, which lie below `size`; other ids (NONE) are passed over. */
export function joinTallies(tallies: Tallies, ids: Uint32Array, size: number): Tallies {
  const joined = emptyTallies(size)
  for (let cell = 0; cell < ids.length; cell++) {
    const id = ids[cell]!
    if (id >= size || tallies.listens[cell] === 0) continue
    add(joined.msPlayed, id, tallies.msPlayed[cell]!)
    add(joined.listens, id, tallies.listens[cell]!)
    add(joined.plays, id, tallies.plays[cell]!)
  }
  return joined
}

/** Tallies by local day: cell 0 is the day `first`. */
export interface DayTallies extends Tallies {
  readonly first: LocalDay
}

export function tallyByDay({ count, localDay, msPlayed, isPlay }: MusicRows): DayTallies {
  const { first, length } = daySpan(localDay)
  const tallies: DayTallies = {
    first,
    msPlayed: new Float64Array(length),
    listens: new Float64Array(length),
    plays: new Float64Array(length),
  }
  const { msPlayed: ms, listens, plays } = tallies
  for (let row = 0; row < count; row++) {
    const cell = localDay[row]! - first
    add(ms, cell, msPlayed[row]!)
    add(listens, cell, 1)
    add(plays, cell, isPlay[row]!)
  }
  return tallies
}

/** Tallies by the hour of the local week, with the skips of each. */
export interface HourTallies extends Tallies {
  readonly skips: Float64Array
}

const HOURS_PER_WEEK = 7 * 24

export function tallyByHour(music: MusicRows): HourTallies {
  const { count, localHourOfWeek, isSkip } = music
  const skips = new Float64Array(HOURS_PER_WEEK)
  for (let row = 0; row < count; row++) add(skips, localHourOfWeek[row]!, isSkip[row]!)
  const { msPlayed, listens, plays } = tallyBy(music, localHourOfWeek, HOURS_PER_WEEK)
  return { msPlayed, listens, plays, skips }
}

function emptyTallies(size: number): Tallies {
  return { msPlayed: new Float64Array(size), listens: new Float64Array(size), plays: new Float64Array(size) }
}

export function tallyAt(tallies: Tallies, id: number): Tally {
  return { msPlayed: tallies.msPlayed[id]!, listens: tallies.listens[id]!, plays: tallies.plays[id]! }
}

const NOTHING: Tally = { msPlayed: 0, listens: 0, plays: 0 }

export function sum(one: Tally, other: Tally): Tally {
  return { msPlayed: one.msPlayed + other.msPlayed, listens: one.listens + other.listens, plays: one.plays + other.plays }
}

/** The tally of all rows together. */
export function tallyOf(music: MusicRows): Tally {
  const tallies = tallyBy(music, new Uint32Array(music.count), 1)
  return tallyAt(tallies, 0)
}

/** A month of the local calendar with music in it; `month` counts from 0. */
export interface MonthTally extends Tally {
  readonly year: number
  readonly month: number
}

/** Joins days to months, ascending; months without a listen are absent. */
export function joinMonths(days: DayTallies): MonthTally[] {
  const months: MonthTally[] = []
  const length = days.listens.length
  let cell = days.listens.findIndex((listens) => listens > 0)
  while (cell >= 0 && cell < length) {
    const year = yearOf(days.first + cell)
    const month = monthOf(days.first + cell)
    const end = Math.min(length, dayOfMonthStart(year, month + 1) - days.first)
    let tally = NOTHING
    for (; cell < end; cell++) tally = sum(tally, tallyAt(days, cell))
    if (tally.listens > 0) months.push({ year, month, ...tally })
  }
  return months
}
