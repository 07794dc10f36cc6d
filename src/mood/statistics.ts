/** The little statistics that mood needs: bands from clusters, quantiles. */
import type { Band } from '../contract/mood.ts'
import { add } from '../shared/columns.ts'

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

/** The band of one group, as below. */
export function clusteredBand(clusters: readonly Cluster[]): Band | undefined {
  const columns = { count: new Float64Array(clusters.length), sum: new Float64Array(clusters.length) }
  for (let index = 0; index < clusters.length; index++) {
    columns.count[index] = clusters[index]!.count
    columns.sum[index] = clusters[index]!.sum
  }
  return clusteredBandsOf(columns, new Uint32Array(clusters.length), 1)[0]
}

/**
 * For each group of clusters the mean over all values with its 95 % band, where only whole clusters are independent (a ratio
 * estimator with the linearised variance; Cochran, Sampling Techniques, section 6.3). Undefined for fewer than three clusters;
 * those without a value are none. `groupOf`: by cluster, below `groups`.
 */
export function clusteredBandsOf(
  { count, sum }: { readonly count: Float64Array; readonly sum: Float64Array },
  groupOf: Uint32Array,
  groups: number,
): readonly (Band | undefined)[] {
  const [clusters, values, totals] = [new Float64Array(groups), new Float64Array(groups), new Float64Array(groups)]
  for (let cell = 0; cell < count.length; cell++) {
    if (count[cell] === 0) continue
    const group = groupOf[cell]!
    add(clusters, group, 1)
    add(values, group, count[cell]!)
    add(totals, group, sum[cell]!)
  }
  const means = totals.map((total, group) => total / values[group]!)
  const squares = new Float64Array(groups)
  for (let cell = 0; cell < count.length; cell++) {
    if (count[cell] === 0) continue
    const distance = sum[cell]! - means[groupOf[cell]!]! * count[cell]!
    add(squares, groupOf[cell]!, distance * distance)
  }
  return Array.from(clusters, (number, group) => {
    if (number < CLUSTERS_MIN) return undefined
    const error = Math.sqrt((squares[group]! * number) / (number - 1)) / values[group]!
    const reach = studentQuantile(number - 1) * error
    return { mean: round4(means[group]!), from: round4(means[group]! - reach), to: round4(means[group]! + reach) }
  })
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
  let left = from
  let right = values.length - 1
  while (left < right) {
    const pivot = values[(left + right) >> 1]!
    let low = left
    let high = right
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
  let at = 0
  let below = 0
  return shares.map((share) => {
    const place = Math.min(total - 1, Math.floor(share * total))
    while (at < sorted.length - 1 && below + weightOf.get(sorted[at]!)! <= place) below += weightOf.get(sorted[at++]!)!
    return sorted[at] ?? 0
  })
}

/** The mean of values that each stand for `weights` of all. */
export function weightedMeanOf(values: Float64Array, weights: Float64Array): number {
  let sum = 0
  let total = 0
  for (let index = 0; index < values.length; index++) {
    sum += weights[index]! * values[index]!
    total += weights[index]!
  }
  return total === 0 ? 0 : sum / total
}

export function weightedDeviationOf(values: Float64Array, weights: Float64Array): number {
  const mean = weightedMeanOf(values, weights)
  let squares = 0
  let total = 0
  for (let index = 0; index < values.length; index++) {
    squares += weights[index]! * (values[index]! - mean) ** 2
    total += weights[index]!
  }
  return total < 2 ? 0 : Math.sqrt(squares / (total - 1))
}
