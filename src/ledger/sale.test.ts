/** A sale is split to the minor unit, and its transfers balance. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AssertionError } from '../shared/assert.ts'
import { basisPoints, formatAmount, parseAmount } from '../shared/money.ts'
import type { SaleMember, SaleSplit, SplitRule } from './index.ts'
import { memberId, saleDistributed, saleId, splitSale, transferFault, transferId } from './index.ts'

function membersOf(weights: readonly bigint[]): readonly SaleMember[] {
  return weights.map((weight, index) => ({ member: memberId(`member-${index}`), pseudonym: `p${String(index).padStart(5, '0')}`, weight }))
}

function splitOf(sale: SaleSplit): Extract<SaleSplit, { kind: 'split' }> {
  if (sale.kind === 'refused') throw new Error(sale.reason)
  return sale
}

const equal = { kind: 'equal' } as const satisfies SplitRule

describe('the June sale', () => {
  const price = parseAmount('55000.00', 'USD')
  if (!price) throw new Error('the price is an amount')
  const members = membersOf(Array.from({ length: 10_000 }, (_, index) => BigInt(index)))
  const split = splitOf(splitSale({ price, treasury: basisPoints(1_000), rule: equal }, members))

  it('brings $4.95 to each of 10,000 members and $5,500.00 to the treasury', () => {
    expect(formatAmount(split.treasury)).toBe('5500.00')
    expect(split.shares.length).toBe(10_000)
    expect(new Set(split.shares.map(({ amount }) => formatAmount(amount)))).toEqual(new Set(['4.95']))
  })

  it('is distributed in one balanced transfer', () => {
    const transfer = saleDistributed(transferId('t1'), saleId('june-2025'), split)
    expect(transferFault(transfer)).toBeUndefined()
    expect(transfer.postings.length).toBe(10_002)
    expect(transfer.postings[0]).toEqual({ account: 'proceeds:june-2025', currency: 'USD', minor: 5_500_000n })
    expect(transfer.postings.at(-1)).toEqual({ account: 'member:member-9999', currency: 'USD', minor: -495n })
  })
})

describe('a split', () => {
  const usd = (minor: bigint) => ({ currency: 'USD', minor }) as const

  it('rounds the treasury down, so that the broken cent goes to the members', () => {
    const split = splitOf(splitSale({ price: usd(1_001n), treasury: basisPoints(1_000), rule: equal }, membersOf([1n, 1n])))
    expect([split.treasury.minor, ...split.shares.map(({ amount }) => amount.minor)]).toEqual([100n, 451n, 450n])
  })

  it('goes by contribution, and with a cap by no more than so many equal shares', () => {
    const members = membersOf([96n, 2n, 1n, 1n])
    const by = (capEqualShares: bigint | null): readonly bigint[] =>
      splitOf(
        splitSale({ price: usd(1_000n), treasury: basisPoints(0), rule: { kind: 'byContribution', capEqualShares } }, members),
      ).shares.map(({ amount }) => amount.minor)
    expect(by(null)).toEqual([960n, 20n, 10n, 10n])
    expect(by(2n)).toEqual([500n, 250n, 125n, 125n])
    expect(by(1n)).toEqual([250n, 250n, 250n, 250n])
  })

  it('is refused when there is nobody to share the members’ part', () => {
    const terms = { price: usd(100n), treasury: basisPoints(1_000), rule: equal }
    expect(splitSale(terms, [])).toEqual({ kind: 'refused', reason: 'noWeight' })
    expect(splitOf(splitSale({ ...terms, treasury: basisPoints(10_000) }, [])).treasury.minor).toBe(100n)
  })

  it('posts nothing for a share of nothing', () => {
    const split = splitOf(splitSale({ price: usd(2n), treasury: basisPoints(0), rule: equal }, membersOf([1n, 1n, 1n])))
    const transfer = saleDistributed(transferId('t1'), saleId('small'), split)
    expect(transfer.postings.map(({ account }) => account)).toEqual(['proceeds:small', 'member:member-0', 'member:member-1'])
  })

  it('does not distribute what is not the price', () => {
    const split = splitOf(splitSale({ price: usd(100n), treasury: basisPoints(0), rule: equal }, membersOf([1n, 1n])))
    expect(() => saleDistributed(transferId('t1'), saleId('s'), { ...split, treasury: usd(1n) })).toThrow(AssertionError)
  })

  it('is the price exactly, whatever price, treasury, rule and members', () => {
    const rule = fc.oneof(
      fc.constant(equal),
      fc.record({ kind: fc.constant('byContribution' as const), capEqualShares: fc.option(fc.bigInt({ min: 1n, max: 5n })) }),
    )
    const weights = fc.array(fc.bigInt({ min: 1n, max: 1_000_000n }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 17n }),
        fc.integer({ min: 0, max: 10_000 }),
        rule,
        weights,
        (minor, points, split, list) => {
          const sale = splitOf(splitSale({ price: usd(minor), treasury: basisPoints(points), rule: split }, membersOf(list)))
          expect(sale.shares.reduce((sum, { amount }) => sum + amount.minor, sale.treasury.minor)).toBe(minor)
          expect(transferFault(saleDistributed(transferId('t'), saleId('s'), sale))).toBeUndefined()
        },
      ),
    )
  })
})
