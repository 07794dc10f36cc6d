/** Finds the steps at which the mean of a series of mixes changes, and how surely. Knows nothing of music. */
import { add, total } from '../shared/columns.ts'
import { seededRandom, shuffle } from '../shared/random.ts'

/** A series of mixes in steps of a fortnight: vectors of equal length, each times its weight, one after the other. */
export interface Series {
  readonly count: number
  readonly dimensions: number
  readonly weights: Float64Array
  readonly weighted: Float64Array
}

export interface Cut {
  /** The first step after the change. */
  readonly at: number
  readonly pValue: number
}

/** What lasts less than about four months is an episode, not a chapter. */
const STEPS_MIN = 9
/** Neighbouring fortnights resemble each other without any change, so what is shuffled are blocks of about two months. */
const BLOCK_STEPS = 4
/** Fewer blocks than this fall into the order of the history by chance too often. */
const BLOCKS_MIN = 18
/** With this many shuffles and none as sharp, eleven looks at a steady life raise a false alarm in fewer than four of a hundred. */
const SHUFFLES = 299
const P_VALUE_MAX = 1 / (SHUFFLES + 1)
const CUTS_MAX = 30
/** A stretch is looked at as a whole, in halves and in quarters that overlap by half. */
const DEPTHS = [1, 2, 4] as const

/**
 * Seeded binary segmentation: the best split of a stretch is kept when none of many shuffles of its steps, in blocks, has one as
 * sharp, and both sides are then searched alike. Where the whole shows none, its halves and quarters are looked at, because a
 * mix that comes back hides its changes from the whole (Kovács et al., "Seeded binary segmentation", Biometrika 110, 2023). The
 * gain of a split is the weighted distance of the two means, squared: the fall of the within-variance. Tests by permutation
 * need no model of the noise (Matteson and James, "A nonparametric approach for multiple change point analysis", JASA 109,
 * 2014).
 */
export function findCuts(series: Series): Cut[] {
  const found: Cut[] = []
  const open: (readonly [number, number])[] = [[0, series.count]]
  for (let stretch = open.pop(); stretch !== undefined && found.length < CUTS_MAX; stretch = open.pop()) {
    const [from, to] = stretch
    const cut = firstCut(series, from, to)
    if (cut === undefined) continue
    found.push(cut)
    open.push([from, cut.at], [cut.at, to])
  }
  return found.toSorted((one, other) => one.at - other.at)
}

function firstCut(series: Series, from: number, to: number): Cut | undefined {
  for (const [first, end] of windowsOf(from, to)) {
    const pValue = pValueOf(series, first, end)
    if (pValue > P_VALUE_MAX) continue
    return { at: first + bestSplit(centredOf(series, first, end, 1), STEPS_MIN), pValue }
  }
  return undefined
}

function windowsOf(from: number, to: number): (readonly [number, number])[] {
  return DEPTHS.flatMap((parts) => {
    const length = Math.floor((to - from) / parts)
    if (length < 2 * STEPS_MIN) return []
    return Array.from({ length: 2 * parts - 1 }, (_, index) => {
      const first = from + Math.floor((index * length) / 2)
      return [first, index === 2 * parts - 2 ? to : first + length] as const
    })
  })
}

/** A stretch summed by blocks of so many steps, each less the mean of all times its weight, so that all of them together are nothing. */
function centredOf(series: Series, first: number, end: number, size: number): Series {
  const { dimensions } = series
  const count = Math.ceil((end - first) / size)
  const weights = new Float64Array(count)
  const weighted = new Float64Array(count * dimensions)
  const all = new Float64Array(dimensions)
  for (let step = first; step < end; step++) {
    const block = Math.floor((step - first) / size)
    add(weights, block, series.weights[step]!)
    for (let dimension = 0; dimension < dimensions; dimension++) {
      const value = series.weighted[step * dimensions + dimension]!
      add(weighted, block * dimensions + dimension, value)
      add(all, dimension, value)
    }
  }
  const weight = total(weights)
  for (let cell = 0; cell < weighted.length; cell++) {
    add(weighted, cell, (-weights[Math.floor(cell / dimensions)]! * all[cell % dimensions]!) / weight)
  }
  return { count, dimensions, weights, weighted }
}

/**
 * How many steps lie before the split with the greatest gain, with `stepsMin` of them on either side. With L the sum of the centred
 * steps before, l its weight and r that of those after, the gain is L.L / lr, times the weight of all, which no split changes.
 */
function bestSplit({ count, dimensions, weights, weighted }: Series, stepsMin: number): number {
  const weight = total(weights)
  const left = new Float64Array(dimensions)
  let leftWeight = 0
  let at = stepsMin
  let gain = -1
  for (let step = 0; step < count - stepsMin; step++) {
    let square = 0
    for (let dimension = 0; dimension < dimensions; dimension++) {
      add(left, dimension, weighted[step * dimensions + dimension]!)
      square += left[dimension]! * left[dimension]!
    }
    leftWeight += weights[step]!
    const found = square / (leftWeight * (weight - leftWeight))
    if (step + 1 < stepsMin || found <= gain) continue
    gain = found
    at = step + 1
  }
  return at
}

/**
 * The share of shuffles of the stretch's blocks, the history itself among them, with a split between blocks at least as sharp;
 * the first of them ends the search.
 */
function pValueOf(series: Series, first: number, end: number): number {
  // Short stretches have shorter blocks, because with a handful of them every order would look like the first.
  const size = Math.max(1, Math.min(BLOCK_STEPS, Math.floor((end - first) / BLOCKS_MIN)))
  const blocks = centredOf(series, first, end, size)
  const products = productsOf(blocks)
  const blocksMin = Math.ceil(STEPS_MIN / size)
  const order = Uint32Array.from(blocks.weights.keys())
  const gain = greatestGain(blocks.weights, products, order, blocksMin)
  const random = seededRandom(end - first)
  for (let shuffles = 0; shuffles < SHUFFLES; shuffles++) {
    shuffle(order, random)
    if (greatestGain(blocks.weights, products, order, blocksMin) >= gain) return 2 / (shuffles + 2)
  }
  return 1 / (SHUFFLES + 1)
}

/** Of any two blocks a and b, a.b: hundreds of orders ask for the same ones. */
function productsOf({ count, dimensions, weighted }: Series): Float64Array {
  const products = new Float64Array(count * count)
  for (let one = 0; one < count; one++) {
    for (let other = 0; other <= one; other++) {
      let product = 0
      for (let dimension = 0; dimension < dimensions; dimension++) {
        product += weighted[one * dimensions + dimension]! * weighted[other * dimensions + dimension]!
      }
      products[one * count + other] = product
      products[other * count + one] = product
    }
  }
  return products
}

/** The gain of the best split of the blocks in this order; with every block, L.L grows by its products with all before it. */
function greatestGain(weights: Float64Array, products: Float64Array, order: Uint32Array, blocksMin: number): number {
  const count = order.length
  const weight = total(weights)
  let leftWeight = 0
  let square = 0
  let gain = -1
  for (let index = 0; index < count - blocksMin; index++) {
    const block = order[index]!
    const row = block * count
    let byLeft = 0
    for (let before = 0; before < index; before++) byLeft += products[row + order[before]!]!
    square += 2 * byLeft + products[row + block]!
    leftWeight += weights[block]!
    if (index + 1 < blocksMin) continue
    const found = square / (leftWeight * (weight - leftWeight))
    if (found > gain) gain = found
  }
  return gain
}

/** Hellinger's distance of two mixes of counts: 0 for the same, 1 for nothing in common. */
export function hellinger(
  one: { readonly plays: number; readonly byArtist: Float64Array },
  other: { readonly plays: number; readonly byArtist: Float64Array },
): number {
  if (one.plays === 0 || other.plays === 0) return one.plays === other.plays ? 0 : 1
  let affinity = 0
  for (let id = 0; id < one.byArtist.length; id++)
    affinity += Math.sqrt((one.byArtist[id]! / one.plays) * (other.byArtist[id]! / other.plays))
  return Math.sqrt(Math.max(0, 1 - affinity))
}
