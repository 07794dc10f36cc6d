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
  const used = clusters.filter(({ count }) => count > 0)
  if (used.length < CLUSTERS_MIN) return undefined
  const count = used.reduce((total, cluster) => total + cluster.count, 0)
  const mean = used.reduce((total, cluster) => total + cluster.sum, 0) / count
  const squares = used.reduce((total, cluster) => total + (cluster.sum - mean * cluster.count) ** 2, 0)
  const error = Math.sqrt((squares * used.length) / (used.length - 1)) / count
  const reach = studentQuantile(used.length - 1) * error
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

/** The value below which a share of sorted values lies. */
export function quantileOf(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
