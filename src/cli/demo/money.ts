/** After the delivery: the price is divided, some members ask for their money, and the books and the record are read again. */
import { auditEffectsOf } from '../../app/audit-effects.ts'
import type { VerificationEffects } from '../../app/verify-release.ts'
import { audit } from '../../audit/index.ts'
import { openPublicLog } from '../../app/public-log.ts'
import { firstBrokenLink } from '../../app/audit-chain.ts'
import { everyPage } from '../../app/every-page.ts'
import { approveBatch } from '../../app/payouts/approve-batch.ts'
import { assembleBatch } from '../../app/payouts/assemble-batch.ts'
import { recordSettled } from '../../app/payouts/record-settled.ts'
import { requestPayouts } from '../../app/payouts/request-payouts.ts'
import { sendBatch } from '../../app/payouts/send-batch.ts'
import type { AuditEvent } from '../../app/ports/audit.ts'
import { settleSale, type Settlement } from '../../app/sales/settle-sale.ts'
import { accounts, replay, type Account } from '../../ledger/index.ts'
import { assert } from '../../shared/assert.ts'
import { limits } from '../../shared/limits.ts'
import { add, compare, subtract, zero, type Money } from '../../shared/money.ts'
import { MS_PER_DAY } from '../../shared/time.ts'
import { CURRENCY, inBatches, must, type World } from './collective.ts'
import type { OpenedSale } from './sale.ts'

export interface Distribution extends Settlement {
  readonly distributed: Money
  readonly shareMin: Money
  readonly shareMax: Money
  readonly paidMembers: number
}

export async function settle({ effects, stewards, clock, request }: World, { proposal }: OpenedSale): Promise<Distribution> {
  request.onProgress({ step: 'The price is divided', done: 0, total: 1 })
  clock.nowMs += MS_PER_DAY
  const settlement = must(await settleSale(effects, { proposal, by: stewards[0] }))
  const amounts = settlement.shares.map(({ amount }) => amount)
  const [first] = amounts
  assert(first, 'a release holds data of at least one member')
  return {
    ...settlement,
    distributed: amounts.reduce(add, zero(CURRENCY)),
    shareMin: amounts.reduce((least, amount) => (compare(amount, least) < 0 ? amount : least), first),
    shareMax: amounts.reduce((most, amount) => (compare(amount, most) > 0 ? amount : most), first),
    paidMembers: amounts.filter(({ minor }) => minor > 0n).length,
  }
}

export interface PaidOut {
  readonly requested: number
  /** Smaller than what the collective pays out at once; it stays owed. */
  readonly belowMinimum: number
  readonly paid: number
  readonly amount: Money
}

/** Every fourth member asks for their money at once; the others let it stand. */
const ASKS_EVERY = 4
const REQUESTS_AT_ONCE = 2_000

export async function payOut(world: World): Promise<PaidOut> {
  const { effects, stewards, clock, request, members, id } = world
  const asking = members.filter((_, index) => index % ASKS_EVERY === 0)
  let requested = 0
  let belowMinimum = 0
  await inBatches(request, 'Members ask for their money', asking, {
    size: REQUESTS_AT_ONCE,
    async work(batch) {
      const answers = await requestPayouts(
        effects,
        CURRENCY,
        batch.map((member) => ({ id: id('payout'), member })),
      )
      for (const answer of answers) {
        if (answer.kind === 'refused' && answer.reason === 'belowMinimum') belowMinimum++
        else requested += must(answer).minor > 0n ? 1 : 0
      }
    },
  })
  let paid = 0
  let amount = zero(CURRENCY)
  while (paid < requested) {
    const batch = id('batch')
    must(await assembleBatch(effects, { id: batch, by: stewards[0], currency: CURRENCY }))
    for (const by of stewards) must(await approveBatch(effects, { batch, by }))
    must(await sendBatch(effects, { batch, by: stewards[1] }))
    clock.nowMs += MS_PER_DAY
    const settled = must(await recordSettled(effects, { batch, report: `Statement 7 of 2025, ${batch}` }))
    paid += Number(settled.payouts)
    amount = add(amount, settled.amount)
  }
  return { requested, belowMinimum, paid, amount }
}

export interface Soundness {
  readonly books: boolean
  /** What anyone outside can check holds. */
  readonly publicLog: boolean
  readonly record: boolean
}

/** Reads books and audit log from their beginnings, and compares the balances with what the story knows. */
export async function recheck(
  { engines, effects, request, members }: World,
  { price, treasury, distributed }: Distribution,
  { paidOut, verification }: { readonly paidOut: PaidOut; readonly verification: VerificationEffects },
): Promise<Soundness> {
  request.onProgress({ step: 'Books, record and public log are read again', done: 0, total: 1 })
  const { read } = openPublicLog(engines)
  const publicLog = (
    await audit(auditEffectsOf(verification, effects.proofs), { read, key: undefined, seen: [], witnesses: [], receipts: [] })
  ).holds
  return engines.store.read(async (view) => {
    const books = replay(await everyPage((page) => view.ledger.transfers(page)))
    const balances = books.kind === 'sound' ? books.balances.get(CURRENCY) : undefined
    const balanceOf = (account: Account): Money => ({ currency: CURRENCY, minor: balances?.get(account) ?? 0n })
    const owed = members.map((member) => balanceOf(accounts.member(member))).reduce(add, zero(CURRENCY))
    const isRight =
      compare(balanceOf(accounts.bank), subtract(price, paidOut.amount)) === 0 &&
      compare(balanceOf(accounts.treasury), treasury) === 0 &&
      compare(owed, subtract(distributed, paidOut.amount)) === 0
    let [before, record]: [AuditEvent | undefined, boolean] = [undefined, true]
    for (let after: string | null = null; ;) {
      const page = await view.audit.list({ after, limit: limits.pageItemsMax })
      record &&= firstBrokenLink(engines.hasher, before, page.items) === undefined
      before = page.items.at(-1) ?? before
      after = page.next
      if (after === null) return { books: books.kind === 'sound' && isRight, record, publicLog }
    }
  })
}
