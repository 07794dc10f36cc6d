/** Canonical JSON follows the rules and examples of RFC 8785 and refuses what has no canonical form here. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AssertionError } from './assert.ts'
import type { CanonicalValue } from './canonical-json.ts'
import { canonicalJson } from './canonical-json.ts'

const { value } = fc.letrec<{ value: CanonicalValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger().map((whole) => whole + 0),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 4 }),
  ),
}))

/** Rebuilds a value with the keys of every object the other way round. */
function turned(from: CanonicalValue): CanonicalValue {
  if (from === null || typeof from !== 'object') return from
  if (Array.isArray(from)) return from.map(turned)
  return Object.fromEntries(
    Object.entries(from)
      .toReversed()
      .map(([key, field]) => [key, turned(field)]),
  )
}

const loop: unknown[] = []
loop.push(loop)

const values_invalid: readonly (readonly [string, unknown])[] = [
  ['a fraction', 0.5],
  ['not a number', Number.NaN],
  ['infinity', Infinity],
  ['a number beyond 2^53', 2 ** 53],
  ['undefined', undefined],
  ['an undefined field', { a: undefined }],
  ['a hole in an array', Array.from({ length: 1 })],
  ['a bigint', 1n],
  ['a date', new Date(0)],
  ['bytes', new Uint8Array(1)],
  ['a map', new Map()],
  ['a function', (): void => undefined],
  ['a lone surrogate', '\ud800'],
  ['a lone surrogate in a key', { '\udead': 1 }],
  ['a loop', loop],
]

describe('canonical JSON', () => {
  it('sorts keys by UTF-16 code units, as the example of RFC 8785, section 3.2.3', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6']
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33']
    const written = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))
    expect(written).toBe(`{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`)
  })

  it('escapes as RFC 8785, section 3.2.2.2, and nothing more', () => {
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe(String.raw`"€$\u000f\nA'B\"\\\\\"/"`)
  })

  it('writes nothing between the signs, and zero without a sign', () => {
    expect(canonicalJson({ list: [1, -2, -0, null, true, {}, []], text: '' })).toBe('{"list":[1,-2,0,null,true,{},[]],"text":""}')
  })

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(value, (each) => {
        expect(canonicalJson(turned(each))).toBe(canonicalJson(each))
      }),
    )
  })

  it('is JSON that says the same, and is its own canonical form', () => {
    fc.assert(
      fc.property(value, (each) => {
        const written = canonicalJson(each)
        const read: CanonicalValue = JSON.parse(written)
        expect(canonicalJson(read)).toBe(written)
        expect(read).toEqual(JSON.parse(JSON.stringify(each)))
      }),
    )
  })

  it.each(values_invalid)('refuses %s', (_, each) => {
    // @ts-expect-error: what the type forbids must also stop at run time.
    expect(() => canonicalJson(each)).toThrow(AssertionError)
  })
})
