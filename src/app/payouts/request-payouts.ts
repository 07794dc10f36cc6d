/** Members ask for what they are owed: all of it, once. */
import { accounts } from '../../ledger/index.ts'
import { at } from '../../shared/assert.ts'
import type { Id } from '../../shared/ids.ts'
import type { Currency, Money } from '../../shared/money.ts'
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, idTaken, notMember, refused, repeated } from '../outcome.ts'
import type { StoredPayout } from '../ports/payouts.ts'
import type { View } from '../ports/store.ts'

export interface PayoutRequest {
  readonly id: Id<'payout'>
  readonly member: Id<'member'>
}

export type PayoutRefusal = 'notMember' | 'pending' | 'nothingOwed' | 'belowMinimum' | 'idTaken'
type Answer = Outcome<Money, PayoutRefusal>

export async function requestPayout(effects: Effects, currency: Currency, request: PayoutRequest): Promise<Answer> {
  return at(await requestPayouts(effects, currency, [request]), 0)
}

/** The answers are parallel to the requests, of which a member has at most one in a call. */
export function requestPayouts(effects: Effects, currency: Currency, requests: readonly PayoutRequest[]): Promise<readonly Answer[]> {
  return change(effects, async ({ tx, atMs, record }) => {
    const answer = await answersOf(tx, currency, requests)
    const fresh: StoredPayout[] = []
    const seen = new Set<string>()
    const answers = requests.map((request): Answer => {
      if (seen.has(request.id) || seen.has(request.member)) return idTaken
      seen.add(request.id).add(request.member)
      const given = answer(request)
      if (given.kind === 'done' && !given.repeated) {
        fresh.push({ ...request, amount: given.value, state: 'requested', batch: null, requestedAtMs: atMs })
      }
      return given
    })
    if (fresh.length === 0) return answers
    await tx.payouts.add(fresh)
    await record(
      ...fresh.map(({ id, member, amount }) => ({
        actor: member,
        action: 'requestPayout' as const,
        subject: id,
        detail: { minor: amount.minor.toString() },
      })),
    )
    return answers
  })
}

async function answersOf(view: View, currency: Currency, requests: readonly PayoutRequest[]): Promise<(request: PayoutRequest) => Answer> {
  const members = requests.map(({ member }) => member)
  const live = await view.accounts.holders('member', members)
  const known = await view.payouts.payouts(requests.map(({ id }) => id))
  const pending = await view.payouts.pendingOf(members, currency)
  const balances = await view.ledger.balances(members.map(accounts.member), currency)
  const collective = await view.accounts.collective()
  const minorMin = collective?.currency === currency ? collective.payoutMinorMin : 1n
  return ({ id, member }) => {
    const before = known.get(id)
    if (before !== undefined) return before.member === member && before.amount.currency === currency ? repeated(before.amount) : idTaken
    if (!live.has(member)) return notMember
    if (pending.has(member)) return refused('pending', 'A payout to this member is on its way already.')
    const minor = balances.get(accounts.member(member)) ?? 0n
    if (minor === 0n) return refused('nothingOwed', 'This member is not owed anything.')
    if (minor < minorMin) return refused('belowMinimum', 'This is less than the smallest payout; it stays owed and is added to what comes.')
    return done({ currency, minor })
  }
}
