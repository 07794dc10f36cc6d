/** The frame of passkey ceremonies: each has a challenge that the server keeps, and is finished once, in time, by whoever began it. */
import type { AccountId } from '../../shared/ids.ts'
import { MS_PER_MINUTE } from '../../shared/time.ts'
import type { Effects } from '../change.ts'
import { refused } from '../outcome.ts'
import type { CeremonyPurpose, Challenge } from '../ports/access.ts'
import type { Passkeys } from '../ports/passkeys.ts'
import type { Random } from '../ports/random.ts'
import { makeToken, SECRET_BYTES } from './secrets.ts'

export interface AccessEffects extends Effects {
  readonly random: Random
  readonly passkeys: Passkeys
}

/** Time to find a key or a phone. */
const CEREMONY_MS_MAX = 5 * MS_PER_MINUTE

export const ceremonyOver = refused('ceremonyOver', 'This took too long or was finished before; begin again.')
export const passkeyRefused = refused('passkeyRefused', 'This passkey could not be checked.')

export async function beginCeremony(
  { store, clock, random }: AccessEffects,
  purpose: CeremonyPurpose,
  { account = null, enrolling = null }: Partial<Pick<Challenge, 'account' | 'enrolling'>> = {},
): Promise<Challenge> {
  const nowMs = clock.now()
  const challenge: Challenge = {
    id: makeToken(random),
    purpose,
    account,
    enrolling,
    challenge: random.bytes(SECRET_BYTES),
    createdAtMs: nowMs,
    expiresAtMs: nowMs + CEREMONY_MS_MAX,
  }
  await store.transact((tx) => tx.access.addChallenge(challenge))
  return challenge
}

/** Takes the challenge away, whether the answer will hold or not, so that nobody tries twice. */
export async function takeCeremony(
  { store, clock }: AccessEffects,
  id: string,
  purpose: CeremonyPurpose,
  account: AccountId | null,
): Promise<Challenge | undefined> {
  const challenge = await store.transact((tx) => tx.access.takeChallenge(id))
  if (challenge === undefined || challenge.expiresAtMs < clock.now()) return undefined
  return challenge.purpose === purpose && challenge.account === account ? challenge : undefined
}
