/** The comparison of two listeners of a population as one answer: a score and its percentile, or why there is none. */
import { affinities, type Affinities } from './affinity.ts'
import { ARTISTS_MIN, type Population } from './population.ts'
import type { TastePoint } from './taste-point.ts'

export type Withheld = 'unknownListener' | 'fewArtists' | 'fewListeners'

export interface Closeness {
  readonly kind: 'closeness'
  readonly score: number
  /** From 0 to 100: the share of random pairs of the population that are less near. */
  readonly percentile: number
  readonly facets: Affinities
  readonly sharedArtists: number
}

/** With fewer pairs there is no "usual" to compare with. */
const REFERENCE_LISTENERS_MIN = 5

/** Symmetric; somebody beside themselves is at the 100th percentile. */
export function closeness(
  { reference }: Population,
  one: TastePoint | undefined,
  other: TastePoint | undefined,
): Closeness | { readonly kind: 'withheld'; readonly reason: Withheld } {
  if (one === undefined || other === undefined) return { kind: 'withheld', reason: 'unknownListener' }
  if (Math.min(one.artistCount, other.artistCount) < ARTISTS_MIN) return { kind: 'withheld', reason: 'fewArtists' }
  if (reference.listenerCount < REFERENCE_LISTENERS_MIN) return { kind: 'withheld', reason: 'fewListeners' }
  const facets = affinities(one, other)
  const score = reference.score(facets)
  return { kind: 'closeness', score, percentile: reference.percentile(score), facets, sharedArtists: sharedCount(one, other) }
}

function sharedCount({ artists: lefts }: TastePoint, { artists: rights }: TastePoint): number {
  let shared = 0
  for (let left = 0, right = 0; left < lefts.length && right < rights.length;) {
    const difference = lefts[left]! - rights[right]!
    if (difference === 0) shared += 1
    if (difference <= 0) left += 1
    if (difference >= 0) right += 1
  }
  return shared
}
