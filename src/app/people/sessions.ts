/** Sessions: begun by a passkey or a recovery code, told by a secret that only its hash is kept of, ended by time or by hand. */
import { limits } from '../../shared/limits.ts'
import { ID_BYTES, isId, makeId, type AccountId, type Id } from '../../shared/ids.ts'
import { MS_PER_DAY, MS_PER_MINUTE, type EpochMs } from '../../shared/time.ts'
import type { Effects } from '../change.ts'
import type { Session } from '../ports/access.ts'
import type { Role } from '../ports/accounts.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { Random } from '../ports/random.ts'
import type { Transaction } from '../ports/store.ts'
import { hashSecret, makeToken } from './secrets.ts'

const SESSION_MS_MAX = 30 * MS_PER_DAY
const IDLE_MS_MAX = 7 * MS_PER_DAY
/** Noting every request would make a writer of every reader. */
const SEEN_MS_STEP = 10 * MS_PER_MINUTE
/** How long a passkey that was shown lets money, membership and keys be changed. */
export const PROOF_MS_MAX = 5 * MS_PER_MINUTE

export interface StartedSession {
  readonly session: Session
  /** For the cookie, and nowhere else. */
  readonly secret: string
}

export interface SessionStart {
  readonly account: AccountId
  /** What the browser calls itself. */
  readonly device: string
  readonly byRecoveryCode: boolean
}

/** Starts a session within a transaction; the oldest one goes where there are too many. */
export async function startSession(
  { tx, hasher, random }: { readonly tx: Transaction; readonly hasher: Hasher; readonly random: Random },
  { account, device, byRecoveryCode }: SessionStart,
  atMs: EpochMs,
): Promise<StartedSession> {
  await tx.access.sweepSessions(atMs)
  const before = await tx.access.sessionsOf(account)
  for (const { id } of before.slice(limits.sessionsMax - 1)) await tx.access.endSession(id)
  const token = makeToken(random)
  const session: Session = {
    id: makeId('session', random.bytes(ID_BYTES)),
    account,
    secretHash: hashSecret(hasher, token),
    device: device.slice(0, limits.displayNameCharsMax),
    createdAtMs: atMs,
    lastSeenAtMs: atMs,
    expiresAtMs: atMs + SESSION_MS_MAX,
    provedAtMs: byRecoveryCode ? null : atMs,
    byRecoveryCode,
  }
  await tx.access.addSession(session)
  return { session, secret: `${session.id}.${token}` }
}

export interface SignedIn {
  readonly session: Session
  readonly roles: ReadonlySet<Role>
}

/** Who a cookie belongs to; undefined where it is of no live session. */
export async function readSession({ store, clock, hasher }: Effects, cookie: string): Promise<SignedIn | undefined> {
  const dot = cookie.indexOf('.')
  const id = cookie.slice(0, dot)
  if (dot < 0 || !isId('session', id)) return undefined
  const found = await store.read(async (view) => {
    const session = await view.access.session(id)
    return session && { session, roles: await view.access.rolesOf(session.account) }
  })
  const nowMs = clock.now()
  if (found === undefined || !sameBytes(found.session.secretHash, hashSecret(hasher, cookie.slice(dot + 1)))) return undefined
  const { session, roles } = found
  if (nowMs >= session.expiresAtMs || nowMs >= session.lastSeenAtMs + IDLE_MS_MAX || roles.size === 0) return undefined
  if (nowMs >= session.lastSeenAtMs + SEEN_MS_STEP) await store.transact((tx) => tx.access.touchSession(id, nowMs, null))
  return found
}

/** Until when a session may change money, membership and keys; null when it may not. */
export function provedUntilMs({ provedAtMs }: Session, nowMs: EpochMs): EpochMs | null {
  return provedAtMs !== null && nowMs < provedAtMs + PROOF_MS_MAX ? provedAtMs + PROOF_MS_MAX : null
}

/** Ends one session of an account; false where the account has no such session. */
export function endSession({ store }: Effects, account: AccountId, id: Id<'session'>): Promise<boolean> {
  return store.transact(async (tx) => {
    if ((await tx.access.session(id))?.account !== account) return false
    await tx.access.endSession(id)
    return true
  })
}

export function endAllSessions({ store }: Effects, account: AccountId): Promise<void> {
  return store.transact((tx) => tx.access.endSessionsOf(account))
}

/** Compares hashes, of which the time it takes tells nothing that helps to find a secret. */
function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length
  for (const [index, byte] of a.entries()) difference |= byte ^ (b[index] ?? 0)
  return difference === 0
}
