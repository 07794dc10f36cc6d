/** Erases a member: the key of their data, what they handed in, who they were. Votes and books keep a bare id and still add up. */
import { payoutCan } from '../../ledger/index.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import type { Change, Effects } from '../change.ts'
import { change } from '../change.ts'
import { everyPage } from '../every-page.ts'
import type { Outcome } from '../outcome.ts'
import { done, notMember, refused, repeated } from '../outcome.ts'
import { endVoters } from './voting-keys.ts'

export interface EraseMember {
  /** The member, or a steward on the member's word. */
  readonly by: AccountId
  readonly member: Id<'member'>
}

type Refusal = 'notMember' | 'notAllowed' | 'paymentLeaving'

/** What the member is still owed stays owed in the books; it can be paid out before, but not to nobody. */
export function eraseMember(effects: Effects, { by, member }: EraseMember): Promise<Outcome<null, Refusal>> {
  return change(effects, async (each) => {
    const { tx, atMs, record } = each
    const account = (await tx.accounts.accounts([member])).get(member)
    if (account === undefined) return notMember
    if (by !== member && !(await tx.accounts.holders('steward', [by])).has(by)) {
      return refused('notAllowed', 'Only the member or a steward can erase this account.')
    }
    if (account.erasedAtMs !== null) return repeated(null)
    if (!(await cancelPayouts(each, member))) {
      return refused('paymentLeaving', 'A payment to this member is on its way; the account can be erased once the bank has confirmed it.')
    }
    await withdrawConsent(each, member)
    await endVoters(each, member)
    const contributions = await tx.contributions.withdrawAllOf(member, 'The account was erased.')
    await tx.memberKeys.destroy(member, atMs)
    await tx.accounts.erase(member, atMs)
    await record({ actor: by, action: 'eraseMember', subject: member, detail: { contributions: contributions.toString() } })
    return done(null)
  })
}

/** False, before anything is changed, when a payout is on its way: until the bank has confirmed it, its file must say where it goes. */
async function cancelPayouts({ tx }: Change, member: Id<'member'>): Promise<boolean> {
  const payouts = await everyPage((page) => tx.payouts.listOf(member, page))
  if (payouts.some((payout) => payoutCan.send(payout) || payoutCan.settle(payout))) return false
  for (const payout of payouts) if (payoutCan.cancel(payout)) await tx.payouts.move(payout.id, payout.state, 'cancelled')
  return true
}

async function withdrawConsent({ tx, atMs }: Change, member: Id<'member'>): Promise<void> {
  const before = (await tx.consents.latest([member])).get(member)
  if (before === undefined) return
  const nothing = { scopes: [], purposes: [], buyersNever: [], askEachSale: true, textVersion: before.textVersion }
  await tx.consents.append([{ ...nothing, member, sequence: before.sequence + 1, atMs }])
}
