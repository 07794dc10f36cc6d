/** The keys that members vote with: enrolled when they join, changed with a delay that leaves time to object. */
import { VOTING_KEY_DELAY_MS } from '../../governance/index.ts'
import { formatInstant } from '../../shared/time.ts'
import type { Id } from '../../shared/ids.ts'
import type { Change, Effects } from '../change.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, notMember, refused, repeated } from '../outcome.ts'
import type { View } from '../ports/store.ts'
import type { Voter, VotingKeyHolder } from '../ports/voters.ts'

/** The public half of a voting key, as a member's device hands it in. */
export interface VotingKey {
  readonly commitment: string
  readonly heldBy: VotingKeyHolder
}

/** What a member has: the key in effect, and the one that will replace it. */
export interface VotingKeys {
  readonly current: Voter | null
  readonly next: Voter | null
}

export function votingKeysAt(voters: readonly Voter[], atMs: number): VotingKeys {
  return {
    current: voters.find(({ effectiveAtMs }) => effectiveAtMs <= atMs) ?? null,
    next: voters.find(({ effectiveAtMs }) => effectiveAtMs > atMs) ?? null,
  }
}

export const votingKeyTaken = refused('votingKeyTaken', 'This voting key belongs to somebody already; make a new one.')

/** Tells whether nobody has any of the keys, and each is there once. */
export async function areFree(view: View, keys: readonly VotingKey[]): Promise<boolean> {
  const commitments = keys.map(({ commitment }) => commitment)
  return new Set(commitments).size === commitments.length && (await view.voters.taken(commitments)).size === 0
}

/** Enrols first keys, which are free, at once: there is nothing that they replace. */
export async function enrolVoters(
  { tx, atMs, publish }: Change,
  keys: readonly { readonly member: Id<'member'>; readonly key: VotingKey }[],
): Promise<void> {
  const dates = { askedAtMs: atMs, effectiveAtMs: atMs, endsAtMs: null }
  await tx.voters.add(keys.map(({ member, key }) => ({ ...key, member, ...dates })))
  await publish(...keys.map(({ key: { commitment } }) => ({ kind: 'voterEnrolled' as const, commitment })))
}

/** Ends the keys of somebody who leaves. Rolls that are frozen keep them, and nobody can vote with them but their holder. */
export async function endVoters({ tx, atMs, publish }: Change, member: Id<'member'>): Promise<void> {
  const { current, next } = votingKeysAt(await tx.voters.of(member, atMs), atMs)
  if (next !== null) await dropNext({ tx, publish }, next)
  if (current === null) return
  await tx.voters.end(current.commitment, atMs)
  await publish({ kind: 'voterLeft', commitment: current.commitment })
}

async function dropNext({ tx, publish }: Pick<Change, 'tx' | 'publish'>, next: Voter): Promise<void> {
  await tx.voters.drop(next.commitment)
  await publish({ kind: 'voterChangeDropped', after: next.commitment })
}

export interface ChangeVotingKey {
  readonly member: Id<'member'>
  readonly key: VotingKey
}

/** The first key is in effect at once; another one after the delay, and never in a vote that is already open. */
export function changeVotingKey(
  effects: Effects,
  { member, key }: ChangeVotingKey,
): Promise<Outcome<null, 'notMember' | 'votingKeyTaken'>> {
  return change(effects, async (each) => {
    const { tx, atMs, record, publish } = each
    if (!(await tx.accounts.holders('member', [member])).has(member)) return notMember
    const { current, next } = votingKeysAt(await tx.voters.of(member, atMs), atMs)
    const { commitment } = key
    if ((next ?? current)?.commitment === commitment) return repeated(null)
    if (!(await areFree(tx, [key]))) return votingKeyTaken
    if (current === null) {
      await enrolVoters(each, [{ member, key }])
    } else {
      if (next !== null) await dropNext(each, next)
      const effectiveAtMs = atMs + VOTING_KEY_DELAY_MS
      await tx.voters.end(current.commitment, effectiveAtMs)
      await tx.voters.add([{ ...key, member, askedAtMs: atMs, effectiveAtMs, endsAtMs: null }])
      const effectiveAt = formatInstant(effectiveAtMs)
      await publish({ kind: 'voterChangeAsked', before: current.commitment, after: commitment, effectiveAt })
    }
    await record({ actor: member, action: 'changeVotingKey', subject: member, detail: { commitment, heldBy: key.heldBy } })
    return done(null)
  })
}

/** Takes a change back that has not come into effect; without one there is nothing to do. */
export function keepVotingKey(effects: Effects, member: Id<'member'>): Promise<Outcome<null, 'noVotingKey'>> {
  return change(effects, async (each) => {
    const { tx, atMs, record } = each
    const { current, next } = votingKeysAt(await tx.voters.of(member, atMs), atMs)
    if (current === null) return refused('noVotingKey', 'You have no voting key yet.')
    if (next === null) return repeated(null)
    await dropNext(each, next)
    await tx.voters.end(current.commitment, null)
    await record({ actor: member, action: 'keepVotingKey', subject: member, detail: { commitment: current.commitment } })
    return done(null)
  })
}
