/** Earnings, payouts, batches, the books and the audit trail over HTTP. */
import { approveBatch } from '../../app/payouts/approve-batch.ts'
import { assembleBatch } from '../../app/payouts/assemble-batch.ts'
import { changeDebtor, changePayoutMethod, openMethod, railBatch, readDebtor, requestOwnPayout } from '../../app/payouts/payout-desk.ts'
import { recordReturned } from '../../app/payouts/record-returned.ts'
import { recordSettled } from '../../app/payouts/record-settled.ts'
import { noBatch, sendBatch } from '../../app/payouts/send-batch.ts'
import { refused } from '../../app/outcome.ts'
import type { StoredPayoutMethod } from '../../app/ports/payout-desk.ts'
import type { PayoutBatch, StoredPayout } from '../../app/ports/payouts.ts'
import type { View } from '../../app/ports/store.ts'
import type { BatchJson } from '../../contract/http/money.ts'
import { wholeJsonObjectSchema } from '../../contract/whole-json.ts'
import { accounts, referenceOf, statementOf } from '../../ledger/index.ts'
import { assert } from '../../shared/assert.ts'
import type { Id } from '../../shared/ids.ts'
import { limits } from '../../shared/limits.ts'
import { formatAmount, type Currency } from '../../shared/money.ts'
import { formatInstant, INSTANT_MAX, INSTANT_MIN, parseInstant, type EpochMs } from '../../shared/time.ts'
import { accountOf, memberOf, pageOf, type Handlers } from './call.ts'
import type { ApiEffects } from './effects.ts'
import { moneyJson } from './proposal-json.ts'
import { bankFileOf, csvFileOf } from './rail-files.ts'
import { answer, type Reply } from './reply.ts'

const LAST_SIGNS = 4

/** Only the end of an account number, so that nobody reads it over a shoulder. */
function methodJson(effects: ApiEffects, stored: StoredPayoutMethod) {
  const method = openMethod(effects, stored)
  const shown =
    method.kind === 'bankTransfer' ? `… ${method.account.iban.slice(-LAST_SIGNS)}` : method.kind === 'csv' ? method.account.recipient : null
  return { kind: method.kind, shown, changedAt: formatInstant(stored.changedAtMs) }
}

function payoutJson({ id, amount, state, batch, requestedAtMs }: StoredPayout) {
  return { id, amount: moneyJson(amount), state, batch, requestedAt: formatInstant(requestedAtMs) }
}

function memberPayoutJson(payout: StoredPayout) {
  return { ...payoutJson(payout), member: payout.member }
}

async function batchJson(view: View, batch: PayoutBatch): Promise<BatchJson> {
  const { id, currency, assembledBy, assembledAtMs, sentAtMs, settledAtMs } = batch
  const totals = await view.payouts.totals(id)
  return {
    id,
    currency,
    assembledBy,
    assembledAt: formatInstant(assembledAtMs),
    sentAt: sentAtMs === null ? null : formatInstant(sentAtMs),
    settledAt: settledAtMs === null ? null : formatInstant(settledAtMs),
    approvals: [...(await view.payouts.approvals(id))],
    totals: [...totals].map(([state, { count, minor }]) => ({ state, payouts: Number(count), sum: moneyJson({ currency, minor }) })),
  }
}

async function batchNow({ store }: ApiEffects, id: Id<'batch'>): Promise<Reply<BatchJson>> {
  return await store.read(async (view) => {
    const batch = await view.payouts.batch(id)
    return batch === undefined ? noBatch : answer(await batchJson(view, batch))
  })
}

async function currencyOf({ store }: ApiEffects): Promise<Currency> {
  const collective = await store.read((view) => view.accounts.collective())
  assert(collective !== undefined, 'whoever is signed in belongs to a founded collective')
  return collective.currency
}

const membersSide = {
  async readEarnings(call) {
    const member = memberOf(call)
    return await call.effects.store.read(async (view) => {
      const collective = await view.accounts.collective()
      assert(collective !== undefined, 'a member belongs to a founded collective')
      const { currency, payoutMinorMin } = collective
      const balances = await view.ledger.balances([accounts.member(member)], currency)
      const pending = (await view.payouts.pendingOf([member], currency)).get(member)
      return answer({
        owed: moneyJson({ currency, minor: balances.get(accounts.member(member)) ?? 0n }),
        payoutMin: moneyJson({ currency, minor: payoutMinorMin }),
        pending: pending === undefined ? null : moneyJson(pending.amount),
      })
    })
  },
  async readStatement(call) {
    const member = memberOf(call)
    const currency = await currencyOf(call.effects)
    const { from, to } = call.query
    const period = { fromMs: instantOr(from, INSTANT_MIN), toMs: instantOr(to, INSTANT_MAX) }
    const page = await call.effects.store.read((view) =>
      view.ledger.statement(accounts.member(member), currency, period, pageOf(call.query)),
    )
    const { opening, lines, closing } = statementOf(member, currency, page)
    return answer({
      opening: moneyJson(opening),
      items: lines.map(({ postedAtMs, kind, text, purpose, amount, balance }) => ({
        at: formatInstant(postedAtMs),
        kind,
        text,
        reference: referenceOf(purpose),
        amount: moneyJson(amount),
        balance: moneyJson(balance),
      })),
      next: page.next,
      closing: moneyJson(closing),
    })
  },
  async readPayoutMethod(call) {
    const member = memberOf(call)
    const stored = (await call.effects.store.read((view) => view.payoutDesk.methods([member]))).get(member)
    return answer({ method: stored === undefined ? null : methodJson(call.effects, stored) })
  },
  async changePayoutMethod(call) {
    const outcome = await changePayoutMethod(call.effects, memberOf(call), call.body)
    return outcome.kind === 'refused' ? outcome : answer({ method: methodJson(call.effects, outcome.value) })
  },
  async listMyPayouts(call) {
    const page = await call.effects.store.read((view) => view.payouts.listOf(memberOf(call), pageOf(call.query)))
    return answer({ items: page.items.map(payoutJson), next: page.next })
  },
  async requestPayout(call) {
    const { payout: id } = call.params
    const outcome = await requestOwnPayout(call.effects, await currencyOf(call.effects), { id, member: memberOf(call) })
    return outcome.kind === 'refused' ? outcome : answer({ id, amount: moneyJson(outcome.value) })
  },
} satisfies Partial<Handlers>

const stewardsSide = {
  async listPayouts({ effects, query }) {
    const currency = await currencyOf(effects)
    const page = await effects.store.read((view) => view.payouts.list(query.state, currency, pageOf(query)))
    return answer({ items: page.items.map(memberPayoutJson), next: page.next })
  },
  async listBatches({ effects, query }) {
    return await effects.store.read(async (view) => {
      const page = await view.payoutDesk.batches(pageOf(query))
      const items = []
      for (const batch of page.items) items.push(await batchJson(view, batch))
      return answer({ items, next: page.next })
    })
  },
  async readBatch({ effects, params }) {
    return await batchNow(effects, params.batch)
  },
  async assembleBatch(call) {
    const currency = await currencyOf(call.effects)
    const outcome = await assembleBatch(call.effects, { id: call.params.batch, by: accountOf(call), currency })
    return outcome.kind === 'refused' ? outcome : batchNow(call.effects, call.params.batch)
  },
  async approveBatch(call) {
    const outcome = await approveBatch(call.effects, { batch: call.params.batch, by: accountOf(call) })
    return outcome.kind === 'refused' ? outcome : batchNow(call.effects, call.params.batch)
  },
  async sendBatch(call) {
    const outcome = await sendBatch(call.effects, { batch: call.params.batch, by: accountOf(call) })
    return outcome.kind === 'refused' ? outcome : batchNow(call.effects, call.params.batch)
  },
  async downloadBatch({ effects, params, query }) {
    const outcome = await railBatch(effects, params.batch)
    if (outcome.kind === 'refused') return outcome
    if (query.format === 'csv') return csvFileOf(outcome.value)
    const debtor = await readDebtor(effects)
    if (debtor === undefined) return refused('noBankAccount', 'Say first which bank account payouts leave from.')
    return bankFileOf(effects.bankFiles, outcome.value, debtor)
  },
  async settleBatch({ effects, params, body }) {
    const outcome = await recordSettled(effects, { batch: params.batch, report: body.report })
    return outcome.kind === 'refused' ? outcome : batchNow(effects, params.batch)
  },
  async returnPayout(call) {
    const outcome = await recordReturned(call.effects, { payout: call.params.payout, by: accountOf(call), report: call.body.report })
    return outcome.kind === 'refused' ? outcome : answer(memberPayoutJson(outcome.value))
  },
  async readDebtor({ effects }) {
    const debtor = await readDebtor(effects)
    return answer({ shown: debtor === undefined ? null : `… ${debtor.iban.slice(-LAST_SIGNS)}` })
  },
  async changeDebtor(call) {
    const outcome = await changeDebtor(call.effects, accountOf(call), call.body)
    return outcome.kind === 'refused' ? outcome : answer({})
  },
  async listTransfers({ effects, query }) {
    const page = await effects.store.read(({ ledger }) =>
      query.order === 'newest' ? ledger.latestTransfers(pageOf(query)) : ledger.transfers(pageOf(query)),
    )
    const items = page.items.map(({ transfer, postedAtMs }) => ({
      id: transfer.id,
      kind: transfer.purpose.kind,
      reference: referenceOf(transfer.purpose),
      at: formatInstant(postedAtMs),
      lines: transfer.postings.length,
      postings: transfer.postings
        .slice(0, limits.postingsShownMax)
        .map(({ account, currency, minor }) => ({ account, currency, amount: formatAmount({ currency, minor }) })),
    }))
    return answer({ items, next: page.next })
  },
  async listAudit({ effects, query }) {
    const page = await effects.store.read(({ audit }) =>
      query.order === 'newest' ? audit.latest(pageOf(query)) : audit.list(pageOf(query)),
    )
    const items = page.items.map(({ atMs, detail, ...event }) => ({
      ...event,
      at: formatInstant(atMs),
      detail: wholeJsonObjectSchema.parse(detail),
    }))
    return answer({ items, next: page.next })
  },
} satisfies Partial<Handlers>

/** Within the instants that anything can have, because databases know fewer years than text does. */
function instantOr(text: string | undefined, otherwise: EpochMs): EpochMs {
  return Math.min(INSTANT_MAX, Math.max(INSTANT_MIN, (text === undefined ? undefined : parseInstant(text)) ?? otherwise))
}

export const moneyHandlers = { ...membersSide, ...stewardsSide }
