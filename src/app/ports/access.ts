/** How people get in: passkeys, the ceremonies that are under way, sessions, recovery codes and invitations. */
import type { AccountId, Id } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import type { Role } from './accounts.ts'
import type { Page, PageRequest } from './page.ts'

export interface Passkey {
  /** In base64url, as the authenticator made it. */
  readonly credential: string
  readonly account: AccountId
  /** COSE. */
  readonly publicKey: Uint8Array
  readonly counter: bigint
  readonly transports: readonly string[]
  readonly createdAtMs: EpochMs
  readonly lastUsedAtMs: EpochMs | null
}

export type CeremonyPurpose = 'setUp' | 'join' | 'signIn' | 'prove' | 'addPasskey'

/** Of a ceremony that is under way. */
export interface Challenge {
  readonly id: string
  readonly purpose: CeremonyPurpose
  /** Whose ceremony it is, where somebody is signed in. */
  readonly account: AccountId | null
  /** Whose account it will make, where it makes one. */
  readonly enrolling: { readonly account: AccountId; readonly displayName: string } | null
  readonly challenge: Uint8Array
  readonly createdAtMs: EpochMs
  readonly expiresAtMs: EpochMs
}

export interface Session {
  readonly id: Id<'session'>
  readonly account: AccountId
  readonly secretHash: Uint8Array
  readonly device: string
  readonly createdAtMs: EpochMs
  readonly lastSeenAtMs: EpochMs
  readonly expiresAtMs: EpochMs
  /** When a passkey was last shown in it. */
  readonly provedAtMs: EpochMs | null
  readonly byRecoveryCode: boolean
}

export interface Invitation {
  readonly tokenHash: Uint8Array
  readonly role: Role
  /** Null for the link that founds the collective. */
  readonly by: AccountId | null
  readonly createdAtMs: EpochMs
  readonly expiresAtMs: EpochMs
  readonly usedAtMs: EpochMs | null
}

export interface AccessReader {
  isOpenToAll(): Promise<boolean>
  rolesOf(account: AccountId): Promise<ReadonlySet<Role>>
  passkey(credential: string): Promise<Passkey | undefined>
  passkeysOf(account: AccountId): Promise<readonly Passkey[]>
  session(id: Id<'session'>): Promise<Session | undefined>
  /** The newest first. */
  sessionsOf(account: AccountId): Promise<readonly Session[]>
  hasRecoveryCode(account: AccountId): Promise<boolean>
  invitation(tokenHash: Uint8Array): Promise<Invitation | undefined>
  /** The oldest first, without the links that found the collective. */
  invitations(page: PageRequest): Promise<Page<Invitation>>
}

export interface AccessTransactor extends AccessReader {
  setOpenToAll(isOpen: boolean): Promise<void>
  /** Also forgets the ceremonies that were never finished in time. */
  addChallenge(challenge: Challenge): Promise<void>
  /** Removes the challenge and gives it, so that nobody answers it twice. */
  takeChallenge(id: string): Promise<Challenge | undefined>
  addPasskey(passkey: Passkey): Promise<void>
  usePasskey(credential: string, counter: bigint, atMs: EpochMs): Promise<void>
  removePasskey(credential: string): Promise<void>
  addSession(session: Session): Promise<void>
  /** Notes that the session was used and, where `provedAtMs` is given, that a passkey was shown in it. */
  touchSession(id: Id<'session'>, atMs: EpochMs, provedAtMs: EpochMs | null): Promise<void>
  endSession(id: Id<'session'>): Promise<void>
  endSessionsOf(account: AccountId): Promise<void>
  /** Forgets sessions that are over. */
  sweepSessions(atMs: EpochMs): Promise<void>
  /** Replaces the code that the account had. */
  setRecoveryCode(account: AccountId, codeHash: Uint8Array, atMs: EpochMs): Promise<void>
  /** Uses a code up and gives whose it is; undefined when no live code is this one. */
  takeRecoveryCode(codeHash: Uint8Array, atMs: EpochMs): Promise<AccountId | undefined>
  addInvitation(invitation: Invitation): Promise<void>
  /** False when it was used before. */
  takeInvitation(tokenHash: Uint8Array, atMs: EpochMs): Promise<boolean>
  /** Founding links that nobody used lose their power. */
  dropFoundingLinks(): Promise<void>
}
