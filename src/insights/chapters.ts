/** Chapters: the times at which the mix of artists changed for good, and what sets each stretch between them apart. */
import type { Chapters } from '../contract/deep-insights.ts'
import { CHAPTER_TIMES } from '../contract/insight-kinds.ts'
import { formatDay, weekdayOf } from '../shared/time.ts'
import { findCuts, hellinger, type Cut, type Series } from './change-points.ts'
import { mostFirst, shareOf, type Depth } from './depth.ts'
import { firstInOrder, orderBy } from './names.ts'
import { add } from './tallies.ts'

type Chapter = Chapters['chapters'][number]

/** Steps of a fortnight place a change to within the month and keep the tests of it quick. */
const DAYS_PER_STEP = 14
/** A mix of fewer plays than this is an accident. */
const STEP_PLAYS_MIN = 12
/** More plays tell no more of a mix, so that a wild fortnight does not outweigh a season. */
const STEP_PLAYS_MAX = 80
/** The artists that stand for themselves; all others share the rest of the dimensions by their ids. */
const OWN_DIMENSIONS = 18
const DIMENSIONS = 24
const ARTISTS_NAMED = 5
const MOVERS_NAMED = 5
/** A shift below this is within what anybody's weeks do. */
const TIME_LIFT_MIN = 1.25

export function chapters(depth: Depth): Chapters {
  const { series, days } = stepsOf(depth)
  if (series.count === 0) return { fortnights: 0, chapters: [] }
  const cuts = findCuts(series)
  const parts = partsOf(
    depth,
    cuts.map(({ at }) => days[at]!),
  )
  const whole = together(parts)
  return {
    fortnights: series.count,
    chapters: parts.map((part, index) => chapterOf(depth, part, whole, parts[index - 1], cuts[index - 1])),
  }
}

/** The mix of each fortnight with enough plays, as square roots of shares (for Hellinger's distance), and the Monday it began. */
function stepsOf({ music, artists, days }: Depth): { readonly series: Series; readonly days: readonly number[] } {
  const dimensionOf = new Uint8Array(artists.names.size)
  for (let id = 0; id < dimensionOf.length; id++) dimensionOf[id] = OWN_DIMENSIONS + (id % (DIMENSIONS - OWN_DIMENSIONS))
  firstInOrder(artists.ids, orderBy(artists, 'plays'), OWN_DIMENSIONS).forEach((id, dimension) => (dimensionOf[id] = dimension))
  const { first } = days
  const monday = first - weekdayOf(first)
  const stepCount = Math.ceil((first + days.plays.length - monday) / DAYS_PER_STEP)
  const counts = new Float64Array(stepCount * DIMENSIONS)
  const plays = new Float64Array(stepCount)
  for (let row = 0; row < music.count; row++) {
    if (music.isPlay[row] === 0) continue
    const step = Math.floor((music.localDay[row]! - monday) / DAYS_PER_STEP)
    add(counts, step * DIMENSIONS + dimensionOf[music.artist[row]!]!, 1)
    add(plays, step, 1)
  }
  const kept = Array.from(plays.keys()).filter((step) => plays[step]! >= STEP_PLAYS_MIN)
  const weights = Float64Array.from(kept, (step) => Math.min(plays[step]!, STEP_PLAYS_MAX) / STEP_PLAYS_MAX)
  const weighted = new Float64Array(kept.length * DIMENSIONS)
  for (let cell = 0; cell < weighted.length; cell++) {
    const index = Math.floor(cell / DIMENSIONS)
    const step = kept[index]!
    weighted[cell] = weights[index]! * Math.sqrt(counts[step * DIMENSIONS + (cell % DIMENSIONS)]! / plays[step]!)
  }
  return {
    series: { count: kept.length, dimensions: DIMENSIONS, weights, weighted },
    days: kept.map((step) => monday + step * DAYS_PER_STEP),
  }
}

/** The plays of a stretch by artist and by the part of the week. */
interface Part {
  from: number
  to: number
  msPlayed: number
  plays: number
  readonly byArtist: Float64Array
  readonly byTime: Float64Array
}

/** Parts of the week in the order of CHAPTER_TIMES; a Saturday night is a night and a part of the weekend. */
const NIGHT = 0
const WEEKEND = 4
const HOURS_PER_DAY = 24

function partOfDay(hour: number): number {
  if (hour >= 22 || hour < 4) return NIGHT
  if (hour < 10) return 1
  return hour < 17 ? 2 : 3
}

/** The stretches between these days, each of which begins the next one. All rows are looked at once. */
function partsOf({ music, artists }: Depth, days: readonly number[]): Part[] {
  const parts = Array.from({ length: days.length + 1 }, () => emptyPart(artists.names.size))
  let [index, part] = [0, parts[0]!]
  for (let row = 0; row < music.count; row++) {
    const day = music.localDay[row]!
    // Days go back by one where clocks do, so that a row may belong to the stretch before.
    while (index < days.length && day >= days[index]!) part = parts[++index]!
    while (index > 0 && day < days[index - 1]!) part = parts[--index]!
    if (day < part.from) part.from = day
    if (day > part.to) part.to = day
    part.msPlayed += music.msPlayed[row]!
    if (music.isPlay[row] === 0) continue
    part.plays++
    add(part.byArtist, music.artist[row]!, 1)
    const hour = music.localHourOfWeek[row]!
    add(part.byTime, partOfDay(hour % HOURS_PER_DAY), 1)
    if (hour >= 5 * HOURS_PER_DAY) add(part.byTime, WEEKEND, 1)
  }
  return parts
}

function emptyPart(artists: number): Part {
  return {
    from: Infinity,
    to: -Infinity,
    msPlayed: 0,
    plays: 0,
    byArtist: new Float64Array(artists),
    byTime: new Float64Array(CHAPTER_TIMES.length),
  }
}

function together(parts: readonly Part[]): Part {
  const whole = emptyPart(parts[0]?.byArtist.length ?? 0)
  for (const part of parts) {
    whole.from = Math.min(whole.from, part.from)
    whole.to = Math.max(whole.to, part.to)
    whole.msPlayed += part.msPlayed
    whole.plays += part.plays
    for (let id = 0; id < part.byArtist.length; id++) add(whole.byArtist, id, part.byArtist[id]!)
    for (let time = 0; time < part.byTime.length; time++) add(whole.byTime, time, part.byTime[time]!)
  }
  return whole
}

function chapterOf(depth: Depth, part: Part, whole: Part, before: Part | undefined, cut: Cut | undefined): Chapter {
  return {
    from: formatDay(part.from),
    to: formatDay(part.to),
    msPlayed: part.msPlayed,
    plays: part.plays,
    time: timeOf(part, whole),
    artists: setApart(depth, part, whole),
    cut:
      before === undefined || cut === undefined
        ? null
        : { pValue: cut.pValue, distance: hellinger(before, part), ...moved(depth, before, part) },
  }
}

/** The part of the week that grew most over its share in the whole period, where it grew enough. */
function timeOf(part: Part, whole: Part): Chapter['time'] {
  if (part.plays === whole.plays) return null
  let best = -1
  let bestLift = TIME_LIFT_MIN
  for (let time = 0; time < CHAPTER_TIMES.length; time++) {
    const usual = shareOf(whole.byTime[time]!, whole.plays)
    const lift = usual < 0.05 ? 0 : shareOf(part.byTime[time]!, part.plays) / usual
    if (lift < bestLift) continue
    best = time
    bestLift = lift
  }
  return CHAPTER_TIMES[best] ?? null
}

function setApart({ artists }: Depth, part: Part, whole: Part): Chapter['artists'] {
  const shareIn = (id: number): number => shareOf(part.byArtist[id]!, part.plays)
  const elsewhere = (id: number): number => shareOf(whole.byArtist[id]! - part.byArtist[id]!, whole.plays - part.plays)
  return mostFirst(artists.ids, (id) => shareIn(id) - elsewhere(id), ARTISTS_NAMED)
    .filter((id) => shareIn(id) > elsewhere(id))
    .map((id) => ({ artist: artists.names.title(id), share: shareIn(id), shareElsewhere: elsewhere(id) }))
}

function moved({ artists }: Depth, before: Part, after: Part): Pick<NonNullable<Chapter['cut']>, 'arrived' | 'left'> {
  const change = (id: number): number => shareOf(after.byArtist[id]!, after.plays) - shareOf(before.byArtist[id]!, before.plays)
  const told = (id: number) => ({
    artist: artists.names.title(id),
    shareBefore: shareOf(before.byArtist[id]!, before.plays),
    shareAfter: shareOf(after.byArtist[id]!, after.plays),
  })
  const arrived = mostFirst(artists.ids, change, MOVERS_NAMED).filter((id) => change(id) > 0)
  const left = mostFirst(artists.ids, (id) => -change(id), MOVERS_NAMED).filter((id) => change(id) < 0)
  return { arrived: arrived.map(told), left: left.map(told) }
}
