/** Writes down that the bank has confirmed a batch: what of it was not returned is paid. */
import { batchId, payoutSettled, transferId } from '../../ledger/index.ts'
import type { Id } from '../../shared/ids.ts'
import type { Money } from '../../shared/money.ts'
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused, repeated } from '../outcome.ts'
import { post } from '../post-transfer.ts'
import { nextState } from './next-state.ts'
import { noBatch } from './send-batch.ts'

export interface RecordSettled {
  readonly batch: Id<'batch'>
  /** Which report of the bank says so. */
  readonly report: string
}

export interface SettledBatch {
  readonly payouts: bigint
  readonly amount: Money
}

export function recordSettled(
  effects: Effects,
  { batch: id, report }: RecordSettled,
): Promise<Outcome<SettledBatch, 'noBatch' | 'notSent'>> {
  return change(effects, async (each) => {
    const { tx, atMs, record } = each
    const batch = await tx.payouts.batch(id)
    if (batch === undefined) return noBatch
    const totals = await tx.payouts.totals(id)
    const summary = ({ count, minor }: { count: bigint; minor: bigint } = { count: 0n, minor: 0n }): SettledBatch => ({
      payouts: count,
      amount: { currency: batch.currency, minor },
    })
    if (batch.settledAtMs !== null) return repeated(summary(totals.get('settled')))
    const sent = totals.get('sent')
    if (batch.sentAtMs === null || sent === undefined)
      return refused('notSent', 'Nothing in this batch was sent and waits for the word of the bank.')
    await post(each, payoutSettled(transferId(`${id}-settled`), batchId(id), summary(sent).amount))
    await tx.payouts.moveBatch(id, 'sent', nextState('sent', 'settle', 'bank', [report]))
    await tx.payouts.markSettled(id, atMs)
    await record({ actor: 'bank', action: 'recordSettled', subject: id, detail: { report, payouts: sent.count.toString() } })
    return done(summary(sent))
  })
}
