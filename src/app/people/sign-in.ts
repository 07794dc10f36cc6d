/** Signing in with a passkey or a recovery code, and showing a passkey once more before something that matters. */
import type { AssertionCredential } from '../../contract/http/ceremonies.ts'
import type { EpochMs } from '../../shared/time.ts'
import { readTypedCode } from '../../shared/typed-code.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import type { Passkey, Session } from '../ports/access.ts'
import type { CeremonyOptions } from '../ports/passkeys.ts'
import type { AccessEffects } from './ceremonies.ts'
import { beginCeremony, ceremonyOver, passkeyRefused, takeCeremony } from './ceremonies.ts'
import { hashSecret } from './secrets.ts'
import { PROOF_MS_MAX, startSession, type StartedSession } from './sessions.ts'

export interface BegunCeremony {
  readonly challenge: string
  readonly options: CeremonyOptions
}

interface Answer {
  readonly challenge: string
  readonly credential: AssertionCredential
}

export async function beginSignIn(effects: AccessEffects): Promise<BegunCeremony> {
  const { id, challenge } = await beginCeremony(effects, 'signIn')
  return { challenge: id, options: await effects.passkeys.assertionOptions(challenge, []) }
}

export async function signIn(
  effects: AccessEffects,
  { challenge, credential }: Answer,
  device: string,
): Promise<Outcome<StartedSession, 'ceremonyOver' | 'passkeyRefused'>> {
  const ceremony = await takeCeremony(effects, challenge, 'signIn', null)
  if (ceremony === undefined) return ceremonyOver
  const shown = await checkShown(effects, ceremony.challenge, credential)
  if (shown === undefined) return passkeyRefused
  const { passkey, counter } = shown
  return await change(effects, async ({ tx, hasher, atMs }) => {
    if ((await tx.access.rolesOf(passkey.account)).size === 0) return passkeyRefused
    await tx.access.usePasskey(passkey.credential, counter, atMs)
    return done(
      await startSession({ tx, hasher, random: effects.random }, { account: passkey.account, device, byRecoveryCode: false }, atMs),
    )
  })
}

export async function beginProof(effects: AccessEffects, { account }: Session): Promise<BegunCeremony> {
  const { id, challenge } = await beginCeremony(effects, 'prove', { account })
  const own = await effects.store.read((view) => view.access.passkeysOf(account))
  return { challenge: id, options: await effects.passkeys.assertionOptions(challenge, own) }
}

export async function prove(
  effects: AccessEffects,
  session: Session,
  { challenge, credential }: Answer,
): Promise<Outcome<{ readonly provedUntilMs: EpochMs }, 'ceremonyOver' | 'passkeyRefused'>> {
  const ceremony = await takeCeremony(effects, challenge, 'prove', session.account)
  if (ceremony === undefined) return ceremonyOver
  const shown = await checkShown(effects, ceremony.challenge, credential)
  if (shown === undefined || shown.passkey.account !== session.account) return passkeyRefused
  return await change(effects, async ({ tx, atMs }) => {
    await tx.access.usePasskey(shown.passkey.credential, shown.counter, atMs)
    await tx.access.touchSession(session.id, atMs, atMs)
    return done({ provedUntilMs: atMs + PROOF_MS_MAX })
  })
}

async function checkShown(
  { store, passkeys }: AccessEffects,
  challenge: Uint8Array,
  credential: AssertionCredential,
): Promise<{ readonly passkey: Passkey; readonly counter: bigint } | undefined> {
  const passkey = await store.read((view) => view.access.passkey(credential.id))
  const counter = passkey && (await passkeys.checkAssertion(challenge, credential, passkey))
  return passkey === undefined || counter === undefined ? undefined : { passkey, counter }
}

/** A code signs in once. The session can do little until a new passkey is enrolled in it. */
export function recover(effects: AccessEffects, typed: string, device: string): Promise<Outcome<StartedSession, 'noSuchCode'>> {
  const code = readTypedCode(typed)
  const noSuchCode = refused('noSuchCode', 'This recovery code is not known, or was used before.')
  if (code === undefined) return Promise.resolve(noSuchCode)
  return change(effects, async ({ tx, hasher, atMs, record }) => {
    const account = await tx.access.takeRecoveryCode(hashSecret(hasher, code), atMs)
    if (account === undefined || (await tx.access.rolesOf(account)).size === 0) return noSuchCode
    const started = await startSession({ tx, hasher, random: effects.random }, { account, device, byRecoveryCode: true }, atMs)
    await record({ actor: account, action: 'recover', subject: account, detail: {} })
    return done(started)
  })
}
