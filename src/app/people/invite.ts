/** Invitations: links that let one person in, made by a steward, or by the server itself where nobody is there yet. */
import type { AccountId } from '../../shared/ids.ts'
import { MS_PER_DAY, type EpochMs } from '../../shared/time.ts'
import { change, type Effects } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, notSteward } from '../outcome.ts'
import type { Role } from '../ports/accounts.ts'
import type { Random } from '../ports/random.ts'
import { hashSecret, makeToken } from './secrets.ts'

const INVITATION_MS_MAX = 14 * MS_PER_DAY
const FOUNDING_MS_MAX = MS_PER_DAY

export interface MadeInvitation {
  /** Told once. */
  readonly token: string
  readonly expiresAtMs: EpochMs
}

export function invite(
  effects: Effects & { readonly random: Random },
  by: AccountId,
  role: Role,
): Promise<Outcome<MadeInvitation, 'notSteward'>> {
  const token = makeToken(effects.random)
  return change(effects, async ({ tx, hasher, atMs, record }) => {
    if (!(await tx.accounts.holders('steward', [by])).has(by)) return notSteward
    const expiresAtMs = atMs + INVITATION_MS_MAX
    await tx.access.addInvitation({ tokenHash: hashSecret(hasher, token), role, by, createdAtMs: atMs, expiresAtMs, usedAtMs: null })
    await record({ actor: by, action: 'invite', subject: role, detail: {} })
    return done({ token, expiresAtMs })
  })
}

/** Makes the link that founds the collective, in place of earlier ones; undefined where it is founded. */
export function inviteFounder({
  store,
  clock,
  hasher,
  random,
}: Effects & { readonly random: Random }): Promise<MadeInvitation | undefined> {
  const token = makeToken(random)
  return store.transact(async (tx) => {
    if ((await tx.accounts.collective()) !== undefined) return undefined
    await tx.access.dropFoundingLinks()
    const nowMs = clock.now()
    const expiresAtMs = nowMs + FOUNDING_MS_MAX
    const invitation = { role: 'steward', by: null, createdAtMs: nowMs, expiresAtMs, usedAtMs: null } as const
    await tx.access.addInvitation({ tokenHash: hashSecret(hasher, token), ...invitation })
    return { token, expiresAtMs }
  })
}

export function changeJoining(effects: Effects, by: AccountId, isOpenToAll: boolean): Promise<Outcome<null, 'notSteward'>> {
  return change(effects, async ({ tx, record }) => {
    if (!(await tx.accounts.holders('steward', [by])).has(by)) return notSteward
    await tx.access.setOpenToAll(isOpenToAll)
    await record({ actor: by, action: 'changeJoining', subject: 'collective', detail: { isOpenToAll } })
    return done(null)
  })
}
