/** Messages between the page and the worker that checks the public log in a browser. */
import { z } from 'zod'
import { auditReportSchema } from './log.ts'

const seenSchema = z.strictObject({ name: z.string(), text: z.string() })

/** A worker takes one such message in its life, and ends with one answer or none. */
export const toLogWorkerSchema = z.strictObject({
  kind: z.literal('audit'),
  /** Checkpoints from before or from others; each must tell of the same log. */
  seen: z.array(seenSchema).max(10),
})
export type ToLogWorker = z.infer<typeof toLogWorkerSchema>

export const fromLogWorkerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), done: z.int().nonnegative(), total: z.int().nonnegative() }),
  z.strictObject({
    kind: z.literal('audited'),
    report: auditReportSchema,
    /** As it was signed, to be remembered or shown to others; null where there was none. */
    checkpoint: z.string().nullable(),
  }),
  /** The collective did not answer, or something else stood in the way. */
  z.strictObject({ kind: z.literal('failed'), failure: z.enum(['unreachable', 'fault']) }),
])
export type FromLogWorker = z.infer<typeof fromLogWorkerSchema>
