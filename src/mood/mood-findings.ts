/** Everything that the mood of a person's music tells, from their listens and the catalogue. */
import type { CheckIn, MoodAxis, MoodCorrection, MoodFindings, MonthMood, Togetherness } from '../contract/mood.ts'
import type { View } from '../contract/worker.ts'
import { countedAt, rowsAround, select, type MusicRows } from '../insights/index.ts'
import type { Listens } from '../listening/index.ts'
import { add } from '../shared/columns.ts'
import { mostFirst } from '../shared/most-first.ts'
import { seededRandom, type Random } from '../shared/random.ts'
import { formatDay, monthOf, weekdayOf, yearOf, type LocalDay } from '../shared/time.ts'
import { sessionArcs } from './arcs.ts'
import { artistSums, artistsByMood } from './artists-by-mood.ts'
import type { Catalogue } from './catalogue.ts'
import { togetherness } from './check-ins.ts'
import { comfortArtists } from './comfort.ts'
import { cycleOf, type CycleShape } from './cycles.ts'
import { coverageOf, estimateListened, knownItems, playedMoods, type PlayedMoods } from './played-moods.ts'
import { daySums, hourSums, type DaySums, type HourSums } from './hour-sums.ts'
import { findShifts } from './shifts.ts'
import { rangeOf } from './range.ts'
import { daysOfMonth, mondayOf, monthMoods, weekMoods, type SpanMood } from './spans.ts'
import { daylightOf } from './daylight.ts'
import { deviationOf, meanOf, round4, weightedDeviationOf, weightedMeanOf } from './statistics.ts'

export interface MoodOptions {
  readonly catalogue: Catalogue
  /** The person's own words about artists. */
  readonly corrections: readonly MoodCorrection[]
}

/** Chance is drawn from the same place each time, so that the same listens give the same figures. */
const SEED = 20_260_000
const MAP_SIZE = 12
const MONTHS_SHOWN = 3
const MONTH_ARTISTS = 3
const SHIFT_ARTISTS = 3

/** Works out every finding of mood for one view. An empty selection gives nulls and empty lists. */
export function moodFindings(listens: Listens, view: View, { catalogue, corrections }: MoodOptions): MoodFindings {
  const { selection, items } = countedAt(listens, view)
  const { music, life } = selection
  const estimates = estimateListened(listens, life, catalogue, corrections)
  const known = knownItems(estimates, listens)
  const played = playedMoods(music, known)
  const whole = music === life ? played : playedMoods(life, known)
  const random = seededRandom(SEED)
  const baseline = baselineOf(whole)
  const hours = hourSums(played)
  const days = daySums(hours)
  const weeks = weekMoods(days)
  const sums = artistSums(played, listens.artists.length)
  return {
    catalogueVersion: catalogue.version,
    coverage: coverageOf(items, known, listens),
    baseline,
    map: mapOf(played),
    range: rangeOf(played, whole),
    weeks: weeks.map(({ span, plays, valence, arousal }) => ({ week: formatDay(span), plays, valence, arousal })),
    shifts: shiftsOf(weeks, played, listens.artists, random),
    ...cyclesOf(hours, days, random),
    daylight: daylightOf(played, listens, catalogue.places, random),
    arcs: sessionArcs(played),
    comfort: comfortArtists(played, sums, listens.artists, firstDaysOf(life, listens.artists.length)),
    months: extremeMonths(played, { own: days, all: whole === played ? days : daySums(hourSums(whole)) }, listens.artists),
    artists: artistsByMood(sums, estimates, listens.artists, baseline ?? { valence: 0, arousal: 0 }),
  }
}

/** Sets check-ins beside the music of the whole history, whatever counts as a play elsewhere. */
export function checkInsAndMusic(listens: Listens, checkIns: readonly CheckIn[], { catalogue, corrections }: MoodOptions): Togetherness {
  const { life } = select(listens, { period: null, playRule: 'thirtySeconds' })
  return togetherness(checkIns, playedMoods(life, knownItems(estimateListened(listens, life, catalogue, corrections), listens)))
}

function baselineOf({ count, moods }: PlayedMoods): MoodFindings['baseline'] {
  if (count === 0) return null
  return {
    valence: round4(weightedMeanOf(moods.valence, moods.plays)),
    arousal: round4(weightedMeanOf(moods.arousal, moods.plays)),
    valenceDeviation: round4(weightedDeviationOf(moods.valence, moods.plays)),
    arousalDeviation: round4(weightedDeviationOf(moods.arousal, moods.plays)),
  }
}

function mapOf({ moods: { valence, arousal, msPlayed } }: PlayedMoods): MoodFindings['map'] {
  const cells = Array.from({ length: MAP_SIZE * MAP_SIZE }, () => 0)
  const cellOf = (value: number): number => Math.min(MAP_SIZE - 1, Math.floor(((value + 1) / 2) * MAP_SIZE))
  let total = 0
  for (let mood = 0; mood < msPlayed.length; mood++) {
    cells[cellOf(arousal[mood]!) * MAP_SIZE + cellOf(valence[mood]!)]! += msPlayed[mood]!
    total += msPlayed[mood]!
  }
  return { size: MAP_SIZE, cells: total === 0 ? cells : cells.map((ms) => ms / total) }
}

function shiftsOf(
  weeks: readonly SpanMood<number>[],
  played: PlayedMoods,
  names: readonly string[],
  random: Random,
): MoodFindings['shifts'] {
  return (['valence', 'arousal'] as const)
    .flatMap((axis: MoodAxis) => {
      const values = withoutSeason(weeks, axis)
      return findShifts(values, random).map((shift) => {
        const monday = weeks[shift.at]!.span
        return {
          axis,
          week: formatDay(monday),
          before: round4(shift.before),
          after: round4(shift.after),
          pValue: shift.pValue,
          artists: grownAt(played, monday, names),
        }
      })
    })
    .toSorted((a, b) => (a.week < b.week ? -1 : 1))
}

const WEEKS_OF_SEASONS_MIN = 104
const WEEKS_PER_YEAR = 365.25 / 7

/** A year that comes and goes is no lasting change, so its wave is taken out of a line that is two years long or more. */
function withoutSeason(weeks: readonly SpanMood<number>[], axis: MoodAxis): readonly number[] {
  const values = weeks.map((week) => week[axis].mean)
  if (weeks.length < WEEKS_OF_SEASONS_MIN) return values
  const angles = weeks.map(({ span }) => (2 * Math.PI * (span / 7)) / WEEKS_PER_YEAR)
  const mean = meanOf(values)
  const project = (wave: (angle: number) => number): number =>
    2 * meanOf(values.map((value, index) => (value - mean) * wave(angles[index]!))) || 0
  const [cosine, sine] = [project(Math.cos), project(Math.sin)]
  return values.map((value, index) => value - cosine * Math.cos(angles[index]!) - sine * Math.sin(angles[index]!))
}

/** Half a year on each side shows who came, without what came much later. */
const SHIFT_REACH_DAYS = 26 * 7

function grownAt(played: PlayedMoods, at: number, names: readonly string[]): string[] {
  const { localDay, artist } = played
  const [from, to] = [at - SHIFT_REACH_DAYS, at + SHIFT_REACH_DAYS + 7]
  const before = new Float64Array(names.length)
  const after = new Float64Array(names.length)
  let playsBefore = 0
  let playsAfter = 0
  const [first, end] = rowsAround(played.startMs, from, to)
  for (let row = first; row < end; row++) {
    // Days of the same week are on the same side, because a shift is at a Monday.
    const day = localDay[row]!
    if (day < from || day >= to) continue
    if (day < at) {
      add(before, artist[row]!, 1)
      playsBefore += 1
    } else {
      add(after, artist[row]!, 1)
      playsAfter += 1
    }
  }
  const heard: number[] = []
  for (let number = 0; number < names.length; number++) if (after[number]! > 0) heard.push(number)
  const growth = (number: number): number => after[number]! / Math.max(1, playsAfter) - before[number]! / Math.max(1, playsBefore)
  return mostFirst(heard, growth, SHIFT_ARTISTS).map((number) => names[number] ?? '')
}

/** From a year on there are weeks enough to turn, and from four years on fours of weeks; they keep what their days have in common. */
const DAYS_OF_WEEKS_MIN = 365
const DAYS_OF_FOUR_WEEKS_MIN = 4 * 365

/** What is turned as a whole when chance is asked, from `least` on. */
function roundsOf({ count, localDay }: HourSums, least: (day: LocalDay) => number): (day: LocalDay) => number {
  const days = count === 0 ? 0 : localDay[count - 1]! - localDay[0]!
  if (days >= DAYS_OF_FOUR_WEEKS_MIN) return (day) => Math.floor(mondayOf(day) / 28)
  return days >= DAYS_OF_WEEKS_MIN ? mondayOf : least
}

function cyclesOf(sums: HourSums, days: DaySums, random: Random): Pick<MoodFindings, 'hours' | 'weekdays' | 'seasons'> {
  const hours: CycleShape = {
    bins: 24,
    roundOf: roundsOf(sums, (day) => day),
    clusterOf: (day) => day,
    harmonics: 2,
    roundsMin: 28,
    firstBin: 0,
    centre: 0.5,
  }
  const weekdays: CycleShape = {
    bins: 7,
    roundOf: roundsOf(sums, mondayOf),
    clusterOf: (day) => day,
    harmonics: 0,
    roundsMin: 8,
    firstBin: 0,
    centre: 0,
  }
  const seasons: CycleShape = {
    bins: 12,
    roundOf: yearOf,
    clusterOf: mondayOf,
    harmonics: 1,
    roundsMin: 3,
    firstBin: 1,
    centre: 0,
  }
  return {
    hours: cycleOf(sums, new Uint32Array(sums.hour), hours, random),
    weekdays: cycleOf(days, Uint32Array.from(days.localDay, weekdayOf), weekdays, random),
    seasons: cycleOf(days, Uint32Array.from(days.localDay, monthOf), seasons, random),
  }
}

/** The local day on which each artist was first heard, by number; from the last row to the first, so that the first one stays. */
function firstDaysOf({ count, artist, localDay }: MusicRows, artists: number): Int32Array {
  const days = new Int32Array(artists)
  for (let row = count - 1; row >= 0; row--) days[artist[row]!] = localDay[row]!
  return days
}

/** Months of the view at the ends of the scale of all months; those within the usual stay unnamed. */
function extremeMonths(
  played: PlayedMoods,
  days: { readonly own: DaySums; readonly all: DaySums },
  names: readonly string[],
): MoodFindings['months'] {
  const all = monthMoods(days.all)
  const means = all.map(({ valence }) => valence.mean)
  const [mean, deviation] = [meanOf(means), deviationOf(means)]
  const zOf = (value: number): number => (deviation === 0 ? 0 : round4((value - mean) / deviation))
  const sorted = (days.own === days.all ? all : monthMoods(days.own))
    .map((month) => ({ ...month, z: zOf(month.valence.mean) }))
    .toSorted((a, b) => a.z - b.z)
  const named = (months: typeof sorted): MonthMood[] =>
    months.map(({ span, plays, valence, arousal, z }) => ({
      month: span,
      plays,
      valence,
      arousal,
      z,
      artists: artistsIn(played, span, names),
    }))
  return {
    darkest: named(sorted.filter(({ z }) => z < 0).slice(0, MONTHS_SHOWN)),
    brightest: named(
      sorted
        .filter(({ z }) => z > 0)
        .slice(-MONTHS_SHOWN)
        .toReversed(),
    ),
  }
}

function artistsIn(played: PlayedMoods, month: string, names: readonly string[]): string[] {
  const { localDay, artist, msPlayed } = played
  const { from, to } = daysOfMonth(month)
  const times = new Map<number, number>()
  const [first, end] = rowsAround(played.startMs, from, to)
  for (let row = first; row < end; row++) {
    const day = localDay[row]!
    if (day >= from && day < to) times.set(artist[row]!, (times.get(artist[row]!) ?? 0) + msPlayed[row]!)
  }
  return mostFirst([...times], ([, ms]) => ms, MONTH_ARTISTS).map(([number]) => names[number] ?? '')
}
