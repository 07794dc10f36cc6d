/** The only place that divides, rounds, parses and formats money: whole minor units as bigint, never floating point. */
import { assert } from './assert.ts'
import { limits } from './limits.ts'

/** Supported currencies with the digits of their minor unit, from ISO 4217 list one. */
const MINOR_DIGITS = {
  AED: 2,
  ARS: 2,
  AUD: 2,
  BHD: 3,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CLP: 0,
  CNY: 2,
  COP: 2,
  CZK: 2,
  DKK: 2,
  EGP: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  HUF: 2,
  IDR: 2,
  ILS: 2,
  INR: 2,
  ISK: 0,
  JPY: 0,
  KES: 2,
  KRW: 0,
  KWD: 3,
  MAD: 2,
  MXN: 2,
  MYR: 2,
  NGN: 2,
  NOK: 2,
  NZD: 2,
  PEN: 2,
  PHP: 2,
  PLN: 2,
  RON: 2,
  RSD: 2,
  SAR: 2,
  SEK: 2,
  SGD: 2,
  THB: 2,
  TND: 3,
  TRY: 2,
  TWD: 2,
  UAH: 2,
  USD: 2,
  UYU: 2,
  VND: 0,
  ZAR: 2,
} as const satisfies Record<string, 0 | 2 | 3>

/** An ISO 4217 code that Chorus can keep books in. */
export type Currency = keyof typeof MINOR_DIGITS

/** An amount in whole minor units (cents for USD, yen for JPY); it may be negative. */
export interface Money {
  readonly currency: Currency
  readonly minor: bigint
}

export function isCurrency(text: string): text is Currency {
  return Object.hasOwn(MINOR_DIGITS, text)
}

/** Digits after the decimal point that an amount of this currency is written with. */
export function minorDigitsOf(currency: Currency): number {
  return MINOR_DIGITS[currency]
}

/** Amounts at or beyond this many minor units are refused, so that every amount fits a signed 64-bit column. */
const MINOR_END = 10n ** BigInt(limits.amountDigitsMax)

/** Tells whether an amount is small enough to be kept in the books. */
export function isWithinBounds(minor: bigint): boolean {
  return minor < MINOR_END && minor > -MINOR_END
}

/**
 * Writes an amount in major units with all digits of its currency: "4.95" for 495 cents, "-0.05", "55000" for yen.
 * This is how JSON, CSV and hashes carry money, so each amount has exactly one spelling.
 */
export function formatAmount({ currency, minor }: Money): string {
  const sign = minor < 0n ? '-' : ''
  const digits = MINOR_DIGITS[currency]
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0')
  if (digits === 0) return sign + text
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** The same as people read it, "$55,000.00" in English; the text goes in as it is, so that no digit is lost in a float. */
export function amountInWords(money: Money, language = 'en'): string {
  const amount = formatAmount(money)
  assert(isNumeric(amount), 'an amount is written in digits')
  return new Intl.NumberFormat(language, { style: 'currency', currency: money.currency }).format(amount)
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(?:\.\d+)?$/.test(text)
}

/** Signs, groups, exponents and spare zeros have no place in an amount. */
const AMOUNT = /^-?(?:0|[1-9]\d*)(?:\.(\d+))?$/

/** Parses exactly what `formatAmount` writes; undefined for any other spelling and for amounts beyond the bound. */
export function parseAmount(text: string, currency: Currency): Money | undefined {
  /** Sign and point come on top of the digits; longer text is refused before any work is spent on it. */
  if (text.length > limits.amountDigitsMax + 2) return undefined
  const match = AMOUNT.exec(text)
  if (!match || (match[1]?.length ?? 0) !== MINOR_DIGITS[currency]) return undefined
  const minor = BigInt(text.replace('.', ''))
  if (!isWithinBounds(minor) || (minor === 0n && text.startsWith('-'))) return undefined
  return { currency, minor }
}

/**
 * Reads an amount as people type it: with spaces between groups, a comma or a point before the minor digits, and as many of
 * those as they like; undefined where a sign could stand for groups or for digits, so that nothing is read a thousandfold.
 */
export function readTypedAmount(typed: string, currency: Currency): Money | undefined {
  const digits = MINOR_DIGITS[currency]
  const [whole = '', rest, ...more] = typed.replaceAll(/\s/g, '').split(/[.,]/)
  if (more.length > 0 || rest === '' || (rest ?? '').length > digits) return undefined
  return parseAmount(digits === 0 ? whole : `${whole}.${(rest ?? '').padEnd(digits, '0')}`, currency)
}

export function zero(currency: Currency): Money {
  return { currency, minor: 0n }
}

export function add(a: Money, b: Money): Money {
  assertSameCurrency(a, b)
  return { currency: a.currency, minor: a.minor + b.minor }
}

export function subtract(a: Money, b: Money): Money {
  assertSameCurrency(a, b)
  return { currency: a.currency, minor: a.minor - b.minor }
}

/** Orders two amounts of one currency for sorting: negative when `a` is less. */
export function compare(a: Money, b: Money): -1 | 0 | 1 {
  assertSameCurrency(a, b)
  if (a.minor === b.minor) return 0
  return a.minor < b.minor ? -1 : 1
}

function assertSameCurrency(a: Money, b: Money): void {
  assert(a.currency === b.currency, `amounts in ${a.currency} and ${b.currency} do not mix`)
}

/** Divides whole numbers, rounding towards zero; both must not be negative, so that this is the floor. */
export function divideFloor(dividend: bigint, divisor: bigint): bigint {
  assert(dividend >= 0n && divisor > 0n, 'a floor is taken of a whole number over a positive one')
  return dividend / divisor
}

/** Divides whole numbers, rounding up. */
export function divideCeiling(dividend: bigint, divisor: bigint): bigint {
  return divideFloor(dividend + divisor - 1n, divisor)
}

/** A share in hundredths of a per cent: a whole number from 0 to 10,000. */
export type BasisPoints = number & { readonly unit: 'basisPoints' }

const BASIS_POINTS_WHOLE = 10_000

export function isBasisPoints(value: number): value is BasisPoints {
  return Number.isInteger(value) && value >= 0 && value <= BASIS_POINTS_WHOLE
}

/** Brands a number that the program itself wrote; a boundary asks `isBasisPoints` instead. */
export function basisPoints(value: number): BasisPoints {
  assert(isBasisPoints(value), `${value} is not a whole number of basis points from 0 to 10,000`)
  return value
}

/** Takes a share of an amount that is not negative, rounded down, so that a broken minor unit stays with the rest. */
export function shareOf(total: Money, share: BasisPoints): Money {
  return { currency: total.currency, minor: divideFloor(total.minor * BigInt(share), BigInt(BASIS_POINTS_WHOLE)) }
}
