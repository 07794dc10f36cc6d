/** Account codes are parsed strictly and know their normal side. */
import { describe, expect, it } from 'vitest'
import { AssertionError } from '../shared/assert.ts'
import { ACCOUNT_KINDS, accounts, batchId, isAccount, isMemberId, memberId, onNormalSide, saleId } from './index.ts'

const codes_valid = ['bank', 'treasury', 'receivable:june', 'invoiced:june', 'proceeds:june', 'member:a_B-9', 'payout:b1', 'returned:b1']
const codes_invalid = [
  '',
  'Bank',
  'bank:',
  'bank:x',
  'member',
  'member:',
  'member:a b',
  'member:a:b',
  'member:é',
  `member:${'x'.repeat(65)}`,
  'rounding',
  'toString',
  ':a',
]

describe('an account code', () => {
  it.each(codes_valid)('%s is valid', (code) => expect(isAccount(code)).toBe(true))
  it.each(codes_invalid)('%j is not', (code) => expect(isAccount(code)).toBe(false))

  it('is what the factories write, one for each kind', () => {
    const codes = [
      accounts.bank,
      accounts.treasury,
      accounts.receivable(saleId('s')),
      accounts.invoiced(saleId('s')),
      accounts.proceeds(saleId('s')),
      accounts.member(memberId('m')),
      accounts.payout(batchId('b')),
      accounts.returned(batchId('b')),
    ]
    expect(codes.every(isAccount)).toBe(true)
    expect(new Set(codes.map((code) => code.split(':')[0]))).toEqual(new Set(Object.keys(ACCOUNT_KINDS)))
  })

  it('grows on its normal side', () => {
    expect(onNormalSide('bank', 5n)).toBe(5n)
    expect(onNormalSide('treasury', 5n)).toBe(-5n)
    expect(onNormalSide(accounts.member(memberId('m')), -5n)).toBe(5n)
  })
})

it('an id is short plain ASCII', () => {
  expect(['a', 'A-b_9', '', 'a b', 'a:b', 'ä', 'a\n'].filter(isMemberId)).toEqual(['a', 'A-b_9'])
  expect(() => memberId('a:b')).toThrow(AssertionError)
})
