/** The sale of June 2025 at its own size: 10,000 members, their ballots, their shares and their payouts, in seconds. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEmbeddedStore } from '../src/adapters/postgres/store.ts'
import { everyPage } from '../src/app/every-page.ts'
import { approveBatch } from '../src/app/payouts/approve-batch.ts'
import { assembleBatch } from '../src/app/payouts/assemble-batch.ts'
import { recordSettled } from '../src/app/payouts/record-settled.ts'
import { requestPayouts } from '../src/app/payouts/request-payouts.ts'
import { sendBatch } from '../src/app/payouts/send-batch.ts'
import type { Store } from '../src/app/ports/store.ts'
import { settleSale } from '../src/app/sales/settle-sale.ts'
import { accounts, replay } from '../src/ledger/index.ts'
import { admitConsenting, foundCollective, must, openSale, payAndDeliver, voteAndClose } from './support/collective.ts'

const MEMBERS = 10_000
/** Just the quorum, because each choice is sealed and opened for real. */
const VOTERS = 2_000
let store: Store

beforeAll(async () => {
  store = await openEmbeddedStore(null)
}, 60_000)
afterAll(() => store.close())

it('gives every member $4.95 and the treasury a tenth, and pays them out', { timeout: 120_000 }, async () => {
  const world = await foundCollective(store, 'june')
  const { effects, stewards } = world
  const members = await admitConsenting(world, MEMBERS)
  const proposal = await openSale(world)
  await voteAndClose(world, proposal, members.slice(0, VOTERS), (index) => (index < 10 ? 'no' : 'yes'))
  await payAndDeliver(world, proposal, members)
  const { value: settlement } = must(await settleSale(effects, { proposal, by: stewards[0] }))
  expect(settlement.treasury.minor).toBe(550_000n)
  expect(new Set(settlement.shares.map(({ amount }) => amount.minor))).toEqual(new Set([495n]))

  const requests = members.map((member) => ({ id: world.id('payout'), member }))
  const answers = await requestPayouts(effects, 'USD', requests)
  expect(answers.every(({ kind }) => kind === 'done')).toBe(true)
  const batch = world.id('batch')
  expect(must(await assembleBatch(effects, { id: batch, by: stewards[0], currency: 'USD' })).value).toBe(BigInt(MEMBERS))
  for (const by of stewards) must(await approveBatch(effects, { batch, by }))
  expect(must(await sendBatch(effects, { batch, by: stewards[1] })).value.payouts.length).toBe(MEMBERS)
  expect(must(await recordSettled(effects, { batch, report: 'camt 1' })).value.amount.minor).toBe(4_950_000n)

  const posted = await store.read((view) => everyPage((page) => view.ledger.transfers(page)))
  const books = replay(posted)
  if (books.kind === 'broken') throw new Error(books.sentence)
  const balances = books.balances.get('USD')
  expect([balances?.get(accounts.bank), balances?.get(accounts.treasury)]).toEqual([550_000n, 550_000n])
})
