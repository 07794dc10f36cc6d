/** Allocation is exact, fair within one minor unit, independent of order, and keeps every cap. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AssertionError } from '../shared/assert.ts'
import type { Money } from '../shared/money.ts'
import type { Claim } from './index.ts'
import { allocate, capOfEqualShares } from './index.ts'

const usd = (minor: bigint): Money => ({ currency: 'USD', minor })

function claimsOf(weights: readonly bigint[]): readonly Claim[] {
  return weights.map((weight, index) => ({ pseudonym: `p${String(index).padStart(3, '0')}`, weight }))
}

function allocated(totalMinor: bigint, claims: readonly Claim[], cap: bigint | null = null): readonly bigint[] {
  const allocation = allocate(usd(totalMinor), claims, cap === null ? null : usd(cap))
  if (allocation.kind === 'refused') throw new Error(allocation.reason)
  return allocation.minor
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n)

const weights = fc.array(fc.oneof(fc.bigInt({ min: 0n, max: 5n }), fc.bigInt({ min: 0n, max: 2n ** 50n })), { minLength: 1, maxLength: 40 })
const weighted = weights.filter((list) => list.some((weight) => weight > 0n)).map(claimsOf)
const total = fc.oneof(fc.bigInt({ min: 0n, max: 100n }), fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }))

/** Capping in rounds and rounding with a plain sort: slower, and written another way than what it checks. */
function allocateInRounds(totalMinor: bigint, claims: readonly Claim[], cap: bigint): ReadonlyMap<string, bigint> {
  const shares = new Map<string, bigint>()
  let open = claims
  let rest = totalMinor
  for (;;) {
    const weightSum = sum(open.map(({ weight }) => weight))
    const over = open.filter(({ weight }) => weight > 0n && rest * weight >= cap * weightSum)
    if (over.length === 0) {
      const parts = open.map((claim) => ({ ...claim, remainder: weightSum === 0n ? 0n : (rest * claim.weight) % weightSum }))
      for (const { pseudonym, weight } of parts) shares.set(pseudonym, weightSum === 0n ? 0n : (rest * weight) / weightSum)
      const left = totalMinor - sum([...shares.values()])
      const first = parts.toSorted((a, b) =>
        a.remainder === b.remainder ? (a.pseudonym < b.pseudonym ? -1 : 1) : a.remainder > b.remainder ? -1 : 1,
      )
      for (const { pseudonym } of first.slice(0, Number(left))) shares.set(pseudonym, (shares.get(pseudonym) ?? 0n) + 1n)
      return shares
    }
    for (const { pseudonym } of over) shares.set(pseudonym, cap)
    rest -= cap * BigInt(over.length)
    open = open.filter((claim) => !over.includes(claim))
  }
}

describe('allocation by the largest remainder', () => {
  it('gives the odd cents of an equal split to the first pseudonyms', () => {
    expect(allocated(100n, claimsOf([1n, 1n, 1n]))).toEqual([34n, 33n, 33n])
    expect(allocated(101n, claimsOf([7n, 7n, 7n]).toReversed())).toEqual([33n, 34n, 34n])
  })

  it('divides ten seats as the textbook example does', () => {
    expect(allocated(10n, claimsOf([47_000n, 16_000n, 15_900n, 12_000n, 6_000n, 3_100n]))).toEqual([5n, 2n, 1n, 1n, 1n, 0n])
  })

  it('breaks ties of remainders by the published order only among those tied', () => {
    expect(allocated(3n, claimsOf([1n, 1n, 4n]))).toEqual([1n, 0n, 2n])
  })

  it('compares pseudonyms by code unit, not by language', () => {
    const claims = ['b', 'a', 'Z', '_'].map((pseudonym) => ({ pseudonym, weight: 1n }))
    expect(allocated(2n, claims)).toEqual([0n, 0n, 1n, 1n])
  })

  it('picks the pseudonyms that a plain sort puts first, whatever they look like', () => {
    const names = fc.uniqueArray(fc.oneof(fc.string({ maxLength: 4 }), fc.stringMatching(/^[ab]{0,6}$/)), { minLength: 2, maxLength: 40 })
    fc.assert(
      fc.property(names, fc.nat(), (pseudonyms, number) => {
        const odd = 1 + (number % (pseudonyms.length - 1))
        const claims = pseudonyms.map((pseudonym) => ({ pseudonym, weight: 3n }))
        const shares = allocated(BigInt(pseudonyms.length + odd), claims)
        const lucky = pseudonyms.filter((_, index) => shares[index] === 2n)
        const inOrder = pseudonyms.toSorted((a, b) => (a < b ? -1 : 1))
        expect(new Set(lucky)).toEqual(new Set(inOrder.slice(0, odd)))
      }),
    )
  })

  it('gives nothing to a weight of zero', () => {
    expect(allocated(5n, claimsOf([0n, 2n, 0n]))).toEqual([0n, 5n, 0n])
  })

  it('divides nothing into nothings, and refuses to divide something among nobody', () => {
    expect(allocated(0n, claimsOf([1n, 0n]))).toEqual([0n, 0n])
    expect(allocated(0n, [])).toEqual([])
    expect(allocate(usd(1n), [])).toEqual({ kind: 'refused', reason: 'noWeight' })
    expect(allocate(usd(1n), claimsOf([0n, 0n]))).toEqual({ kind: 'refused', reason: 'noWeight' })
  })

  it('stops at what only a mistake of the program can ask for', () => {
    const twice = [...claimsOf([1n]), ...claimsOf([1n])]
    expect(() => allocate(usd(2n), twice)).toThrow(AssertionError)
    expect(() => allocate(usd(-1n), claimsOf([1n]))).toThrow(AssertionError)
    expect(() => allocate(usd(1n), claimsOf([-1n, 3n]))).toThrow(AssertionError)
    expect(() => allocate(usd(1n), claimsOf([2n ** 63n, 2n ** 63n]))).toThrow(AssertionError)
    expect(() => allocate(usd(1n), claimsOf([1n]), { currency: 'EUR', minor: 1n })).toThrow(AssertionError)
  })

  it('is exact, and each share is the proportional one rounded down or up', () => {
    fc.assert(
      fc.property(total, weighted, (totalMinor, claims) => {
        const shares = allocated(totalMinor, claims)
        const weightSum = sum(claims.map(({ weight }) => weight))
        expect(sum(shares)).toBe(totalMinor)
        claims.forEach(({ weight }, index) => {
          const error = (shares[index] ?? -1n) * weightSum - totalMinor * weight
          expect(error < weightSum && -error < weightSum).toBe(true)
        })
      }),
    )
  })

  it('never gives a larger weight less, and equal weights at most one minor unit apart, capped or not', () => {
    fc.assert(
      fc.property(total, weighted, fc.option(fc.bigInt({ min: 1n, max: 8n })), (totalMinor, claims, times) => {
        const cap = times === null ? null : capOfEqualShares(usd(totalMinor), claims, times).minor
        const shares = allocated(totalMinor, claims, cap)
        const ascending = claims
          .map(({ weight }, index) => ({ weight, share: shares[index] ?? -1n }))
          .toSorted((a, b) => (a.weight < b.weight ? -1 : 1))
        ascending.slice(1).forEach(({ weight, share }, index) => {
          const lighter = ascending[index]
          if (lighter?.weight === weight) expect((share - lighter.share) ** 2n <= 1n).toBe(true)
          else expect(share >= (lighter?.share ?? 0n)).toBe(true)
        })
      }),
    )
  })

  it('does not depend on the order of the claims', () => {
    const shuffled = weighted.chain((claims) =>
      fc.tuple(fc.constant(claims), fc.shuffledSubarray([...claims], { minLength: claims.length })),
    )
    fc.assert(
      fc.property(total, shuffled, fc.option(fc.bigInt({ min: 1n, max: 4n })), (totalMinor, [claims, mixed], times) => {
        const cap = times === null ? null : capOfEqualShares(usd(totalMinor), claims, times).minor
        const byName = (list: readonly Claim[]): ReadonlyMap<string, bigint | undefined> => {
          const shares = allocated(totalMinor, list, cap)
          return new Map(list.map(({ pseudonym }, index) => [pseudonym, shares[index]]))
        }
        expect(byName(mixed)).toEqual(byName(claims))
      }),
    )
  })
})

describe('a cap', () => {
  it('hands what is above it to the others by weight, and caps those whom that lifts above it', () => {
    expect(allocated(1_000n, claimsOf([8n, 1n, 1n]), 400n)).toEqual([400n, 300n, 300n])
    expect(allocated(100n, claimsOf([60n, 30n, 9n, 1n]), 40n)).toEqual([40n, 40n, 18n, 2n])
  })

  it('can be met to the last minor unit, and is refused when it cannot', () => {
    expect(allocated(90n, claimsOf([5n, 1n, 1n, 0n]), 30n)).toEqual([30n, 30n, 30n, 0n])
    expect(allocate(usd(91n), claimsOf([5n, 1n, 1n, 0n]), usd(30n))).toEqual({ kind: 'refused', reason: 'capBelowTotal' })
    expect(allocate(usd(1n), claimsOf([1n]), usd(0n))).toEqual({ kind: 'refused', reason: 'capBelowTotal' })
  })

  it('of equal shares counts only those who weigh anything, and rounds up', () => {
    expect(capOfEqualShares(usd(100n), claimsOf([9n, 1n, 1n, 0n]), 1n)).toEqual(usd(34n))
    expect(capOfEqualShares(usd(100n), claimsOf([9n, 1n, 1n, 0n]), 2n)).toEqual(usd(67n))
    expect(() => capOfEqualShares(usd(100n), claimsOf([1n]), 0n)).toThrow(AssertionError)
  })

  it('is never exceeded, loses nothing, and gives what capping in rounds gives', () => {
    fc.assert(
      fc.property(total, weighted, fc.bigInt({ min: 1n, max: 6n }), (totalMinor, claims, times) => {
        const cap = capOfEqualShares(usd(totalMinor), claims, times).minor
        const shares = allocated(totalMinor, claims, cap)
        expect(sum(shares)).toBe(totalMinor)
        expect(shares.every((share) => share <= cap)).toBe(true)
        if (totalMinor > 0n)
          expect(new Map(claims.map(({ pseudonym }, index) => [pseudonym, shares[index]]))).toEqual(
            allocateInRounds(totalMinor, claims, cap),
          )
      }),
      { numRuns: 500 },
    )
  })

  it('is refused exactly when all caps together are less than the total', () => {
    const smallTotal = fc.bigInt({ min: 1n, max: 60n })
    fc.assert(
      fc.property(smallTotal, weighted, fc.bigInt({ min: 0n, max: 20n }), (totalMinor, claims, cap) => {
        const capSum = cap * BigInt(claims.filter(({ weight }) => weight > 0n).length)
        expect(allocate(usd(totalMinor), claims, usd(cap)).kind).toBe(capSum < totalMinor ? 'refused' : 'allocated')
      }),
      { numRuns: 500 },
    )
  })
})

it('divides among a million members to the cent, with a cap and ties', () => {
  const claims = Array.from({ length: 1_000_000 }, (_, index) => ({
    pseudonym: `m${(index * 7_919) % 1_000_003}`,
    weight: BigInt((index * 31) % 50_000),
  }))
  const cap = capOfEqualShares(usd(5_500_000_037n), claims, 2n)
  const shares = allocated(5_500_000_037n, claims, cap.minor)
  expect(sum(shares)).toBe(5_500_000_037n)
  expect(shares.every((share) => share <= cap.minor)).toBe(true)
  const equal = allocated(
    5_500_500_037n,
    claims.map(({ pseudonym }) => ({ pseudonym, weight: 1n })),
  )
  expect([sum(equal), equal.filter((share) => share === 5_501n).length, equal.filter((share) => share === 5_500n).length]).toEqual([
    5_500_500_037n,
    500_037,
    499_963,
  ])
})
