/** How members are paid, and what a rail is told about a batch that was sent. */
import { bankAccountSchema, payoutMethodSchema, type BankAccount, type PayoutMethod } from '../../contract/http/money.ts'
import { payoutCan, type PayoutState } from '../../ledger/index.ts'
import { assert } from '../../shared/assert.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import type { Currency, Money } from '../../shared/money.ts'
import { change, type Effects } from '../change.ts'
import { everyPage } from '../every-page.ts'
import type { Outcome } from '../outcome.ts'
import { done, notMember, notSteward, refused } from '../outcome.ts'
import type { StoredPayoutMethod } from '../ports/payout-desk.ts'
import type { PayoutBatch } from '../ports/payouts.ts'
import type { Sealer } from '../ports/sealer.ts'
import { requestPayout, type PayoutRefusal, type PayoutRequest } from './request-payouts.ts'
import { noBatch } from './send-batch.ts'

export type DeskEffects = Effects & { readonly sealer: Sealer }

const purposeOf = (member: Id<'member'>): readonly string[] => ['chorus payout method', member]
const DEBTOR: readonly string[] = ['chorus bank account']

function seal({ sealer }: DeskEffects, purpose: readonly string[], value: object): Uint8Array {
  return sealer.seal(purpose, new TextEncoder().encode(JSON.stringify(value)))
}

function unseal({ sealer }: DeskEffects, purpose: readonly string[], sealed: Uint8Array): unknown {
  const plain = sealer.unseal(purpose, sealed)
  assert(plain !== undefined, 'what the collective sealed can be opened by its key')
  return JSON.parse(new TextDecoder().decode(plain))
}

/** From the batch to the bank's word that it has arrived. */
const UNDER_WAY: ReadonlySet<string> = new Set<PayoutState>(['batched', 'approved', 'sent'])

/**
 * Not while a payment is under way: two stewards approve a batch as it is, and its file must be the same every time. Whoever
 * keeps their money for later takes back what they had asked for, which else would leave the books and reach nobody.
 */
export function changePayoutMethod(
  effects: DeskEffects,
  member: Id<'member'>,
  method: PayoutMethod,
): Promise<Outcome<StoredPayoutMethod, 'notMember' | 'paymentUnderWay'>> {
  const sealedDetails = 'account' in method ? seal(effects, purposeOf(member), method) : null
  return change(effects, async ({ tx, atMs, record }) => {
    if (!(await tx.accounts.holders('member', [member])).has(member)) return notMember
    const payouts = await everyPage((page) => tx.payouts.listOf(member, page))
    if (payouts.some(({ state }) => UNDER_WAY.has(state)))
      return refused('paymentUnderWay', 'A payment to you is under way; change this once it has arrived.')
    const stored: StoredPayoutMethod = { member, kind: method.kind, sealedDetails, changedAtMs: atMs }
    await tx.payoutDesk.setMethod(stored)
    if (!isPaying(stored)) for (const { id, state } of payouts.filter(payoutCan.cancel)) await tx.payouts.move(id, state, 'cancelled')
    await record({ actor: member, action: 'changePayoutMethod', subject: member, detail: { kind: method.kind } })
    return done(stored)
  })
}

/** The method with what was sealed of it. */
export function openMethod(effects: DeskEffects, { member, kind, sealedDetails }: StoredPayoutMethod): PayoutMethod {
  return payoutMethodSchema.parse(sealedDetails === null ? { kind } : unseal(effects, purposeOf(member), sealedDetails))
}

function isPaying({ kind }: StoredPayoutMethod): boolean {
  return kind === 'bankTransfer' || kind === 'csv'
}

/** Members ask for their money only when they have said where it goes: what leaves the books must leave the bank too. */
export async function requestOwnPayout(
  effects: DeskEffects,
  currency: Currency,
  request: PayoutRequest,
): Promise<Outcome<Money, PayoutRefusal | 'noMethod'>> {
  const methods = await effects.store.read((view) => view.payoutDesk.methods([request.member]))
  const method = methods.get(request.member)
  if (method === undefined || !isPaying(method)) return refused('noMethod', 'Say first how you want to be paid; until then it stays owed.')
  return requestPayout(effects, currency, request)
}

export function changeDebtor(effects: DeskEffects, by: AccountId, account: BankAccount): Promise<Outcome<null, 'notSteward'>> {
  const sealed = seal(effects, DEBTOR, account)
  return change(effects, async ({ tx, atMs, record }) => {
    if (!(await tx.accounts.holders('steward', [by])).has(by)) return notSteward
    await tx.payoutDesk.setDebtor(sealed, atMs)
    await record({ actor: by, action: 'changeBankAccount', subject: 'collective', detail: {} })
    return done(null)
  })
}

export async function readDebtor(effects: DeskEffects): Promise<BankAccount | undefined> {
  const sealed = await effects.store.read((view) => view.payoutDesk.debtor())
  return sealed && bankAccountSchema.parse(unseal(effects, DEBTOR, sealed))
}

export interface RailPayment {
  readonly id: Id<'payout'>
  readonly member: Id<'member'>
  readonly amount: Money
  /** Undefined where the member has chosen none. */
  readonly method: PayoutMethod | undefined
}

export interface RailBatch {
  readonly batch: PayoutBatch & { readonly sentAtMs: number }
  /** By payout id, the same every time. */
  readonly payments: readonly RailPayment[]
}

/** What of a sent batch a rail has to pay; the same every time until the bank has confirmed, but for what it gave back. */
export async function railBatch(effects: DeskEffects, id: Id<'batch'>): Promise<Outcome<RailBatch, 'noBatch' | 'notSent'>> {
  return await effects.store.read(async (view) => {
    const batch = await view.payouts.batch(id)
    if (batch === undefined) return noBatch
    const { sentAtMs } = batch
    if (sentAtMs === null) return refused('notSent', 'This batch has not been sent; two stewards approve it first.')
    const payouts = await everyPage((page) => view.payouts.inBatch(id, page))
    const leaving = payouts.filter(({ state }) => state === 'sent' || state === 'settled')
    const methods = await view.payoutDesk.methods(leaving.map(({ member }) => member))
    const payments = leaving.map(({ id: payout, member, amount }): RailPayment => {
      const stored = methods.get(member)
      return { id: payout, member, amount, method: stored && openMethod(effects, stored) }
    })
    return done({ batch: { ...batch, sentAtMs }, payments })
  })
}
