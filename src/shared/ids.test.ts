/** Ids have one spelling, say their kind, and sort like the bytes they are made from. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AssertionError } from './assert.ts'
import type { IdKind } from './ids.ts'
import { ID_KINDS, isAccountId, makeId, parseId } from './ids.ts'

const kind = fc.constantFrom<IdKind>(...ID_KINDS)
const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 })
const zeros = 'member_00000000000000000000000000'

const memberIds_invalid: readonly string[] = [
  '',
  'member_',
  zeros.slice(0, -1),
  `${zeros}0`,
  zeros.replace('member', 'steward'),
  zeros.replace('_', '-'),
  zeros.toUpperCase(),
  `${zeros.slice(0, -1)}u`,
  `${zeros.slice(0, -1)}l`,
  zeros.replace('_0', '_8'),
  ` ${zeros}`,
  `${zeros}\n`,
]

describe('an id', () => {
  it('is the kind and 26 characters', () => {
    expect(makeId('member', new Uint8Array(16))).toBe(zeros)
    expect(makeId('batch', new Uint8Array(16).fill(255))).toBe('batch_7zzzzzzzzzzzzzzzzzzzzzzzzz')
    expect(() => makeId('member', new Uint8Array(15))).toThrow(AssertionError)
  })

  it.each(memberIds_invalid)('of a member is not %j', (text) => {
    expect(parseId('member', text)).toBeUndefined()
  })

  it('is parsed back as its own kind and no other', () => {
    fc.assert(
      fc.property(kind, kind, bytes, (made, asked, random) => {
        const id = makeId(made, random)
        expect(parseId(asked, id)).toBe(made === asked ? id : undefined)
      }),
    )
  })

  it('keeps every bit, and sorts as its bytes do', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        const [left, right] = [makeId('payout', a), makeId('payout', b)]
        expect(left < right ? -1 : left > right ? 1 : 0).toBe(Buffer.compare(a, b))
      }),
    )
  })

  it('of an account is that of a member, a steward or a buyer', () => {
    expect(ID_KINDS.filter((each) => isAccountId(makeId(each, new Uint8Array(16))))).toEqual(['member', 'steward', 'buyer'])
  })
})
