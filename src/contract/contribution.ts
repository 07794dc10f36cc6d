/** What a member offers to the collective: the scopes, the choice made on the device, and what the checks say of the rows. */
import { z } from 'zod'

const count = z.int().nonnegative()

/** From the least that a member can offer to the most; each scope tells all that the ones before it tell. */
export const SCOPE_NAMES = ['artistPreferences', 'trackCounts', 'dayPlays', 'timedPlays'] as const
export const scopeSchema = z.enum(SCOPE_NAMES)
export type Scope = z.infer<typeof scopeSchema>

/** In the order in which every file and table has them. */
export const CONTRIBUTION_COLUMNS = ['artist', 'album', 'title', 'uri', 'day', 'startedAt', 'listens', 'plays', 'msPlayed'] as const
export const contributionColumnSchema = z.enum(CONTRIBUTION_COLUMNS)
export type ContributionColumn = z.infer<typeof contributionColumnSchema>

export const contributionChoiceSchema = z
  .object({
    scope: scopeSchema,
    years: z.array(z.int()).nullable().describe('local years that go along; null: all'),
    artistsExcluded: z.array(z.string()).describe('names as they stand in the history'),
    withIncognito: z.boolean().default(false).describe('listens of private sessions stay out unless asked for'),
  })
  .readonly()
export type ContributionChoice = z.infer<typeof contributionChoiceSchema>

/** What the checks can find. */
export const FINDING_CODES = [
  'no-listens',
  'more-plays-than-listens',
  'plays-too-short',
  'listens-too-long',
  'out-of-order',
  'before-streaming',
  'in-the-future',
  'days-apart',
  'more-than-a-day',
  'more-than-a-life',
  'overlapping',
  'same-length',
  'hardly-heard',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

export const findingOfRowsSchema = z.object({
  code: z.enum(FINDING_CODES).describe('stable, for programs'),
  weight: z.enum(['refused', 'doubtful']).describe('refused: no history can hold this; doubtful: a steward looks at it'),
  sentence: z.string(),
  rows: count.describe('rows it speaks of; 0 where it speaks of all of them together'),
})
/** As findings are kept: the sentence goes with the code. */
export const findingsSchema = z.array(findingOfRowsSchema.pick({ code: true, rows: true })).readonly()
export type FindingOfRows = z.infer<typeof findingOfRowsSchema>

export const contributionSummarySchema = z
  .object({
    scope: scopeSchema,
    rows: count,
    artists: count,
    listens: count,
    plays: count,
    msPlayed: count.describe('milliseconds'),
    period: z
      .object({ from: z.iso.date(), to: z.iso.date() })
      .nullable()
      .describe('days of the first and last row; null where the scope has no days'),
  })
  .readonly()
export type ContributionSummary = z.infer<typeof contributionSummarySchema>
