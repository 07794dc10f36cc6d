/** One spelling for every JSON value, so that its bytes can be hashed: RFC 8785 for whole numbers. */
import { assert } from './assert.ts'
import { limits } from './limits.ts'

/** Values whose canonical form needs no floating point. */
export type CanonicalValue = null | boolean | number | string | readonly CanonicalValue[] | { readonly [key: string]: CanonicalValue }

/**
 * Writes a value as RFC 8785 (JSON Canonicalization Scheme) asks: no white space, keys in the order of their UTF-16
 * code units, the shortest escapes. Numbers must be safe integers, strings well-formed Unicode; anything else is a
 * mistake of the program, because what comes from outside was parsed by a schema before.
 *
 * @example canonicalJson({ b: 1, a: ['x', null] }) // '{"a":["x",null],"b":1}'
 */
export function canonicalJson(value: CanonicalValue): string {
  return write(value, 0)
}

function write(value: unknown, depth: number): string {
  assert(depth <= limits.jsonDepthMax, `canonical JSON nests at most ${limits.jsonDepthMax} deep`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return writeString(value)
  if (typeof value === 'number') {
    assert(Number.isSafeInteger(value), 'canonical JSON holds whole numbers up to 2^53 only')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${Array.from(value, (item: unknown) => write(item, depth + 1)).join(',')}]`
  assert(isPlainObject(value), 'canonical JSON holds plain objects, arrays, strings, whole numbers, booleans and null only')
  const fields = Object.keys(value)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((key) => `${writeString(key)}:${write(value[key], depth + 1)}`)
  return `{${fields.join(',')}}`
}

/** `JSON.stringify` escapes as RFC 8785 asks, but for a lone surrogate, which has no UTF-8 form at all. */
function writeString(text: string): string {
  assert(!/\p{Surrogate}/u.test(text), 'canonical JSON holds well-formed Unicode only')
  return JSON.stringify(text)
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return (prototype === Object.prototype || prototype === null) && Object.getOwnPropertySymbols(value).length === 0
}
