/** A curve over bins that come round again, fitted by least squares: its strength, its peak and its trough. */
import type { CycleTest } from '../contract/mood.ts'
import { round4 } from './statistics.ts'

/** Who turns, in how many bins, and how that is fitted. */
export interface CurveShape {
  readonly bins: number
  /** Waves of the fitted curve: two for a day, whose trough is narrower than its peak; none where bins are compared as they are. */
  readonly harmonics: number
  /** What the first bin is called, and where in it the value is taken to lie. */
  readonly firstBin: number
  readonly centre: number
}

export interface Curve {
  /** How much of the difference between plays the curve explains, in sums of squares. */
  readonly strength: number
  readonly valueAt: (bin: number) => number
}

/** Weighted least squares of the bins' means on a constant and waves (the cosinor of Halberg; Cornelissen 2014), or the means themselves. */
export function fitCurve(count: Float64Array, sum: Float64Array, { bins, harmonics }: CurveShape): Curve {
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
export function shapeOf(
  curve: Curve,
  heard: readonly boolean[],
  { bins, harmonics, firstBin, centre }: CurveShape,
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
