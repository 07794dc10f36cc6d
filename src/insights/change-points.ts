/** Finds the steps at which the mean of a series of mixes changes, and how surely. Knows nothing of music. */
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
    const steps = stepsFrom(first, end)
    const best = bestSplit(series, sumsOf(series, steps), steps, STEPS_MIN)
    return { at: first + best.at, pValue }
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

function stepsFrom(first: number, end: number): Uint32Array {
  return Uint32Array.from({ length: end - first }, (_, index) => first + index)
}

interface Split {
  readonly at: number
  readonly gain: number
}

/** What no order of some steps changes: their sum T as T.T, its weight, and each step s as s.T and s.s. */
interface Sums {
  readonly weight: number
  readonly allByAll: number
  readonly stepByAll: Float64Array
  readonly stepByStep: Float64Array
}

function sumsOf({ count, dimensions, weights, weighted }: Series, steps: Uint32Array): Sums {
  const all = new Float64Array(dimensions)
  let weight = 0
  for (const step of steps) {
    weight += weights[step]!
    for (let dimension = 0; dimension < dimensions; dimension++) all[dimension] = all[dimension]! + weighted[step * dimensions + dimension]!
  }
  const [stepByAll, stepByStep] = [new Float64Array(count), new Float64Array(count)]
  for (const step of steps) {
    for (let dimension = 0; dimension < dimensions; dimension++) {
      const cell = weighted[step * dimensions + dimension]!
      stepByAll[step] = stepByAll[step]! + cell * all[dimension]!
      stepByStep[step] = stepByStep[step]! + cell * cell
    }
  }
  return { weight, allByAll: all.reduce((sum, cell) => sum + cell * cell, 0), stepByAll, stepByStep }
}

/**
 * The split of the steps in this order with the greatest gain and `stepsMin` steps on either side; `at` counts the steps before
 * it. Without room for one the gain is -1. With L the weighted sum of the steps before and T that of all, the distance of the means
 * follows from L.L, L.T and T.T alone, which grow step by step.
 */
function bestSplit({ dimensions, weights, weighted }: Series, sums: Sums, order: Uint32Array, stepsMin: number): Split {
  const left = new Float64Array(dimensions)
  let leftWeight = 0
  let leftByLeft = 0
  let leftByAll = 0
  let at = 0
  let gain = -1
  for (let index = 0; index < order.length - stepsMin; index++) {
    const step = order[index]!
    const start = step * dimensions
    let leftByStep = 0
    for (let dimension = 0; dimension < dimensions; dimension++) {
      const cell = weighted[start + dimension]!
      leftByStep += left[dimension]! * cell
      left[dimension] = left[dimension]! + cell
    }
    leftWeight += weights[step]!
    leftByLeft += 2 * leftByStep + sums.stepByStep[step]!
    leftByAll += sums.stepByAll[step]!
    if (index + 1 < stepsMin) continue
    const rightWeight = sums.weight - leftWeight
    const rightByRight = sums.allByAll - 2 * leftByAll + leftByLeft
    const distance =
      leftByLeft / (leftWeight * leftWeight) +
      rightByRight / (rightWeight * rightWeight) -
      (2 * (leftByAll - leftByLeft)) / (leftWeight * rightWeight)
    const found = ((leftWeight * rightWeight) / sums.weight) * distance
    if (found <= gain) continue
    gain = found
    at = index + 1
  }
  return { at, gain }
}

/**
 * The share of shuffles of the stretch's blocks, the history itself among them, with a split between blocks at least as sharp;
 * the first of them ends the search.
 */
function pValueOf(series: Series, first: number, end: number): number {
  const { blocks, blocksMin } = blocksOf(series, first, end)
  const order = stepsFrom(0, blocks.count)
  const sums = sumsOf(blocks, order)
  const { gain } = bestSplit(blocks, sums, order, blocksMin)
  const random = seededRandom(end - first)
  for (let shuffles = 0; shuffles < SHUFFLES; shuffles++) {
    shuffle(order, random)
    if (bestSplit(blocks, sums, order, blocksMin).gain >= gain) return 2 / (shuffles + 2)
  }
  return 1 / (SHUFFLES + 1)
}

/** Steps summed by blocks; short stretches have shorter ones, because with a handful of them every order would look like the first. */
function blocksOf(series: Series, first: number, end: number): { readonly blocks: Series; readonly blocksMin: number } {
  const { dimensions } = series
  const size = Math.max(1, Math.min(BLOCK_STEPS, Math.floor((end - first) / BLOCKS_MIN)))
  const count = Math.ceil((end - first) / size)
  const weights = new Float64Array(count)
  const weighted = new Float64Array(count * dimensions)
  for (let step = first; step < end; step++) {
    const block = Math.floor((step - first) / size)
    weights[block] = weights[block]! + series.weights[step]!
    for (let dimension = 0; dimension < dimensions; dimension++) {
      const cell = block * dimensions + dimension
      weighted[cell] = weighted[cell]! + series.weighted[step * dimensions + dimension]!
    }
  }
  return { blocks: { count, dimensions, weights, weighted }, blocksMin: Math.ceil(STEPS_MIN / size) }
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
