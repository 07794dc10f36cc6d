/** Which artists carry which mood, and which are turned to when everything else is darkest. */
import type { ArtistMood, MoodFindings } from '../contract/mood.ts'
import { formatDay } from '../shared/time.ts'
import type { ArtistEstimates, PlayedMoods } from './played-moods.ts'
import { mondayOf } from './spans.ts'
import { round4 } from './statistics.ts'

const ARTISTS_SHOWN = 12
const PLAYS_MIN = 5

export interface ArtistSums {
  readonly artist: number
  readonly plays: number
  readonly msPlayed: number
}

export function artistSums({ count, artist, msPlayed }: PlayedMoods): readonly ArtistSums[] {
  const sums = new Map<number, { artist: number; plays: number; msPlayed: number }>()
  for (let row = 0; row < count; row++) {
    const number = artist[row]!
    const sum = sums.get(number) ?? { artist: number, plays: 0, msPlayed: 0 }
    sum.plays += 1
    sum.msPlayed += msPlayed[row]!
    sums.set(number, sum)
  }
  return [...sums.values()].toSorted((a, b) => b.msPlayed - a.msPlayed)
}

/** The sides are those of the listener's own middle: what is calm to one is loud to another. */
export function artistsByMood(
  played: PlayedMoods,
  estimates: ArtistEstimates,
  names: readonly string[],
  middle: { readonly valence: number; readonly arousal: number },
): MoodFindings['artists'] {
  const sides: Record<keyof MoodFindings['artists'], ArtistMood[]> = { brightCalm: [], brightExcited: [], darkCalm: [], darkExcited: [] }
  for (const { artist, plays, msPlayed } of artistSums(played)) {
    const estimate = estimates.get(artist)
    if (estimate === undefined || plays < PLAYS_MIN) continue
    const { valence, arousal, confidence, level, sources } = estimate
    const isExcited = arousal >= middle.arousal
    const side = valence >= middle.valence ? (isExcited ? 'brightExcited' : 'brightCalm') : isExcited ? 'darkExcited' : 'darkCalm'
    if (sides[side].length >= ARTISTS_SHOWN) continue
    sides[side].push({ artist: names[artist] ?? '', plays, msPlayed, valence, arousal, confidence, level, sources })
  }
  return sides
}

const WEEKS_MIN = 20
const CANDIDATES = 60
const COMFORT_SHOWN = 8
const COMFORT_PLAYS_MIN = 10
/** Somebody found in a low week is a discovery; comfort is what one comes back to. */
const KNOWN_DAYS_MIN = 90
const LOW_SHARE = 0.2
const LIFT_MIN = 1.5
/** Standard errors between the shares, so that a few plays more are no finding. */
const DISTANCE_MIN = 2.5

interface Week {
  plays: number
  valence: number
  readonly byArtist: Map<number, number>
}

/**
 * Artists whose share of plays is at least half as large again in the darkest fifth of weeks. A week's darkness is judged by
 * its other music alone, or every dark artist would be found in dark weeks of its own making.
 */
export function comfortArtists(
  played: PlayedMoods,
  estimates: ArtistEstimates,
  names: readonly string[],
  firstDays: ReadonlyMap<number, number>,
): MoodFindings['comfort'] {
  const weeks = weeksOf(played)
  if (weeks.size < WEEKS_MIN) return []
  const found = artistSums(played)
    .slice(0, CANDIDATES)
    .flatMap(({ artist, plays }) => {
      const firstDay = firstDays.get(artist)
      const valence = estimates.get(artist)?.valence
      if (plays < COMFORT_PLAYS_MIN || firstDay === undefined || valence === undefined) return []
      const known = [...weeks].filter(([monday]) => monday - firstDay >= KNOWN_DAYS_MIN).map(([, week]) => week)
      const lift = liftOf(known, artist, valence)
      return lift === undefined ? [] : [{ artist: names[artist] ?? '', plays, lift: round4(lift), firstHeard: formatDay(firstDay) }]
    })
  return found.toSorted((a, b) => b.lift - a.lift).slice(0, COMFORT_SHOWN)
}

function weeksOf(played: PlayedMoods): ReadonlyMap<number, Week> {
  const weeks = new Map<number, Week>()
  for (let row = 0; row < played.count; row++) {
    const monday = mondayOf(played.localDay[row]!)
    let week = weeks.get(monday)
    if (week === undefined) weeks.set(monday, (week = { plays: 0, valence: 0, byArtist: new Map<number, number>() }))
    week.plays += 1
    week.valence += played.valence[row]!
    week.byArtist.set(played.artist[row]!, (week.byArtist.get(played.artist[row]!) ?? 0) + 1)
  }
  return weeks
}

const WEEK_PLAYS_MIN = 10

function liftOf(weeks: readonly Week[], artist: number, valence: number): number | undefined {
  const judged = weeks
    .map((week) => {
      const own = week.byArtist.get(artist) ?? 0
      const others = week.plays - own
      return { own, plays: week.plays, others, darkness: others === 0 ? 0 : (week.valence - own * valence) / others }
    })
    .filter(({ others }) => others >= WEEK_PLAYS_MIN)
    .toSorted((a, b) => a.darkness - b.darkness)
  if (judged.length < WEEKS_MIN) return undefined
  const lowCount = Math.round(judged.length * LOW_SHARE)
  const [low, rest] = [judged.slice(0, lowCount), judged.slice(lowCount)].map(shareOf)
  if (low === undefined || rest === undefined || rest.share === 0) return undefined
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
