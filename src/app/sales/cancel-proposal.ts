/** A steward gives up a draft, or a sale that the buyer never paid; its invoice is taken back. */
import { isAfter, priceOf, stepProposal } from '../../governance/index.ts'
import { reversalOf, saleId, saleInvoiced, transferId } from '../../ledger/index.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, noProposal, notSteward, refused, repeated } from '../outcome.ts'
import { post } from '../post-transfer.ts'
import { invoiceId } from './close-vote.ts'
import { storedDocument } from './stored-document.ts'

export interface CancelProposal {
  readonly proposal: Id<'proposal'>
  readonly by: AccountId
  /** For the record, in a sentence. */
  readonly why: string
}

export function cancelProposal(
  effects: Effects,
  { proposal: id, by, why }: CancelProposal,
): Promise<Outcome<null, 'notSteward' | 'noProposal' | 'state'>> {
  return change(effects, async (each) => {
    const { tx, hasher, record, publish } = each
    if (!(await tx.accounts.holders('steward', [by])).has(by)) return notSteward
    const proposal = await tx.proposals.proposal(id)
    if (proposal === undefined) return noProposal
    if (isAfter('cancel', proposal.state)) return repeated(null)
    const step = stepProposal(proposal.state, 'cancel', new Set([by]))
    if (step.kind === 'refused') return refused('state', step.why)
    await tx.proposals.move(id, proposal.state, step.state)
    // Nobody outside knows of a draft, so its end is nobody's business either.
    if (proposal.window !== null) await publish({ kind: 'saleCancelled', proposal: id })
    if (isAfter('pass', proposal.state)) {
      const invoice = saleInvoiced(invoiceId(id), saleId(id), priceOf(storedDocument(hasher, proposal)))
      await post(each, reversalOf(invoice, transferId(`${id}-uninvoiced`)))
    }
    await record({ actor: by, action: 'cancelProposal', subject: id, detail: { why } })
    return done(null)
  })
}
