/** Everything that the collective holds about an account, as one JSON text that is made piece by piece. */
import { accounts } from '../../ledger/index.ts'
import { isId, type AccountId, type Id } from '../../shared/ids.ts'
import { formatAmount } from '../../shared/money.ts'
import { formatInstant } from '../../shared/time.ts'
import { everyPage } from '../every-page.ts'
import type { Effects } from '../change.ts'
import type { ReviewStep } from '../ports/contributions.ts'
import type { View } from '../ports/store.ts'
import type { Vault } from '../ports/vault.ts'
import { openMethod, type DeskEffects } from '../payouts/payout-desk.ts'

/** Files come in base64, one after another, so that never more than one is held. */
export async function* exportMine(effects: Effects & DeskEffects & { readonly vault: Vault }, account: AccountId): AsyncGenerator<string> {
  const { facts, contributions, steps, key } = await effects.store.read(async (view) => ({
    facts: { ...(await factsOf(view, account)), ...(isId('member', account) ? await memberFactsOf(effects, view, account) : {}) },
    ...(isId('member', account)
      ? await contributionsOf(view, account)
      : { contributions: [], steps: new Map<string, readonly ReviewStep[]>() }),
    key: isId('member', account) ? await view.memberKeys.wrappedKey(account) : undefined,
  }))
  const text = JSON.stringify({ format: 'chorus-export-1', exportedAt: formatInstant(effects.clock.now()), ...facts })
  yield `${text.slice(0, -1)},"contributions":[`
  for (const [index, { member, fileBytes, receivedAtMs, isSettled: _, ...rest }] of contributions.entries()) {
    const opened = key === undefined || key === 'destroyed' ? undefined : await effects.vault.open({ member, contribution: rest.id }, key)
    const file = opened?.kind === 'opened' ? base64(opened.bytes) : null
    const review = steps.get(rest.id)?.map(({ action, text: said, atMs }) => ({ action, text: said, at: formatInstant(atMs) })) ?? []
    const entry = { ...rest, bytes: Number(fileBytes), receivedAt: formatInstant(receivedAtMs), review, parquetBase64: file }
    yield `${index === 0 ? '' : ','}${JSON.stringify(entry)}`
  }
  yield ']}\n'
}

async function contributionsOf(view: View, member: Id<'member'>) {
  const contributions = await everyPage((page) => view.contributions.listOf(member, page))
  return { contributions, steps: await view.contributions.stepsOf(contributions.map(({ id }) => id)) }
}

async function factsOf(view: View, account: AccountId) {
  const known = (await view.accounts.accounts([account])).get(account)
  const passkeys = await view.access.passkeysOf(account)
  const sessions = await view.access.sessionsOf(account)
  return {
    account: {
      id: account,
      displayName: known?.displayName ?? null,
      joinedAt: known === undefined ? null : formatInstant(known.createdAtMs),
      roles: [...(await view.access.rolesOf(account))],
    },
    passkeys: passkeys.map(({ credential, createdAtMs, transports }) => ({
      id: credential,
      createdAt: formatInstant(createdAtMs),
      transports,
    })),
    sessions: sessions.map(({ device, createdAtMs, lastSeenAtMs }) => ({
      device,
      createdAt: formatInstant(createdAtMs),
      lastSeenAt: formatInstant(lastSeenAtMs),
    })),
    requests: isId('buyer', account)
      ? (await everyPage((page) => view.buyers.requestsOf(account, page))).map(({ id, title, wishes }) => ({ id, title, wishes }))
      : [],
  }
}

async function memberFactsOf(effects: Effects & DeskEffects, view: View, member: AccountId) {
  if (!isId('member', member)) return {}
  const consents = await everyPage((page) => view.consents.history(member, page))
  const proposals = await everyPage((page) => view.proposals.list({ state: null, withDrafts: false }, page))
  const votes = []
  for (const { id } of proposals) {
    const onRoll = (await view.proposals.rollEntry(id, member)) !== undefined
    const answer = (await view.consents.answers(id, [member])).get(member)
    // Whether and how somebody voted is nothing that the collective knows.
    if (onRoll || answer !== undefined) votes.push({ proposal: id, onRoll, answer: answer ?? null })
  }
  const payouts = await everyPage((page) => view.payouts.listOf(member, page))
  const method = (await view.payoutDesk.methods([member])).get(member)
  const currency = (await view.accounts.collective())?.currency
  const entries = currency === undefined ? [] : await everyPage((page) => view.ledger.entries(accounts.member(member), currency, page))
  const keys = await view.voters.of(member, effects.clock.now())
  return {
    votingKeys: keys.map(({ commitment, heldBy, effectiveAtMs }) => ({ commitment, heldBy, effectiveAt: formatInstant(effectiveAtMs) })),
    consents: consents.map(({ atMs, ...rest }) => ({ ...rest, at: formatInstant(atMs) })),
    votes,
    payoutMethod: method === undefined ? null : openMethod(effects, method),
    payouts: payouts.map(({ id, amount, state, requestedAtMs }) => ({
      id,
      amount: formatAmount(amount),
      currency: amount.currency,
      state,
      requestedAt: formatInstant(requestedAtMs),
    })),
    postings: entries.map(({ postedAtMs, purpose, minor }) => ({
      at: formatInstant(postedAtMs),
      kind: purpose.kind,
      debitMinor: minor.toString(),
    })),
  }
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function base64(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let start = 0; start < bytes.length; start += 3) {
    const [first = 0, second, third] = bytes.subarray(start, start + 3)
    const group = (first << 16) | ((second ?? 0) << 8) | (third ?? 0)
    const signs = [18, 12, 6, 0].map((shift) => BASE64.charAt((group >> shift) & 63)).join('')
    pieces.push(third === undefined ? signs.slice(0, second === undefined ? 2 : 3).padEnd(4, '=') : signs)
  }
  return pieces.join('')
}
