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

/** From 0 to 1, of the side's heaviest. */
const share = z.number().min(0).max(1)
const sides = z.tuple([share, share]).readonly()
const people = z
  .tuple([z.string().nullable(), z.string().nullable()])
  .readonly()
  .describe('names as on the cards; null where a card gives none')

export const referenceSchema = z
  .object({
    artists: z.int().nonnegative().describe('in the catalogue that the reference listeners choose from'),
    listeners: z.int().nonnegative().describe('invented listeners, each drawn from the catalogue'),
    pairs: z.int().nonnegative().describe('random pairs of them'),
  })
  .readonly()

export const comparisonSchema = z
  .object({
    people,
    closeness: z.discriminatedUnion('kind', [
      z
        .object({
          kind: z.literal('closeness'),
          score: z.number(),
          percentile: z.number().min(0).max(100),
          facets: z
            .object({ artists: cosine.nullable(), latent: cosine.nullable(), tags: cosine.nullable(), mood: cosine.nullable() })
            .readonly(),
          sharedArtists: z.int().nonnegative(),
        })
        .readonly(),
      z.object({ kind: z.literal('withheld'), reason: withheldSchema }).readonly(),
    ]),
    reference: referenceSchema,
    artistCounts: z.tuple([z.int().nonnegative(), z.int().nonnegative()]).readonly(),
    shared: z
      .array(z.object({ artist: z.string(), weights: sides, evidence: share.describe('of all that the shared artists tell') }).readonly())
      .readonly()
      .describe('artists of both, the most telling first: rare ones and ones that both play much'),
    differences: z
      .array(z.object({ tag: z.string(), weights: sides }).readonly())
      .readonly()
      .describe('genres in which the two differ most'),
    canShow: z
      .tuple([z.array(z.string()).readonly(), z.array(z.string()).readonly()])
      .readonly()
      .describe('artists that the first could show the second, and the other way round; likeliest to please first'),
    obsessions: z
      .array(
        z
          .object({
            artist: z.string(),
            titles: z.tuple([z.string(), z.string()]).readonly(),
            months: z.tuple([z.string(), z.string()]).readonly(),
          })
          .readonly(),
      )
      .readonly()
      .describe('songs of one artist that would not let either of them go at most a month apart'),
    bothPlay: z
      .array(z.object({ title: z.string(), artist: z.string(), weights: sides }).readonly())
      .readonly()
      .describe('songs of both'),
  })
  .readonly()
export type Comparison = z.infer<typeof comparisonSchema>

export const groupSchema = z
  .object({
    people: z.array(z.string().nullable()).readonly(),
    pairs: z
      .array(z.object({ members: z.tuple([z.int(), z.int()]).readonly(), percentile: z.number().min(0).max(100).nullable() }).readonly())
      .readonly()
      .describe('every pair by position, the nearest first; null where a card says too little'),
    common: z
      .array(z.object({ artist: z.string(), members: z.array(z.int()).readonly() }).readonly())
      .readonly()
      .describe('artists of at least two, those of most members first'),
    blend: z
      .array(
        z
          .object({ title: z.string(), artist: z.string(), members: z.array(z.int()).readonly().describe('whose song or artist it is') })
          .readonly(),
      )
      .readonly(),
  })
  .readonly()
export type Group = z.infer<typeof groupSchema>
export type BlendTrack = Group['blend'][number]
