/** Which artists carry which mood, and which are turned to when everything else is darkest. */
import type { ArtistMood, MoodFindings } from '../contract/mood.ts'
import { formatDay } from '../shared/time.ts'
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

export function artistSums({ count, artist, msPlayed, valence, arousal }: PlayedMoods): readonly ArtistSums[] {
  const sums = new Map<number, { -readonly [Key in keyof ArtistSums]: number }>()
  for (let row = 0; row < count; row++) {
    const number = artist[row]!
    const sum = sums.get(number) ?? { artist: number, plays: 0, msPlayed: 0, valence: 0, arousal: 0 }
    sum.plays += 1
    sum.msPlayed += msPlayed[row]!
    sum.valence += valence[row]!
    sum.arousal += arousal[row]!
    sums.set(number, sum)
  }
  return [...sums.values()].toSorted((a, b) => b.msPlayed - a.msPlayed)
}

/** The sides are those of the listener's own middle: what is calm to one is loud to another. */
export function artistsByMood(
  played: PlayedMoods,
  estimates: ListenedEstimates,
  names: readonly string[],
  middle: { readonly valence: number; readonly arousal: number },
): MoodFindings['artists'] {
  const sides: Record<keyof MoodFindings['artists'], ArtistMood[]> = { brightCalm: [], brightExcited: [], darkCalm: [], darkExcited: [] }
  for (const { artist, plays, msPlayed, ...sums } of artistSums(played)) {
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

interface Week {
  plays: number
  valence: number
  readonly byArtist: Map<number, { plays: number; valence: number }>
}

/**
 * Artists whose share of the music about as bright as theirs is at least half as large again in the darkest fifth of weeks. How
 * dark a week is, its other music says alone: otherwise every dark artist would be found for going with the others.
 */
export function comfortArtists(
  played: PlayedMoods,
  names: readonly string[],
  firstDays: ReadonlyMap<number, number>,
): MoodFindings['comfort'] {
  const weeks = weeksOf(played)
  if (weeks.size < WEEKS_MIN) return []
  const sums = artistSums(played)
  const found = sums.slice(0, CANDIDATES).flatMap(({ artist, plays, valence }) => {
    const near = (other: ArtistSums): boolean => Math.abs(other.valence / other.plays - valence / plays) <= AS_BRIGHT
    const asBright = new Set(sums.filter(near).map((other) => other.artist))
    const firstDay = firstDays.get(artist)
    if (plays < COMFORT_PLAYS_MIN || firstDay === undefined) return []
    const known = [...weeks].filter(([monday]) => monday - firstDay >= KNOWN_DAYS_MIN).map(([, week]) => week)
    const lift = liftOf(known, artist, asBright)
    return lift === undefined ? [] : [{ artist: names[artist] ?? '', plays, lift: round4(lift), firstHeard: formatDay(firstDay) }]
  })
  return found.toSorted((a, b) => b.lift - a.lift).slice(0, COMFORT_SHOWN)
}

function weeksOf(played: PlayedMoods): ReadonlyMap<number, Week> {
  const weeks = new Map<number, Week>()
  for (let row = 0; row < played.count; row++) {
    const monday = mondayOf(played.localDay[row]!)
    let week = weeks.get(monday)
    if (week === undefined)
      weeks.set(monday, (week = { plays: 0, valence: 0, byArtist: new Map<number, { plays: number; valence: number }>() }))
    week.plays += 1
    week.valence += played.valence[row]!
    const own = week.byArtist.get(played.artist[row]!) ?? { plays: 0, valence: 0 }
    week.byArtist.set(played.artist[row]!, own)
    own.plays += 1
    own.valence += played.valence[row]!
  }
  return weeks
}

const WEEK_PLAYS_MIN = 10

function liftOf(weeks: readonly Week[], artist: number, asBright: ReadonlySet<number>): number | undefined {
  const judged = weeks
    .map((week) => {
      const same = { plays: 0, valence: 0 }
      for (const [other, { plays, valence }] of week.byArtist) {
        if (!asBright.has(other)) continue
        same.plays += plays
        same.valence += valence
      }
      const others = week.plays - same.plays
      const darkness = others === 0 ? 0 : (week.valence - same.valence) / others
      return { own: week.byArtist.get(artist)?.plays ?? 0, plays: same.plays, others, darkness }
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
