/** Ends a vote when its time is over: the ballots are counted, and the count decides. */
import type { Tally, VoteVerdict } from '../../governance/index.ts'
import { isAfter, priceOf, stepProposal, tally } from '../../governance/index.ts'
import { saleId, saleInvoiced, transferId } from '../../ledger/index.ts'
import { assert } from '../../shared/assert.ts'
import type { Id } from '../../shared/ids.ts'
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, noProposal, refused, repeated } from '../outcome.ts'
import { post } from '../post-transfer.ts'
import type { Sealer } from '../ports/sealer.ts'
import { countBallots } from './count-ballots.ts'
import { storedDocument } from './stored-document.ts'

export type CountingEffects = Effects & { readonly sealer: Sealer }

/** Asked by a clock or by anyone; it changes nothing before the time is over, and only one count is ever recorded. */
export function closeVote(
  effects: CountingEffects,
  id: Id<'proposal'>,
): Promise<Outcome<Tally, 'noProposal' | 'neverOpened' | 'stillOpen'>> {
  return change(effects, async (each) => {
    const { tx, hasher, atMs, record, publish } = each
    const proposal = await tx.proposals.proposal(id)
    if (proposal === undefined) return noProposal
    if (proposal.window === null || !isAfter('open', proposal.state)) {
      return refused('neverOpened', 'This proposal has not been put to the vote.')
    }
    const document = storedDocument(hasher, proposal)
    const recorded = await tx.proposals.tally(id)
    if (recorded !== undefined) return repeated(tally(recorded, document.vote))
    if (atMs < proposal.window.closesAtMs) return refused('stillOpen', 'This vote is still open; it is counted when its time is over.')
    const { documentSha256 } = proposal
    const { counts: counted, unreadable, tallyPrivateKey } = await countBallots(tx, effects.sealer, { proposal: id, documentSha256 })
    const result = tally(counted, document.vote)
    const { roll, yes, no, abstain, verdict } = result
    const step = stepProposal(proposal.state, verdict, new Set())
    assert(step.kind === 'done', 'a vote that was not counted is open')
    await tx.proposals.recordTally(id, { roll, yes, no, abstain, verdict, closedAtMs: atMs })
    await tx.proposals.move(id, proposal.state, step.state)
    const counts = { roll: Number(roll), yes: Number(yes), no: Number(no), abstain: Number(abstain) }
    await publish({ kind: 'voteCounted', proposal: id, ...counts, unreadable, verdict, tallyPrivateKey })
    if (isSold(verdict)) {
      await post(each, saleInvoiced(invoiceId(id), saleId(id), priceOf(document)))
      const { buyer, currency, price } = document
      await publish({ kind: 'contractMade', proposal: id, buyer: buyer.id, documentSha256, currency, price })
    }
    const detail = { roll: roll.toString(), yes: yes.toString(), no: no.toString(), abstain: abstain.toString(), verdict }
    await record({ actor: 'clock', action: 'closeVote', subject: id, detail })
    return done(result)
  })
}

function isSold(verdict: VoteVerdict): boolean {
  return verdict === 'pass'
}

/** A sale is invoiced once, so the transfer takes its id from the sale. */
export function invoiceId(proposal: Id<'proposal'>): ReturnType<typeof transferId> {
  return transferId(`${proposal}-invoiced`)
}
