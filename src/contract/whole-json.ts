/** JSON without fractions, so that it has a canonical form that can be hashed. */
import { z } from 'zod'
import type { CanonicalValue } from '../shared/canonical-json.ts'
import { limits } from '../shared/limits.ts'

export const wholeJsonSchema: z.ZodType<CanonicalValue> = z.lazy(() =>
  z.union([
    z.null(),
    z.boolean(),
    z.int(),
    z.string(),
    z.array(wholeJsonSchema).max(limits.httpBodyBytesMax).readonly(),
    z.record(z.string(), wholeJsonSchema).readonly(),
  ]),
)
export const wholeJsonObjectSchema = z.record(z.string(), wholeJsonSchema).readonly()
