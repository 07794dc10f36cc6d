/** How near two places of a population are, facet by facet: cosines from -1 to 1. */
import { dot } from './latent.ts'
import type { TastePoint } from './taste-point.ts'

export const FACETS = ['artists', 'latent', 'tags', 'mood'] as const
export type Facet = (typeof FACETS)[number]

/** Null where one of the two says nothing of the facet. */
export type Affinities = Readonly<Record<Facet, number | null>>

export function affinities(one: TastePoint, other: TastePoint): Affinities {
  return {
    artists: sharedWeight(one, other),
    latent: one.latent.length === 0 ? null : cosine(one.latent, other.latent),
    tags: one.tags && other.tags ? cosine(one.tags, other.tags) : null,
    mood: one.mood && other.mood ? cosine(one.mood, other.mood) : null,
  }
}

/** The cosine over the union of the artists: what only one of the two has lengthens that side's vector. */
function sharedWeight(one: TastePoint, other: TastePoint): number {
  let sum = 0
  let left = 0
  let right = 0
  const { artists: lefts, weights: leftWeights } = one
  const { artists: rights, weights: rightWeights } = other
  while (left < lefts.length && right < rights.length) {
    const difference = lefts[left]! - rights[right]!
    if (difference === 0) sum += leftWeights[left++]! * rightWeights[right++]!
    else if (difference < 0) left += 1
    else right += 1
  }
  return Math.min(1, sum)
}

function cosine(one: Float64Array, other: Float64Array): number {
  return Math.max(-1, Math.min(1, dot(one, other)))
}
