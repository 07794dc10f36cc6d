/** Which artists carry which mood, and which are turned to when everything else is darkest. */
import type { ArtistMood, MoodFindings } from '../contract/mood.ts'
import { formatDay, type LocalDay } from '../shared/time.ts'
import { basisOf, type ListenedEstimates, type PlayedMoods } from './played-moods.ts'
import { mondayOf } from './spans.ts'
import { add, quantilesOf, round4 } from './statistics.ts'

const ARTISTS_SHOWN = 12
const PLAYS_MIN = 5

export interface ArtistSums {
  readonly artist: number
  readonly plays: number
  readonly msPlayed: number
  /** Sums over the plays. */
  readonly valence: number
  readonly arousal: number
}

/** Most time first; of equal ones the one that was heard first. `artists` is how many there are in the history. */
export function artistSums({ count, artist, msPlayed, valence, arousal }: PlayedMoods, artists: number): readonly ArtistSums[] {
  const sums: { -readonly [Key in keyof ArtistSums]: number }[] = []
  const place = new Int32Array(artists).fill(-1)
  for (let row = 0; row < count; row++) {
    const number = artist[row]!
    if (place[number]! < 0) place[number] = sums.push({ artist: number, plays: 0, msPlayed: 0, valence: 0, arousal: 0 }) - 1
    const sum = sums[place[number]!]!
    sum.plays += 1
    sum.msPlayed += msPlayed[row]!
    sum.valence += valence[row]!
    sum.arousal += arousal[row]!
  }
  return sums.toSorted((a, b) => b.msPlayed - a.msPlayed)
}

/** The sides are those of the listener's own middle: what is calm to one is loud to another. */
export function artistsByMood(
  found: readonly ArtistSums[],
  estimates: ListenedEstimates,
  names: readonly string[],
  middle: { readonly valence: number; readonly arousal: number },
): MoodFindings['artists'] {
  const sides: Record<keyof MoodFindings['artists'], ArtistMood[]> = { brightCalm: [], brightExcited: [], darkCalm: [], darkExcited: [] }
  for (const { artist, plays, msPlayed, ...sums } of found) {
    const basis = basisOf(estimates, artist)
    if (basis === undefined || plays < PLAYS_MIN) continue
    const { confidence, level, sources } = basis
    const [valence, arousal] = [round4(sums.valence / plays), round4(sums.arousal / plays)]
    const isExcited = arousal >= middle.arousal
    const side = valence >= middle.valence ? (isExcited ? 'brightExcited' : 'brightCalm') : isExcited ? 'darkExcited' : 'darkCalm'
    if (sides[side].length >= ARTISTS_SHOWN) continue
    sides[side].push({ artist: names[artist] ?? '', plays, msPlayed, valence, arousal, confidence, level, sources })
  }
  return sides
}

/** A fifth of a year of weeks is the least from which the spread of a share can be told. */
const WEEKS_MIN = 52
const CANDIDATES = 60
const COMFORT_SHOWN = 8
const COMFORT_PLAYS_MIN = 10
/** Somebody found in a low week is a discovery; comfort is what one comes back to. */
const KNOWN_DAYS_MIN = 90
const LOW_SHARE = 0.2
const LIFT_MIN = 1.5
/** Standard errors between the shares: with sixty artists looked at, chance alone reaches it in few listeners of a hundred. */
const DISTANCE_MIN = 4
/** Music as bright as an artist's own, give or take so much. */
const AS_BRIGHT = 0.15

/**
 * The plays of weeks, by artist: a cell for each artist of each week, the weeks one after the other in the order of their first
 * plays. Columns, because they are gone through for every artist that might be found.
 */
interface Weeks {
  readonly count: number
  readonly monday: Int32Array
  readonly plays: Float64Array
  readonly valence: Float64Array
  /** Where the cells of each week begin, and where those of the last one end. */
  readonly starts: Uint32Array
  readonly artist: Uint32Array
  readonly playsOf: Float64Array
  readonly valenceOf: Float64Array
}

/**
 * Artists whose share of the music about as bright as theirs is at least half as large again in the darkest fifth of weeks. How
 * dark a week is, its other music says alone: otherwise every dark artist would be found for going with the others.
 */
export function comfortArtists(
  played: PlayedMoods,
  sums: readonly ArtistSums[],
  names: readonly string[],
  firstDays: Int32Array,
): MoodFindings['comfort'] {
  const weeks = weeksOf(played, names.length)
  if (weeks.count < WEEKS_MIN) return []
  const brightness = Float64Array.from(sums, (sum) => sum.valence / sum.plays)
  const numbers = Uint32Array.from(sums, (sum) => sum.artist)
  const asBright = new Float64Array(names.length)
  const judged = {
    count: 0,
    own: new Float64Array(weeks.count),
    alike: new Float64Array(weeks.count),
    darkness: new Float64Array(weeks.count),
  }
  const found = sums.slice(0, CANDIDATES).flatMap(({ artist, plays }, index) => {
    if (plays < COMFORT_PLAYS_MIN) return []
    const firstDay = firstDays[artist]!
    markAlike(brightness, brightness[index]!, numbers, asBright)
    const lift = liftOf(weeks, judged, artist, firstDay + KNOWN_DAYS_MIN, asBright)
    return lift === undefined ? [] : [{ artist: names[artist] ?? '', plays, lift: round4(lift), firstHeard: formatDay(firstDay) }]
  })
  return found.toSorted((a, b) => b.lift - a.lift).slice(0, COMFORT_SHOWN)
}

/** Marks the artists whose music is about so bright, by number. */
function markAlike(brightness: Float64Array, middle: number, numbers: Uint32Array, marks: Float64Array): void {
  for (let at = 0; at < numbers.length; at++) marks[numbers[at]!] = Math.abs(brightness[at]! - middle) <= AS_BRIGHT ? 1 : 0
}

function weeksOf(played: PlayedMoods, artists: number): Weeks {
  const [monday, plays, valence, starts]: [number[], number[], number[], number[]] = [[], [], [], []]
  const cells = {
    artist: new Uint32Array(played.count),
    playsOf: new Float64Array(played.count),
    valenceOf: new Float64Array(played.count),
  }
  // The cell of each artist in the week at hand, or in an earlier one.
  const cellOf = new Int32Array(artists).fill(-1)
  let count = 0
  for (let play = 0; play < played.count; play++) {
    const ofPlay = mondayOf(played.localDay[play]!)
    // A clock that is set back over midnight does not bring back a week that is over.
    if (monday.length === 0 || ofPlay > monday.at(-1)!) {
      monday.push(ofPlay)
      plays.push(0)
      valence.push(0)
      starts.push(count)
    }
    const artist = played.artist[play]!
    if (cellOf[artist]! < starts.at(-1)!) {
      cells.artist[count] = artist
      cellOf[artist] = count++
    }
    plays[plays.length - 1]! += 1
    valence[valence.length - 1]! += played.valence[play]!
    add(cells.playsOf, cellOf[artist]!, 1)
    add(cells.valenceOf, cellOf[artist]!, played.valence[play]!)
  }
  return {
    count: monday.length,
    monday: new Int32Array(monday),
    plays: new Float64Array(plays),
    valence: new Float64Array(valence),
    starts: new Uint32Array([...starts, count]),
    ...cells,
  }
}

const WEEK_PLAYS_MIN = 10

/** Weeks in which an artist is known, in their order. */
interface JudgedWeeks {
  count: number
  readonly own: Float64Array
  /** Of music about as bright. */
  readonly alike: Float64Array
  /** Of the other music of the week. */
  readonly darkness: Float64Array
}

/** In weeks from `from` on. */
function liftOf(weeks: Weeks, judged: JudgedWeeks, artist: number, from: LocalDay, asBright: Float64Array): number | undefined {
  judged.count = 0
  for (let week = 0; week < weeks.count; week++) if (weeks.monday[week]! >= from) judge(weeks, judged, week, artist, asBright)
  if (judged.count < WEEKS_MIN) return undefined
  const isLow = darkestOf(judged.darkness.subarray(0, judged.count), Math.round(judged.count * LOW_SHARE))
  const low = shareOf(judged, isLow, 1)
  const rest = shareOf(judged, isLow, 0)
  if (!(rest.share > 0)) return undefined
  const lift = low.share / rest.share
  const distance = (low.share - rest.share) / Math.sqrt(low.variance + rest.variance)
  return lift >= LIFT_MIN && distance >= DISTANCE_MIN ? lift : undefined
}

/** Passes over a week with too little other music to say how dark it was. */
function judge(
  { starts, plays, valence, ...cells }: Weeks,
  judged: JudgedWeeks,
  week: number,
  artist: number,
  asBright: Float64Array,
): void {
  let [own, alike, ofAlike] = [0, 0, 0]
  const end = starts[week + 1]!
  for (let cell = starts[week]!; cell < end; cell++) {
    const other = cells.artist[cell]!
    // Half of the artists are as bright, so that asking first costs more than adding nothing.
    alike += asBright[other]! * cells.playsOf[cell]!
    ofAlike += asBright[other]! * cells.valenceOf[cell]!
    if (other === artist) own = cells.playsOf[cell]!
  }
  const others = plays[week]! - alike
  if (others < WEEK_PLAYS_MIN) return
  judged.own[judged.count] = own
  judged.alike[judged.count] = alike
  judged.darkness[judged.count] = (valence[week]! - ofAlike) / others
  judged.count += 1
}

/** Marks the weeks with the smallest values; of equal ones at the border the first. */
function darkestOf(darkness: Float64Array, most: number): Uint8Array {
  const [border = 0] = quantilesOf(darkness, [most / darkness.length])
  const marks = new Uint8Array(darkness.length)
  let left = most
  for (let week = 0; week < darkness.length; week++) {
    if (darkness[week]! >= border) continue
    marks[week] = 1
    left -= 1
  }
  for (let week = 0; week < darkness.length && left > 0; week++) {
    if (darkness[week] !== border) continue
    marks[week] = 1
    left -= 1
  }
  return marks
}

/** Weeks are what can be drawn again: the ratio of plays in those of one mark, with its linearised variance. */
function shareOf(
  { count, own, alike }: JudgedWeeks,
  marks: Uint8Array,
  mark: 0 | 1,
): { readonly share: number; readonly variance: number } {
  let [weeks, plays, ownPlays] = [0, 0, 0]
  for (let week = 0; week < count; week++) {
    if (marks[week] !== mark) continue
    weeks += 1
    plays += alike[week]!
    ownPlays += own[week]!
  }
  const share = ownPlays / plays
  let squares = 0
  for (let week = 0; week < count; week++) if (marks[week] === mark) squares += (own[week]! - share * alike[week]!) ** 2
  return { share, variance: (squares * weeks) / Math.max(1, weeks - 1) / plays ** 2 }
}
