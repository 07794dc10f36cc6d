/** A steward confirms that the buyer's money has arrived; when two say the same, the sale is paid. */
import { isAfter, priceOf, stepProposal } from '../../governance/index.ts'
import { saleId, salePaid, transferId } from '../../ledger/index.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import { formatAmount } from '../../shared/money.ts'
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, noProposal, notSteward, refused, repeated } from '../outcome.ts'
import { post } from '../post-transfer.ts'
import { storedDocument } from './stored-document.ts'

export interface ConfirmPayment {
  readonly proposal: Id<'proposal'>
  readonly by: AccountId
  /** What the bank's statement says; two stewards must have read the same. */
  readonly reference: string
}

export interface PaymentProgress {
  readonly paid: boolean
}

type Refusal = 'notSteward' | 'noProposal' | 'state' | 'otherReference'

export function confirmPayment(
  effects: Effects,
  { proposal: id, by, reference }: ConfirmPayment,
): Promise<Outcome<PaymentProgress, Refusal>> {
  return change(effects, async (each) => {
    const { tx, hasher, atMs, record, publish } = each
    if (!(await tx.accounts.holders('steward', [by])).has(by)) return notSteward
    const proposal = await tx.proposals.proposal(id)
    if (proposal === undefined) return noProposal
    const confirmations = await tx.proposals.confirmations(id)
    const own = confirmations.find(({ steward }) => steward === by)
    if (own !== undefined) {
      if (own.reference === reference) return repeated({ paid: isAfter('confirmPayment', proposal.state) })
      return refused('otherReference', 'You confirmed this payment with another reference before; another steward has to step in.')
    }
    const agreeing = confirmations.filter((confirmation) => confirmation.reference === reference).map(({ steward }) => steward)
    const step = stepProposal(proposal.state, 'confirmPayment', new Set([...agreeing, by]))
    if (step.kind === 'refused' && step.reason === 'state') return refused('state', step.why)
    await tx.proposals.confirmPayment(id, { steward: by, reference, atMs })
    if (step.kind === 'done') {
      await tx.proposals.move(id, proposal.state, step.state)
      const price = priceOf(storedDocument(hasher, proposal))
      await post(each, salePaid(transferId(`${id}-paid`), saleId(id), price))
      await publish({ kind: 'paymentReceived', proposal: id, currency: price.currency, price: formatAmount(price) })
    }
    const paid = step.kind === 'done'
    await record({ actor: by, action: 'confirmPayment', subject: id, detail: { reference, paid } })
    return done({ paid })
  })
}
