/** Takes an approved batch out of the books of its members, once, before any rail is told to pay it. */
import { decisionSentence, payoutCan, payoutSent, transferId } from '../../ledger/index.ts'
import { batchId } from '../../ledger/index.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import type { Money } from '../../shared/money.ts'
import { formatAmount } from '../../shared/money.ts'
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import { everyPage } from '../every-page.ts'
import type { Outcome } from '../outcome.ts'
import { done, notSteward, refused, repeated } from '../outcome.ts'
import { tryPost } from '../post-transfer.ts'
import type { StoredPayout } from '../ports/payouts.ts'
import { nextState } from './next-state.ts'

export const noBatch = refused('noBatch', 'There is no batch with this id.')

export interface SendBatch {
  readonly batch: Id<'batch'>
  readonly by: AccountId
}

/** What a rail is told. Telling it again is safe, because rails take the payouts' ids as keys against repetition. */
export interface SentBatch {
  readonly payouts: readonly { readonly id: Id<'payout'>; readonly member: Id<'member'>; readonly amount: Money }[]
}

type Refusal = 'notSteward' | 'noBatch' | 'state' | 'books'

export function sendBatch(effects: Effects, { batch: id, by }: SendBatch): Promise<Outcome<SentBatch, Refusal>> {
  return change(effects, async (each) => {
    const { tx, atMs, record, publish } = each
    if (!(await tx.accounts.holders('steward', [by])).has(by)) return notSteward
    const batch = await tx.payouts.batch(id)
    if (batch === undefined) return noBatch
    const payouts = await everyPage((page) => tx.payouts.inBatch(id, page))
    if (batch.sentAtMs !== null) return repeated(sent(payouts.filter(payoutCan.settle)))
    const leaving = payouts.filter(payoutCan.send)
    if (leaving.length === 0) return refused('state', 'Nothing in this batch was approved and waits to be sent.')
    const decision = await tryPost(each, payoutSent(transferId(`${id}-sent`), batchId(id), leaving))
    if (decision.kind !== 'post') return refused('books', decisionSentence(decision))
    await tx.payouts.moveBatch(id, 'approved', nextState('approved', 'send', 'steward', [by]))
    await tx.payouts.markSent(id, atMs)
    const sum = leaving.reduce((total, { amount }) => total + amount.minor, 0n)
    const amount = formatAmount({ currency: batch.currency, minor: sum })
    await publish({ kind: 'payoutsSent', batch: id, payouts: leaving.length, currency: batch.currency, amount })
    await record({ actor: by, action: 'sendBatch', subject: id, detail: { payouts: leaving.length } })
    return done(sent(leaving))
  })
}

function sent(payouts: readonly StoredPayout[]): SentBatch {
  return { payouts: payouts.map(({ id, member, amount }) => ({ id, member, amount })) }
}
