/** Founding and joining with a passkey: the account, its passkey, its recovery code and its first session come together or not at all. */
import type { RegistrationCredential } from '../../contract/http/ceremonies.ts'
import { ID_BYTES, isId, makeId, type AccountId } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import type { AuditEntry } from '../audit-chain.ts'
import { change, type Change } from '../change.ts'
import type { Outcome, Refused } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import type { Challenge, Invitation } from '../ports/access.ts'
import type { Collective, Role } from '../ports/accounts.ts'
import type { View } from '../ports/store.ts'
import type { AccessEffects } from './ceremonies.ts'
import { beginCeremony, ceremonyOver, passkeyRefused, takeCeremony } from './ceremonies.ts'
import { hashSecret, makeRecoveryCode } from './secrets.ts'
import { startSession, type StartedSession } from './sessions.ts'
import type { BegunCeremony } from './sign-in.ts'
import { areFree, enrolVoters, votingKeyTaken, type VotingKey } from './voting-keys.ts'

export interface Enrolled extends StartedSession {
  readonly recoveryCode: string
}

export interface Founding {
  readonly collective: Collective
  readonly isOpenToAll: boolean
}

interface Enrolment {
  readonly challenge: string
  /** Null to join where joining is open to all. */
  readonly token: string | null
  readonly credential: RegistrationCredential
  readonly device: string
  /** Only members vote; of others a key is not kept. */
  readonly votingKey: VotingKey | null
}

type EnrolRefusal = 'votingKeyTaken' | 'ceremonyOver' | 'passkeyRefused' | 'invitation' | 'byInvitation' | 'notSetUp' | 'alreadySetUp'

const invitationOver = refused('invitation', 'This invitation is not known, was used before or is too old; ask for a new one.')
const byInvitation = refused('byInvitation', 'This collective lets people in by invitation only.')
const alreadySetUp = refused('alreadySetUp', 'This collective was founded before; its stewards can let others in.')
const notSetUp = refused('notSetUp', 'The collective has to be founded first.')

type Admission = { readonly kind: 'role'; readonly role: Role } | Refused<'invitation' | 'byInvitation' | 'notSetUp' | 'alreadySetUp'>

/** As what somebody may be let in now. */
async function admissionOf(view: View, tokenHash: Uint8Array | null, isFounding: boolean, atMs: EpochMs): Promise<Admission> {
  const isFounded = (await view.accounts.collective()) !== undefined
  if (isFounding && isFounded) return alreadySetUp
  if (!isFounding && !isFounded) return notSetUp
  if (tokenHash === null) return (await view.access.isOpenToAll()) && !isFounding ? { kind: 'role', role: 'member' } : byInvitation
  const invitation = await view.access.invitation(tokenHash)
  if (invitation === undefined || !isLive(invitation, atMs) || (invitation.by === null) !== isFounding) return invitationOver
  return { kind: 'role', role: invitation.role }
}

function isLive({ usedAtMs, expiresAtMs }: Invitation, atMs: EpochMs): boolean {
  return usedAtMs === null && atMs < expiresAtMs
}

/** Begins to found (`setUp`) or to join. The id of the account is chosen here, so that nobody can take over another's. */
export async function beginEnrolment(
  effects: AccessEffects,
  purpose: 'setUp' | 'join',
  { token, displayName }: { readonly token: string | null; readonly displayName: string },
): Promise<Outcome<BegunCeremony, EnrolRefusal>> {
  const { store, clock, hasher, random, passkeys } = effects
  const tokenHash = token === null ? null : hashSecret(hasher, token)
  const admission = await store.read((view) => admissionOf(view, tokenHash, purpose === 'setUp', clock.now()))
  if (admission.kind === 'refused') return admission
  const account = makeId(admission.role, random.bytes(ID_BYTES))
  const { id, challenge } = await beginCeremony(effects, purpose, { enrolling: { account, displayName } })
  return done({ challenge: id, options: await passkeys.registrationOptions({ challenge, account, displayName, existing: [] }) })
}

export function found(effects: AccessEffects, enrolment: Enrolment, founding: Founding): Promise<Outcome<Enrolled, EnrolRefusal>> {
  return enrol(effects, 'setUp', enrolment, async ({ tx, atMs }) => {
    await tx.accounts.setUp(founding.collective, atMs)
    await tx.access.setOpenToAll(founding.isOpenToAll)
    await tx.access.dropFoundingLinks()
    return (account) => ({
      actor: account,
      action: 'setUpCollective',
      subject: 'collective',
      detail: { name: founding.collective.name, stewards: [account] },
    })
  })
}

export function join(effects: AccessEffects, enrolment: Enrolment): Promise<Outcome<Enrolled, EnrolRefusal>> {
  return enrol(effects, 'join', enrolment, () =>
    Promise.resolve((account, role) => ({ actor: account, action: 'admit', subject: account, detail: { role } })),
  )
}

type Founder = (each: Change) => Promise<(account: AccountId, role: Role) => AuditEntry>

async function enrol(
  effects: AccessEffects,
  purpose: 'setUp' | 'join',
  { challenge, token, credential, device, votingKey }: Enrolment,
  prepare: Founder,
): Promise<Outcome<Enrolled, EnrolRefusal>> {
  const ceremony = await takeCeremony(effects, challenge, purpose, null)
  const enrolling: Challenge['enrolling'] = ceremony?.enrolling ?? null
  if (ceremony === undefined || enrolling === null) return ceremonyOver
  const passkey = await effects.passkeys.checkRegistration(ceremony.challenge, credential)
  if (passkey === undefined) return passkeyRefused
  const { random } = effects
  return await change(effects, async (each) => {
    const { tx, hasher, atMs, record } = each
    const { account, displayName } = enrolling
    const tokenHash = token === null ? null : hashSecret(hasher, token)
    const admission = await admissionOf(tx, tokenHash, purpose === 'setUp', atMs)
    if (admission.kind === 'refused') return admission
    const { role } = admission
    // The role may have changed since the ceremony began, as when another invitation is handed in.
    if (!isId(role, account)) return ceremonyOver
    if ((await tx.access.passkey(passkey.credential)) !== undefined) return passkeyRefused
    const voters = votingKey === null || !isId('member', account) ? [] : [{ member: account, key: votingKey }]
    if (
      !(await areFree(
        tx,
        voters.map(({ key }) => key),
      ))
    )
      return votingKeyTaken
    if (tokenHash !== null && !(await tx.access.takeInvitation(tokenHash, atMs))) return invitationOver
    const entryOf = await prepare(each)
    await tx.accounts.add([{ id: account, displayName }], role, atMs)
    await enrolVoters(each, voters)
    await tx.access.addPasskey({ ...passkey, account, createdAtMs: atMs, lastUsedAtMs: atMs })
    const recoveryCode = makeRecoveryCode(random)
    await tx.access.setRecoveryCode(account, hashSecret(hasher, recoveryCode), atMs)
    const started = await startSession({ tx, hasher, random }, { account, device, byRecoveryCode: false }, atMs)
    await record(entryOf(account, role))
    return done({ ...started, recoveryCode })
  })
}
