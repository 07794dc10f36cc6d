/** What a member can take back or take along: one contribution, the whole account, or a copy of everything. */
import { CONTRIBUTION_RULES, contributionCan } from '../../contribution/index.ts'
import type { Id } from '../../shared/ids.ts'
import { poolNameOf } from '../contributions/pool-name.ts'
import type { ContributionEffects } from '../contributions/contribute.ts'
import { settle, settleDecided } from '../contributions/settle.ts'
import { change } from '../change.ts'
import type { Contribution } from '../ports/contributions.ts'
import type { Outcome } from '../outcome.ts'
import { done, noContribution, repeated } from '../outcome.ts'
import { eraseMember } from './erase-member.ts'

/** The entry changes first: from then on no release takes the rows, whatever happens to the files. Asking again finishes the work. */
export async function withdrawContribution(
  effects: ContributionEffects,
  member: Id<'member'>,
  contribution: Id<'contribution'>,
): Promise<Outcome<Contribution, 'noContribution'>> {
  const outcome = await change(effects, async ({ tx, record }): Promise<Outcome<Contribution, 'noContribution'>> => {
    const known = await tx.contributions.contribution(contribution)
    if (known?.member !== member) return noContribution
    if (!contributionCan.withdraw(known)) return repeated(known)
    const reason = 'You deleted this contribution.'
    await tx.contributions.move(contribution, known.state, { state: CONTRIBUTION_RULES.withdraw.to, reason, isSettled: false })
    await record({ actor: member, action: 'withdrawContribution', subject: contribution, detail: {} })
    return done({ ...known, state: CONTRIBUTION_RULES.withdraw.to })
  })
  if (outcome.kind === 'refused') return outcome
  await settle(effects, [outcome.value])
  return outcome
}

/** Erases the account first, with the key that everything in the vault is unreadable without, and then what is left of it. */
export async function eraseEverywhere(effects: ContributionEffects, member: Id<'member'>): ReturnType<typeof eraseMember> {
  const outcome = await eraseMember(effects, { by: member, member })
  if (outcome.kind === 'refused') return outcome
  await effects.vault.removeMember(member)
  await effects.pool.forgetMembers([poolNameOf(effects, member)])
  await settleDecided(effects)
  return outcome
}
