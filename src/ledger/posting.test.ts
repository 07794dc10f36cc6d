/** Transfers enter the books once, balanced, and never take an account below zero that may not go there. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AssertionError } from '../shared/assert.ts'
import type { Currency, Money } from '../shared/money.ts'
import { basisPoints } from '../shared/money.ts'
import type { Account, Balances, BooksView, PostedTransfer, PostingDecision, Transfer, TransferId } from './index.ts'
import {
  accounts,
  batchId,
  credit,
  debit,
  decidePosting,
  decisionSentence,
  memberId,
  payoutRejected,
  payoutSent,
  payoutSettled,
  replay,
  returnCredited,
  returnReceived,
  reversalOf,
  saleDistributed,
  saleId,
  saleInvoiced,
  salePaid,
  splitSale,
  transferFault,
  transferId,
} from './index.ts'

/** Small books in memory, kept the way a store keeps them: decide, then write. */
class Books implements BooksView {
  readonly posted: PostedTransfer[] = []

  transfer(id: TransferId): Transfer | undefined {
    return this.posted.find(({ transfer }) => transfer.id === id)?.transfer
  }

  reversalOf(id: TransferId): TransferId | undefined {
    return this.posted.find(({ transfer }) => transfer.purpose.kind === 'reversal' && transfer.purpose.of === id)?.transfer.id
  }

  /** Adds up by itself, so that `replay` has something to agree with. */
  balanceMinor(account: Account, currency: Currency): bigint {
    let debits = 0n
    for (const { transfer } of this.posted) {
      for (const posting of transfer.postings) if (posting.account === account && posting.currency === currency) debits += posting.minor
    }
    return account === 'bank' || account.startsWith('receivable:') ? debits : -debits
  }

  post(transfer: Transfer): PostingDecision {
    const decision = decidePosting(transfer, this)
    if (decision.kind === 'post') this.posted.push({ transfer, postedAtMs: this.posted.length })
    return decision
  }

  balances(): Balances {
    const outcome = replay(this.posted)
    if (outcome.kind === 'broken') throw new Error(outcome.sentence)
    return outcome.balances
  }
}

const eur = (minor: bigint): Money => ({ currency: 'EUR', minor })
const sale = saleId('spring')
const batch = batchId('b1')
const [ada, bo] = [memberId('ada'), memberId('bo')]
const id = transferId

function distributed(priceMinor: bigint): Transfer {
  const members = [ada, bo].map((member) => ({ member, pseudonym: member, weight: 1n }))
  const split = splitSale({ price: eur(priceMinor), treasury: basisPoints(1_000), rule: { kind: 'equal' } }, members)
  if (split.kind === 'refused') throw new Error(split.reason)
  return saleDistributed(id('distributed'), sale, split)
}

/** A sale of 10.00 EUR: 1.00 for the treasury, 4.50 each for two members. */
function afterSale(): Books {
  const books = new Books()
  for (const transfer of [saleInvoiced(id('invoiced'), sale, eur(1_000n)), salePaid(id('paid'), sale, eur(1_000n)), distributed(1_000n)]) {
    expect(books.post(transfer)).toEqual({ kind: 'post' })
  }
  return books
}

describe('a sale and its payouts, by hand', () => {
  it('leave these balances', () => {
    const books = afterSale()
    const balanceOf = (account: Account): bigint => books.balances().get('EUR')?.get(account) ?? 0n
    expect([accounts.bank, accounts.treasury, accounts.member(ada), accounts.member(bo), accounts.proceeds(sale)].map(balanceOf)).toEqual([
      1_000n,
      100n,
      450n,
      450n,
      0n,
    ])

    books.post(
      payoutSent(id('sent'), batch, [
        { member: ada, amount: eur(450n) },
        { member: bo, amount: eur(400n) },
      ]),
    )
    expect([accounts.member(ada), accounts.member(bo), accounts.payout(batch)].map(balanceOf)).toEqual([0n, 50n, 850n])

    books.post(payoutRejected(id('rejected'), batch, { member: bo, amount: eur(400n) }))
    books.post(payoutSettled(id('settled'), batch, eur(450n)))
    expect([accounts.bank, accounts.member(bo), accounts.payout(batch)].map(balanceOf)).toEqual([550n, 450n, 0n])

    books.post(returnReceived(id('back'), batch, eur(450n)))
    expect([accounts.bank, accounts.returned(batch)].map(balanceOf)).toEqual([1_000n, 450n])
    books.post(returnCredited(id('credited'), batch, { member: ada, amount: eur(450n) }))
    expect([accounts.member(ada), accounts.returned(batch)].map(balanceOf)).toEqual([450n, 0n])
  })

  it('cannot distribute what was invoiced and not yet paid', () => {
    const books = new Books()
    books.post(saleInvoiced(id('invoiced'), sale, eur(1_000n)))
    books.post(salePaid(id('paid'), sale, eur(999n)))
    expect(books.post(distributed(1_000n))).toMatchObject({
      kind: 'refused',
      reason: 'belowZero',
      account: 'proceeds:spring',
      balanceMinor: -1n,
    })
  })

  it('cannot book a payment without its invoice', () => {
    expect(new Books().post(salePaid(id('paid'), sale, eur(1n)))).toMatchObject({ kind: 'refused', account: 'receivable:spring' })
  })

  it('cannot pay a member more than they are owed', () => {
    const outcome = afterSale().post(payoutSent(id('sent'), batch, [{ member: ada, amount: eur(451n) }]))
    expect(outcome).toEqual({ kind: 'refused', reason: 'belowZero', account: 'member:ada', currency: 'EUR', balanceMinor: -1n })
    expect(outcome.kind === 'post' ? '' : decisionSentence(outcome)).toBe('The account member:ada would go below zero in EUR.')
  })

  it('cannot pay a member out in a currency that they are not owed', () => {
    const amount: Money = { currency: 'USD', minor: 1n }
    expect(afterSale().post(payoutSent(id('sent'), batch, [{ member: ada, amount }]))).toMatchObject({
      reason: 'belowZero',
      currency: 'USD',
    })
  })
})

describe('the id of a transfer', () => {
  const payout = payoutSent(id('sent'), batch, [
    { member: ada, amount: eur(10n) },
    { member: bo, amount: eur(10n) },
  ])

  it('is applied once: the same transfer again changes nothing, whatever the order of its postings', () => {
    const books = afterSale()
    expect(books.post(payout)).toEqual({ kind: 'post' })
    const before = books.balances()
    expect(books.post({ ...payout, postings: payout.postings.toReversed() })).toEqual({ kind: 'alreadyPosted' })
    expect(books.balances()).toEqual(before)
  })

  it('is recognised even where the money has gone meanwhile', () => {
    const books = afterSale()
    const all = payoutSent(id('all'), batch, [{ member: ada, amount: eur(450n) }])
    books.post(all)
    expect(books.post(all)).toEqual({ kind: 'alreadyPosted' })
  })

  it.each<readonly [string, Transfer]>([
    [
      'another amount',
      payoutSent(
        payout.id,
        batch,
        [ada, bo].map((member) => ({ member, amount: eur(11n) })),
      ),
    ],
    ['fewer members', payoutSent(payout.id, batch, [{ member: ada, amount: eur(20n) }])],
    [
      'another batch',
      payoutSent(
        payout.id,
        batchId('b2'),
        [ada, bo].map((member) => ({ member, amount: eur(10n) })),
      ),
    ],
    ['another purpose', { ...payout, purpose: { kind: 'payoutRejected', batch } }],
  ])('is a conflict with %s', (_, other) => {
    const books = afterSale()
    books.post(payout)
    expect(books.post(other)).toEqual({ kind: 'conflict', recorded: payout })
    expect(books.posted.length).toBe(4)
  })
})

it('two reversals of different transfers are not the same, even if they take back the same', () => {
  const books = afterSale()
  const [one, two] = ['one', 'two'].map((key) => payoutSent(id(key), batch, [{ member: ada, amount: eur(10n) }]))
  if (!one || !two) throw new Error('there are two payouts')
  books.post(one)
  books.post(two)
  expect(books.post(reversalOf(one, id('undo')))).toEqual({ kind: 'post' })
  expect(books.post(reversalOf(two, id('undo')))).toMatchObject({ kind: 'conflict' })
})

describe('a malformed transfer', () => {
  const purpose = { kind: 'saleDistributed', sale } as const
  const [proceeds, member] = [accounts.proceeds(sale), accounts.member(ada)]
  const posting = (account: Account, minor: bigint, currency: Currency = 'EUR') => ({ account, currency, minor })

  it.each<readonly [string, Transfer['postings'], string]>([
    ['empty', [], 'empty'],
    ['unbalanced', [posting(proceeds, 2n), posting(member, -1n)], 'unbalanced'],
    ['one-sided', [posting(proceeds, 2n)], 'unbalanced'],
    ['balanced only across currencies', [posting(proceeds, 2n), posting(member, -2n, 'USD')], 'unbalanced'],
    ['zero', [posting(proceeds, 0n), posting(member, 0n)], 'zeroPosting'],
    ['repeated', [posting(proceeds, 1n), posting(proceeds, 1n), posting(member, -2n)], 'repeatedAccount'],
    ['beyond 10^18', [posting(proceeds, 10n ** 18n), posting(member, -(10n ** 18n))], 'beyondBounds'],
    ['of an account that its purpose does not touch', [posting('bank', 1n), posting(member, -1n)], 'foreignAccount'],
    ['of another sale', [posting(accounts.proceeds(saleId('autumn')), 1n), posting(member, -1n)], 'foreignAccount'],
  ])('is refused when %s, before writing and after reading', (_, postings, fault) => {
    const transfer = { id: id('t'), purpose, postings }
    expect(transferFault(transfer)).toMatchObject({ fault })
    expect(decidePosting(transfer, new Books())).toMatchObject({ kind: 'refused', reason: 'malformed', fault: { fault } })
    expect(replay([{ transfer, postedAtMs: 0 }])).toMatchObject({ kind: 'broken', transfer })
  })

  it('is none that holds several currencies, each balanced', () => {
    const [receivable, invoiced] = [accounts.receivable(sale), accounts.invoiced(sale)]
    const postings = [posting(receivable, 1n), posting(invoiced, -1n), posting(receivable, 2n, 'JPY'), posting(invoiced, -2n, 'JPY')]
    expect(decidePosting({ id: id('t'), purpose: { kind: 'saleInvoiced', sale }, postings }, new Books())).toEqual({ kind: 'post' })
  })

  it('cannot be built from nothing or less', () => {
    expect(() => debit('bank', eur(0n))).toThrow(AssertionError)
    expect(() => credit('bank', eur(-1n))).toThrow(AssertionError)
  })
})

describe('a reversal', () => {
  it('takes everything back, once', () => {
    const books = afterSale()
    const before = books.balances()
    const sent = payoutSent(id('sent'), batch, [{ member: ada, amount: eur(450n) }])
    books.post(sent)
    expect(books.post(reversalOf(sent, id('undo')))).toEqual({ kind: 'post' })
    expect(books.balances().get('EUR')?.get(accounts.member(ada))).toBe(before.get('EUR')?.get(accounts.member(ada)))
    expect(books.post(reversalOf(sent, id('undo')))).toEqual({ kind: 'alreadyPosted' })
    expect(books.post(reversalOf(sent, id('undo-2')))).toMatchObject({ reason: 'alreadyReversed', by: 'undo' })
  })

  it('is refused of nothing, in part, of a reversal, and where the money has left', () => {
    const books = afterSale()
    const sent = payoutSent(id('sent'), batch, [{ member: ada, amount: eur(450n) }])
    expect(books.post(reversalOf(sent, id('undo')))).toMatchObject({ reason: 'reversesNothing', of: 'sent' })
    books.post(sent)
    expect(books.post(reversalOf(distributed(1_000n), id('undo')))).toMatchObject({ reason: 'belowZero', account: 'member:ada' })
    const inPart = reversalOf(payoutSent(id('sent'), batch, [{ member: ada, amount: eur(449n) }]), id('undo'))
    expect(books.post(inPart)).toMatchObject({ reason: 'reversesInPart', of: 'sent' })
    const undo = reversalOf(sent, id('undo'))
    books.post(undo)
    expect(() => reversalOf(undo, id('redo'))).toThrow(AssertionError)
    const redo: Transfer = { ...sent, id: id('redo'), purpose: { kind: 'reversal', of: undo.id } }
    expect(books.post(redo)).toMatchObject({ reason: 'reversesReversal', of: 'undo' })
  })
})

describe('reading the books again', () => {
  it('finds a transfer that was written twice, out of order, or changed', () => {
    const { posted } = afterSale()
    const [first, second, third] = posted
    if (!first || !second || !third) throw new Error('three transfers were posted')
    expect(replay(posted).kind).toBe('sound')
    expect(replay([...posted, { ...third, postedAtMs: 9 }])).toMatchObject({
      kind: 'broken',
      sentence: 'This transfer is in the books already.',
    })
    expect(replay([first, third, second])).toMatchObject({ kind: 'broken' })
    expect(replay([first, { ...second, postedAtMs: -1 }])).toMatchObject({
      sentence: 'This transfer was posted before the one that it follows.',
    })
  })
})

type Step = readonly [kind: number, number: number, amount: bigint]

function transferOf([kind, number, minor]: Step, earlier: readonly PostedTransfer[]): Transfer {
  const [key, member, amount] = [id(`t${number}-${minor}`), number % 2 === 0 ? ada : bo, eur(minor)]
  const undone = earlier[number % (earlier.length || 1)]?.transfer
  const choices = [
    () => saleInvoiced(key, sale, amount),
    () => salePaid(key, sale, amount),
    () => ({ ...distributed(minor), id: key }),
    () => payoutSent(key, batch, [{ member, amount }]),
    () => payoutSettled(key, batch, amount),
    () => payoutRejected(key, batch, { member, amount }),
    () => returnReceived(key, batch, amount),
    () => returnCredited(key, batch, { member, amount }),
    () => (undone && undone.purpose.kind !== 'reversal' ? reversalOf(undone, key) : saleInvoiced(key, sale, amount)),
  ]
  const make = choices[kind]
  if (!make) throw new Error('a step is one of the choices')
  return make()
}

it('whatever is tried, the books stay sound: all owed is at the bank, nothing is below zero, and trying again changes nothing', () => {
  const step = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 7 }), fc.bigInt({ min: 1n, max: 40n }))
  let posts = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
      const books = afterSale()
      for (const each of steps) {
        const transfer = transferOf(each, books.posted)
        const { kind } = books.post(transfer)
        if (kind === 'post') expect(books.post(transfer)).toEqual({ kind: 'alreadyPosted' })
      }
      posts += books.posted.length
      const balances = [...(books.balances().get('EUR') ?? [])]
      for (const [account, balance] of balances) expect(balance).toBe(books.balanceMinor(account, 'EUR'))
      const total = (...kinds: readonly string[]): bigint =>
        balances.reduce((sum, [account, balance]) => (kinds.includes(account.split(':')[0] ?? '') ? sum + balance : sum), 0n)
      expect(total('bank')).toBe(total('proceeds', 'treasury', 'member', 'payout', 'returned'))
      expect(total('receivable')).toBe(total('invoiced'))
      expect(balances.every(([, balance]) => balance >= 0n)).toBe(true)
    }),
    { numRuns: 200 },
  )
  expect(posts).toBeGreaterThan(200 * 6)
})
