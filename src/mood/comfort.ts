/** Comfort: the artists that are turned to when everything else is darkest. */
import type { MoodFindings } from '../contract/mood.ts'
import { add } from '../shared/columns.ts'
import { formatDay, type LocalDay } from '../shared/time.ts'
import type { ArtistSums } from './artists-by-mood.ts'
import type { PlayedMoods } from './played-moods.ts'
import { mondayOf } from './spans.ts'
import { quantilesOf, round4 } from './statistics.ts'

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

/** The plays of weeks, the weeks in the order of their first plays, and of each artist in them. */
export interface Weeks {
  readonly monday: Int32Array
  readonly plays: Float64Array
  readonly valence: Float64Array
  readonly artists: ArtistWeeks
}

/** A cell for each week of an artist, in their order; artist after artist, with room for more behind the cells of each. */
interface ArtistWeeks {
  /** Where the cells of an artist begin and where they end, by number. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  readonly week: Uint32Array
  readonly plays: Float64Array
  readonly valence: Float64Array
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
  if (weeks.monday.length < WEEKS_MIN) return []
  const alike = new AlikeMusic(sums, weeks)
  const found = candidatesByBrightness(sums).flatMap(({ artist, plays, valence, place }) => {
    alike.moveTo(valence / plays)
    const firstDay = firstDays[artist]!
    const lift = liftOf(judgedWeeks(weeks, alike, artist, firstDay + KNOWN_DAYS_MIN))
    if (lift === undefined) return []
    return [{ place, shown: { artist: names[artist] ?? '', plays, lift: round4(lift), firstHeard: formatDay(firstDay) } }]
  })
  return found
    .toSorted((a, b) => b.shown.lift - a.shown.lift || a.place - b.place)
    .slice(0, COMFORT_SHOWN)
    .map(({ shown }) => shown)
}

/** The artists of most time who may be found, darkest first, each with its place among all. */
function candidatesByBrightness(sums: readonly ArtistSums[]): readonly (ArtistSums & { readonly place: number })[] {
  return sums
    .slice(0, CANDIDATES)
    .map((sum, place) => ({ ...sum, place }))
    .filter(({ plays }) => plays >= COMFORT_PLAYS_MIN)
    .toSorted((a, b) => a.valence / a.plays - b.valence / b.plays)
}

export function weeksOf(played: PlayedMoods, artists: number): Weeks {
  const { count, localDay, artist, valence: valenceOf } = played
  const cells = emptyArtistWeeks(played, artists)
  const { starts, ends, week: weekOf, plays: playsOf, valence: valencesOf } = cells
  const most = count === 0 ? 0 : Math.ceil((localDay[count - 1]! - localDay[0]!) / 7) + 2
  const [monday, plays, valence] = [new Int32Array(most), new Float64Array(most), new Float64Array(most)]
  let week = -1
  let day = Number.NaN
  for (let play = 0; play < count; play++) {
    if (localDay[play] !== day) {
      day = localDay[play]!
      const ofPlay = mondayOf(day)
      // A clock that is set back over midnight does not bring back a week that is over.
      if (week < 0 || ofPlay > monday[week]!) monday[++week] = ofPlay
    }
    add(plays, week, 1)
    add(valence, week, valenceOf[play]!)
    const number = artist[play]!
    let cell = ends[number]! - 1
    if (cell < starts[number]! || weekOf[cell] !== week) {
      cell += 1
      weekOf[cell] = week
      ends[number] = cell + 1
    }
    add(playsOf, cell, 1)
    add(valencesOf, cell, valenceOf[play]!)
  }
  const weeks = week + 1
  return { monday: monday.slice(0, weeks), plays: plays.slice(0, weeks), valence: valence.slice(0, weeks), artists: cells }
}

/** An artist has at most as many weeks as plays. */
function emptyArtistWeeks({ count, artist }: PlayedMoods, artists: number): ArtistWeeks {
  const starts = new Uint32Array(artists)
  for (let play = 0; play < count; play++) starts[artist[play]!] = starts[artist[play]!]! + 1
  let before = 0
  for (let number = 0; number < artists; number++) {
    const plays = starts[number]!
    starts[number] = before
    before += plays
  }
  return { starts, ends: starts.slice(), week: new Uint32Array(count), plays: new Float64Array(count), valence: new Float64Array(count) }
}

/** Sums of the music about as bright as something, week by week; moved from the darkest to the brightest, each artist comes and goes once. */
export class AlikeMusic {
  readonly plays: Float64Array
  readonly valence: Float64Array
  private readonly cells: ArtistWeeks
  /** Artists, darkest first. */
  private readonly artists: Uint32Array
  private readonly brightness: Float64Array
  private from = 0
  private to = 0

  constructor(sums: readonly ArtistSums[], weeks: Weeks) {
    const sorted = sums
      .map(({ artist, plays, valence }) => ({ artist, brightness: valence / plays }))
      .toSorted((a, b) => a.brightness - b.brightness)
    this.artists = Uint32Array.from(sorted, ({ artist }) => artist)
    this.brightness = Float64Array.from(sorted, ({ brightness }) => brightness)
    this.cells = weeks.artists
    this.plays = new Float64Array(weeks.monday.length)
    this.valence = new Float64Array(weeks.monday.length)
  }

  /** `middle` is not below that of the call before. */
  moveTo(middle: number): void {
    const { artists, brightness } = this
    for (; this.to < artists.length && brightness[this.to]! - middle <= AS_BRIGHT; this.to++) this.addArtist(artists[this.to]!, 1)
    for (; this.from < this.to && middle - brightness[this.from]! > AS_BRIGHT; this.from++) this.addArtist(artists[this.from]!, -1)
  }

  private addArtist(artist: number, sign: 1 | -1): void {
    const { starts, ends, week, plays, valence } = this.cells
    for (let cell = starts[artist]!; cell < ends[artist]!; cell++) {
      add(this.plays, week[cell]!, sign * plays[cell]!)
      add(this.valence, week[cell]!, sign * valence[cell]!)
    }
  }
}

const WEEK_PLAYS_MIN = 10

/** Weeks in which an artist is known, in their order. */
interface JudgedWeeks {
  readonly count: number
  readonly own: Float64Array
  /** Of music about as bright. */
  readonly alike: Float64Array
  /** Of the other music of the week. */
  readonly darkness: Float64Array
}

/** Weeks from a day on, but for those with too little other music to say how dark they were. */
export function judgedWeeks({ monday, plays, valence, artists }: Weeks, music: AlikeMusic, artist: number, from: LocalDay): JudgedWeeks {
  const [own, alike, darkness] = [new Float64Array(monday.length), new Float64Array(monday.length), new Float64Array(monday.length)]
  let count = 0
  let cell = artists.starts[artist]!
  const end = artists.ends[artist]!
  for (let week = 0; week < monday.length; week++) {
    while (cell < end && artists.week[cell]! < week) cell++
    const others = plays[week]! - music.plays[week]!
    if (monday[week]! < from || others < WEEK_PLAYS_MIN) continue
    own[count] = cell < end && artists.week[cell] === week ? artists.plays[cell]! : 0
    alike[count] = music.plays[week]!
    darkness[count] = (valence[week]! - music.valence[week]!) / others
    count += 1
  }
  return { count, own, alike, darkness }
}

function liftOf(judged: JudgedWeeks): number | undefined {
  if (judged.count < WEEKS_MIN) return undefined
  const isLow = darkestOf(judged.darkness.subarray(0, judged.count), Math.round(judged.count * LOW_SHARE))
  const low = shareOf(judged, isLow, 1)
  const rest = shareOf(judged, isLow, 0)
  if (!(rest.share > 0)) return undefined
  const lift = low.share / rest.share
  const distance = (low.share - rest.share) / Math.sqrt(low.variance + rest.variance)
  return lift >= LIFT_MIN && distance >= DISTANCE_MIN ? lift : undefined
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
  let weeks = 0
  let plays = 0
  let ownPlays = 0
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
