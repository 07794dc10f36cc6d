/** Parses what comes in by its schema, and says in one sentence what is wrong with it. */
import type { z } from 'zod'
import { limits } from '../../shared/limits.ts'

export type Parsed<Value> = { readonly kind: 'parsed'; readonly value: Value } | { readonly kind: 'wrong'; readonly sentence: string }

export function parseWith<Schema extends z.ZodType>(schema: Schema, value: unknown): Parsed<z.output<Schema>> {
  if (!isKeepable(value, limits.jsonDepthMax)) return { kind: 'wrong', sentence: UNKEEPABLE }
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

const UNKEEPABLE = 'This request holds a character that no text has, or is nested deeper than anything that is asked for.'

/** Databases keep no text with the character zero, and what nests without end would exhaust whoever walks through it. */
function isKeepable(value: unknown, depthLeft: number): boolean {
  if (typeof value === 'string') return !value.includes('\0')
  if (typeof value !== 'object' || value === null) return true
  if (depthLeft === 0) return false
  return Object.entries(value).every(([key, inner]) => !key.includes('\0') && isKeepable(inner, depthLeft - 1))
}
