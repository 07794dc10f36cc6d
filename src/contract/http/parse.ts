/** Parses what comes in by its schema, and says in one sentence what is wrong with it. */
import type { z } from 'zod'

export type Parsed<Value> = { readonly kind: 'parsed'; readonly value: Value } | { readonly kind: 'wrong'; readonly sentence: string }

export function parseWith<Schema extends z.ZodType>(schema: Schema, value: unknown): Parsed<z.output<Schema>> {
  const result = schema.safeParse(value)
  if (result.success) return { kind: 'parsed', value: result.data }
  const [issue] = result.error.issues
  const where = issue?.path.map(String).join('.') ?? ''
  return {
    kind: 'wrong',
    sentence:
      where === '' ? 'This request is not of the form that this address takes.' : `"${where}" is not of the form that this address takes.`,
  }
}
