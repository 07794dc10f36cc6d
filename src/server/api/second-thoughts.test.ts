/** Members who think again between two steps of a sale: what they take back is not sold, and what they are owed is never lost. */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundOverHttp, freshId, invited, openTestApi, Person, type TestApi, saleDocument } from '../../../test/support/api.ts'
import { artistRows } from '../../../test/support/contributions.ts'
import { fulfilSale } from '../../app/sales/fulfil-sale.ts'
import { writeContribution } from '../../contribution/index.ts'
import { isId, type Id } from '../../shared/ids.ts'
import { MS_PER_DAY, MS_PER_MINUTE } from '../../shared/time.ts'

let api: TestApi
let stewards: readonly [Person, Person]
let members: readonly [Person, Person, Person]
const contributions: Id<'contribution'>[] = []
const proposal = freshId('proposal')
const release = freshId('release')
let buyer: Person
const account = { holder: 'Member', iban: 'DE89370400440532013000', bic: null } as const

/** With one ballot, which is enough where no quorum is asked for. */
async function sell(sold: Id<'proposal'>): Promise<void> {
  const buyerId = await buyer.id()
  if (!isId('buyer', buyerId)) throw new Error('a buyer has the id of one')
  const sale = saleDocument(buyerId)
  const document = { ...sale, vote: { ...sale.vote, quorumBps: 0 } }
  await stewards[0].must('draftProposal', { params: { proposal: sold }, body: { request: null, document } })
  await stewards[0].must('openProposal', { params: { proposal: sold } })
  await new Person(api).must('castBallot', { params: { proposal: sold }, body: await members[0].ballot(sold, 'yes', 1) })
  api.clock.nowMs += 7 * MS_PER_DAY + MS_PER_MINUTE
  for (const person of [...stewards, ...members, buyer]) await person.signIn()
  await stewards[0].must('closeVote', { params: { proposal: sold } })
  for (const steward of stewards) await steward.must('confirmPayment', { params: { proposal: sold }, body: { reference: 'statement 7' } })
}

beforeAll(async () => {
  api = await openTestApi()
  const founder = await foundOverHttp(api)
  stewards = [founder, await invited(api, founder, 'steward', 'Second Steward')]
  const joined = (index: number): Promise<Person> => new Person(api).join(`Member ${index}`)
  members = [await joined(0), await joined(1), await joined(2)]
  for (const member of members) {
    const contribution = freshId('contribution')
    contributions.push(contribution)
    const rows = artistRows([
      ['Ada Quill', 5],
      ['Bram Ode', 2],
    ])
    const bytes = new Uint8Array(writeContribution(rows))
    await member.must('contribute', { params: { contribution }, query: { scope: 'artistPreferences' }, bytes })
    const allowed = {
      scopes: ['artistPreferences'],
      purposes: ['recommenders'],
      buyersNever: [],
      askEachSale: false,
      textVersion: '1',
    } as const
    await member.must('changeConsent', { body: allowed })
  }
  buyer = await invited(api, founder, 'buyer', 'Example Models')
  await sell(proposal)
}, 60_000)
afterAll(() => api.close())

describe.sequential('second thoughts', () => {
  test('what is taken back while its release is built is not delivered, and not left lying about', async () => {
    const { effects } = api.collective
    const by = await stewards[0].id()
    if (!isId('steward', by)) throw new Error('a steward has the id of one')
    const [, , last] = members
    const slow: typeof effects = {
      ...effects,
      pool: {
        ...effects.pool,
        release: async (run, sink) => {
          const outcome = await effects.pool.release(run, sink)
          await last.must('withdrawContribution', { params: { contribution: contributions[2] ?? '' } })
          return outcome
        },
      },
    }
    expect(await fulfilSale(slow, { proposal, release, by })).toMatchObject({ kind: 'refused', reason: 'takenBack' })
    expect(await readdir(api.releases)).toEqual([])
    expect(await stewards[0].must('deliver', { params: { proposal, release } })).toMatchObject({ members: 2 })
    await stewards[0].must('settle', { params: { proposal } })
  }, 60_000)

  test('a release of another sale cannot be built in the place of one that was delivered', async () => {
    const another = freshId('proposal')
    await sell(another)
    const before = await readFile(join(api.releases, release, 'manifest.json'), 'utf8')
    expect((await stewards[0].ask('deliver', { params: { proposal: another, release } })).code).toBe('idTaken')
    expect(await readFile(join(api.releases, release, 'manifest.json'), 'utf8')).toBe(before)
  }, 60_000)

  test('whoever keeps their money for later after all is in no batch', async () => {
    const [first] = members
    await first.must('changePayoutMethod', { body: { kind: 'bankTransfer', account } })
    await first.must('requestPayout', { params: { payout: freshId('payout') } })
    await first.must('changePayoutMethod', { body: { kind: 'hold' } })
    expect((await first.must('listMyPayouts')).items).toMatchObject([{ state: 'cancelled' }])
    expect(await first.must('readEarnings')).toMatchObject({ owed: { amount: '45.00' }, pending: null })
    expect((await stewards[0].ask('assembleBatch', { params: { batch: freshId('batch') } })).code).toBe('nothingWaits')
  })

  test('whoever leaves while their money is on its way is paid first', async () => {
    const [, second] = members
    const params = { batch: freshId('batch') }
    await second.must('changePayoutMethod', { body: { kind: 'bankTransfer', account } })
    await second.must('requestPayout', { params: { payout: freshId('payout') } })
    await stewards[0].must('assembleBatch', { params })
    for (const steward of stewards) await steward.must('approveBatch', { params })
    expect((await second.ask('eraseMe')).code).toBe('paymentLeaving')
    await stewards[0].must('sendBatch', { params })
    expect((await second.ask('eraseMe')).code).toBe('paymentLeaving')
    const csv = await (await stewards[0].fetchFile('downloadBatch', { params, query: { format: 'csv' } })).text()
    expect(csv).toContain(account.iban)
    await stewards[0].must('settleBatch', { params, body: { report: 'camt 12' } })
    await second.must('eraseMe')
  })
})
