/** Money is written and read one way only, and never leaves whole minor units. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AssertionError } from './assert.ts'
import type { Currency } from './money.ts'
import {
  add,
  amountInWords,
  basisPoints,
  compare,
  divideCeiling,
  divideFloor,
  formatAmount,
  isBasisPoints,
  isCurrency,
  isWithinBounds,
  minorDigitsOf,
  parseAmount,
  readTypedAmount,
  shareOf,
  subtract,
  zero,
} from './money.ts'

const currency = fc.constantFrom<Currency>('EUR', 'USD', 'GBP', 'JPY', 'KWD', 'CLP')
const minor = fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n })

const amounts_valid: readonly (readonly [string, Currency, bigint])[] = [
  ['55000.00', 'USD', 5_500_000n],
  ['4.95', 'USD', 495n],
  ['0.05', 'EUR', 5n],
  ['-0.05', 'EUR', -5n],
  ['0.00', 'EUR', 0n],
  ['55000', 'JPY', 55_000n],
  ['0', 'JPY', 0n],
  ['1.234', 'KWD', 1_234n],
  ['-9999999999999999.99', 'USD', -999_999_999_999_999_999n],
]

const amounts_invalid: readonly (readonly [string, Currency])[] = [
  ['', 'EUR'],
  ['4', 'EUR'],
  ['4.9', 'EUR'],
  ['4.950', 'EUR'],
  ['4.', 'EUR'],
  ['.95', 'EUR'],
  ['04.95', 'EUR'],
  ['+4.95', 'EUR'],
  ['-0.00', 'EUR'],
  ['4,95', 'EUR'],
  ['4e2', 'JPY'],
  ['0x10', 'JPY'],
  ['1_000', 'JPY'],
  ['1 000', 'JPY'],
  [' 4.95', 'EUR'],
  ['4.95\n', 'EUR'],
  ['4.95', 'JPY'],
  ['٤.٩٥', 'EUR'],
  ['NaN', 'JPY'],
  ['10000000000000000.00', 'USD'],
  ['9'.repeat(100_000), 'JPY'],
]

const typed_valid: readonly (readonly [string, Currency, bigint])[] = [
  ['55000', 'USD', 5_500_000n],
  ['55 000,5', 'EUR', 5_500_050n],
  [' 4.95 ', 'EUR', 495n],
  ['55\u202f000', 'JPY', 55_000n],
  ['1,5', 'KWD', 1_500n],
]

const typed_invalid: readonly (readonly [string, Currency])[] = [
  ['55,000', 'USD'],
  ['55.000,00', 'EUR'],
  ['55000.00', 'JPY'],
  ['5.', 'EUR'],
  [',5', 'EUR'],
  ['5e3', 'USD'],
  ['', 'EUR'],
]

describe('an amount as people type it', () => {
  it.each(typed_valid)('reads %j %s', (text, code, value) => {
    expect(readTypedAmount(text, code)).toEqual({ currency: code, minor: value })
  })

  it.each(typed_invalid)('does not guess what %j %s means', (text, code) => {
    expect(readTypedAmount(text, code)).toBeUndefined()
  })
})

describe('an amount as text', () => {
  it.each(amounts_valid)('reads %s %s and writes it back', (text, code, value) => {
    expect(parseAmount(text, code)).toEqual({ currency: code, minor: value })
    expect(formatAmount({ currency: code, minor: value })).toBe(text)
  })

  it.each(amounts_invalid)('refuses %j %s', (text, code) => {
    expect(parseAmount(text, code)).toBeUndefined()
  })

  it.each([
    [5_500_000n, 'USD', 'en', '$55,000.00'],
    [-5n, 'USD', 'en', '-$0.05'],
    [999_999_999_999_999_999n, 'USD', 'en', '$9,999,999,999,999,999.99'],
    [55_000n, 'JPY', 'en', '¥55,000'],
    [495n, 'EUR', 'de', '4,95\u{a0}€'],
  ] as const)('of %s minor units in %s reads in %s as %s', (value, code, language, words) => {
    expect(amountInWords({ currency: code, minor: value }, language)).toBe(words)
  })

  it('survives the way to text and back, whatever the amount', () => {
    fc.assert(
      fc.property(currency, minor, (code, value) => {
        expect(parseAmount(formatAmount({ currency: code, minor: value }), code)).toEqual({ currency: code, minor: value })
      }),
    )
  })

  it('has one spelling only: whatever is read is written back the same', () => {
    const text = fc.stringMatching(/^-?[0-9]{0,4}\.?[0-9]{0,4}$/)
    fc.assert(
      fc.property(currency, text, (code, written) => {
        const read = parseAmount(written, code)
        expect(read === undefined ? written : formatAmount(read)).toBe(written)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a currency', () => {
  it('is one of the table, with the digits of ISO 4217', () => {
    expect((['EUR', 'JPY', 'KWD'] as const).map(minorDigitsOf)).toEqual([2, 0, 3])
    expect(['EUR', 'eur', 'XXX', 'toString', '__proto__', ''].filter(isCurrency)).toEqual(['EUR'])
  })

  it('does not mix with another', () => {
    expect(() => add(zero('EUR'), zero('USD'))).toThrow(AssertionError)
    expect(() => subtract(zero('EUR'), zero('USD'))).toThrow(AssertionError)
    expect(() => compare(zero('EUR'), zero('USD'))).toThrow(AssertionError)
  })
})

describe('reckoning', () => {
  it('adds, takes away and compares without losing a unit', () => {
    fc.assert(
      fc.property(minor, minor, (a, b) => {
        const [left, right] = [
          { currency: 'EUR', minor: a },
          { currency: 'EUR', minor: b },
        ] as const
        expect(subtract(add(left, right), right)).toEqual(left)
        expect(compare(left, right)).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
    )
  })

  it('keeps amounts under 10^18 minor units', () => {
    expect([10n ** 18n - 1n, 1n - 10n ** 18n, 10n ** 18n, -(10n ** 18n)].map(isWithinBounds)).toEqual([true, true, false, false])
  })

  it('rounds a division down or up as its name says', () => {
    expect([divideFloor(7n, 2n), divideCeiling(7n, 2n), divideFloor(8n, 2n), divideCeiling(8n, 2n), divideCeiling(0n, 3n)]).toEqual([
      3n,
      4n,
      4n,
      4n,
      0n,
    ])
    expect(() => divideFloor(-1n, 2n)).toThrow(AssertionError)
    expect(() => divideFloor(1n, 0n)).toThrow(AssertionError)
  })
})

describe('basis points', () => {
  it('are whole and from 0 to 10,000', () => {
    expect([0, 1, 10_000, -1, 10_001, 0.5, Number.NaN, Infinity].filter(isBasisPoints)).toEqual([0, 1, 10_000])
    expect(() => basisPoints(10_001)).toThrow(AssertionError)
  })

  it('take a tenth of the June price, and round a broken cent down', () => {
    expect(shareOf({ currency: 'USD', minor: 5_500_000n }, basisPoints(1_000))).toEqual({ currency: 'USD', minor: 550_000n })
    expect(shareOf({ currency: 'USD', minor: 199n }, basisPoints(5_000)).minor).toBe(99n)
    expect(shareOf({ currency: 'USD', minor: 9_999n }, basisPoints(1)).minor).toBe(0n)
  })

  it('never take more than the whole, nor a whole unit less than exact', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), fc.integer({ min: 0, max: 10_000 }), (total, points) => {
        const share = shareOf({ currency: 'EUR', minor: total }, basisPoints(points)).minor
        expect(share * 10_000n <= total * BigInt(points) && (share + 1n) * 10_000n > total * BigInt(points)).toBe(true)
      }),
    )
  })
})
