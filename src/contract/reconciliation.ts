/** What became of every row of every file: `chorus reconcile --json` and the Rows page. */
import { z } from 'zod'
import { rowsSchema } from './insights.ts'

const count = z.int().nonnegative()

/** A fault of the input in one plain sentence, with what to do next. Never the content of a row. */
export const problemSchema = z.object({
  code: z.string().describe('stable, for programs'),
  path: z.string(),
  line: z.int().positive().nullable(),
  message: z.string(),
  hint: z.string(),
  facts: z
    .object({
      rows: count.optional().describe('left out'),
      files: count.optional().describe('given, where no path stands for them'),
      found: z.array(z.string()).optional().describe('what the files are, in a few words'),
    })
    .optional()
    .describe('what the sentence says beside the path and the line, for whoever says it in another language'),
})
export type Problem = z.infer<typeof problemSchema>

export const rejectionSchema = z.object({
  reason: z.string().describe('stable, for programs'),
  sentence: z.string(),
  rows: count,
  examples: z.array(z.object({ path: z.string(), line: z.int().positive() })),
})
export type Rejection = z.infer<typeof rejectionSchema>

/** The line is null only where the file could not be read again. */
const placeSchema = z.object({ path: z.string(), line: z.int().positive().nullable() })

export const repeatSchema = z.object({
  fate: z.enum(['duplicate', 'merged']),
  note: z.string().describe('what the file of these rows is'),
  keptNote: z.string().describe('what the file is whose rows stayed for them'),
  rows: count,
  examples: z.array(placeSchema.extend({ startedAt: z.iso.datetime().describe('of the listen'), kept: placeSchema })),
})
export type Repeat = z.infer<typeof repeatSchema>

/** The answer to "why is this row not counted?". */
export const rowFateSchema = z.discriminatedUnion('fate', [
  z.object({ fate: z.literal('listen'), path: z.string(), line: z.int().positive() }),
  z.object({ fate: z.literal('duplicate'), path: z.string(), line: z.int().positive(), kept: placeSchema }),
  z.object({ fate: z.literal('merged'), path: z.string(), line: z.int().positive(), kept: placeSchema }),
  z.object({ fate: z.literal('rejected'), path: z.string(), line: z.int().positive(), reason: z.string() }),
])
export type RowFate = z.infer<typeof rowFateSchema>

export const reconciliationSchema = z.object({
  rows: rowsSchema,
  files: z.array(
    z.object({
      path: z.string(),
      format: z.string().nullable().describe('null: not a listening history; nothing was taken from it'),
      note: z.string().describe('what the file is, in a few words'),
      bytes: count,
      rows: count,
      listens: count,
      duplicates: count,
      merged: count,
      rejected: count,
    }),
  ),
  rejections: z.array(rejectionSchema),
  estimated: count.describe('listens whose time played no source recorded, so that it is an estimate'),
  repeats: z.array(repeatSchema).describe('rows that went for another row, by formats, with the first few of each'),
  problems: z.array(problemSchema),
  playRules: z
    .array(z.object({ rule: z.string(), sentence: z.string(), plays: count }))
    .describe('music plays under each rule, side by side'),
})
export type Reconciliation = z.infer<typeof reconciliationSchema>
