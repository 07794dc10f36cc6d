/** The mood of music: estimates, as `chorus mood --json` prints them and as the pages receive them. */
import { z } from 'zod'

const position = z.number().min(-1).max(1)
const spread = z.number().nonnegative().describe('standard deviation of what is not known')

export const moodLevelSchema = z
  .enum(['own', 'track', 'artist', 'neighbour', 'genre'])
  .describe(
    'what the estimate rests on: the person’s own word, tags of the track, words of the artist, neighbours, or no more than a hint and the prior',
  )
export type MoodLevel = z.infer<typeof moodLevelSchema>

export const moodEstimateSchema = z.object({
  valence: position.describe('-1 unpleasant to 1 pleasant'),
  arousal: position.describe('-1 calm to 1 excited'),
  valenceSpread: spread,
  arousalSpread: spread,
  confidence: z.number().min(0).max(1).describe('below 0.2 the mood counts as unknown, and the position is little more than the prior'),
  level: moodLevelSchema,
  sources: z.array(z.string()).readonly().describe('what it came from, the most telling first'),
  effectiveN: z.number().nonnegative().describe('how many independent pieces of evidence it is worth'),
  catalogueVersion: z.string(),
})
export type MoodEstimate = z.infer<typeof moodEstimateSchema>

/** What `chorus mood --tags` and `--artists` print: one element for every item, in the order of the input. */
export const itemMoodsSchema = z.array(z.object({ item: z.string(), ...moodEstimateSchema.shape }))
export type ItemMood = z.infer<typeof itemMoodsSchema>[number]
