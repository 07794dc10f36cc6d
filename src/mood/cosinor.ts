/** A curve over bins that come round again, fitted by least squares: its strength, its peak and its trough. */
import type { CycleTest } from '../contract/mood.ts'
import { add } from '../shared/columns.ts'
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

/** A trace of a ridge keeps the system solvable when somebody never listens at night. */
const RIDGE = 1e-3

/**
 * Weighted least squares of the bins' means on a constant and waves (the cosinor of Halberg; Cornelissen 2014), or the means
 * themselves. What depends on the plays of the bins alone serves both axes; columns are kept, because chance asks hundreds of times.
 */
export class CurveFitter {
  private readonly bins: number
  /** Bin by bin the values of the constant and of each wave. */
  private readonly waves: Float64Array
  private readonly size: number
  /** The normal equations, and what they become by Cholesky's decomposition: both of `size` columns and rows. */
  private readonly normal: Float64Array
  private readonly factor: Float64Array
  private readonly weights: Float64Array
  private count: Float64Array = new Float64Array(0)
  private total = 0
  private mean = 0

  constructor({ bins, harmonics }: CurveShape) {
    this.bins = bins
    this.size = harmonics === 0 ? 0 : 2 * harmonics + 1
    this.waves = Float64Array.from({ length: bins * this.size }, (_, cell) => wave(cell % this.size, Math.floor(cell / this.size), bins))
    this.normal = new Float64Array(this.size ** 2)
    this.factor = new Float64Array(this.size ** 2)
    this.weights = new Float64Array(this.size)
  }

  /** Says how many plays each bin has. */
  weigh(count: Float64Array): void {
    const { size, waves, normal } = this
    this.count = count
    this.total = 0
    for (let bin = 0; bin < count.length; bin++) this.total += count[bin]!
    normal.fill(0)
    for (let bin = 0; bin < count.length; bin++) {
      for (let row = 0; row < size; row++) {
        const weighted = count[bin]! * waves[bin * size + row]!
        for (let column = 0; column <= row; column++) add(normal, row * size + column, weighted * waves[bin * size + column]!)
      }
    }
    this.decompose()
  }

  private decompose(): void {
    const { size, normal, factor, total } = this
    for (let row = 0; row < size; row++) {
      for (let column = 0; column <= row; column++) {
        let rest = normal[row * size + column]! + (row === column && row > 0 ? RIDGE * total : 0)
        for (let before = 0; before < column; before++) rest -= factor[row * size + before]! * factor[column * size + before]!
        factor[row * size + column] = row === column ? Math.sqrt(rest) : rest / factor[column * size + column]!
      }
    }
  }

  /** How much the curve through these sums over the plays of the bins explains. */
  strengthOf(sum: Float64Array): number {
    this.solve(sum)
    const { count, size, waves, weights, mean } = this
    let strength = 0
    for (let bin = 0; bin < count.length; bin++) {
      let value = size === 0 ? meanOfBin(count, sum, bin, mean) : 0
      for (let column = 0; column < size; column++) value += weights[column]! * waves[bin * size + column]!
      strength += count[bin]! * (value - mean) ** 2
    }
    return strength
  }

  curveOf(sum: Float64Array): Curve {
    const strength = this.strengthOf(sum)
    const { bins, count, size, mean } = this
    const weights = this.weights.slice()
    const means = sum.map((_, bin) => meanOfBin(count, sum, bin, mean))
    const valueAt = (bin: number): number => {
      if (size === 0) return means[bin] ?? mean
      return weights.reduce((value, weight, column) => value + weight * wave(column, bin, bins), 0)
    }
    return { strength, valueAt }
  }

  /** Leaves what each wave weighs, and the mean over all plays. */
  private solve(sum: Float64Array): void {
    const { size, waves, factor, weights } = this
    let all = 0
    for (let bin = 0; bin < sum.length; bin++) all += sum[bin]!
    for (let row = 0; row < size; row++) {
      let rest = 0
      for (let bin = 0; bin < sum.length; bin++) rest += sum[bin]! * waves[bin * size + row]!
      for (let before = 0; before < row; before++) rest -= factor[row * size + before]! * weights[before]!
      weights[row] = rest / factor[row * size + row]!
    }
    for (let row = size - 1; row >= 0; row--) {
      let rest = weights[row]!
      for (let after = row + 1; after < size; after++) rest -= factor[after * size + row]! * weights[after]!
      weights[row] = rest / factor[row * size + row]!
    }
    this.mean = all / this.total
  }
}

/** A bin without plays says nothing of its own. */
function meanOfBin(count: Float64Array, sum: Float64Array, bin: number, mean: number): number {
  return count[bin] === 0 ? mean : sum[bin]! / count[bin]!
}

/** Column 0 is the constant, then cosine and sine of each wave. */
function wave(column: number, bin: number, bins: number): number {
  if (column === 0) return 1
  const angle = (2 * Math.PI * Math.ceil(column / 2) * bin) / bins
  return column % 2 === 1 ? Math.cos(angle) : Math.sin(angle)
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
  let peak = first
  let trough = first
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
