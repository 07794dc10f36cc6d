/** What `chorus taste --json` answers a pair, and why an answer can be withheld. */
import { z } from 'zod'

export const withheldSchema = z.enum(['unknownListener', 'fewArtists', 'fewListeners'])

const pair = { a: z.string(), b: z.string() }
const cosine = z.number().min(-1).max(1)

export const tasteAnswerSchema = z.union([
  z.strictObject({ ...pair, score: z.null(), percentile: z.null(), reason: withheldSchema }).readonly(),
  z
    .strictObject({
      ...pair,
      score: z.number().describe('a weighted sum of the facets in standard deviations of random pairs; higher is nearer'),
      percentile: z.number().min(0).max(100).describe('per cent of random pairs of the population that are less near'),
      sharedArtists: z.int().nonnegative(),
      facets: z.strictObject({ artists: cosine, latent: cosine, tags: cosine.nullable() }).readonly(),
    })
    .readonly(),
])
export type TasteAnswer = z.infer<typeof tasteAnswerSchema>
