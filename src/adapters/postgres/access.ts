/** Passkeys, ceremonies, sessions, recovery codes and invitations in tables. */
import { sql } from 'kysely'
import type { AccessTransactor, CeremonyPurpose, Challenge, Invitation, Passkey, Session } from '../../app/ports/access.ts'
import type { Role } from '../../app/ports/accounts.ts'
import type { Page, PageRequest } from '../../app/ports/page.ts'
import { assert } from '../../shared/assert.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import { isAccountId, isId } from '../../shared/ids.ts'
import type { EpochMs } from '../../shared/time.ts'
import { formatInstant } from '../../shared/time.ts'
import type { Queries } from './queries.ts'
import { pageOf, rowsOf } from './queries.ts'

const PURPOSES: readonly CeremonyPurpose[] = ['setUp', 'join', 'signIn', 'prove', 'addPasskey']

export class AccessTables implements AccessTransactor {
  private readonly db: Queries

  constructor(db: Queries) {
    this.db = db
  }

  async isOpenToAll(): Promise<boolean> {
    return (await this.db.selectFrom('joiningRule').select('isOpen').executeTakeFirst())?.isOpen ?? false
  }

  async setOpenToAll(isOpen: boolean): Promise<void> {
    await this.db
      .insertInto('joiningRule')
      .values({ isOpen })
      .onConflict((conflict) => conflict.column('onlyRow').doUpdateSet({ isOpen }))
      .execute()
  }

  async rolesOf(account: AccountId): Promise<ReadonlySet<Role>> {
    const query = this.db.selectFrom('accountRole').innerJoin('account', 'account.id', 'accountRole.accountId')
    const rows = await query.select('role').where('accountId', '=', account).where('erasedAt', 'is', null).execute()
    return new Set(rows.map(({ role }) => role))
  }

  async passkey(credential: string): Promise<Passkey | undefined> {
    const row = await this.db.selectFrom('passkey').selectAll().where('credentialId', '=', credential).executeTakeFirst()
    return row && passkeyOf(row)
  }

  async passkeysOf(account: AccountId): Promise<readonly Passkey[]> {
    const query = this.db.selectFrom('passkey').selectAll().where('accountId', '=', account)
    return (await query.orderBy('createdAt').orderBy('credentialId').execute()).map(passkeyOf)
  }

  async addPasskey({ credential, account, publicKey, counter, transports, createdAtMs, lastUsedAtMs }: Passkey): Promise<void> {
    await this.db
      .insertInto('passkey')
      .values({
        credentialId: credential,
        accountId: account,
        publicKey,
        counter,
        transports,
        createdAt: formatInstant(createdAtMs),
        lastUsedAt: lastUsedAtMs === null ? null : formatInstant(lastUsedAtMs),
      })
      .execute()
  }

  async usePasskey(credential: string, counter: bigint, atMs: EpochMs): Promise<void> {
    const query = this.db.updateTable('passkey').set({ counter, lastUsedAt: formatInstant(atMs) })
    await query.where('credentialId', '=', credential).execute()
  }

  async removePasskey(credential: string): Promise<void> {
    await this.db.deleteFrom('passkey').where('credentialId', '=', credential).execute()
  }

  async addChallenge({ id, purpose, account, enrolling, challenge, createdAtMs, expiresAtMs }: Challenge): Promise<void> {
    await this.db
      .deleteFrom('challenge')
      .where('expiresAt', '<', sql<number>`${formatInstant(createdAtMs)}`)
      .execute()
    await this.db
      .insertInto('challenge')
      .values({
        id,
        purpose,
        accountId: account,
        subject: enrolling?.account ?? null,
        displayName: enrolling?.displayName ?? null,
        challenge,
        createdAt: formatInstant(createdAtMs),
        expiresAt: formatInstant(expiresAtMs),
      })
      .execute()
  }

  async takeChallenge(id: string): Promise<Challenge | undefined> {
    const row = await this.db.deleteFrom('challenge').where('id', '=', id).returningAll().executeTakeFirst()
    if (row === undefined) return undefined
    const purpose = PURPOSES.find((each) => each === row.purpose)
    assert(purpose !== undefined, 'the database holds purposes that the program knows')
    const { subject, displayName } = row
    const enrolling = subject !== null && displayName !== null && isAccountId(subject) ? { account: subject, displayName } : null
    return {
      id,
      purpose,
      account: row.accountId,
      enrolling,
      challenge: row.challenge,
      createdAtMs: row.createdAt,
      expiresAtMs: row.expiresAt,
    }
  }

  async session(id: Id<'session'>): Promise<Session | undefined> {
    const row = await this.db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirst()
    return row && sessionOf(row)
  }

  async sessionsOf(account: AccountId): Promise<readonly Session[]> {
    const query = this.db.selectFrom('session').selectAll().where('accountId', '=', account)
    return (await query.orderBy('createdAt', 'desc').orderBy('id').execute()).map(sessionOf)
  }

  async addSession(session: Session): Promise<void> {
    await this.db
      .insertInto('session')
      .values({
        id: session.id,
        accountId: session.account,
        secretHash: session.secretHash,
        device: session.device,
        createdAt: formatInstant(session.createdAtMs),
        lastSeenAt: formatInstant(session.lastSeenAtMs),
        expiresAt: formatInstant(session.expiresAtMs),
        provedAt: session.provedAtMs === null ? null : formatInstant(session.provedAtMs),
        byRecoveryCode: session.byRecoveryCode,
      })
      .execute()
  }

  async touchSession(id: Id<'session'>, atMs: EpochMs, provedAtMs: EpochMs | null): Promise<void> {
    const proof = provedAtMs === null ? {} : { provedAt: formatInstant(provedAtMs), byRecoveryCode: false }
    await this.db
      .updateTable('session')
      .set({ lastSeenAt: formatInstant(atMs), ...proof })
      .where('id', '=', id)
      .execute()
  }

  async endSession(id: Id<'session'>): Promise<void> {
    await this.db.deleteFrom('session').where('id', '=', id).execute()
  }

  async endSessionsOf(account: AccountId): Promise<void> {
    await this.db.deleteFrom('session').where('accountId', '=', account).execute()
  }

  async sweepSessions(atMs: EpochMs): Promise<void> {
    await this.db
      .deleteFrom('session')
      .where('expiresAt', '<', sql<number>`${formatInstant(atMs)}`)
      .execute()
  }

  async hasRecoveryCode(account: AccountId): Promise<boolean> {
    const query = this.db.selectFrom('recoveryCode').select('accountId').where('accountId', '=', account).where('usedAt', 'is', null)
    return (await query.executeTakeFirst()) !== undefined
  }

  async setRecoveryCode(account: AccountId, codeHash: Uint8Array, atMs: EpochMs): Promise<void> {
    await this.db.deleteFrom('recoveryCode').where('accountId', '=', account).execute()
    await this.db
      .insertInto('recoveryCode')
      .values({ accountId: account, codeHash, createdAt: formatInstant(atMs), usedAt: null })
      .execute()
  }

  async takeRecoveryCode(codeHash: Uint8Array, atMs: EpochMs): Promise<AccountId | undefined> {
    const query = this.db.updateTable('recoveryCode').set({ usedAt: formatInstant(atMs) })
    const row = await query.where('codeHash', '=', codeHash).where('usedAt', 'is', null).returning('accountId').executeTakeFirst()
    return row?.accountId
  }

  async invitation(tokenHash: Uint8Array): Promise<Invitation | undefined> {
    const row = await this.db.selectFrom('setupToken').selectAll().where('tokenHash', '=', tokenHash).executeTakeFirst()
    return row && invitationOf(row)
  }

  async invitations(page: PageRequest): Promise<Page<Invitation>> {
    const key = sql<string>`encode(token_hash, 'hex')`
    const query = this.db.selectFrom('setupToken').selectAll().where('stewardId', 'is not', null)
    const rows = await query
      .where(page.after === null ? sql<boolean>`true` : sql<boolean>`${key} > ${page.after}`)
      .orderBy(key)
      .limit(rowsOf(page))
      .execute()
    return pageOf(rows, page, { item: invitationOf, key: ({ tokenHash }) => Buffer.from(tokenHash).toString('hex') })
  }

  async addInvitation({ tokenHash, role, by, createdAtMs, expiresAtMs }: Invitation): Promise<void> {
    await this.db
      .insertInto('setupToken')
      .values({
        tokenHash,
        role,
        stewardId: by,
        createdAt: formatInstant(createdAtMs),
        expiresAt: formatInstant(expiresAtMs),
        usedAt: null,
      })
      .execute()
  }

  async takeInvitation(tokenHash: Uint8Array, atMs: EpochMs): Promise<boolean> {
    const query = this.db.updateTable('setupToken').set({ usedAt: formatInstant(atMs) })
    const { numUpdatedRows } = await query.where('tokenHash', '=', tokenHash).where('usedAt', 'is', null).executeTakeFirst()
    return numUpdatedRows === 1n
  }

  async dropFoundingLinks(): Promise<void> {
    await this.db.deleteFrom('setupToken').where('stewardId', 'is', null).where('usedAt', 'is', null).execute()
  }
}

function passkeyOf(row: {
  readonly credentialId: string
  readonly accountId: AccountId
  readonly publicKey: Uint8Array
  readonly counter: bigint
  readonly transports: readonly string[]
  readonly createdAt: EpochMs
  readonly lastUsedAt: EpochMs | null
}): Passkey {
  const { credentialId, accountId, createdAt, lastUsedAt, ...rest } = row
  return { ...rest, credential: credentialId, account: accountId, createdAtMs: createdAt, lastUsedAtMs: lastUsedAt }
}

function sessionOf(row: {
  readonly id: string
  readonly accountId: AccountId
  readonly secretHash: Uint8Array
  readonly device: string
  readonly createdAt: EpochMs
  readonly lastSeenAt: EpochMs
  readonly expiresAt: EpochMs
  readonly provedAt: EpochMs | null
  readonly byRecoveryCode: boolean
}): Session {
  const { id, accountId, secretHash, device, byRecoveryCode } = row
  assert(isId('session', id), 'the database holds ids that the program made')
  return {
    id,
    account: accountId,
    secretHash,
    device,
    createdAtMs: row.createdAt,
    lastSeenAtMs: row.lastSeenAt,
    expiresAtMs: row.expiresAt,
    provedAtMs: row.provedAt,
    byRecoveryCode,
  }
}

function invitationOf(row: {
  readonly tokenHash: Uint8Array
  readonly role: Role
  readonly stewardId: AccountId | null
  readonly createdAt: EpochMs
  readonly expiresAt: EpochMs
  readonly usedAt: EpochMs | null
}): Invitation {
  const { tokenHash, role, stewardId, createdAt, expiresAt, usedAt } = row
  return { tokenHash, role, by: stewardId, createdAtMs: createdAt, expiresAtMs: expiresAt, usedAtMs: usedAt }
}
