/** A steward gathers the payouts that wait into a batch that leaves as a whole. */
import type { AccountId, Id } from '../../shared/ids.ts'
import { limits } from '../../shared/limits.ts'
import type { Currency } from '../../shared/money.ts'
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, idTaken, notSteward, refused, repeated } from '../outcome.ts'
import { nextState } from './next-state.ts'

export interface AssembleBatch {
  readonly id: Id<'batch'>
  readonly by: AccountId
  readonly currency: Currency
}

/** Gives how many payouts are in the batch. */
export function assembleBatch(
  effects: Effects,
  { id, by, currency }: AssembleBatch,
): Promise<Outcome<bigint, 'notSteward' | 'idTaken' | 'nothingWaits'>> {
  return change(effects, async ({ tx, atMs, record }) => {
    if (!(await tx.accounts.holders('steward', [by])).has(by)) return notSteward
    const known = await tx.payouts.batch(id)
    if (known !== undefined) {
      const totals = await tx.payouts.totals(id)
      return known.currency === currency ? repeated([...totals.values()].reduce((sum, { count }) => sum + count, 0n)) : idTaken
    }
    const { items } = await tx.payouts.list('requested', currency, { after: null, limit: 1 })
    if (items.length === 0) return refused('nothingWaits', 'No payout waits to be sent.')
    const batch = { id, currency, assembledBy: by, assembledAtMs: atMs, sentAtMs: null, settledAtMs: null }
    const count = await tx.payouts.assemble(batch, 'requested', nextState('requested', 'batch', 'steward', [by]), limits.payoutsPerBatchMax)
    await record({ actor: by, action: 'assembleBatch', subject: id, detail: { currency, payouts: count.toString() } })
    return done(count)
  })
}
