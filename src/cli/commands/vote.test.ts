/** `chorus vote` over a collective on this computer: a ballot is taken once, changed by the next, and refused in words. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { foundOverHttp, freshId, invited, openTestApi, Person, RULES, saleDocument, type TestApi } from '../../../test/support/api.ts'
import { fetchFile, sendJson } from '../../adapters/http-files.ts'
import { receiptSchema } from '../../contract/ballot.ts'
import { isId } from '../../shared/ids.ts'
import { MS_PER_DAY, MS_PER_HOUR } from '../../shared/time.ts'
import type { CliContext } from '../context.ts'
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

function voteIn(changes: Partial<CliContext>, choice: string, ...more: readonly string[]): Promise<Outcome> {
  return setting.run(['vote', url, proposal, choice, '--now', ...more], { clock: { now: () => api.clock.nowMs }, ...changes })
}

function vote(choice: string, ...more: readonly string[]): Promise<Outcome> {
  return voteIn({}, choice, '--yes', ...more)
}

const cast = async (): Promise<number> => (await member.must('readPoll', { params: { proposal } })).voters

test('says what is voted on, casts a ballot, and replaces it by the next; both receipts stand in the log', async () => {
  const receipt = join(setting.folder, 'first.json')
  const first = await vote('no', '--code', code, '--receipt', receipt)
  expect(first).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('Example Models offers €100.00. 2 members may vote') })
  expect(first.stdout).toContain('Your ballot was taken.')
  expect(first.stdout).toMatch(/Your receipt is in \S*first[.]json, for `chorus audit\s--receipt`[.]/)
  const questions: string[] = []
  const person: Partial<CliContext> = {
    askSecret: (question) => Promise.resolve(questions.push(question) > 0 ? member.votingCode : ''),
    confirm: (question) => Promise.resolve(questions.push(question) > 0 ? 'yes' : 'no'),
    readInput: () => Promise.reject(new Error('a person was asked')),
  }
  const second = await voteIn(person, 'yes', '--json')
  expect(second).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('says yes, in place of what you said before.') })
  expect(questions).toEqual(['Your voting code (it does not show): ', 'Cast it? [y/N] '])
  const receipts = [JSON.parse(await readFile(receipt, 'utf8')), JSON.parse(second.stdout)].map((each) => receiptSchema.parse(each))
  expect(receipts.map(({ sequence }) => sequence)).toEqual([1, 2])
  expect(await cast()).toBe(1)
  const audited = await setting.run(['audit', url, '--receipt', receipt])
  expect(audited.exitCode).toBe(0)
  expect(audited.stdout).toContain('Your receipts')
})

test('without a yes nothing is cast, and without anybody to ask --yes is needed', async () => {
  const unmade: Partial<CliContext> = { ballotMaker: () => Promise.reject(new Error('no ballot is made')) }
  const no = await voteIn({ ...unmade, confirm: () => Promise.resolve('no') }, 'no', '--code', code)
  expect(no).toMatchObject({
    exitCode: 0,
    stdout: '',
    stderr: expect.stringMatching(/offers[^]*says no, in place[^]*\nNothing was cast[.]\n$/),
  })
  const nobody = await voteIn({ ...unmade, readInput: () => Promise.resolve(member.votingCode) }, 'no')
  expect(nobody).toMatchObject({ exitCode: 1, stdout: '' })
  expect(nobody.stderr).toContain(
    'Nothing was cast, because nobody was there to ask.\nRun it in a terminal and pipe nothing in, or add --yes',
  )
})

test('a receipt that would take the place of another file is refused before anybody is asked', async () => {
  const taken = await setting.put('taken.json', '{}')
  const outcome = await voteIn({ confirm: () => Promise.reject(new Error('nobody is asked')) }, 'no', '--code', code, '--receipt', taken)
  expect(outcome).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining('taken.json already.') })
})

test('a receipt is there before the log is read again, and what failed then is said with what to do', async () => {
  const path = join(setting.folder, 'kept.json')
  let isTaken = false
  const lossy: Partial<CliContext> = {
    sendJson: async (...request) => {
      const answer = await sendJson(...request)
      isTaken = true
      return answer
    },
    fetchFile: async (address) => {
      if (isTaken) receiptSchema.parse(JSON.parse(await readFile(path, 'utf8')))
      return isTaken ? { kind: 'unreachable' } : await fetchFile(address)
    },
  }
  const lost = await voteIn(lossy, 'abstain', '--code', code, '--yes', '--receipt', path)
  expect(lost).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('Your ballot was taken.') })
  expect(lost.stderr).toContain('Your ballot was taken, and the public log could not be read again.')
  expect(lost.stderr).toContain(`Keep the receipt, and check it later: chorus audit ${url} --receipt FILE`)
  expect((await setting.run(['audit', url, '--receipt', path])).exitCode).toBe(0)
})

test('a ballot that was taken and is not in the log that is shown is an alarm, and its receipt stands on the screen', async () => {
  const shown = new Map<string, ReturnType<typeof fetchFile>>()
  const stale: Partial<CliContext> = {
    async fetchFile(address) {
      const before = shown.get(address) ?? fetchFile(address)
      shown.set(address, before)
      return await before
    },
  }
  const hidden = await voteIn(stale, 'yes', '--code', code, '--yes')
  expect(hidden).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('The ballot was taken and does NOT stand in the public log.'),
  })
  const receipt = await setting.put('shown.json', hidden.stdout.trimEnd().split('\n').at(-1) ?? '')
  expect(receiptSchema.parse(JSON.parse(await readFile(receipt, 'utf8'))).sequence).toBe(4)
  expect((await setting.run(['audit', url, '--receipt', receipt])).exitCode).toBe(0)
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
  const outcome = await voteIn(changes, choice, '--yes')
  expect(outcome).toMatchObject({ exitCode: 1, stdout: '' })
  expect(outcome.stderr).toContain(sentence)
})

test('other addresses, proposals, choices and times are told apart', async () => {
  const run = (...args: readonly string[]): Promise<Outcome> => setting.run(['vote', ...args, '--code', code, '--now', '--yes'])
  expect((await run(url, proposal, 'maybe')).exitCode).toBe(2)
  expect((await run(url, 'proposal_x', 'yes')).stderr).toContain('is no proposal')
  expect((await run(url, freshId('proposal'), 'yes')).stderr).toContain('The public log tells of no such vote.')
  expect((await run('http://127.0.0.1:9', proposal, 'yes')).stderr).toContain('shows no public log')
  api.clock.nowMs += 7 * MS_PER_DAY + MS_PER_HOUR
  expect(await vote('yes', '--code', code)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('This vote is closed.') })
})
