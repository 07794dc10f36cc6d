/** Curves over the day, the week and the year: means with bands, a fitted curve, and whether chance would make one as strong. */
import type { CycleTest, MoodBin, MoodCycle } from '../contract/mood.ts'
import type { Random } from '../shared/random.ts'
import type { LocalDay } from '../shared/time.ts'
import { fitCurve, shapeOf, type CurveShape } from './cosinor.ts'
import type { HourSums } from './hour-sums.ts'
import { add, clusteredBandOf } from './statistics.ts'

export interface CycleShape extends CurveShape {
  /** Which bin a play falls in, by its local day and the hour of its start. */
  readonly binOf: (day: LocalDay, hour: number) => number
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

export function cycleOf(hours: HourSums, shape: CycleShape, random: Random): MoodCycle {
  const table = tableOf(hours, shape)
  const bins = binsOf(table, shape)
  const isEnough = table.rounds >= shape.roundsMin && bins.every(({ plays }) => plays > 0 || shape.harmonics > 0)
  if (!isEnough) return { bins, valence: null, arousal: null }
  return { bins, ...testsOf(table, shape, random) }
}

/** Sums over plays, a cell for each bin of each cluster or round: how many plays, and their valence and arousal. */
interface Sums {
  readonly count: Float64Array
  readonly valence: Float64Array
  readonly arousal: Float64Array
}

interface Table {
  /** Clusters and rounds are numbered in the order of their first plays. */
  readonly rounds: number
  readonly byCluster: Sums
  readonly byRound: Sums
}

function emptySums(size: number): Sums {
  return { count: new Float64Array(size), valence: new Float64Array(size), arousal: new Float64Array(size) }
}

function tableOf(hours: HourSums, { bins, binOf, roundOf, clusterOf }: CycleShape): Table {
  const clusters = numbersOf(hours.localDay, clusterOf)
  const rounds = numbersOf(hours.localDay, roundOf)
  const byCluster = emptySums(clusters.count * bins)
  const byRound = emptySums(rounds.count * bins)
  const { count, localDay, hour } = hours
  for (let cell = 0; cell < count; cell++) {
    const bin = binOf(localDay[cell]!, hour[cell]!)
    addCell(byCluster, clusters.numbers[cell]! * bins + bin, hours, cell)
    addCell(byRound, rounds.numbers[cell]! * bins + bin, hours, cell)
  }
  return { rounds: rounds.count, byCluster, byRound }
}

function addCell({ count, valence, arousal }: Sums, at: number, hours: HourSums, cell: number): void {
  add(count, at, hours.plays[cell]!)
  add(valence, at, hours.valence[cell]!)
  add(arousal, at, hours.arousal[cell]!)
}

/** What each day belongs to, numbered in the order in which it was first met. */
function numbersOf(days: Int32Array, keyOf: (day: LocalDay) => number): { readonly numbers: Uint32Array; readonly count: number } {
  const known = new Map<number, number>()
  const numbers = new Uint32Array(days.length)
  for (let cell = 0; cell < days.length; cell++) {
    // Most hours follow one of the same day, and belong where that one does.
    if (cell > 0 && days[cell] === days[cell - 1]) {
      numbers[cell] = numbers[cell - 1]!
      continue
    }
    const key = keyOf(days[cell]!)
    const number = known.get(key) ?? known.size
    known.set(key, number)
    numbers[cell] = number
  }
  return { numbers, count: known.size }
}

function binsOf({ byCluster: { count, valence, arousal } }: Table, { bins }: CycleShape): MoodBin[] {
  return Array.from({ length: bins }, (_, bin) => {
    let plays = 0
    for (let cell = bin; cell < count.length; cell += bins) plays += count[cell]!
    return {
      plays,
      valence: clusteredBandOf({ count, sum: valence }, bin, bins) ?? null,
      arousal: clusteredBandOf({ count, sum: arousal }, bin, bins) ?? null,
    }
  })
}

/** Count, valence and arousal lie beside each other, because chance goes through all of them hundreds of times. */
const COLUMNS = 3

/** The bins that were heard, round after round. */
interface Rounds {
  /** Where each round begins in the columns below, and where the last one ends. */
  readonly starts: Uint32Array
  readonly bin: Uint8Array
  readonly sums: Float64Array
}

function roundsOf({ rounds, byRound: { count, valence, arousal } }: Table, bins: number): Rounds {
  const starts = new Uint32Array(rounds + 1)
  const bin = new Uint8Array(count.length)
  const sums = new Float64Array(count.length * COLUMNS)
  let heard = 0
  for (let round = 0; round < rounds; round++) {
    for (let at = 0; at < bins; at++) {
      const cell = round * bins + at
      if (count[cell] === 0) continue
      bin[heard] = at
      sums[heard * COLUMNS] = count[cell]!
      sums[heard * COLUMNS + 1] = valence[cell]!
      sums[heard * COLUMNS + 2] = arousal[cell]!
      heard += 1
    }
    starts[round + 1] = heard
  }
  return { starts, bin, sums }
}

/** The sums of each bin when every round is turned by itself. */
function gather({ starts, bin, sums }: Rounds, turns: Uint8Array, turned: Float64Array, into: Sums): void {
  const bins = into.count.length
  turned.fill(0)
  for (let round = 0; round < turns.length; round++) {
    const turn = turns[round]!
    const end = starts[round + 1]!
    for (let cell = starts[round]!; cell < end; cell++) {
      const [from, to] = [cell * COLUMNS, (bin[cell]! + turn) * COLUMNS]
      turned[to] = turned[to]! + sums[from]!
      turned[to + 1] = turned[to + 1]! + sums[from + 1]!
      turned[to + 2] = turned[to + 2]! + sums[from + 2]!
    }
  }
  for (let at = 0; at < bins; at++) {
    const [once, again] = [at * COLUMNS, (at + bins) * COLUMNS]
    into.count[at] = turned[once]! + turned[again]!
    into.valence[at] = turned[once + 1]! + turned[again + 1]!
    into.arousal[at] = turned[once + 2]! + turned[again + 2]!
  }
}

function testsOf(table: Table, shape: CycleShape, random: Random): { valence: CycleTest | null; arousal: CycleTest | null } {
  const { bins } = shape
  const rounds = roundsOf(table, bins)
  const turns = new Uint8Array(table.rounds)
  // A turn carries a bin past the end, so there is room for two turns of the clock.
  const turned = new Float64Array(2 * bins * COLUMNS)
  const sums = emptySums(bins)
  gather(rounds, turns, turned, sums)
  const heard = Array.from(sums.count, (count) => count > 0)
  const fits = AXES.map((axis) => fitCurve(sums.count, sums[axis], shape))
  const asStrong = AXES.map(() => 0)
  for (let time = 0; time < PERMUTATIONS; time++) {
    // Turning each round by itself keeps what belongs together within it, and loses only the hour on the clock.
    for (let round = 0; round < turns.length; round++) turns[round] = Math.floor(random() * bins)
    gather(rounds, turns, turned, sums)
    for (const [index, axis] of AXES.entries()) {
      if (fitCurve(sums.count, sums[axis], shape).strength >= fits[index]!.strength) asStrong[index]! += 1
    }
  }
  const test = (index: number): CycleTest | null => {
    const pValue = (1 + asStrong[index]!) / (1 + PERMUTATIONS)
    return { pValue, isClear: pValue <= ALPHA, ...shapeOf(fits[index]!, heard, shape) }
  }
  return { valence: test(0), arousal: test(1) }
}
