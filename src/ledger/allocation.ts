/** Divides an amount among claimants in proportion to their weights, exactly, by the method of the largest remainder. */
import { assert, at } from '../shared/assert.ts'
import type { Money } from '../shared/money.ts'
import { divideCeiling, divideFloor } from '../shared/money.ts'

/** Who takes part, under a name that can be published, and how much counts. */
export interface Claim {
  /** Unique among the claims. Published with the shares, so that anyone can recompute the order of ties. */
  readonly pseudonym: string
  /** Not negative; all weights together stay below 2^64. A claim of weight zero gets nothing. */
  readonly weight: bigint
}

/** `minor[i]` goes to `claims[i]`; together they are the total, to the last minor unit. */
export type Allocation =
  | { readonly kind: 'allocated'; readonly minor: readonly bigint[] }
  | { readonly kind: 'refused'; readonly reason: 'noWeight' | 'capBelowTotal' }

/** Weights and remainders pass through BigUint64Array, which would silently cut larger ones. */
const WEIGHT_SUM_END = 2n ** 64n

/**
 * Divides `total` (not negative) among the claims; with a cap nobody gets more than it, and what is above the cap goes
 * to the others in proportion to their weights.
 *
 * 1. Claims whose proportional share of what is left would reach the cap get the cap, heaviest first, until none does.
 * 2. Each other claim gets floor(rest * weight / weights) of the rest.
 * 3. The minor units still left go one each to the largest remainders of these divisions; equal remainders in the
 *    order of the pseudonyms by code unit (for ASCII, the order of SQL's collation "C").
 *
 * Step 2 and 3 are Hamilton's method (Balinski and Young, Fair Representation, 1982, chapter 2). The result does not
 * depend on the order of the claims, a larger weight never gets less, equal weights differ by at most one minor unit.
 */
export function allocate(total: Money, claims: readonly Claim[], cap: Money | null = null): Allocation {
  assert(total.minor >= 0n, 'only an amount that is not negative can be divided')
  assert(cap === null || cap.currency === total.currency, 'the cap is in the currency of the total')
  assertDistinct(claims)
  const weightSum = sumOfWeights(claims)
  if (total.minor === 0n) return { kind: 'allocated', minor: claims.map(() => 0n) }
  if (weightSum === 0n) return { kind: 'refused', reason: 'noWeight' }
  const capped = cap === null ? NOBODY_CAPPED : findCapped(total.minor, claims, weightSum, cap.minor)
  if (capped === undefined) return { kind: 'refused', reason: 'capBelowTotal' }
  const minor = allocateRest(total.minor, claims, weightSum, capped)
  assert(sum(minor) === total.minor, 'the shares are the total, to the last minor unit')
  return { kind: 'allocated', minor }
}

function assertDistinct(claims: readonly Claim[]): void {
  const pseudonyms = new Set<string>()
  for (const { pseudonym } of claims) pseudonyms.add(pseudonym)
  assert(pseudonyms.size === claims.length, 'every claim has a pseudonym of its own')
}

function sumOfWeights(claims: readonly Claim[]): bigint {
  let weightSum = 0n
  for (const { weight } of claims) {
    assert(weight >= 0n, 'a weight is not negative')
    weightSum += weight
  }
  assert(weightSum < WEIGHT_SUM_END, 'all weights together stay below 2^64')
  return weightSum
}

function sum(minor: readonly bigint[]): bigint {
  let total = 0n
  for (const amount of minor) total += amount
  return total
}

/** Every claim of at least this weight gets exactly the cap. */
interface Capped {
  readonly weightMin: bigint
  readonly capMinor: bigint
  readonly count: bigint
  readonly weightSum: bigint
}

const NOBODY_CAPPED: Capped = { weightMin: WEIGHT_SUM_END, capMinor: 0n, count: 0n, weightSum: 0n }

/**
 * Caps the heaviest claims until the next one's share stays below the cap; undefined when the caps together are less
 * than the total. Claims of one weight are capped together: taking one away leaves the share of its equals at the cap or above.
 */
function findCapped(totalMinor: bigint, claims: readonly Claim[], weightSum: bigint, capMinor: bigint): Capped | undefined {
  assert(capMinor >= 0n, 'a cap is not negative')
  const weights = BigUint64Array.from(claims, ({ weight }) => weight).toSorted()
  let capped: Capped = { ...NOBODY_CAPPED, capMinor }
  for (let index = weights.length - 1; index >= 0; index -= 1) {
    const weight = at(weights, index)
    const restMinor = totalMinor - capMinor * capped.count
    if (weight === 0n) break
    if (restMinor * weight < capMinor * (weightSum - capped.weightSum)) return capped
    capped = { weightMin: weight, capMinor, count: capped.count + 1n, weightSum: capped.weightSum + weight }
  }
  return capMinor * capped.count === totalMinor ? capped : undefined
}

function allocateRest(totalMinor: bigint, claims: readonly Claim[], weightSum: bigint, capped: Capped): bigint[] {
  const restMinor = totalMinor - capped.capMinor * capped.count
  const restWeightSum = weightSum - capped.weightSum
  const remainders = new BigUint64Array(claims.length)
  let leftover = restMinor
  const minor = claims.map(({ weight }, index) => {
    if (weight >= capped.weightMin) return capped.capMinor
    if (restWeightSum === 0n) return 0n
    const product = restMinor * weight
    const whole = divideFloor(product, restWeightSum)
    remainders[index] = product - whole * restWeightSum
    leftover -= whole
    return whole
  })
  for (const index of largestRemainders(remainders, claims, leftover)) minor[index] = at(minor, index) + 1n
  return minor
}

/** Picks `count` claims: the largest remainders, and among those equal to the smallest one picked, the first pseudonyms. */
function largestRemainders(remainders: BigUint64Array, claims: readonly Claim[], count: bigint): readonly number[] {
  if (count === 0n) return []
  assert(count < BigInt(remainders.length), 'fewer minor units are left than there are claims')
  const ascending = remainders.toSorted()
  let first = ascending.length
  /** Counting down keeps the leftover money a bigint; it never becomes an index. */
  for (let left = count; left > 0n; left -= 1n) first -= 1
  const smallest = at(ascending, first)
  assert(smallest > 0n, 'a share without a remainder is not rounded up')
  const above: number[] = []
  const tied: number[] = []
  remainders.forEach((remainder, index) => {
    if (remainder > smallest) above.push(index)
    else if (remainder === smallest) tied.push(index)
  })
  return above.concat(firstByPseudonym(tied, claims, ascending.length - first - above.length))
}

/** Picks the first `count` by pseudonym, grouping by one code unit after the other: linear, where sorting a million names is not. */
function firstByPseudonym(tied: readonly number[], claims: readonly Claim[], count: number): readonly number[] {
  const picked: number[] = []
  let candidates = tied
  for (let position = 0; picked.length < count; position += 1) {
    const groups = groupByCodeUnit(candidates, claims, position)
    for (const unit of [...groups.keys()].toSorted((a, b) => a - b)) {
      candidates = groups.get(unit) ?? []
      if (picked.length + candidates.length > count) break
      for (const index of candidates) picked.push(index)
    }
  }
  return picked
}

/** A pseudonym that ends before `position` stands in a group before all others, as a shorter one comes first. */
function groupByCodeUnit(indices: readonly number[], claims: readonly Claim[], position: number): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>()
  for (const index of indices) {
    const { pseudonym } = at(claims, index)
    const unit = position < pseudonym.length ? pseudonym.charCodeAt(position) : -1
    const group = groups.get(unit)
    if (group) group.push(index)
    else groups.set(unit, [index])
  }
  return groups
}

/**
 * The cap that lets nobody have more than `times` (at least 1) an equal share among the claims that weigh anything,
 * rounded up, so that the caps together always reach the total.
 */
export function capOfEqualShares(total: Money, claims: readonly Claim[], times: bigint): Money {
  assert(times >= 1n, 'a cap below the equal share could not be met')
  let count = 0n
  for (const { weight } of claims) if (weight > 0n) count += 1n
  return { currency: total.currency, minor: count === 0n ? 0n : divideCeiling(total.minor * times, count) }
}
