/** How a person's own check-ins and the mood of the music before them go together. */
import type { CheckIn, Togetherness } from '../contract/mood.ts'
import { lowerBound } from '../shared/sorted.ts'
import { MS_PER_HOUR, parseInstant } from '../shared/time.ts'
import type { PlayedMoods } from './played-moods.ts'
import { deviationOf, meanOf, round4 } from './statistics.ts'

/** Music of an evening is still in the ears; music of the day before is not. */
const HOURS_BEFORE = 3
/** With fewer pairs the interval of any correlation spans nearly everything. */
const PAIRS_MIN = 15

type Axis = 'valence' | 'arousal'

interface Pair {
  readonly own: CheckIn
  readonly music: Readonly<Record<Axis, number>>
}

export function togetherness(checkIns: readonly CheckIn[], played: PlayedMoods): Togetherness {
  const pairs = checkIns.flatMap((own): readonly Pair[] => {
    const music = musicBefore(played, parseInstant(own.at) ?? 0)
    return music === undefined ? [] : [{ own, music }]
  })
  return {
    pairs: pairs.length,
    pairsMin: PAIRS_MIN,
    hoursBefore: HOURS_BEFORE,
    valence: correlationOf(pairs, 'valence'),
    arousal: correlationOf(pairs, 'arousal'),
  }
}

function musicBefore({ count, startMs, valence, arousal }: PlayedMoods, atMs: number): Pair['music'] | undefined {
  const rows: number[] = []
  for (let row = lowerBound(startMs, atMs - HOURS_BEFORE * MS_PER_HOUR); row < count && startMs[row]! <= atMs; row++) rows.push(row)
  if (rows.length === 0) return undefined
  return { valence: meanOf(rows.map((row) => valence[row]!)), arousal: meanOf(rows.map((row) => arousal[row]!)) }
}

/** Null with too few pairs, and where one side never moves. */
function correlationOf(pairs: readonly Pair[], axis: Axis): Togetherness[Axis] {
  if (pairs.length < PAIRS_MIN) return null
  const own = pairs.map((pair) => pair.own[axis])
  const music = pairs.map((pair) => pair.music[axis])
  const [ownMean, musicMean] = [meanOf(own), meanOf(music)]
  const spread = deviationOf(own) * deviationOf(music)
  if (spread < 1e-9) return null
  const shared = own.reduce((sum, value, index) => sum + (value - ownMean) * (music[index]! - musicMean), 0) / (pairs.length - 1)
  const r = Math.max(-1, Math.min(1, shared / spread))
  // Fisher's z is nearly normal with a standard error of 1 / sqrt(n - 3).
  const z = Math.atanh(Math.max(-0.9999, Math.min(0.9999, r)))
  const reach = 1.96 / Math.sqrt(pairs.length - 3)
  return { r: round4(r), from: round4(Math.tanh(z - reach)), to: round4(Math.tanh(z + reach)) }
}
