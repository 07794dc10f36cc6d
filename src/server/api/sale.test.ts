/** A whole sale over HTTP, on the real engines: contributions, consent, a vote, payment, delivery, payouts, and leaving. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundOverHttp, freshId, invited, openTestApi, Person, START, type TestApi, saleDocument } from '../../../test/support/api.ts'
import { artistRows } from '../../../test/support/contributions.ts'
import { writeContribution } from '../../contribution/index.ts'
import type { SecretBallot } from '../../contract/ballot.ts'
import type { ConsentChoices } from '../../contract/consent.ts'
import { manifestSchema } from '../../contract/manifest.ts'
import type { ProposalDocument } from '../../contract/proposal.ts'
import { isId, type Id } from '../../shared/ids.ts'
import { MS_PER_DAY, MS_PER_MINUTE } from '../../shared/time.ts'

const byNumber = (a: number, b: number): number => a - b

const ALLOW: ConsentChoices = {
  scopes: ['artistPreferences'],
  purposes: ['recommenders'],
  buyersNever: [],
  askEachSale: false,
  textVersion: '1',
}
const IBANS = ['DE89370400440532013000', 'FR1420041010050500013M02606', 'NL91ABNA0417164300', 'AT611904300234573201']

let api: TestApi
let stewards: readonly [Person, Person]
let buyer: Person
let members: readonly [Person, Person, Person, Person]
let document: ProposalDocument
const proposal = freshId('proposal')
const release = freshId('release')
const contributions: Id<'contribution'>[] = []

beforeAll(async () => {
  api = await openTestApi()
  const founder = await foundOverHttp(api)
  stewards = [founder, await invited(api, founder, 'steward', 'Second Steward')]
  buyer = await invited(api, founder, 'buyer', 'Example Models')
  const join = (index: number): Promise<Person> => new Person(api).join(`Member ${index}`)
  members = [await join(0), await join(1), await join(2), await join(3)]
  const buyerId = await buyer.id()
  if (!isId('buyer', buyerId)) throw new Error('a buyer has the id of one')
  document = saleDocument(buyerId)
}, 60_000)
afterAll(() => api.close())

function fileOf(index: number): Uint8Array<ArrayBuffer> {
  const rows = artistRows([
    ['Ada Quill', 5 + index],
    ['Bram Ode', 2],
    [`Only ${index}`, 9],
  ])
  return new Uint8Array(writeContribution(rows))
}

/** Made in time, and brought by somebody else or too late. */
let unsent: readonly [SecretBallot, SecretBallot]

async function refreshed(...people: readonly Person[]): Promise<void> {
  for (const person of people) {
    await person.signIn()
  }
}

describe.sequential('a sale', () => {
  test('begins with what members hand in and allow', async () => {
    for (const [index, member] of members.entries()) {
      const contribution = freshId('contribution')
      contributions.push(contribution)
      const sent = { params: { contribution }, query: { scope: 'artistPreferences' }, bytes: fileOf(index) }
      const taken = await member.must('contribute', sent)
      expect(taken.contribution).toMatchObject({ id: contribution, rows: 3, state: 'accepted' })
      expect((await member.must('contribute', sent)).contribution).toEqual(taken.contribution)
      const none = await member.must('readConsent')
      expect(none.choices.scopes).toEqual([])
      await member.must('changeConsent', { body: index === 3 ? { ...ALLOW, askEachSale: true } : ALLOW })
      expect((await member.must('changeConsent', { body: index === 3 ? { ...ALLOW, askEachSale: true } : ALLOW })).sequence).toBe(1)
    }
    const [first] = members
    expect((await first.must('listContributions')).items).toHaveLength(1)
    expect((await first.must('listConsents')).items).toHaveLength(1)
    const others = members[1]
    const taken = await others.ask('contribute', {
      params: { contribution: contributions[0] ?? '' },
      query: { scope: 'artistPreferences' },
      bytes: fileOf(0),
    })
    expect(taken.code).toBe('idTaken')
    expect((await others.ask('withdrawContribution', { params: { contribution: contributions[0] ?? '' } })).code).toBe('noContribution')
    const bad = { params: { contribution: freshId('contribution') }, query: { scope: 'artistPreferences' }, bytes: new Uint8Array(100) }
    expect(await others.ask('contribute', bad)).toMatchObject({ status: 400, code: 'unreadable' })
    expect(await buyer.must('readCatalogue')).toEqual({ membersMin: 20, scopes: [], artists: [] })
  }, 60_000)

  test('is asked for, drafted and opened', async () => {
    const request = freshId('request')
    const body = { title: 'Artists', wishes: 'What people listen to.' }
    const asked = await buyer.must('requestDataset', { params: { request }, body })
    expect(await buyer.must('requestDataset', { params: { request }, body })).toEqual(asked)
    expect((await stewards[0].must('listRequests')).items).toEqual([asked])
    const draft = { params: { proposal }, body: { request, document } }
    expect(await stewards[0].must('draftProposal', draft)).toEqual(await stewards[0].must('draftProposal', draft))
    const { thresholds } = document.recipe
    const alone = { ...document, recipe: { ...document.recipe, thresholds: { ...thresholds, artistMembersMin: 1 } } }
    const misnamed = { ...document, buyer: { ...document.buyer, name: 'A University' } }
    const fresh = { params: { proposal: freshId('proposal') } }
    expect((await stewards[0].ask('draftProposal', { ...fresh, body: { request, document: alone } })).code).toBe('tooRevealing')
    expect((await stewards[0].ask('draftProposal', { ...fresh, body: { request, document: misnamed } })).code).toBe('otherName')
    expect((await members[0].ask('readProposal', { params: { proposal } })).code).toBe('noProposal')
    expect((await members[0].must('listProposals')).items).toEqual([])
    expect((await stewards[0].must('listProposals')).items).toHaveLength(1)
    expect((await stewards[0].must('openProposal', { params: { proposal } })).roll).toBe(4)
    const [mine] = (await buyer.must('listMyRequests')).items
    expect(mine?.proposals.map(({ state }) => state)).toEqual(['open'])
  })

  test('shows each member their own rows, and takes one vote of each', async () => {
    const [first, , , last] = members
    const preview = await first.must('previewMyRows', { params: { proposal } })
    expect(preview).toMatchObject({ total: 2, covered: true })
    expect(preview.rows.map(({ artist }) => artist)).toEqual(['Ada Quill', 'Bram Ode'])
    const seen = await last.must('readProposal', { params: { proposal } })
    expect(seen.mine).toMatchObject({
      voter: { commitment: last.voter.commitment.toString() },
      covered: false,
      gap: 'notAsked',
      answer: null,
      inRelease: null,
    })
    expect(seen.result).toBeNull()
    expect(seen.confirmations).toBeNull()
    const box = new Person(api)
    const cast = (ballot: SecretBallot): ReturnType<typeof box.ask<'castBallot'>> =>
      box.ask('castBallot', { params: { proposal }, body: ballot })
    const made: SecretBallot[] = []
    for (const member of members) made.push(await member.ballot(proposal, 'yes', 1))
    const twice = await Promise.all(made.flatMap((ballot) => [cast(ballot), cast(ballot)]))
    expect(twice.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
    expect(new Set(twice.map(({ value }) => value.place)).size).toBe(4)
    expect((await box.must('readPoll', { params: { proposal } })).voters).toBe(4)
    const torn = [await first.ballot(proposal, 'no', 2), await first.ballot(proposal, 'abstain', 2)]
    expect((await Promise.all(torn.map(cast))).map((got) => got.status).toSorted(byNumber)).toEqual([200, 409])
    const last3 = await first.ballot(proposal, 'no', 3)
    await box.must('castBallot', { params: { proposal }, body: last3 })
    const [replayed = last3] = made
    expect(await cast(replayed)).toMatchObject({ status: 409, code: 'sequenceTooLow' })
    expect(await cast({ ...last3, sequence: 4 })).toMatchObject({ status: 403, code: 'ballotNotProved' })
    expect((await stewards[0].ask('closeVote', { params: { proposal } })).code).toBe('stillOpen')
    unsent = [await members[1].ballot(proposal, 'yes', 2), await members[2].ballot(proposal, 'yes', 2)]
  }, 120_000)

  test('takes ballots without looking at who brings them', async () => {
    const stranger = new Person(api)
    stranger.cookie = 'chorus-session=nobody'
    const sent = await stranger.send('castBallot', {
      params: { proposal },
      body: unsent[0],
      headers: { Origin: 'https://elsewhere.example' },
    })
    expect(sent.status).toBe(200)
    expect(sent.headers.get('set-cookie')).toBeNull()
  })

  test('is counted when its time is over', async () => {
    api.clock.nowMs = START + 7 * MS_PER_DAY + MS_PER_MINUTE
    await refreshed(...stewards, buyer, ...members)
    const closed = await new Person(api).ask('castBallot', { params: { proposal }, body: unsent[1] })
    expect(closed).toMatchObject({ status: 409, code: 'closed' })
    const result = await stewards[0].must('closeVote', { params: { proposal } })
    expect(result).toMatchObject({ roll: 4, yes: 3, no: 1, abstain: 0, verdict: 'pass', turnoutBps: 10_000 })
    expect((await members[0].must('readProposal', { params: { proposal } })).result).toEqual(result)
  })

  test('is paid when two stewards say so, however often each does', async () => {
    const body = { reference: 'statement 7' }
    expect((await stewards[0].ask('deliver', { params: { proposal, release } })).code).toBe('state')
    const [first, second] = await Promise.all([1, 2].map(() => stewards[0].ask('confirmPayment', { params: { proposal }, body })))
    expect([first?.value, second?.value]).toEqual([{ paid: false }, { paid: false }])
    expect(await stewards[1].must('confirmPayment', { params: { proposal }, body })).toEqual({ paid: true })
    const { confirmations } = await stewards[1].must('readProposal', { params: { proposal } })
    expect(confirmations).toHaveLength(2)
  })

  test('is delivered once, to its buyer alone', async () => {
    const both = await Promise.all(stewards.map((steward) => steward.must('deliver', { params: { proposal, release } })))
    expect(both[0]).toEqual(both[1])
    expect(both[0]).toMatchObject({ release, members: 3 })
    expect((await stewards[0].ask('deliver', { params: { proposal, release: freshId('release') } })).code).toBe('otherRelease')
    const seen = await Promise.all([members[0], members[3]].map((member) => member.must('readProposal', { params: { proposal } })))
    expect(seen.map(({ mine }) => mine?.inRelease)).toEqual([true, false])
    expect((await buyer.must('listMyReleases')).items).toMatchObject([{ id: release, title: 'Artist preferences' }])
    const { token, link } = await buyer.must('makeDownloadLink', { params: { release } })
    const stranger = await invited(api, stewards[0], 'buyer', 'Another Buyer')
    expect((await stranger.must('listMyReleases')).items).toEqual([])
    expect((await stranger.ask('makeDownloadLink', { params: { release } })).status).toBe(404)
    expect((await stranger.ask('listDownloadLinks', { params: { release } })).status).toBe(404)
    expect((await stranger.ask('revokeDownloadLink', { params: { release, link: link.id } })).status).toBe(404)
    const anyone = new Person(api)
    const { files } = await anyone.must('listReleaseFiles', { params: { token } })
    for (const file of files) {
      const response = await anyone.fetchFile('downloadFile', { params: { token, path: file.path } })
      const bytes = new Uint8Array(await response.arrayBuffer())
      expect(bytes.length).toBe(file.bytes)
      if (file.path === 'manifest.json') expect(manifestSchema.parse(JSON.parse(new TextDecoder().decode(bytes))).counts.members).toBe(3)
    }
    for (const path of ['../keys/signing-key.pem', '..%2fkeys%2fsigning-key.pem', 'data/none.parquet']) {
      expect((await anyone.fetchFile('downloadFile', { params: { token, path } })).status).toBe(404)
    }
    expect((await buyer.must('listDownloads', { params: { release } })).items).toHaveLength(files.length)
    await buyer.must('revokeDownloadLink', { params: { release, link: link.id } })
    expect((await anyone.ask('listReleaseFiles', { params: { token } })).code).toBe('linkOver')
    const second = await buyer.must('makeDownloadLink', { params: { release } })
    expect((await buyer.must('listDownloadLinks', { params: { release } })).items).toHaveLength(2)
    const nowMs = api.clock.nowMs
    api.clock.nowMs += 8 * MS_PER_DAY
    expect((await anyone.ask('listReleaseFiles', { params: { token: second.token } })).code).toBe('linkOver')
    api.clock.nowMs = nowMs
  }, 60_000)

  test('is settled to the cent and paid out once', async () => {
    const settled = await stewards[0].must('settle', { params: { proposal } })
    expect(settled).toMatchObject({
      members: 3,
      treasury: { amount: '10.00' },
      distributed: { amount: '90.00' },
      shareMin: { amount: '30.00' },
    })
    expect(await stewards[0].must('settle', { params: { proposal } })).toEqual(settled)
    expect((await members[0].must('readEarnings')).owed).toEqual({ currency: 'EUR', amount: '30.00' })
    expect((await members[3].must('readEarnings')).owed.amount).toBe('0.00')
    const statement = await members[0].must('readStatement')
    expect(statement.items.map(({ amount }) => amount.amount)).toEqual(['30.00'])
    const unpayable = { params: { payout: freshId('payout') } }
    expect((await members[0].ask('requestPayout', unpayable)).code).toBe('noMethod')
    await members[0].must('changePayoutMethod', { body: { kind: 'hold' } })
    expect((await members[0].ask('requestPayout', unpayable)).code).toBe('noMethod')
    for (const [index, member] of members.entries()) {
      const account = { holder: `Mëmber & ${index}`, iban: IBANS[index] ?? '', bic: null }
      const { method } = await member.must('changePayoutMethod', { body: { kind: 'bankTransfer', account } })
      expect(method.shown).toBe(`… ${account.iban.slice(-4)}`)
    }
    const wrong = { kind: 'bankTransfer', account: { holder: 'A', iban: 'DE89370400440532013001', bic: null } } as const
    expect((await members[0].ask('changePayoutMethod', { body: wrong })).status).toBe(400)
    const asked = await Promise.all([1, 2].map(() => members[0].ask('requestPayout', { params: { payout: freshId('payout') } })))
    expect(asked.map((got) => got.status).toSorted(byNumber)).toEqual([200, 409])
    const payout = freshId('payout')
    const again = await Promise.all([1, 2].map(() => members[1].must('requestPayout', { params: { payout } })))
    expect(again[0]).toEqual(again[1])
    expect((await members[3].ask('requestPayout', { params: { payout: freshId('payout') } })).code).toBe('nothingOwed')
  })

  test('leaves in a batch that two stewards approve', async () => {
    const batch = freshId('batch')
    const params = { batch }
    expect((await stewards[0].must('assembleBatch', { params })).totals).toMatchObject([
      { state: 'batched', payouts: 2, sum: { amount: '60.00' } },
    ])
    await stewards[0].must('assembleBatch', { params })
    const elsewhere = { kind: 'bankTransfer', account: { holder: 'Member 0', iban: IBANS[3] ?? '', bic: null } } as const
    expect((await members[0].ask('changePayoutMethod', { body: elsewhere })).code).toBe('paymentUnderWay')
    expect((await stewards[0].ask('sendBatch', { params })).code).toBe('state')
    await Promise.all([1, 2].map(() => stewards[0].must('approveBatch', { params })))
    expect((await stewards[0].ask('sendBatch', { params })).code).toBe('state')
    await stewards[1].must('approveBatch', { params })
    expect((await stewards[0].fetchFile('downloadBatch', { params, query: { format: 'sepa' } })).status).toBe(409)
    const sent = await Promise.all(stewards.map((steward) => steward.must('sendBatch', { params })))
    expect(sent[0]?.totals).toMatchObject([{ state: 'sent', payouts: 2 }])
    expect((await stewards[0].fetchFile('downloadBatch', { params, query: { format: 'sepa' } })).status).toBe(409)
    await stewards[0].must('changeDebtor', { body: { holder: 'Example', iban: 'GB82 WEST 1234 5698 7654 32', bic: null } })
    const file = await stewards[0].fetchFile('downloadBatch', { params, query: { format: 'sepa' } })
    const xml = await file.text()
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${batch}.xml"`)
    expect(xml).toContain('urn:iso:std:iso:20022:tech:xsd:pain.001.001.09')
    expect(xml.match(/<InstdAmt Ccy="EUR">30.00<\/InstdAmt>/g)).toHaveLength(2)
    expect(xml).toContain('<CtrlSum>60.00</CtrlSum>')
    expect(await (await stewards[1].fetchFile('downloadBatch', { params, query: { format: 'sepa' } })).text()).toBe(xml)
    const csv = await (await stewards[0].fetchFile('downloadBatch', { params, query: { format: 'csv' } })).text()
    expect(csv.split('\r\n')).toHaveLength(4)
    await stewards[1].must('settleBatch', { params, body: { report: 'camt 12' } })
    expect((await stewards[0].must('listBatches')).items).toMatchObject([{ id: batch, totals: [{ state: 'settled', payouts: 2 }] }])
    expect((await members[0].must('listMyPayouts')).items).toMatchObject([{ state: 'settled', amount: { amount: '30.00' } }])
    const transfers = await stewards[0].must('listTransfers')
    expect(transfers.items.map(({ kind }) => kind)).toEqual(['saleInvoiced', 'salePaid', 'saleDistributed', 'payoutSent', 'payoutSettled'])
  })

  test('what the bank gives back is owed to its member again, once, and to nobody who was never paid', async () => {
    const [first] = members
    const [paid] = (await first.must('listMyPayouts')).items
    const params = { payout: paid?.id ?? freshId('payout') }
    const body = { report: 'camt 13' }
    expect((await first.ask('returnPayout', { params, body })).status).toBe(403)
    expect((await stewards[0].ask('returnPayout', { params: { payout: freshId('payout') }, body })).code).toBe('noPayout')
    const twice = await Promise.all(stewards.map((steward) => steward.must('returnPayout', { params, body })))
    for (const returned of twice) expect(returned).toMatchObject({ state: 'returned', amount: { amount: '30.00' } })
    expect(await first.must('readEarnings')).toMatchObject({ owed: { amount: '30.00' }, pending: null })
    expect((await stewards[0].must('listTransfers')).items.map(({ kind }) => kind).slice(-2)).toEqual(['returnReceived', 'returnCredited'])
    const again = { payout: freshId('payout') }
    await first.must('requestPayout', { params: again })
    expect((await stewards[0].ask('returnPayout', { params: again, body })).code).toBe('neverSent')
  })

  test('is told in the audit trail, page by page', async () => {
    const seen: number[] = []
    let after: string | null = null
    do {
      const query: Record<string, string> = after === null ? { limit: '7' } : { limit: '7', after }
      const page: Awaited<ReturnType<typeof auditPage>> = await auditPage(query)
      seen.push(...page.items.map(({ seq }) => seq))
      after = page.next
    } while (after !== null)
    expect(seen).toEqual(seen.map((_, index) => index + 1))
    expect(seen.length).toBeGreaterThan(20)
  })

  test('and who was part of it can take everything along and leave', async () => {
    const [first] = members
    const copy = JSON.parse(await (await first.fetchFile('exportMine', {})).text())
    expect(copy).toMatchObject({ account: { displayName: 'Member 0', roles: ['member'] }, payoutMethod: { account: { iban: IBANS[0] } } })
    expect(Buffer.from(copy.contributions[0].parquetBase64, 'base64').equals(fileOf(0))).toBe(true)
    expect(copy.votes).toEqual([{ proposal, onRoll: true, answer: null }])
    await members[1].must('withdrawContribution', { params: { contribution: contributions[1] ?? '' } })
    await members[1].must('withdrawContribution', { params: { contribution: contributions[1] ?? '' } })
    const before = await api.collective.effects.pool.snapshot()
    expect(before.contributions).toBe(3)
    await first.prove()
    await first.must('eraseMe')
    expect((await api.collective.effects.pool.snapshot()).contributions).toBe(2)
    expect(first.cookie).toBeNull()
    const begun = await first.must('beginSignIn')
    const body = { challenge: begun.challenge, credential: first.authenticator.show(begun.options) }
    expect((await first.ask('signIn', { body })).code).toBe('passkeyRefused')
    expect((await stewards[0].must('listPeople', { query: { role: 'member' } })).items).toHaveLength(3)
    const found = await stewards[0].must('listPeople', { query: { role: 'member', name: ' MEMBER 1' } })
    expect(found.items.map(({ displayName }) => displayName)).toEqual(['Member 1'])
    expect(api.faults).toEqual([])
  })
})

async function auditPage(query: Record<string, string>) {
  return await stewards[0].must('listAudit', { query })
}
