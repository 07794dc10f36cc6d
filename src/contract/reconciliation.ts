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
})
export type Problem = z.infer<typeof problemSchema>

export const rejectionSchema = z.object({
  reason: z.string().describe('stable, for programs'),
  sentence: z.string(),
  rows: count,
  examples: z.array(z.object({ path: z.string(), line: z.int().positive() })),
})
export type Rejection = z.infer<typeof rejectionSchema>

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
  problems: z.array(problemSchema),
  playRules: z
    .array(z.object({ rule: z.string(), sentence: z.string(), plays: count }))
    .describe('music plays under each rule, side by side'),
})
export type Reconciliation = z.infer<typeof reconciliationSchema>
