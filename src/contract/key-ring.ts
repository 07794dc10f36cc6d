/** The file that holds the collective's keys. */
import { z } from 'zod'

export const keyRingFileSchema = z.strictObject({
  version: z.literal(1),
  keys: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[0-9a-f]{16}$/),
        key: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(1)
    .readonly()
    .describe('the first one seals; the others only open'),
})
export type KeyRingFile = z.infer<typeof keyRingFileSchema>
