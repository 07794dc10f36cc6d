/** Curves over the day, the week and the year: means with bands, a fitted curve, and whether chance would make one as strong. */
import type { CycleTest, MoodBin, MoodCycle } from '../contract/mood.ts'
import type { Random } from '../shared/random.ts'
import type { LocalDay } from '../shared/time.ts'
import type { PlayedMoods } from './played-moods.ts'
import { add, clusteredBand, round4, type Cluster } from './statistics.ts'

export interface CycleShape {
  readonly bins: number
  /** Which bin a play falls in, by its local day and the hour of its start. */
  readonly binOf: (day: LocalDay, hour: number) => number
  /** What turns as a whole when chance is asked: a day for hours, a week for weekdays, a year for months. */
  readonly roundOf: (day: LocalDay) => number
  /** What can be drawn again for the bands. */
  readonly clusterOf: (day: LocalDay) => number
  /** Waves of the fitted curve: two for a day, whose trough is narrower than its peak; none where bins are compared as they are. */
  readonly harmonics: number
  readonly roundsMin: number
  /** What the first bin is called, and where in it the value is taken to lie. */
  readonly firstBin: number
  readonly centre: number
}

const PERMUTATIONS = 399
const ALPHA = 0.01
const AXES = ['valence', 'arousal'] as const

export function cycleOf(played: PlayedMoods, shape: CycleShape, random: Random): MoodCycle {
  const table = tableOf(played, shape)
  const bins = binsOf(table, shape)
  const isEnough = table.rounds >= shape.roundsMin && bins.every(({ plays }) => plays > 0 || shape.harmonics > 0)
  if (!isEnough) return { bins, valence: null, arousal: null }
  return { bins, ...testsOf(table, shape, random) }
}

/** Sums over plays, one cell each. */
interface MoodSums {
  readonly count: Float64Array
  readonly valence: Float64Array
  readonly arousal: Float64Array
}

/** The plays of one bin in one cluster and round are a cell. Chance goes through all of them hundreds of times, so they are columns. */
interface Table extends MoodSums {
  readonly bin: Uint8Array
  /** Rounds are numbered in the order of their first plays. */
  readonly round: Uint32Array
  readonly rounds: number
}

function emptySums(size: number): MoodSums {
  return { count: new Float64Array(size), valence: new Float64Array(size), arousal: new Float64Array(size) }
}

function tableOf({ count, localDay, hour, valence, arousal }: PlayedMoods, { bins, binOf, roundOf, clusterOf }: CycleShape): Table {
  const cells = new Map<number, number>()
  const rounds = new Map<number, number>()
  const [bin, round]: [number[], number[]] = [[], []]
  const cellOfPlay = new Uint32Array(count)
  for (let row = 0; row < count; row++) {
    // Most plays follow one of the same hour, and belong where that one does.
    if (row > 0 && localDay[row] === localDay[row - 1] && hour[row] === hour[row - 1]) {
      cellOfPlay[row] = cellOfPlay[row - 1]!
      continue
    }
    const day = localDay[row]!
    const ofPlay = binOf(day, hour[row]!)
    const cell = numberOf(cells, clusterOf(day) * bins + ofPlay)
    cellOfPlay[row] = cell
    if (cell < bin.length) continue
    bin.push(ofPlay)
    round.push(numberOf(rounds, roundOf(day)))
  }
  const sums = emptySums(bin.length)
  for (let row = 0; row < count; row++) {
    add(sums.count, cellOfPlay[row]!, 1)
    add(sums.valence, cellOfPlay[row]!, valence[row]!)
    add(sums.arousal, cellOfPlay[row]!, arousal[row]!)
  }
  return { ...sums, bin: Uint8Array.from(bin), round: Uint32Array.from(round), rounds: rounds.size }
}

/** The number under which a key was first met. */
function numberOf(numbers: Map<number, number>, key: number): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, numbers.size)
  return numbers.size - 1
}

function binsOf(table: Table, { bins }: CycleShape): MoodBin[] {
  const cellsOf = Array.from({ length: bins }, (): number[] => [])
  for (let cell = 0; cell < table.bin.length; cell++) cellsOf[table.bin[cell]!]!.push(cell)
  return cellsOf.map((cells) => {
    const band = (axis: 'valence' | 'arousal'): MoodBin['valence'] =>
      clusteredBand(cells.map((cell): Cluster => ({ count: table.count[cell]!, sum: table[axis][cell]! }))) ?? null
    return { plays: cells.reduce((total, cell) => total + table.count[cell]!, 0), valence: band('valence'), arousal: band('arousal') }
  })
}

/** The sums of each bin when every round is turned by itself. */
function gather({ bin, round, ...cells }: Table, turns: Uint8Array, { count, valence, arousal }: MoodSums): void {
  const bins = count.length
  for (const column of [count, valence, arousal]) column.fill(0)
  for (let cell = 0; cell < bin.length; cell++) {
    const turned = bin[cell]! + turns[round[cell]!]!
    const at = turned < bins ? turned : turned - bins
    count[at] = count[at]! + cells.count[cell]!
    valence[at] = valence[at]! + cells.valence[cell]!
    arousal[at] = arousal[at]! + cells.arousal[cell]!
  }
}

function testsOf(table: Table, shape: CycleShape, random: Random): { valence: CycleTest | null; arousal: CycleTest | null } {
  const { bins } = shape
  const turns = new Uint8Array(table.rounds)
  const sums = emptySums(bins)
  gather(table, turns, sums)
  const heard = Array.from(sums.count, (count) => count > 0)
  const fits = AXES.map((axis) => fitCurve(sums.count, sums[axis], shape))
  const asStrong = AXES.map(() => 0)
  for (let time = 0; time < PERMUTATIONS; time++) {
    // Turning each round by itself keeps what belongs together within it, and loses only the hour on the clock.
    for (let round = 0; round < turns.length; round++) turns[round] = Math.floor(random() * bins)
    gather(table, turns, sums)
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

interface Curve {
  /** How much of the difference between plays the curve explains, in sums of squares. */
  readonly strength: number
  readonly valueAt: (bin: number) => number
}

/** Weighted least squares of the bins' means on a constant and waves (the cosinor of Halberg; Cornelissen 2014), or the means themselves. */
function fitCurve(count: Float64Array, sum: Float64Array, { bins, harmonics }: CycleShape): Curve {
  const total = count.reduce((all, value) => all + value, 0)
  const mean = sum.reduce((all, value) => all + value, 0) / total
  const means = Array.from(sum, (value, bin) => (count[bin] === 0 ? mean : value / count[bin]!))
  const columns = harmonics === 0 ? [] : designOf(bins, harmonics)
  const weights = harmonics === 0 ? [] : solve(columns, count, means)
  const valueAt = (bin: number): number => {
    if (harmonics === 0) return means[bin] ?? mean
    return weights.reduce((value, weight, column) => value + weight * wave(column, bin, bins), 0)
  }
  let strength = 0
  for (let bin = 0; bin < bins; bin++) {
    let value = 0
    // As `valueAt`, by the tables: this is asked for every turn of chance.
    for (let column = 0; column < weights.length; column++) value += weights[column]! * columns[column]![bin]!
    strength += count[bin]! * ((harmonics === 0 ? means[bin]! : value) - mean) ** 2
  }
  return { strength, valueAt }
}

/** Column 0 is the constant, then cosine and sine of each wave. */
function wave(column: number, bin: number, bins: number): number {
  if (column === 0) return 1
  const angle = (2 * Math.PI * Math.ceil(column / 2) * bin) / bins
  return column % 2 === 1 ? Math.cos(angle) : Math.sin(angle)
}

const designs = new Map<number, readonly Float64Array[]>()

/** The same few tables serve every fit. */
function designOf(bins: number, harmonics: number): readonly Float64Array[] {
  const key = bins * 10 + harmonics
  const known = designs.get(key)
  if (known !== undefined) return known
  const made = Array.from({ length: 2 * harmonics + 1 }, (_, column) =>
    Float64Array.from({ length: bins }, (__, bin) => wave(column, bin, bins)),
  )
  designs.set(key, made)
  return made
}

/** A trace of a ridge keeps the system solvable when somebody never listens at night. */
const RIDGE = 1e-3

/** Gauss elimination of the normal equations; there are three or five unknowns. */
function solve(columns: readonly Float64Array[], weights: Float64Array, values: readonly number[]): readonly number[] {
  const size = columns.length
  const total = weights.reduce((all, value) => all + value, 0)
  const rows = columns.map((left, row) => {
    const equation = columns.map((right) => {
      let sum = 0
      for (let bin = 0; bin < weights.length; bin++) sum += weights[bin]! * left[bin]! * right[bin]!
      return sum
    })
    let target = 0
    for (let bin = 0; bin < weights.length; bin++) target += weights[bin]! * left[bin]! * values[bin]!
    if (row > 0) equation[row]! += RIDGE * total
    return [...equation, target]
  })
  for (let pivot = 0; pivot < size; pivot++) {
    for (let row = pivot + 1; row < size; row++) {
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!
      for (let column = pivot; column <= size; column++) rows[row]![column]! -= factor * rows[pivot]![column]!
    }
  }
  const solution = Array.from({ length: size }, () => 0)
  for (let row = size - 1; row >= 0; row--) {
    let value = rows[row]![size]!
    for (let column = row + 1; column < size; column++) value -= rows[row]![column]! * solution[column]!
    solution[row] = value / rows[row]![row]!
  }
  return solution
}

const STEPS_PER_BIN = 10

/** Peak and trough are sought where there is music: a curve goes on through hours of sleep, and says nothing about them. */
function shapeOf(
  curve: Curve,
  heard: readonly boolean[],
  { bins, harmonics, firstBin, centre }: CycleShape,
): Pick<CycleTest, 'amplitude' | 'peak' | 'trough' | 'fitted'> {
  const steps = harmonics === 0 ? 1 : STEPS_PER_BIN
  const first = heard.indexOf(true)
  let [peak, trough] = [first, first]
  for (let step = 0; step < bins * steps; step++) {
    if (heard[Math.round(step / steps) % bins] !== true) continue
    const value = curve.valueAt(step / steps)
    if (value > curve.valueAt(peak)) peak = step / steps
    if (value < curve.valueAt(trough)) trough = step / steps
  }
  const named = (bin: number): number => round4(((bin + centre) % bins) + firstBin)
  return {
    amplitude: round4((curve.valueAt(peak) - curve.valueAt(trough)) / 2),
    peak: named(peak),
    trough: named(trough),
    fitted: Array.from({ length: bins }, (_, bin) => round4(curve.valueAt(bin))),
  }
}
