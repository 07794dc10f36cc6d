/** Lets people in: members and buyers, one or many at once. */
import type { AccountId, Id } from '../../shared/ids.ts'
import type { Change, Effects } from '../change.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, idTaken, notSteward, refused, repeated } from '../outcome.ts'
import type { NewAccount, Role } from '../ports/accounts.ts'
import { areFree, enrolVoters, votingKeyTaken, type VotingKey } from './voting-keys.ts'

export interface NewMember extends NewAccount<Id<'member'>> {
  /** Without one, the member stands on no roll. */
  readonly votingKey: VotingKey | null
}

export interface AdmitMembers {
  /** The steward who lets them in; null where joining is open to all and members let themselves in. */
  readonly by: AccountId | null
  readonly members: readonly NewMember[]
}

type Refusal = 'notSetUp' | 'notSteward' | 'idTaken' | 'votingKeyTaken'

export function admitMember(effects: Effects, by: AccountId | null, member: NewMember): Promise<Outcome<null, Refusal>> {
  return admitMembers(effects, { by, members: [member] })
}

/** Lets in all of them or, when one is refused, none. Those who were let in before under the same name are passed over. */
export function admitMembers(effects: Effects, { by, members }: AdmitMembers): Promise<Outcome<null, Refusal>> {
  return change(effects, async (each) => {
    const known = await each.tx.accounts.accounts(members.map(({ id }) => id))
    const voters = members.flatMap(({ id, votingKey: key }) => (key === null || known.has(id) ? [] : [{ member: id, key }]))
    if (
      !(await areFree(
        each.tx,
        voters.map(({ key }) => key),
      ))
    )
      return votingKeyTaken
    const admitted = await admit(each, by, members, 'member')
    if (admitted.kind === 'done' && !admitted.repeated) await enrolVoters(each, voters)
    return admitted
  })
}

export function admitBuyer(effects: Effects, by: AccountId, buyer: NewAccount<Id<'buyer'>>): Promise<Outcome<null, Refusal>> {
  return change(effects, (each) => admit(each, by, [buyer], 'buyer'))
}

async function admit(
  { tx, atMs, record }: Change,
  by: AccountId | null,
  accounts: readonly NewAccount[],
  role: Role,
): Promise<Outcome<null, Refusal>> {
  if ((await tx.accounts.collective()) === undefined) return refused('notSetUp', 'The collective has to be founded first.')
  if (by !== null && !(await tx.accounts.holders('steward', [by])).has(by)) return notSteward
  const ids = accounts.map(({ id }) => id)
  if (new Set(ids).size !== ids.length) return idTaken
  const known = await tx.accounts.accounts(ids)
  if (accounts.some(({ id, displayName }) => known.has(id) && known.get(id)?.displayName !== displayName)) return idTaken
  const fresh = accounts.filter(({ id }) => !known.has(id))
  if (fresh.length === 0) return repeated(null)
  await tx.accounts.add(fresh, role, atMs)
  await record(...fresh.map(({ id }) => ({ actor: by ?? id, action: 'admit' as const, subject: id, detail: { role } })))
  return done(null)
}
