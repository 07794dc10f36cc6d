/** A statement shows each posting of its member and adds up. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AssertionError } from '../shared/assert.ts'
import { formatAmount } from '../shared/money.ts'
import type { Entry, EntryPage, PostedTransfer, StatementPeriod } from './index.ts'
import {
  accounts,
  batchId,
  credit,
  debit,
  entriesOf,
  memberId,
  onNormalSide,
  payoutRejected,
  payoutSent,
  reversalOf,
  saleId,
  statementOf,
  transferId,
} from './index.ts'

const ada = memberId('ada')
const [june, batch] = [saleId('june'), batchId('b1')]
const eur = (minor: bigint) => ({ currency: 'EUR', minor }) as const

const share = {
  id: transferId('share'),
  purpose: { kind: 'saleDistributed', sale: june },
  postings: [
    debit(accounts.proceeds(june), eur(900n)),
    credit(accounts.member(ada), eur(495n)),
    credit(accounts.member(memberId('bo')), eur(405n)),
  ],
} as const
const sent = payoutSent(transferId('sent'), batch, [{ member: ada, amount: eur(495n) }])
const journal: readonly PostedTransfer[] = [
  { transfer: share, postedAtMs: 1_000 },
  { transfer: sent, postedAtMs: 2_000 },
  { transfer: payoutRejected(transferId('rejected'), batch, { member: ada, amount: eur(495n) }), postedAtMs: 3_000 },
  { transfer: reversalOf(share, transferId('undo')), postedAtMs: 4_000 },
]
const entries = entriesOf(accounts.member(ada), 'EUR', journal)
const always = { fromMs: 0, toMs: 10_000 }

/** What the books give of a list of entries for a page that begins `from` entries into the period. */
function pageOf(list: readonly Entry[], { fromMs, toMs }: StatementPeriod, from = 0, limit = list.length): EntryPage {
  const sumOf = (some: readonly Entry[]): bigint =>
    onNormalSide(
      accounts.member(ada),
      some.reduce((sum, { minor }) => sum + minor, 0n),
    )
  const [before, until] = [list.filter(({ postedAtMs }) => postedAtMs < fromMs), list.filter(({ postedAtMs }) => postedAtMs < toMs)]
  const start = before.length + from
  return {
    items: until.slice(start, start + limit),
    next: until.length > start + limit ? String(start + limit) : null,
    openingMinor: sumOf(before),
    beforeMinor: sumOf(list.slice(0, start)),
    closingMinor: sumOf(until),
  }
}

describe('a statement', () => {
  it('tells every movement in words, with the balance after it', () => {
    const { opening, lines, closing } = statementOf(ada, 'EUR', pageOf(entries, always))
    expect(lines.map(({ postedAtMs, text, amount, balance }) => [postedAtMs, text, formatAmount(amount), formatAmount(balance)])).toEqual([
      [1_000, 'Your share of a sale', '4.95', '4.95'],
      [2_000, 'Paid out to you', '-4.95', '0.00'],
      [3_000, 'Payout refused by the bank, credited again', '4.95', '4.95'],
      [4_000, 'Correction of an earlier entry', '-4.95', '0.00'],
    ])
    expect([formatAmount(opening), formatAmount(closing)]).toEqual(['0.00', '0.00'])
    expect(lines[0]?.purpose).toEqual({ kind: 'saleDistributed', sale: june })
  })

  it('begins with what was before its period and leaves out what comes after it', () => {
    const { opening, lines, closing } = statementOf(ada, 'EUR', pageOf(entries, { fromMs: 2_000, toMs: 3_000 }))
    expect([opening.minor, lines.length, closing.minor]).toEqual([495n, 1, 0n])
  })

  it('is empty for a member or a currency without postings', () => {
    expect(entriesOf(accounts.member(memberId('cy')), 'EUR', journal)).toEqual([])
    expect(statementOf(ada, 'JPY', pageOf(entriesOf(accounts.member(ada), 'JPY', journal), always))).toMatchObject({
      lines: [],
      closing: { minor: 0n },
    })
  })

  it('stops at entries out of order, a balance below nothing or a sum that differs: the books are broken then', () => {
    expect(() => statementOf(ada, 'EUR', pageOf(entries.toReversed(), always))).toThrow(AssertionError)
    expect(() => statementOf(ada, 'EUR', pageOf(entries.slice(1), always))).toThrow(AssertionError)
    expect(() => statementOf(ada, 'EUR', { ...pageOf(entries, always), closingMinor: 1n })).toThrow(AssertionError)
  })

  it('goes on over its pages as if they were one', () => {
    const whole = statementOf(ada, 'EUR', pageOf(entries, always))
    const pages = [0, 2].map((from) => statementOf(ada, 'EUR', pageOf(entries, always, from, 2)))
    expect(pages.flatMap(({ lines }) => lines)).toEqual(whole.lines)
    expect(pages.map(({ opening, closing }) => [opening, closing])).toEqual(pages.map(() => [whole.opening, whole.closing]))
  })

  it('adds up, and periods that follow each other join without a gap', () => {
    const times = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 30 }).map((list) => list.toSorted((a, b) => a - b))
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 101 }), (list, cut) => {
        const credits: readonly Entry[] = list.map((postedAtMs) => ({ postedAtMs, purpose: share.purpose, minor: -7n }))
        const [before, after] = [
          { fromMs: 0, toMs: cut },
          { fromMs: cut, toMs: 101 },
        ].map((period) => statementOf(ada, 'EUR', pageOf(credits, period)))
        if (!before || !after) throw new Error('there are two periods')
        expect(after.opening).toEqual(before.closing)
        expect(before.lines.length + after.lines.length).toBe(list.length)
        expect(after.lines.reduce((sum, { amount }) => sum + amount.minor, after.opening.minor)).toBe(after.closing.minor)
        expect(after.closing.minor).toBe(7n * BigInt(list.length))
      }),
    )
  })
})
