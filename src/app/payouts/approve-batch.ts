/** A steward approves a batch with everything in it; when two have, it may be sent. */
import { stepPayout } from '../../ledger/index.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, notSteward, refused, repeated } from '../outcome.ts'
import { noBatch } from './send-batch.ts'

export interface ApproveBatch {
  readonly batch: Id<'batch'>
  readonly by: AccountId
}

export interface Approval {
  /** Enough stewards have approved. */
  readonly approved: boolean
}

export function approveBatch(
  effects: Effects,
  { batch: id, by }: ApproveBatch,
): Promise<Outcome<Approval, 'notSteward' | 'noBatch' | 'state'>> {
  return change(effects, async ({ tx, atMs, record }) => {
    if (!(await tx.accounts.holders('steward', [by])).has(by)) return notSteward
    if ((await tx.payouts.batch(id)) === undefined) return noBatch
    const totals = await tx.payouts.totals(id)
    const approvals = await tx.payouts.approvals(id)
    if (approvals.has(by)) return repeated({ approved: !totals.has('batched') })
    const step = stepPayout('batched', 'approve', { role: 'steward', people: new Set([...approvals, by]) })
    if (!totals.has('batched')) return refused('state', 'Nothing in this batch waits for an approval.')
    await tx.payouts.approve(id, by, atMs)
    if (step.kind === 'done') await tx.payouts.moveBatch(id, 'batched', step.state)
    const approved = step.kind === 'done'
    const { count, minor } = totals.get('batched') ?? { count: 0n, minor: 0n }
    await record({
      actor: by,
      action: 'approveBatch',
      subject: id,
      detail: { approved, payouts: count.toString(), minor: minor.toString() },
    })
    return done({ approved })
  })
}
