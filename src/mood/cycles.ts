/** Curves over the day, the week and the year: means with bands, a fitted curve, and whether chance would make one as strong. */
import type { CycleTest, MoodBin, MoodCycle } from '../contract/mood.ts'
import { add } from '../shared/columns.ts'
import type { Random } from '../shared/random.ts'
import type { LocalDay } from '../shared/time.ts'
import { CurveFitter, shapeOf, type CurveShape } from './cosinor.ts'
import { numberedBy, type DaySums, type Numbered } from './hour-sums.ts'
import { clusteredBandsOf } from './statistics.ts'

export interface CycleShape extends CurveShape {
  /** What turns as a whole when chance is asked: a day or some weeks for hours, some weeks for weekdays, a year for months. */
  readonly roundOf: (day: LocalDay) => number
  /** What can be drawn again for the bands. */
  readonly clusterOf: (day: LocalDay) => number
  readonly roundsMin: number
}

/** Enough that at most one of them as strong is clear. */
const PERMUTATIONS = 199
const ALPHA = 0.01
const AXES = ['valence', 'arousal'] as const

/** `binOf`: by cell of the sums. */
export function cycleOf(sums: DaySums, binOf: Uint32Array, shape: CycleShape, random: Random): MoodCycle {
  const bins = binsOf(sums, binOf, shape)
  const rounds = numberedBy(sums, shape.roundOf)
  const isEnough = rounds.keys.length >= shape.roundsMin && bins.every(({ plays }) => plays > 0 || shape.harmonics > 0)
  if (!isEnough) return { bins, valence: null, arousal: null }
  return { bins, ...testsOf(byRound(sums, binOf, rounds, shape.bins), shape, random) }
}

function binsOf(sums: DaySums, binOf: Uint32Array, { bins, clusterOf }: CycleShape): MoodBin[] {
  const { cells, bin, count, valence, arousal } = clustersOf(sums, binOf, clusterOf)
  const plays = new Float64Array(bins)
  for (let cell = 0; cell < cells; cell++) add(plays, bin[cell]!, count[cell]!)
  const valences = clusteredBandsOf({ count, sum: valence }, bin, bins)
  const arousals = clusteredBandsOf({ count, sum: arousal }, bin, bins)
  return Array.from(plays, (ofBin, at) => ({ plays: ofBin, valence: valences[at] ?? null, arousal: arousals[at] ?? null }))
}

/** Cells in a row that lie in one cluster and one bin are drawn as one. There may be room behind them. */
function clustersOf({ count, localDay, ...sums }: DaySums, binOf: Uint32Array, clusterOf: (day: LocalDay) => number) {
  const merged = {
    bin: new Uint32Array(count),
    count: new Float64Array(count),
    valence: new Float64Array(count),
    arousal: new Float64Array(count),
  }
  let last = -1
  let day = Number.NaN
  let cluster = Number.NaN
  for (let cell = 0; cell < count; cell++) {
    const before = cluster
    if (localDay[cell] !== day) {
      day = localDay[cell]!
      cluster = clusterOf(day)
    }
    if (last < 0 || cluster !== before || binOf[cell] !== merged.bin[last]) merged.bin[++last] = binOf[cell]!
    add(merged.count, last, sums.plays[cell]!)
    add(merged.valence, last, sums.valence[cell]!)
    add(merged.arousal, last, sums.arousal[cell]!)
  }
  return { cells: last + 1, ...merged }
}

/** Count, valence and arousal lie beside each other, because chance goes through all of them hundreds of times. */
const COLUMNS = 3

/** Round after round, and in each bin after bin, the sums of its plays. */
function byRound({ count, ...sums }: DaySums, binOf: Uint32Array, { numbers, keys }: Numbered, bins: number): Float64Array {
  const rounds = new Float64Array(keys.length * bins * COLUMNS)
  for (let cell = 0; cell < count; cell++) {
    const at = (numbers[cell]! * bins + binOf[cell]!) * COLUMNS
    add(rounds, at, sums.plays[cell]!)
    add(rounds, at + 1, sums.valence[cell]!)
    add(rounds, at + 2, sums.arousal[cell]!)
  }
  return rounds
}

/** The sums of each bin when every round is turned by itself. */
class TurnedRounds {
  readonly count: Float64Array
  readonly valence: Float64Array
  readonly arousal: Float64Array
  private readonly rounds: Float64Array
  /** A turn carries a bin past the end, so there is room for two turns of the clock. */
  private readonly turned: Float64Array

  constructor(rounds: Float64Array, bins: number) {
    this.rounds = rounds
    this.turned = new Float64Array(2 * bins * COLUMNS)
    this.count = new Float64Array(bins)
    this.valence = new Float64Array(bins)
    this.arousal = new Float64Array(bins)
  }

  /** `turnOf` is asked for each round in turn. */
  turn(turnOf: () => number): void {
    const { rounds, turned, count, valence, arousal } = this
    const width = count.length * COLUMNS
    turned.fill(0)
    for (let start = 0; start < rounds.length; start += width) {
      const to = turnOf() * COLUMNS
      for (let cell = 0; cell < width; cell++) turned[to + cell] = turned[to + cell]! + rounds[start + cell]!
    }
    for (let bin = 0; bin < count.length; bin++) {
      const once = bin * COLUMNS
      const again = once + width
      count[bin] = turned[once]! + turned[again]!
      valence[bin] = turned[once + 1]! + turned[again + 1]!
      arousal[bin] = turned[once + 2]! + turned[again + 2]!
    }
  }
}

function testsOf(rounds: Float64Array, shape: CycleShape, random: Random): { valence: CycleTest | null; arousal: CycleTest | null } {
  const { bins } = shape
  const sums = new TurnedRounds(rounds, bins)
  const fitter = new CurveFitter(shape)
  sums.turn(() => 0)
  fitter.weigh(sums.count)
  const heard = Array.from(sums.count, (count) => count > 0)
  const curves = AXES.map((axis) => fitter.curveOf(sums[axis]))
  const fitted = curves.map((curve) => shapeOf(curve, heard, shape))
  const asStrong = AXES.map(() => 0)
  // Turning each round by itself keeps what belongs together within it, and loses only the hour on the clock.
  const byChance = (): number => random.below(bins)
  for (let time = 0; time < PERMUTATIONS; time++) {
    sums.turn(byChance)
    fitter.weigh(sums.count)
    for (const [index, axis] of AXES.entries()) if (fitter.strengthOf(sums[axis]) >= curves[index]!.strength) asStrong[index]! += 1
  }
  const test = (index: number): CycleTest => {
    const pValue = (1 + asStrong[index]!) / (1 + PERMUTATIONS)
    return { pValue, isClear: pValue <= ALPHA, ...fitted[index]! }
  }
  return { valence: test(0), arousal: test(1) }
}
