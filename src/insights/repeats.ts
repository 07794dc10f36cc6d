/** Repeats: loops, obsessions with their start, peak and end, how fast songs wear off, and what one always comes back to. */
import type { Repeats } from '../contract/deep-insights.ts'
import { add, total } from '../shared/columns.ts'
import { mostFirst } from '../shared/most-first.ts'
import { formatDay, formatInstant, MS_PER_HOUR, weekdayOf } from '../shared/time.ts'
import { daysOf, lastDayOf, quantile, shareOf, trackNamed, type Depth } from './depth.ts'

const ITEMS_MAX = 20
const LOOP_PLAYS_MIN = 3
/** Whoever comes back to a song after a longer silence has begun anew. */
const LOOP_BREAK_MS_MAX = MS_PER_HOUR
const OBSESSION_PLAYS_MIN = 12
const OBSESSION_WEEK_PLAYS_MIN = 6
const OBSESSION_PAUSE_DAYS_MAX = 14
const HALF_LIFE_PLAYS_MIN = 5
const HALF_LIFE_DAYS_MIN = 365
const RETURN_DAYS_MIN = 60
const RETURNS_MIN = 3
const DAYS_PER_WEEK = 7

export function repeats(depth: Depth): Repeats {
  const low = lowWeeksOf(depth)
  return { loops: loops(depth), obsessions: obsessions(depth), ...halfLife(depth), ...comfort(depth, low) }
}

/** Plays of one track one after the other; a skipped listen of it in between does not break the loop, another track or an hour of silence does. */
function loops({ music, tracks }: Depth): Repeats['loops'] {
  const best = new Map<number, { id: number; plays: number; from: number; to: number }>()
  let id = -1
  let plays = 0
  let from = 0
  let to = 0
  const close = (): void => {
    if (plays >= LOOP_PLAYS_MIN && plays > (best.get(id)?.plays ?? 0)) best.set(id, { id, plays, from, to })
  }
  const { count, startMs, msPlayed, track, isPlay } = music
  for (let row = 0; row < count; row++) {
    const silenceMs = row === 0 ? 0 : startMs[row]! - startMs[row - 1]! - msPlayed[row - 1]!
    if (track[row] !== id || silenceMs > LOOP_BREAK_MS_MAX) {
      close()
      id = track[row]!
      plays = 0
    }
    if (isPlay[row] === 0) continue
    if (plays === 0) from = row
    plays++
    to = row
  }
  close()
  return mostFirst([...best.values()], (loop) => loop.plays, ITEMS_MAX).map((loop) => ({
    ...trackNamed(tracks, loop.id),
    plays: loop.plays,
    from: formatInstant(music.startMs[loop.from]!),
    to: formatInstant(music.startMs[loop.to]!),
  }))
}

interface Obsession {
  readonly id: number
  readonly from: number
  readonly to: number
  readonly plays: number
  readonly peak: number
  readonly playsPeakWeek: number
}

function obsessions(depth: Depth): Repeats['obsessions'] {
  const { tracks, playsByTrack } = depth
  const { starts, days } = playsByTrack
  const found: Obsession[] = []
  for (const id of tracks.ids) {
    const last = starts[id + 1]!
    let start = starts[id]!
    if (last - start < OBSESSION_PLAYS_MIN) continue
    for (let end = start + 1; end <= last; end++) {
      const isOver = end === last || days[end]! - days[end - 1]! > OBSESSION_PAUSE_DAYS_MAX
      if (!isOver) continue
      if (end - start >= OBSESSION_PLAYS_MIN) found.push(obsessionOf(id, days.subarray(start, end)))
      start = end
    }
  }
  const fierce = found.filter(({ playsPeakWeek }) => playsPeakWeek >= OBSESSION_WEEK_PLAYS_MIN)
  return mostFirst(fierce, ({ playsPeakWeek, plays }) => playsPeakWeek + plays / 1e6, ITEMS_MAX).map((one) => ({
    ...trackNamed(tracks, one.id),
    from: formatDay(one.from),
    peak: formatDay(one.peak),
    to: formatDay(one.to),
    plays: one.plays,
    playsPeakWeek: one.playsPeakWeek,
  }))
}

/** The peak is the first day of the seven days with the most plays. */
function obsessionOf(id: number, days: Int32Array): Obsession {
  let first = 0
  let playsPeakWeek = 0
  let peak = days[0]!
  for (let last = 0; last < days.length; last++) {
    while (days[last]! - days[first]! >= DAYS_PER_WEEK) first++
    if (last - first + 1 <= playsPeakWeek) continue
    playsPeakWeek = last - first + 1
    peak = days[first]!
  }
  return { id, from: days[0]!, to: days[days.length - 1]!, plays: days.length, peak, playsPeakWeek }
}

function halfLife(depth: Depth): Pick<Repeats, 'halfLifeDays' | 'halfLifeTracks'> {
  const { tracks } = depth
  const last = lastDayOf(depth)
  const { starts, days } = depth.playsByTrack
  const halves: number[] = []
  for (const id of tracks.ids) {
    const start = starts[id]!
    const plays = starts[id + 1]! - start
    if (plays < HALF_LIFE_PLAYS_MIN || last - days[start]! < HALF_LIFE_DAYS_MIN) continue
    halves.push(days[start + Math.ceil(plays / 2) - 1]! - days[start]!)
  }
  return { halfLifeDays: halves.length === 0 ? null : quantile(Float64Array.from(halves).toSorted(), 0.5), halfLifeTracks: halves.length }
}

interface LowWeeks {
  readonly count: number
  /** By local day, from `first` on: whether its week is a low one. */
  readonly isLow: Uint8Array
  readonly first: number
}

function lowWeeksOf({ days }: Depth): LowWeeks {
  const { first, msPlayed } = days
  const weekOf = (cell: number): number => Math.floor((cell + weekdayOf(first)) / DAYS_PER_WEEK)
  const weeks = new Float64Array(weekOf(msPlayed.length) + 1)
  for (let cell = 0; cell < msPlayed.length; cell++) add(weeks, weekOf(cell), msPlayed[cell]!)
  const heard = weeks.filter((ms) => ms > 0).toSorted()
  const bound = quantile(heard, 0.25)
  const isLowWeek = weeks.map((ms) => Number(ms > 0 && ms <= bound && heard.length > 4))
  return { first, isLow: Uint8Array.from(msPlayed, (_, cell) => isLowWeek[weekOf(cell)]!), count: total(isLowWeek) }
}

function comfort({ tracks, playsByTrack, days }: Depth, low: LowWeeks): Pick<Repeats, 'comfort' | 'lowWeeks' | 'shareInLowWeeks'> {
  const { starts, days: dayOfPlay } = playsByTrack
  const found: { id: number; returns: number; daysAwayMost: number; plays: number }[] = []
  for (const id of tracks.ids) {
    const plays = starts[id + 1]! - starts[id]!
    if (plays <= RETURNS_MIN) continue
    let returns = 0
    let daysAwayMost = 0
    for (let at = starts[id]! + 1; at < starts[id + 1]!; at++) {
      const away = dayOfPlay[at]! - dayOfPlay[at - 1]!
      if (away >= RETURN_DAYS_MIN) returns++
      if (away > daysAwayMost) daysAwayMost = away
    }
    if (returns >= RETURNS_MIN) found.push({ id, returns, daysAwayMost, plays })
  }
  const playsLow = total(days.plays.map((plays, cell) => plays * low.isLow[cell]!))
  return {
    comfort: mostFirst(found, (one) => one.returns + one.plays / 1e6, ITEMS_MAX).map(({ id, ...one }) => ({
      ...trackNamed(tracks, id),
      ...one,
      shareInLowWeeks: daysOf(playsByTrack, id).reduce((sum, day) => sum + low.isLow[day - low.first]!, 0) / one.plays,
    })),
    lowWeeks: low.count,
    shareInLowWeeks: shareOf(playsLow, total(days.plays)),
  }
}
