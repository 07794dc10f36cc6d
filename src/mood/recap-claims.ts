/**
 * What a recap could say of mood, each claim with its strength. A claim is earned in two steps: the finding is beyond chance by
 * the test of its kind, and it is large enough to matter. Its strength is how many times that least size it has, so that
 * claims of different kinds can be told in one order.
 */
import type { RecapCard } from '../contract/deep-insights.ts'
import type { ArtistMood, Band, CycleTest, MoodAxis, MoodCycle, MoodFindings } from '../contract/mood.ts'

export interface Claim {
  readonly card: RecapCard
  readonly strength: number
}

type Baseline = NonNullable<MoodFindings['baseline']>
type ClaimOf = (found: MoodFindings, baseline: Baseline) => Claim | undefined

/** Standard deviations of the listener's own plays: what Cohen (1988) calls a small effect, and less than that nobody hears. */
const DEVIATIONS_MIN = 0.2
/** Months at the ends are the largest of many differences, so they have to be further apart. */
const MONTH_DEVIATIONS_MIN = 0.5
/** As the finding itself asks: half as large a share again. */
const LIFT_MIN = 1.5
/** A quarter more, or fewer, plays at the ends than usual. */
const BEYOND_MIN = 0.25
/** One and a half times its 95 % band: two axes are looked at in every period, and a steady life must stay silent. */
const BEYOND_REACHES_MIN = 1.5
/** An artist stands for a side of the map from this far outside the middle, when heard so often and known so well. */
const ARTIST_DEVIATIONS_MIN = 1
const ARTIST_PLAYS_MIN = 20
const ARTIST_CONFIDENCE_MIN = 0.4
/** One side alone shows no difference. */
const ARTIST_SIDES_MIN = 2

/** Liveliness first: it is better founded, and comes first where both say as much. */
const AXES = ['arousal', 'valence'] as const
const SIDES = ['brightExcited', 'brightCalm', 'darkExcited', 'darkCalm'] as const

/** Everything that is earned, the strongest first. */
export function claimsOf(found: MoodFindings): readonly Claim[] {
  const { baseline } = found
  if (baseline === null) return []
  return CLAIMS.flatMap((claim) => claim(found, baseline) ?? []).toSorted((a, b) => b.strength - a.strength)
}

const shift: ClaimOf = ({ shifts }, baseline) =>
  strongest(
    shifts.map(({ axis, week, before, after, artists }) => {
      const change = after - before
      return { card: { kind: 'moodShift', axis, week, change, artists }, strength: inDeviations(change, axis, baseline) / DEVIATIONS_MIN }
    }),
  )

const hours: ClaimOf = ({ hours: cycle }, baseline) =>
  cycleClaim(cycle, baseline, (axis, { trough, peak }) => ({ kind: 'moodHours', axis, trough, peak }))

const weekdays: ClaimOf = ({ weekdays: cycle }, baseline) =>
  cycleClaim(cycle, baseline, (axis, { trough, peak }) => ({ kind: 'moodWeekdays', axis, trough, peak }))

const seasons: ClaimOf = ({ seasons: cycle }, baseline) =>
  cycleClaim(cycle, baseline, (axis, { trough, peak }) => ({
    kind: 'moodSeasons',
    axis,
    trough: monthNumber(trough),
    peak: monthNumber(peak),
  }))

/** A wave has its peak between months; 12.7 is nearer to January. */
function monthNumber(position: number): number {
  return ((Math.round(position) - 1) % 12) + 1
}

const daylight: ClaimOf = ({ daylight: found }, baseline) => {
  if (found === null) return undefined
  return strongest(
    AXES.flatMap((axis) => {
      const test = found[axis]
      if (test?.isClear !== true) return []
      const { difference } = test
      return [
        {
          card: { kind: 'moodDaylight' as const, axis, difference, share: found.share },
          strength: inDeviations(difference, axis, baseline) / DEVIATIONS_MIN,
        },
      ]
    }),
  )
}

const arcs: ClaimOf = ({ arcs: found }, baseline) => {
  if (found === null || holdsZero(found.arousal)) return undefined
  const { sessions, arousal } = found
  const card = { kind: 'moodArcs', change: arousal.mean, sessions } as const
  return strongest([{ card, strength: inDeviations(arousal.mean, 'arousal', baseline) / DEVIATIONS_MIN }])
}

const months: ClaimOf = ({ months: { brightest, darkest } }, baseline) => {
  const [bright, dark] = [brightest[0], darkest[0]]
  const [artistOfBrightest, artistOfDarkest] = [bright?.artists[0], dark?.artists[0]]
  if (bright === undefined || dark === undefined || artistOfBrightest === undefined || artistOfDarkest === undefined) return undefined
  // Bands that overlap would be months that chance alone set apart.
  if (bright.valence.from <= dark.valence.to) return undefined
  const card = { kind: 'moodMonths', brightest: bright.month, artistOfBrightest, darkest: dark.month, artistOfDarkest } as const
  const apart = inDeviations(bright.valence.mean - dark.valence.mean, 'valence', baseline)
  return strongest([{ card, strength: apart / MONTH_DEVIATIONS_MIN }])
}

const comfort: ClaimOf = ({ comfort: [first] }) =>
  first && strongest([{ card: { kind: 'moodComfort', ...pick(first) }, strength: Math.log(first.lift) / Math.log(LIFT_MIN) }])

function pick({ artist, lift, plays }: MoodFindings['comfort'][number]): { artist: string; lift: number; plays: number } {
  return { artist, lift, plays }
}

const range: ClaimOf = ({ range: found }) => {
  if (found === null) return undefined
  return strongest(
    AXES.flatMap((axis) => {
      const { beyond } = found[axis]
      if (beyond === null || beyond.usual === 0) return []
      const away = Math.abs(beyond.mean - beyond.usual)
      if (away < BEYOND_REACHES_MIN * (beyond.to - beyond.mean)) return []
      const card = { kind: 'moodRange' as const, axis, share: beyond.mean, shareUsual: beyond.usual }
      return [{ card, strength: away / beyond.usual / BEYOND_MIN }]
    }),
  )
}

const artists: ClaimOf = ({ artists: sides }, baseline) => {
  const carriers = SIDES.flatMap((side) => {
    const [longest] = sides[side]
    if (longest === undefined || longest.plays < ARTIST_PLAYS_MIN || longest.confidence < ARTIST_CONFIDENCE_MIN) return []
    const away = fromMiddle(longest, baseline)
    return away < ARTIST_DEVIATIONS_MIN ? [] : [{ side, artist: longest.artist, msPlayed: longest.msPlayed, away }]
  }).toSorted((a, b) => b.msPlayed - a.msPlayed)
  if (carriers.length < ARTIST_SIDES_MIN) return undefined
  const card = { kind: 'moodArtists' as const, sides: carriers.map(({ side, artist, msPlayed }) => ({ side, artist, msPlayed })) }
  return strongest([{ card, strength: Math.max(...carriers.map(({ away }) => away)) / ARTIST_DEVIATIONS_MIN }])
}

function fromMiddle({ valence, arousal }: ArtistMood, baseline: Baseline): number {
  const across = inDeviations(valence - baseline.valence, 'valence', baseline)
  return Math.hypot(across, inDeviations(arousal - baseline.arousal, 'arousal', baseline))
}

/** In this order where two are as strong. */
const CLAIMS: readonly ClaimOf[] = [shift, months, comfort, hours, seasons, weekdays, daylight, arcs, range, artists]

function cycleClaim(cycle: MoodCycle, baseline: Baseline, cardOf: (axis: MoodAxis, test: CycleTest) => RecapCard): Claim | undefined {
  return strongest(
    AXES.flatMap((axis) => {
      const test = cycle[axis]
      if (test?.isClear !== true) return []
      return [{ card: cardOf(axis, test), strength: inDeviations(2 * test.amplitude, axis, baseline) / DEVIATIONS_MIN }]
    }),
  )
}

/** Of claims of one kind the strongest, if that is large enough. */
function strongest(claims: readonly Claim[]): Claim | undefined {
  const [best] = claims.toSorted((a, b) => b.strength - a.strength)
  return best !== undefined && best.strength >= 1 ? best : undefined
}

/** A listener whose music never varies has nothing that could be apart. */
function inDeviations(difference: number, axis: MoodAxis, baseline: Baseline): number {
  const deviation = axis === 'valence' ? baseline.valenceDeviation : baseline.arousalDeviation
  return deviation === 0 ? 0 : Math.abs(difference) / deviation
}

const holdsZero = ({ from, to }: Band): boolean => from <= 0 && to >= 0
