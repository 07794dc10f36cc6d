/** Which artists carry which mood, and which are turned to when everything else is darkest. */
import type { ArtistMood, MoodFindings } from '../contract/mood.ts'
import { formatDay, type LocalDay } from '../shared/time.ts'
import { basisOf, type ListenedEstimates, type PlayedMoods } from './played-moods.ts'
import { mondayOf } from './spans.ts'
import { round4 } from './statistics.ts'

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

/** The plays of a week, by artist: a cell each, in which the artists of the week stand in the order of their first plays. */
interface Week {
  readonly monday: LocalDay
  plays: number
  valence: number
  readonly artists: number[]
  readonly playsOf: number[]
  readonly valenceOf: number[]
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
  if (weeks.length < WEEKS_MIN) return []
  const brightness = Float64Array.from(sums, (sum) => sum.valence / sum.plays)
  const numbers = Uint32Array.from(sums, (sum) => sum.artist)
  const asBright = new Uint8Array(names.length)
  const found = sums.slice(0, CANDIDATES).flatMap(({ artist, plays }, index) => {
    if (plays < COMFORT_PLAYS_MIN) return []
    const firstDay = firstDays[artist]!
    markAlike(brightness, brightness[index]!, numbers, asBright)
    const known = weeks.filter(({ monday }) => monday - firstDay >= KNOWN_DAYS_MIN)
    const lift = liftOf(known, artist, asBright)
    return lift === undefined ? [] : [{ artist: names[artist] ?? '', plays, lift: round4(lift), firstHeard: formatDay(firstDay) }]
  })
  return found.toSorted((a, b) => b.lift - a.lift).slice(0, COMFORT_SHOWN)
}

/** Marks the artists whose music is about so bright, by number. */
function markAlike(brightness: Float64Array, middle: number, numbers: Uint32Array, marks: Uint8Array): void {
  for (let at = 0; at < numbers.length; at++) marks[numbers[at]!] = Math.abs(brightness[at]! - middle) <= AS_BRIGHT ? 1 : 0
}

/** In the order of their first plays. */
function weeksOf(played: PlayedMoods, artists: number): readonly Week[] {
  const weeks = new Map<number, Week>()
  let week: Week | undefined
  // Where an artist stands in the week that was looked at last, and which week that was.
  const place = new Uint32Array(artists)
  const seenIn = new Float64Array(artists).fill(Number.NaN)
  for (let row = 0; row < played.count; row++) {
    const monday = mondayOf(played.localDay[row]!)
    if (week?.monday !== monday) {
      week = weeks.get(monday) ?? { monday, plays: 0, valence: 0, artists: [], playsOf: [], valenceOf: [] }
      weeks.set(monday, week)
    }
    const artist = played.artist[row]!
    if (seenIn[artist] !== monday) {
      const known = week.artists.indexOf(artist)
      seenIn[artist] = monday
      place[artist] = known < 0 ? week.artists.push(artist) - 1 : known
      if (known < 0) week.playsOf.push(0)
      if (known < 0) week.valenceOf.push(0)
    }
    const valence = played.valence[row]!
    week.plays += 1
    week.valence += valence
    week.playsOf[place[artist]!]! += 1
    week.valenceOf[place[artist]!]! += valence
  }
  return [...weeks.values()]
}

const WEEK_PLAYS_MIN = 10

function liftOf(weeks: readonly Week[], artist: number, asBright: Uint8Array): number | undefined {
  const judged = weeks
    .map((week) => {
      let own = 0
      let plays = 0
      let valence = 0
      for (let index = 0; index < week.artists.length; index++) {
        const other = week.artists[index]!
        if (asBright[other] === 0) continue
        plays += week.playsOf[index]!
        valence += week.valenceOf[index]!
        if (other === artist) own = week.playsOf[index]!
      }
      const others = week.plays - plays
      const darkness = others === 0 ? 0 : (week.valence - valence) / others
      return { own, plays, others, darkness }
    })
    .filter(({ others }) => others >= WEEK_PLAYS_MIN)
    .toSorted((a, b) => a.darkness - b.darkness)
  if (judged.length < WEEKS_MIN) return undefined
  const lowCount = Math.round(judged.length * LOW_SHARE)
  const [low, rest] = [judged.slice(0, lowCount), judged.slice(lowCount)].map(shareOf)
  if (low === undefined || rest === undefined || !(rest.share > 0)) return undefined
  const lift = low.share / rest.share
  const distance = (low.share - rest.share) / Math.sqrt(low.variance + rest.variance)
  return lift >= LIFT_MIN && distance >= DISTANCE_MIN ? lift : undefined
}

/** Weeks are what can be drawn again: the ratio of plays, with its linearised variance. */
function shareOf(weeks: readonly { readonly own: number; readonly plays: number }[]): {
  readonly share: number
  readonly variance: number
} {
  const plays = weeks.reduce((sum, week) => sum + week.plays, 0)
  const share = weeks.reduce((sum, week) => sum + week.own, 0) / plays
  const squares = weeks.reduce((sum, week) => sum + (week.own - share * week.plays) ** 2, 0)
  return { share, variance: (squares * weeks.length) / Math.max(1, weeks.length - 1) / plays ** 2 }
}
