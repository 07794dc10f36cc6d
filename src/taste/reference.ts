/** What is usual between two strangers: every score is read against random pairs of a population. */
import { lowerBound } from '../shared/sorted.ts'
import type { Steps } from '../shared/steps.ts'
import { scramble } from './canonical-order.ts'
import { affinities, FACETS, type Affinities, type Facet } from './affinity.ts'
import type { TastePoint } from './taste-point.ts'

/** The percentile moves by less than a tenth when more are drawn. */
const PAIRS_MAX = 200_000
/** Some milliseconds of comparing. */
const PAIRS_A_STEP = 2_000

/** How much each facet counts once all are in the same unit. What people share by name says most. */
const WEIGHTS: Readonly<Record<Facet, number>> = { artists: 1, latent: 0.7, tags: 0.7, mood: 0.3 }

interface Spread {
  readonly mean: number
  readonly deviation: number
}

export interface Reference {
  /** Listeners with enough artists to be compared. */
  readonly listenerCount: number
  readonly pairCount: number
  /** A weighted sum of the facets, each in standard deviations of random pairs; a facet that is not known counts as average. */
  score(facets: Affinities): number
  /** The share in per cent of random pairs that are less near than this score; half of those that are as near. */
  percentile(score: number): number
}

/** `points` in their canonical order, all with enough artists. */
export function* referenceOf(points: readonly TastePoint[]): Steps<Reference> {
  const pairs: Affinities[] = []
  for (const [one, other] of randomPairs(points)) {
    if (pairs.push(affinities(one, other)) % PAIRS_A_STEP === 0) yield
  }
  const spreads = new Map(FACETS.map((facet) => [facet, spreadOf(pairs, facet)]))
  const score = (facets: Affinities): number => {
    let sum = 0
    for (const facet of FACETS) {
      const spread = spreads.get(facet)
      const value = facets[facet]
      if (value !== null && spread !== undefined) sum += (WEIGHTS[facet] * (value - spread.mean)) / spread.deviation
    }
    return sum
  }
  const scores = Float64Array.from(pairs, score).toSorted()
  return { listenerCount: points.length, pairCount: scores.length, score, percentile: (value) => percentileIn(scores, value) }
}

/** All pairs of two different listeners where they are few enough, else a fixed draw over the canonical order. */
function randomPairs(points: readonly TastePoint[]): (readonly [TastePoint, TastePoint])[] {
  const pairs: (readonly [TastePoint, TastePoint])[] = []
  const all = (points.length * (points.length - 1)) / 2
  if (all <= PAIRS_MAX) {
    for (const [index, one] of points.entries()) {
      for (let other = 0; other < index; other++) pairs.push([one, points[other]!])
    }
    return pairs
  }
  for (let draw = 0; pairs.length < PAIRS_MAX; draw++) {
    const one = scramble(2 * draw + 1) % points.length
    const other = scramble(2 * draw + 2) % points.length
    if (one !== other) pairs.push([points[one]!, points[other]!])
  }
  return pairs
}

/** Undefined where nothing is known of the facet or all pairs are alike in it. */
function spreadOf(pairs: readonly Affinities[], facet: Facet): Spread | undefined {
  const values = pairs.flatMap((pair) => pair[facet] ?? [])
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  return deviation > 1e-9 ? { mean, deviation } : undefined
}

/** Two scores that differ by less are equal but for the order of additions. */
const SAME_SCORE = 1e-9

function percentileIn(scores: Float64Array, score: number): number {
  const below = lowerBound(scores, score - SAME_SCORE)
  const notAbove = lowerBound(scores, score + SAME_SCORE)
  if (notAbove === scores.length) return 100
  return (100 * (below + notAbove)) / 2 / scores.length
}
