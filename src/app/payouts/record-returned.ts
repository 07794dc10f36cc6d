/** Writes down that the bank gave one payment back: the member is owed it again, and can ask for it anew. */
import type { BatchId } from '../../ledger/index.ts'
import { batchId, payoutCan, payoutRejected, returnCredited, returnReceived, transferId } from '../../ledger/index.ts'
import { assert } from '../../shared/assert.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import { formatAmount } from '../../shared/money.ts'
import type { Change, Effects } from '../change.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, notSteward, refused, repeated } from '../outcome.ts'
import { post } from '../post-transfer.ts'
import type { StoredPayout } from '../ports/payouts.ts'
import { nextState } from './next-state.ts'

export interface RecordReturned {
  readonly payout: Id<'payout'>
  readonly by: AccountId
  /** Which report of the bank says so. */
  readonly report: string
}

export function recordReturned(
  effects: Effects,
  { payout: id, by, report }: RecordReturned,
): Promise<Outcome<StoredPayout, 'notSteward' | 'noPayout' | 'neverSent'>> {
  return change(effects, async (each) => {
    const { tx, record, publish } = each
    if (!(await tx.accounts.holders('steward', [by])).has(by)) return notSteward
    const payout = (await tx.payouts.payouts([id])).get(id)
    if (payout === undefined) return refused('noPayout', 'There is no payment under this number.')
    if (payout.state === 'returned') return repeated(payout)
    if (!payoutCan.return(payout)) return refused('neverSent', 'This payment was never sent to the bank, so it cannot have come back.')
    const state = nextState(payout.state, 'return', 'bank', [report])
    const { batch } = payout
    assert(batch !== null, 'what was sent was sent in a batch')
    await moveBack(each, batchId(batch), payout)
    await tx.payouts.move(id, payout.state, state)
    const { currency, minor } = payout.amount
    await publish({ kind: 'payoutReturned', batch, currency, amount: formatAmount(payout.amount) })
    await record({ actor: by, action: 'recordReturned', subject: id, detail: { report, minor: minor.toString() } })
    return done({ ...payout, state })
  })
}

/** Before the bank has confirmed the batch, no money has left; after it, the same money is at the bank again. */
async function moveBack(each: Change, batch: BatchId, payout: StoredPayout): Promise<void> {
  const { id, state, amount } = payout
  if (state === 'sent') return post(each, payoutRejected(transferId(`${id}-rejected`), batch, payout))
  await post(each, returnReceived(transferId(`${id}-received`), batch, amount))
  await post(each, returnCredited(transferId(`${id}-credited`), batch, payout))
}
