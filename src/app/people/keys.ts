/** The keys of an account: more passkeys, fewer of them, and a new recovery code. */
import type { RegistrationCredential } from '../../contract/http/ceremonies.ts'
import { limits } from '../../shared/limits.ts'
import type { AccountId } from '../../shared/ids.ts'
import { MS_PER_MINUTE, type EpochMs } from '../../shared/time.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import type { Passkey, Session } from '../ports/access.ts'
import type { AccessEffects } from './ceremonies.ts'
import { beginCeremony, ceremonyOver, passkeyRefused, takeCeremony } from './ceremonies.ts'
import { hashSecret, makeRecoveryCode } from './secrets.ts'
import { provedUntilMs } from './sessions.ts'
import type { BegunCeremony } from './sign-in.ts'

/** Whoever came by a recovery code has nothing else to show, so the code is the proof for a while. */
const RECOVERY_MS_MAX = 15 * MS_PER_MINUTE

export function mayAddPasskey(session: Session, nowMs: EpochMs): boolean {
  return provedUntilMs(session, nowMs) !== null || (session.byRecoveryCode && nowMs < session.createdAtMs + RECOVERY_MS_MAX)
}

const notProved = refused('notProved', 'Show your passkey once more first.')
const tooMany = refused('tooMany', `An account has at most ${limits.passkeysMax} passkeys.`)

export async function beginPasskey(effects: AccessEffects, session: Session): Promise<Outcome<BegunCeremony, 'notProved' | 'tooMany'>> {
  const { store, clock, passkeys } = effects
  if (!mayAddPasskey(session, clock.now())) return notProved
  const { account } = session
  const { existing, displayName } = await store.read(async (view) => ({
    existing: await view.access.passkeysOf(account),
    displayName: (await view.accounts.accounts([account])).get(account)?.displayName ?? '',
  }))
  if (existing.length >= limits.passkeysMax) return tooMany
  const { id, challenge } = await beginCeremony(effects, 'addPasskey', { account })
  return done({ challenge: id, options: await passkeys.registrationOptions({ challenge, account, displayName, existing }) })
}

/** The session counts as proved by the new passkey. */
export async function addPasskey(
  effects: AccessEffects,
  session: Session,
  { challenge, credential }: { readonly challenge: string; readonly credential: RegistrationCredential },
): Promise<Outcome<Passkey, 'notProved' | 'ceremonyOver' | 'passkeyRefused' | 'tooMany'>> {
  if (!mayAddPasskey(session, effects.clock.now())) return notProved
  const { account } = session
  const ceremony = await takeCeremony(effects, challenge, 'addPasskey', account)
  if (ceremony === undefined) return ceremonyOver
  const checked = await effects.passkeys.checkRegistration(ceremony.challenge, credential)
  if (checked === undefined) return passkeyRefused
  return await change(effects, async ({ tx, atMs, record }) => {
    if ((await tx.access.passkey(checked.credential)) !== undefined) return passkeyRefused
    if ((await tx.access.passkeysOf(account)).length >= limits.passkeysMax) return tooMany
    const passkey: Passkey = { ...checked, account, createdAtMs: atMs, lastUsedAtMs: null }
    await tx.access.addPasskey(passkey)
    await tx.access.touchSession(session.id, atMs, atMs)
    await record({ actor: account, action: 'addPasskey', subject: account, detail: {} })
    return done(passkey)
  })
}

export function removePasskey(
  effects: AccessEffects,
  account: AccountId,
  credential: string,
): Promise<Outcome<null, 'noPasskey' | 'lastPasskey'>> {
  return change(effects, async ({ tx, record }) => {
    const own = await tx.access.passkeysOf(account)
    if (!own.some((passkey) => passkey.credential === credential)) return refused('noPasskey', 'You have no such passkey.')
    if (own.length === 1) return refused('lastPasskey', 'This is your last passkey; add another one first.')
    await tx.access.removePasskey(credential)
    await record({ actor: account, action: 'removePasskey', subject: account, detail: {} })
    return done(null)
  })
}

export function newRecoveryCode(effects: AccessEffects, account: AccountId): Promise<string> {
  const recoveryCode = makeRecoveryCode(effects.random)
  return change(effects, async ({ tx, hasher, atMs, record }) => {
    await tx.access.setRecoveryCode(account, hashSecret(hasher, recoveryCode), atMs)
    await record({ actor: account, action: 'newRecoveryCode', subject: account, detail: {} })
    return recoveryCode
  })
}
