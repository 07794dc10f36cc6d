/** What is taken out of the pool for a sale, and how: the part of a proposal that a release is built from. */
import { z } from 'zod'
import { limits } from '../shared/limits.ts'
import { contributionColumnSchema, scopeSchema, type ContributionColumn, type Scope } from './contribution.ts'

/** What tells rows of a scope apart; they are always in a release of it, because rows without them say nothing. */
export const KEY_COLUMNS = {
  artistPreferences: ['artist'],
  trackCounts: ['artist', 'album', 'title', 'uri'],
  dayPlays: ['artist', 'album', 'title', 'uri', 'day'],
  timedPlays: ['artist', 'album', 'title', 'uri', 'day', 'startedAt'],
} as const satisfies Record<Scope, readonly ContributionColumn[]>

/** A buyer chooses among these; at least one goes along. */
export const MEASURE_COLUMNS = ['listens', 'plays', 'msPlayed'] as const satisfies readonly ContributionColumn[]

const scopesWithDays: readonly Scope[] = ['dayPlays', 'timedPlays']

export const recipeSchema = z
  .strictObject({
    product: z.literal('memberRows'),
    scope: scopeSchema,
    columns: z.array(contributionColumnSchema).min(1).max(contributionColumnSchema.options.length).readonly(),
    period: z
      .strictObject({ from: z.iso.date(), to: z.iso.date() })
      .readonly()
      .nullable()
      .describe('local days, both of them included; null: all, and the only choice where the scope has no days'),
    filters: z
      .strictObject({ artistsExcluded: z.array(z.string().min(1).max(limits.nameCharsMax)).max(limits.artistsExcludedMax).readonly() })
      .readonly(),
    thresholds: z
      .strictObject({
        artistMembersMin: z.int().min(1).max(1_000_000).describe('an artist whom fewer members of the release listen to is left out'),
        memberRowsMin: z.int().min(1).max(1_000_000).describe('a member of whom fewer rows are left is left out'),
      })
      .readonly(),
    coarsening: z
      .strictObject({
        day: z.enum(['day', 'week', 'month']).describe('weeks begin on Monday'),
        startedAt: z.enum(['second', 'minute', 'hour']),
      })
      .readonly(),
  })
  .refine(({ scope, columns }) => KEY_COLUMNS[scope].every((key) => columns.includes(key)), {
    path: ['columns'],
    error: 'the columns that tell rows of this scope apart',
  })
  .refine(({ scope, columns }) => columns.every((column) => isMeasure(column) || isKey(scope, column)) && columns.some(isMeasure), {
    path: ['columns'],
    error: 'columns of this scope with at least one of listens, plays and msPlayed',
  })
  .refine(({ columns }) => new Set(columns).size === columns.length, { path: ['columns'], error: 'each column once' })
  .refine(({ scope, period }) => period === null || (scopesWithDays.includes(scope) && period.from <= period.to), {
    path: ['period'],
    error: 'no period where the scope has no days, and a first day that is not after the last',
  })
  .readonly()
export type Recipe = z.infer<typeof recipeSchema>

function isMeasure(column: ContributionColumn): boolean {
  return MEASURE_COLUMNS.some((measure) => measure === column)
}

function isKey(scope: Scope, column: ContributionColumn): boolean {
  return KEY_COLUMNS[scope].some((key) => key === column)
}
