/** Makes a member a steward too, by the word of a steward. */
import type { AccountId, Id } from '../../shared/ids.ts'
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, notMember, notSteward, repeated } from '../outcome.ts'

export interface AppointSteward {
  readonly by: AccountId
  readonly member: Id<'member'>
}

export function appointSteward(effects: Effects, { by, member }: AppointSteward): Promise<Outcome<null, 'notSteward' | 'notMember'>> {
  return change(effects, async ({ tx, atMs, record }) => {
    const stewards = await tx.accounts.holders('steward', [by, member])
    if (!stewards.has(by)) return notSteward
    if (!(await tx.accounts.holders('member', [member])).has(member)) return notMember
    if (stewards.has(member)) return repeated(null)
    await tx.accounts.grant(member, 'steward', atMs)
    await record({ actor: by, action: 'appointSteward', subject: member, detail: {} })
    return done(null)
  })
}
