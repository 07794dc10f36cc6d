/** What a member can take back or take along: one contribution, the whole account, or a copy of everything. */
import { CONTRIBUTION_RULES, contributionCan } from '../../contribution/index.ts'
import type { Id } from '../../shared/ids.ts'
import { poolNameOf } from '../contributions/pool-name.ts'
import type { ContributionEffects } from '../contributions/contribute.ts'
import { settle, settleRemovals } from '../contributions/settle.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, noContribution, repeated } from '../outcome.ts'
import { eraseMember } from './erase-member.ts'

/** The entry changes first: from then on no release takes the rows, whatever happens to the files. Asking again finishes the work. */
export async function withdrawContribution(
  effects: ContributionEffects,
  member: Id<'member'>,
  contribution: Id<'contribution'>,
): Promise<Outcome<null, 'noContribution'>> {
  const outcome = await change(effects, async ({ tx, record }) => {
    const known = await tx.contributions.contribution(contribution)
    if (known?.member !== member) return noContribution
    if (!contributionCan.withdraw(known)) return repeated(null)
    const reason = 'You deleted this contribution.'
    await tx.contributions.move(contribution, known.state, { state: CONTRIBUTION_RULES.withdraw.to, reason, isSettled: false })
    await record({ actor: member, action: 'withdrawContribution', subject: contribution, detail: {} })
    return done(null)
  })
  if (outcome.kind === 'refused') return outcome
  await settle(effects, [{ id: contribution, member, state: CONTRIBUTION_RULES.withdraw.to }])
  return outcome
}

/** Erases the account first, with the key that everything in the vault is unreadable without, and then what is left of it. */
export async function eraseEverywhere(effects: ContributionEffects, member: Id<'member'>): ReturnType<typeof eraseMember> {
  const outcome = await eraseMember(effects, { by: member, member })
  if (outcome.kind === 'refused') return outcome
  await effects.vault.removeMember(member)
  await effects.pool.forgetMembers([poolNameOf(effects, member)])
  await settleRemovals(effects)
  return outcome
}
