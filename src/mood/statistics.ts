/** The little statistics that mood needs: bands from clusters, quantiles. */
import type { Band } from '../contract/mood.ts'

/** Two-sided 95 % quantile of Student's t; the expansion of Abramowitz and Stegun 26.7.5 to the second term, within 1 % from 3 on. */
function studentQuantile(freedom: number): number {
  return 1.95996 + 2.37227 / freedom + 2.8225 / freedom ** 2
}

/** Sums of one cluster: how many values, and their sum. */
export interface Cluster {
  readonly count: number
  readonly sum: number
}

export const CLUSTERS_MIN = 3

/**
 * The mean over all values with its 95 % band, where only whole clusters are independent (a ratio estimator with the
 * linearised variance; Cochran, Sampling Techniques, section 6.3). Undefined for fewer than three clusters.
 */
export function clusteredBand(clusters: readonly Cluster[]): Band | undefined {
  const columns = { count: new Float64Array(clusters.length), sum: new Float64Array(clusters.length) }
  for (let index = 0; index < clusters.length; index++) {
    columns.count[index] = clusters[index]!.count
    columns.sum[index] = clusters[index]!.sum
  }
  return clusteredBandOf(columns, 0, 1)
}

/** The same of clusters in columns: every `step`th cell from `first` on is one. */
export function clusteredBandOf(
  { count, sum }: { readonly count: Float64Array; readonly sum: Float64Array },
  first: number,
  step: number,
): Band | undefined {
  let [clusters, values, total] = [0, 0, 0]
  for (let cell = first; cell < count.length; cell += step) {
    if (count[cell] === 0) continue
    clusters += 1
    values += count[cell]!
    total += sum[cell]!
  }
  if (clusters < CLUSTERS_MIN) return undefined
  const mean = total / values
  let squares = 0
  for (let cell = first; cell < count.length; cell += step) squares += (sum[cell]! - mean * count[cell]!) ** 2
  const error = Math.sqrt((squares * clusters) / (clusters - 1)) / values
  const reach = studentQuantile(clusters - 1) * error
  return { mean: round4(mean), from: round4(mean - reach), to: round4(mean + reach) }
}

/** Adds to one cell of a column of sums. */
export function add(cells: Float64Array, index: number, amount: number): void {
  cells[index] = cells[index]! + amount
}

/** Four digits: more would claim what nobody knows. */
export function round4(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let index = 0; index < values.length; index++) sum += values[index]!
  return values.length === 0 ? 0 : sum / values.length
}

export function deviationOf(values: ArrayLike<number>): number {
  if (values.length < 2) return 0
  const mean = meanOf(values)
  let squares = 0
  for (let index = 0; index < values.length; index++) squares += (values[index]! - mean) ** 2
  return Math.sqrt(squares / (values.length - 1))
}

/**
 * The values below which these ascending shares of all lie; zeros where there are none. Each is selected among what the one before
 * has left (Hoare 1961), because sorting everything for a few of them costs many times as much.
 */
export function quantilesOf(values: Float64Array, shares: readonly number[]): readonly number[] {
  const sorted = values.slice()
  let from = 0
  return shares.map((share) => {
    const place = Math.min(sorted.length - 1, Math.floor(share * sorted.length))
    partition(sorted, from, place)
    from = Math.max(from, place)
    return sorted[place] ?? 0
  })
}

/** Moves values until nothing from `from` to `place` is greater, and nothing behind `place` less, than what lies at `place`. */
function partition(values: Float64Array, from: number, place: number): void {
  let [left, right] = [from, values.length - 1]
  while (left < right) {
    const pivot = values[(left + right) >> 1]!
    let [low, high] = [left, right]
    while (low <= high) {
      while (values[low]! < pivot) low++
      while (values[high]! > pivot) high--
      if (low > high) break
      const moved = values[low]!
      values[low++] = values[high]!
      values[high--] = moved
    }
    if (place <= high) right = high
    else if (place >= low) left = low
    else return
  }
}

/** The same of values that each stand for `weights` of all: as many as would lie in a column in which each is written so often. */
export function weightedQuantilesOf(values: Float64Array, weights: Float64Array, shares: readonly number[]): readonly number[] {
  const weightOf = new Map<number, number>()
  let total = 0
  for (let index = 0; index < values.length; index++) {
    if (weights[index] === 0) continue
    weightOf.set(values[index]!, (weightOf.get(values[index]!) ?? 0) + weights[index]!)
    total += weights[index]!
  }
  const sorted = Float64Array.from(weightOf.keys()).toSorted()
  let [at, below] = [0, 0]
  return shares.map((share) => {
    const place = Math.min(total - 1, Math.floor(share * total))
    while (at < sorted.length - 1 && below + weightOf.get(sorted[at]!)! <= place) below += weightOf.get(sorted[at++]!)!
    return sorted[at] ?? 0
  })
}

/** The mean of values that each stand for `weights` of all. */
export function weightedMeanOf(values: Float64Array, weights: Float64Array): number {
  let [sum, total] = [0, 0]
  for (let index = 0; index < values.length; index++) {
    sum += weights[index]! * values[index]!
    total += weights[index]!
  }
  return total === 0 ? 0 : sum / total
}

export function weightedDeviationOf(values: Float64Array, weights: Float64Array): number {
  const mean = weightedMeanOf(values, weights)
  let [squares, total] = [0, 0]
  for (let index = 0; index < values.length; index++) {
    squares += weights[index]! * (values[index]! - mean) ** 2
    total += weights[index]!
  }
  return total < 2 ? 0 : Math.sqrt(squares / (total - 1))
}
