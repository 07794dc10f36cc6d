/** People over HTTP: founding, joining, signing in, keys, sessions and invitations. */
import { appointSteward } from '../../app/people/appoint-steward.ts'
import { beginEnrolment, found, join, type Enrolled } from '../../app/people/enrol.ts'
import { exportMine } from '../../app/people/export-mine.ts'
import { changeJoining, invite } from '../../app/people/invite.ts'
import { addPasskey, beginPasskey, newRecoveryCode, removePasskey } from '../../app/people/keys.ts'
import { eraseEverywhere } from '../../app/people/leave.ts'
import { endAllSessions, endSession, provedUntilMs, type StartedSession } from '../../app/people/sessions.ts'
import { beginProof, beginSignIn, prove, recover, signIn } from '../../app/people/sign-in.ts'
import { refused } from '../../app/outcome.ts'
import type { Passkey, Session } from '../../app/ports/access.ts'
import type { Collective } from '../../app/ports/accounts.ts'
import type { View } from '../../app/ports/store.ts'
import type { CollectiveRules, MeJson } from '../../contract/http/people.ts'
import { basisPoints, formatAmount, parseAmount } from '../../shared/money.ts'
import { formatInstant } from '../../shared/time.ts'
import { accountOf, memberOf, pageOf, signedInOf, type Handlers } from './call.ts'
import type { ApiEffects } from './effects.ts'
import { answer, type Answered } from './reply.ts'

async function meOf(effects: ApiEffects, session: Session): Promise<MeJson> {
  const { account } = session
  const until = provedUntilMs(session, effects.clock.now())
  return await effects.store.read(async (view: View): Promise<MeJson> => {
    const known = (await view.accounts.accounts([account])).get(account)
    if (known === undefined || known.displayName === null) return { signedIn: false }
    return {
      signedIn: true,
      account: {
        id: account,
        displayName: known.displayName,
        roles: [...(await view.access.rolesOf(account))],
        createdAt: formatInstant(known.createdAtMs),
      },
      session: {
        id: session.id,
        expiresAt: formatInstant(session.expiresAtMs),
        provedUntil: until === null ? null : formatInstant(until),
        byRecoveryCode: session.byRecoveryCode,
      },
      passkeys: (await view.access.passkeysOf(account)).length,
      hasRecoveryCode: await view.access.hasRecoveryCode(account),
    }
  })
}

async function started(effects: ApiEffects, { session, secret }: StartedSession): Promise<Answered<MeJson>> {
  return { kind: 'answer', value: await meOf(effects, session), cookie: secret }
}

async function enrolled(effects: ApiEffects, { session, secret, recoveryCode }: Enrolled) {
  return { kind: 'answer', value: { me: await meOf(effects, session), recoveryCode }, cookie: secret } as const
}

function rulesJson(
  { name, currency, treasury, quorumBps, majorityBps, votingMs, payoutMinorMin }: Collective,
  isOpen: boolean,
): CollectiveRules {
  const payoutMin = formatAmount({ currency, minor: payoutMinorMin })
  return { name, currency, treasuryBps: treasury, quorumBps, majorityBps, votingMs, payoutMin, joining: isOpen ? 'open' : 'invitation' }
}

/** Undefined where the smallest payout is no amount of the currency above zero. */
function collectiveOf({
  name,
  currency,
  treasuryBps,
  quorumBps,
  majorityBps,
  votingMs,
  payoutMin,
}: CollectiveRules): Collective | undefined {
  const payoutMinorMin = parseAmount(payoutMin, currency)?.minor ?? 0n
  if (payoutMinorMin <= 0n) return undefined
  return { name, currency, treasury: basisPoints(treasuryBps), quorumBps, majorityBps, votingMs, payoutMinorMin }
}

function passkeyJson({ credential, createdAtMs, lastUsedAtMs, transports }: Passkey) {
  const lastUsedAt = lastUsedAtMs === null ? null : formatInstant(lastUsedAtMs)
  return { id: credential, createdAt: formatInstant(createdAtMs), lastUsedAt, transports }
}

async function* bytesOf(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield new TextEncoder().encode(text)
}

const founding = {
  async readCollective({ effects }) {
    return await effects.store.read(async (view) => {
      const collective = await view.accounts.collective()
      if (collective === undefined) return answer({ state: 'notSetUp' as const })
      const rules = rulesJson(collective, await view.access.isOpenToAll())
      return answer({ state: 'running' as const, rules, isDemonstration: effects.isDemonstration })
    })
  },
  async beginSetUp({ effects, body }) {
    const begun = await beginEnrolment(effects, 'setUp', body)
    return begun.kind === 'refused' ? begun : answer(begun.value)
  },
  async setUp({ effects, body, device }) {
    const collective = collectiveOf(body.rules)
    if (collective === undefined)
      return refused('unreadableRequest', 'The smallest payout is an amount above zero, with all digits of the currency.')
    const outcome = await found(effects, { ...body, device, votingKey: null }, { collective, isOpenToAll: body.rules.joining === 'open' })
    return outcome.kind === 'refused' ? outcome : enrolled(effects, outcome.value)
  },
  async beginJoin({ effects, body }) {
    const begun = await beginEnrolment(effects, 'join', body)
    return begun.kind === 'refused' ? begun : answer(begun.value)
  },
  async join({ effects, body, device }) {
    const outcome = await join(effects, { ...body, device })
    return outcome.kind === 'refused' ? outcome : enrolled(effects, outcome.value)
  },
} satisfies Partial<Handlers>

const signingIn = {
  async readMe({ effects, signedIn }) {
    return answer(signedIn === null ? { signedIn: false as const } : await meOf(effects, signedIn.session))
  },
  async beginSignIn({ effects }) {
    return answer(await beginSignIn(effects))
  },
  async signIn({ effects, body, device }) {
    const outcome = await signIn(effects, body, device)
    return outcome.kind === 'refused' ? outcome : started(effects, outcome.value)
  },
  async recover({ effects, body, device }) {
    const outcome = await recover(effects, body.recoveryCode, device)
    return outcome.kind === 'refused' ? outcome : started(effects, outcome.value)
  },
  async signOut(call) {
    await endSession(call.effects, accountOf(call), signedInOf(call).session.id)
    return { kind: 'answer', value: {}, cookie: null }
  },
  async beginProof(call) {
    return answer(await beginProof(call.effects, signedInOf(call).session))
  },
  async prove(call) {
    const outcome = await prove(call.effects, signedInOf(call).session, call.body)
    return outcome.kind === 'refused' ? outcome : answer({ provedUntil: formatInstant(outcome.value.provedUntilMs) })
  },
} satisfies Partial<Handlers>

const keys = {
  async listPasskeys(call) {
    const passkeys = await call.effects.store.read((view) => view.access.passkeysOf(accountOf(call)))
    return answer({ items: passkeys.map(passkeyJson), next: null })
  },
  async beginPasskey(call) {
    const begun = await beginPasskey(call.effects, signedInOf(call).session)
    return begun.kind === 'refused' ? begun : answer(begun.value)
  },
  async addPasskey(call) {
    const outcome = await addPasskey(call.effects, signedInOf(call).session, call.body)
    return outcome.kind === 'refused' ? outcome : answer(passkeyJson(outcome.value))
  },
  async removePasskey(call) {
    const outcome = await removePasskey(call.effects, accountOf(call), call.params.passkey)
    return outcome.kind === 'refused' ? outcome : answer({})
  },
  async newRecoveryCode(call) {
    return answer({ recoveryCode: await newRecoveryCode(call.effects, accountOf(call)) })
  },
  async listSessions(call) {
    const sessions = await call.effects.store.read((view) => view.access.sessionsOf(accountOf(call)))
    const items = sessions.map(({ id, device, createdAtMs, lastSeenAtMs, expiresAtMs }) => ({
      id,
      device,
      createdAt: formatInstant(createdAtMs),
      lastSeenAt: formatInstant(lastSeenAtMs),
      expiresAt: formatInstant(expiresAtMs),
      isThis: id === signedInOf(call).session.id,
    }))
    return answer({ items, next: null })
  },
  async endSession(call) {
    const ended = await endSession(call.effects, accountOf(call), call.params.session)
    return ended ? answer({}) : refused('noSession', 'You have no such session.')
  },
  async endSessions(call) {
    await endAllSessions(call.effects, accountOf(call))
    return { kind: 'answer', value: {}, cookie: null }
  },
  exportMine(call) {
    const chunks = bytesOf(exportMine(call.effects, accountOf(call)))
    return Promise.resolve({ kind: 'file', type: 'application/json', name: 'chorus-export.json', bytes: null, chunks })
  },
  async eraseMe(call) {
    const outcome = await eraseEverywhere(call.effects, memberOf(call))
    return outcome.kind === 'refused' ? outcome : { kind: 'answer', value: {}, cookie: null }
  },
} satisfies Partial<Handlers>

const stewards = {
  async listPeople({ effects, query }) {
    const page = await effects.store.read((view) => view.accounts.list(query.role, pageOf(query), query.name))
    const items = page.items.map(({ id, displayName, createdAtMs }) => ({
      id,
      displayName: displayName ?? '',
      joinedAt: formatInstant(createdAtMs),
    }))
    return answer({ items, next: page.next })
  },
  async invite(call) {
    const outcome = await invite(call.effects, accountOf(call), call.body.role)
    if (outcome.kind === 'refused') return outcome
    return answer({ token: outcome.value.token, role: call.body.role, expiresAt: formatInstant(outcome.value.expiresAtMs) })
  },
  async listInvitations({ effects, query }) {
    const page = await effects.store.read((view) => view.access.invitations(pageOf(query)))
    const items = page.items.map(({ role, createdAtMs, expiresAtMs, usedAtMs }) => ({
      role,
      createdAt: formatInstant(createdAtMs),
      expiresAt: formatInstant(expiresAtMs),
      usedAt: usedAtMs === null ? null : formatInstant(usedAtMs),
    }))
    return answer({ items, next: page.next })
  },
  async appointSteward(call) {
    const outcome = await appointSteward(call.effects, { by: accountOf(call), member: call.params.member })
    return outcome.kind === 'refused' ? outcome : answer({})
  },
  async changeJoining(call) {
    const outcome = await changeJoining(call.effects, accountOf(call), call.body.joining === 'open')
    return outcome.kind === 'refused' ? outcome : answer({})
  },
} satisfies Partial<Handlers>

export const peopleHandlers = { ...founding, ...signingIn, ...keys, ...stewards }
