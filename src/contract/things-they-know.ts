/** What a service knows of a person beyond the listening, as its account data tells. It is read for one answer and kept nowhere. */
import { z } from 'zod'

const count = z.int().nonnegative()
const day = z.iso.date()

export const thingsTheyKnowSchema = z.object({
  searches: z
    .object({
      total: count,
      from: day.nullable(),
      to: day.nullable(),
      followed: count.describe('after which something that was found was opened'),
      months: z
        .array(z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), searches: count }))
        .describe('from the first to the last, all of them'),
      hours: z.array(count).length(24).describe('by local hour'),
      queries: z
        .array(z.object({ query: z.string(), searches: count, last: day }))
        .describe('alike but for case and blanks, most often first'),
    })
    .describe('as they were typed'),
  inferences: z.object({
    total: count,
    own: z.array(z.string()).describe('what the service concluded by itself, in its own words'),
    bought: z.array(z.string()).describe('marked as those of third parties'),
  }),
  segments: z
    .array(z.object({ segment: z.string(), artists: z.array(z.string()) }))
    .describe('the groups into which the service sorts a listener for artists who advertise to them'),
})
export type ThingsTheyKnow = z.infer<typeof thingsTheyKnowSchema>
