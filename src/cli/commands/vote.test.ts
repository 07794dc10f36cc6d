/** `chorus vote` over a collective on this computer: a ballot is taken once, changed by the next, and refused in words. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { foundOverHttp, freshId, invited, openTestApi, Person, RULES, saleDocument, type TestApi } from '../../../test/support/api.ts'
import { receiptSchema } from '../../contract/ballot.ts'
import { isId } from '../../shared/ids.ts'
import { MS_PER_DAY, MS_PER_HOUR } from '../../shared/time.ts'
import { createSetting, type Outcome, type Setting } from '../terminal.case.ts'

/** A ballot takes a second or two to make. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let api: TestApi
let server: Server
let setting: Setting
let url: string
let steward: Person
let member: Person
let code: string
const proposal = freshId('proposal')

beforeAll(async () => {
  setting = await createSetting()
  api = await openTestApi()
  server = createServer(getRequestListener(api.api.fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // An address of a socket that listens on a port is never a text.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  steward = await foundOverHttp(api, RULES)
  member = await new Person(api).join('Member 0')
  await new Person(api).join('Member 1')
  code = await setting.put('code.txt', `  ${member.votingCode.toLowerCase().replaceAll('-', ' ')}\n`)
  const buyer = await (await invited(api, steward, 'buyer', 'Example Models')).id()
  if (!isId('buyer', buyer)) throw new Error('a buyer has the id of one')
  await steward.must('draftProposal', { params: { proposal }, body: { request: null, document: saleDocument(buyer) } })
  await steward.must('openProposal', { params: { proposal } })
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await api.close()
  await setting.end()
})

function vote(choice: string, ...more: readonly string[]): Promise<Outcome> {
  return setting.run(['vote', url, proposal, choice, '--now', ...more], { clock: { now: () => api.clock.nowMs } })
}

test('says what is voted on, casts a ballot, and replaces it by the next; both receipts stand in the log', async () => {
  const receipt = join(setting.folder, 'first.json')
  const first = await vote('no', '--code', code, '--receipt', receipt)
  expect(first).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('Example Models offers €100.00. 2 members may vote') })
  expect(first.stdout).toContain('Your ballot was taken.')
  const second = await vote('yes', '--code', code, '--json')
  expect(second).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('says yes') })
  const receipts = [JSON.parse(await readFile(receipt, 'utf8')), JSON.parse(second.stdout)].map((each) => receiptSchema.parse(each))
  expect(receipts.map(({ sequence }) => sequence)).toEqual([1, 2])
  expect((await member.must('readPoll', { params: { proposal } })).voters).toBe(1)
  const audited = await setting.run(['audit', url, '--receipt', receipt])
  expect(audited.exitCode).toBe(0)
  expect(audited.stdout).toContain('Your receipts')
})

test.each([
  ['a code that is none', ['yes'], { readInput: () => Promise.resolve('ABCD') }, 'This is no voting code.'],
  [
    'the code of a stranger',
    ['yes'],
    { readInput: () => Promise.resolve(`${'0'.repeat(31)}1`) },
    'The roll of this vote does not hold you.',
  ],
])('%s is refused in one sentence', async (_, [choice = ''], changes, sentence) => {
  const outcome = await setting.run(['vote', url, proposal, choice, '--now'], { clock: { now: () => api.clock.nowMs }, ...changes })
  expect(outcome).toMatchObject({ exitCode: 1, stdout: '' })
  expect(outcome.stderr).toContain(sentence)
})

test('other addresses, proposals, choices and times are told apart', async () => {
  const run = (...args: readonly string[]): Promise<Outcome> => setting.run(['vote', ...args, '--code', code, '--now'])
  expect((await run(url, proposal, 'maybe')).exitCode).toBe(2)
  expect((await run(url, 'proposal_x', 'yes')).stderr).toContain('is no proposal')
  expect((await run(url, freshId('proposal'), 'yes')).stderr).toContain('The public log tells of no such vote.')
  expect((await run('http://127.0.0.1:9', proposal, 'yes')).stderr).toContain('shows no public log')
  api.clock.nowMs += 7 * MS_PER_DAY + MS_PER_HOUR
  expect(await vote('yes', '--code', code)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('This vote is closed.') })
})
