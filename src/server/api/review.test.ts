/** Doubts and appeals over HTTP, as stewards and the member meet them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundOverHttp, freshId, invited, openTestApi, type Person, type TestApi } from '../../../test/support/api.ts'
import { doubtfulFile } from '../../../test/support/contributions.ts'

let api: TestApi
let steward: Person
let member: Person

beforeAll(async () => {
  api = await openTestApi()
  steward = await foundOverHttp(api)
  member = await invited(api, steward, 'member', 'Ada Quill')
}, 60_000)
afterAll(() => api.close())

test('a doubted contribution is shown by figures alone, refused with a reason, appealed and pooled', { timeout: 60_000 }, async () => {
  const contribution = freshId('contribution')
  const sent = { params: { contribution }, query: { scope: 'timedPlays' }, bytes: doubtfulFile() }
  const taken = await member.must('contribute', sent)
  expect(taken.contribution).toMatchObject({ state: 'doubted', review: [], findings: [{ code: 'same-length', rows: 1_100 }] })
  expect(taken.contribution.findings[0]?.sentence).toContain('exactly as long')
  expect((await member.must('contribute', sent)).contribution).toEqual(taken.contribution)

  const { items } = await steward.must('listWaitingContributions')
  expect(items).toMatchObject([{ id: contribution, state: 'doubted', rows: 1_100, scope: 'timedPlays' }])
  // Neither what was listened to nor by whom is said anywhere in it.
  for (const hidden of ['Amber Dials', 'Low Tide', await member.id(), 'Ada Quill']) expect(JSON.stringify(items)).not.toContain(hidden)

  const params = { contribution }
  const refusal = { params, body: { seen: 'doubted', verdict: 'refuse', reason: 'All of one length.' } } as const
  expect(await steward.ask('decideContribution', { params, body: { seen: 'doubted', verdict: 'refuse', reason: ' ' } })).toMatchObject({
    status: 400,
  })
  expect((await member.ask('appealContribution', { params, body: { text: 'Now.' } })).code).toBe('notRefused')
  const clicks = await Promise.all([steward.ask('decideContribution', refusal), steward.ask('decideContribution', refusal)])
  expect(clicks.map(({ status }) => status)).toEqual([200, 200])
  const [refused] = (await member.must('listContributions')).items
  expect(refused).toMatchObject({ state: 'refused', review: [{ action: 'refuse', text: 'All of one length.' }] })

  const appeal = { params, body: { text: 'It is a metronome.' } }
  expect(await member.must('appealContribution', appeal)).toEqual(await member.must('appealContribution', appeal))
  expect((await steward.must('listWaitingContributions')).items[0]?.review.map(({ text }) => text)).toEqual([
    'All of one length.',
    'It is a metronome.',
  ])
  const late = { params, body: { seen: 'doubted', verdict: 'accept' } } as const
  expect(await steward.ask('decideContribution', late)).toMatchObject({ status: 409, code: 'decided' })
  await steward.must('decideContribution', { params, body: { seen: 'appealed', verdict: 'accept' } })
  expect((await member.must('listContributions')).items[0]?.state).toBe('accepted')
  expect((await steward.must('listWaitingContributions')).items).toEqual([])

  const record = await steward.must('listAudit', { query: { limit: '200' } })
  const about = record.items.filter(({ subject }) => subject === contribution)
  expect(about.map(({ action }) => action)).toEqual([
    'contribute',
    'doubtContribution',
    'refuseContribution',
    'appealContribution',
    'grantAppeal',
  ])
  const copy: unknown = await (await member.fetchFile('exportMine', {})).json()
  expect(copy).toMatchObject({
    contributions: [{ state: 'accepted', review: [{ action: 'refuse' }, { action: 'appeal' }, { action: 'grant' }] }],
  })
  expect(api.faults).toEqual([])
})
