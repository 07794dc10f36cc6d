/** A member says yes or no to their own data being in one sale, whatever the vote decides. */
import { proposalCan } from '../../governance/index.ts'
import type { Id } from '../../shared/ids.ts'
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, noProposal, notMember, refused, repeated } from '../outcome.ts'

export interface AnswerSale {
  readonly proposal: Id<'proposal'>
  readonly member: Id<'member'>
  readonly consents: boolean
}

export function answerSale(
  effects: Effects,
  { proposal: id, member, consents }: AnswerSale,
): Promise<Outcome<null, 'notMember' | 'noProposal' | 'tooLate'>> {
  return change(effects, async ({ tx, atMs, record }) => {
    if (!(await tx.accounts.holders('member', [member])).has(member)) return notMember
    const proposal = await tx.proposals.proposal(id)
    if (proposal === undefined) return noProposal
    if ((await tx.consents.answers(id, [member])).get(member) === consents) return repeated(null)
    if (!mayStillDeliver(proposal)) return refused('tooLate', 'The data of this sale have left already, or never will.')
    await tx.consents.answer(id, member, consents, atMs)
    await record({ actor: member, action: 'answerSale', subject: id, detail: { consents } })
    return done(null)
  })
}

function mayStillDeliver(proposal: Parameters<typeof proposalCan.deliver>[0]): boolean {
  const { open, pass, confirmPayment, deliver } = proposalCan
  return [open, pass, confirmPayment, deliver].some((can) => can(proposal))
}
