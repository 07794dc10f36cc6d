/** A ballot made in the worker of a page, under the real policy and with the real files, is one that the collective accepts. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMembershipProofs } from '../../src/adapters/membership/batch-verifier.ts'
import { nodeHasher } from '../../src/adapters/node-effects.ts'
import type { Poll } from '../../src/contract/ballot.ts'
import type { ProofProgress, ToBallotWorker } from '../../src/contract/ballot-worker.ts'
import { LOG_ADDRESS } from '../../src/contract/http/log.ts'
import { claimOf, newTallyKeys, openBallots, rootOf, votingIdentityOf, type TallyKeys } from '../../src/secret-ballot/index.ts'
import { at } from '../../src/shared/assert.ts'
import { hexOf } from '../../src/shared/hex.ts'
import { typedCodeOf } from '../../src/shared/typed-code.ts'
import { buildBallotPage, circuit } from '../support/ballot-page.ts'
import type { Asked } from './ballot-page/main.ts'
import { openSite, visit, type Site, type Visitor } from './site.ts'

const VOTERS = 60
/** What the files take on the way to a phone, in all. */
const TRANSFER_BYTES_MAX = 3.5 * 1024 * 1024

const sha256 = (bytes: Uint8Array): Uint8Array => nodeHasher.sha256(bytes)
const codes = Array.from({ length: VOTERS }, (_, index) => typedCodeOf(new Uint8Array(20).fill(index + 1)))
const commitments = codes.map((code) => votingIdentityOf(sha256, code).commitment).toSorted((a, b) => (a < b ? -1 : 1))
const rollText = JSON.stringify(commitments.map(String))
const rollSha256 = hexOf(sha256(new TextEncoder().encode(rollText)))

let site: Site
let webRoot: string
let keys: TallyKeys
let poll: Poll

beforeAll(async () => {
  webRoot = mkdtempSync(join(tmpdir(), 'chorus-ballot-'))
  await buildBallotPage(webRoot)
  site = await openSite(webRoot)
  keys = await newTallyKeys()
  const root = rootOf(commitments).toString()
  poll = { proposal: 'a proposal', documentSha256: 'd'.repeat(64), root, tallyKey: hexOf(keys.publicKey) }
})
afterAll(async () => {
  await site.close()
  rmSync(webRoot, { recursive: true, force: true })
})

const vote = (voter: number): Extract<ToBallotWorker, { kind: 'vote' }> => ({
  kind: 'vote',
  code: at(codes, voter),
  poll,
  rollSha256,
  choice: 'abstain',
  sequence: 3,
})

const ask = (page: Page, message: ToBallotWorker, cancelAt?: ProofProgress['stage']): Promise<Asked> =>
  page.evaluate(([given, stage]) => window.ask(given, stage), [message, cancelAt] as const)

/** The server of this test has pages only, so the public log is played. */
async function visitWithRoll(text = rollText): Promise<Visitor> {
  const visitor = await visit(site)
  await serveRoll(visitor.context, text)
  return visitor
}

async function serveRoll(context: BrowserContext, text: string): Promise<void> {
  await context.route(`**${LOG_ADDRESS}evidence/${rollSha256}`, (route) => route.fulfill({ body: text }))
}

test('a ballot of the page is accepted, says what was chosen, and nothing but files of this very server was asked for', async () => {
  const { page, requests, complaints } = await visitWithRoll()
  const { outcome, progress } = await ask(page, vote(17))
  if (outcome.kind !== 'made') throw new Error(JSON.stringify(outcome))
  const claim = claimOf(sha256, poll, outcome.ballot)
  const proofs = await openMembershipProofs()
  expect(await proofs.check([claim, { ...claim, message: '1127' }])).toEqual([true, false])
  expect(await openBallots(keys.privateKey, poll, [outcome.ballot])).toEqual(['abstain'])

  const { program, provingKey } = circuit
  const bytesTotal = program.bytes + provingKey.bytes
  const bytesRead = progress.flatMap((each) => (each.stage === 'fetchingFiles' ? [each.bytesRead] : []))
  expect(bytesRead).toEqual(bytesRead.toSorted((a, b) => a - b))
  // Told while each file comes, and not only at the beginning of the two and at their ends.
  expect(new Set(bytesRead).size).toBeGreaterThan(3)
  expect(progress.slice(-3)).toEqual([
    { stage: 'fetchingFiles', bytesRead: bytesTotal, bytesTotal },
    { stage: 'buildingRoll' },
    { stage: 'proving' },
  ])

  const paths = requests.map((request) => new URL(request.url()))
  expect(paths.filter(({ origin, protocol }) => origin !== site.origin && protocol !== 'data:')).toEqual([])
  const fetched = requests.filter((request) => [program.path, provingKey.path].includes(new URL(request.url()).pathname))
  expect(fetched).toHaveLength(2)
  const headers = await Promise.all(fetched.map(async (request) => (await request.response())?.allHeaders()))
  for (const header of headers) {
    expect(header).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable' })
  }
  expect(headers.reduce((sum, header) => sum + Number(header?.['content-length']), 0)).toBeLessThan(TRANSFER_BYTES_MAX)
  expect(complaints).toEqual([])
})

test('a key is made by chance or of what a passkey works out, and its code names the same voter again', async () => {
  const { page, complaints } = await visit(site)
  const made = await Promise.all(
    [null, null, 'a'.repeat(64), 'a'.repeat(64)].map(
      async (passkeyOutput) => (await ask(page, { kind: 'makeKey', passkeyOutput })).outcome,
    ),
  )
  const found = made.flatMap((outcome) => (outcome.kind === 'madeKey' ? [outcome] : []))
  expect(new Set(found.map(({ code }) => code)).size).toBe(3)
  expect(found[2]).toEqual(found[3])
  const { code, commitment } = at(found, 0)
  expect((await ask(page, { kind: 'identify', code, poll: null })).outcome).toEqual({ kind: 'identified', commitment, nullifier: null })
  const { outcome } = await ask(page, { kind: 'identify', code, poll })
  expect(outcome).toMatchObject({ commitment, nullifier: expect.stringMatching(/^\d+$/) })
  expect(complaints).toEqual([])
})

test('whoever is not on the roll, is shown another roll, or asks for what cannot be read, is told so', async () => {
  const { page, context, complaints } = await visitWithRoll()
  const stranger = { ...vote(0), code: typedCodeOf(new Uint8Array(20).fill(255)) }
  expect((await ask(page, stranger)).outcome).toEqual({ kind: 'failed', failure: 'notOnRoll' })
  const otherRoot = { ...vote(0), poll: { ...poll, root: '1' } }
  expect((await ask(page, otherRoot)).outcome).toEqual({ kind: 'failed', failure: 'notOnRoll' })
  expect((await ask(page, { ...vote(0), sequence: 0 })).outcome).toEqual({ kind: 'failed', failure: 'askUnreadable' })
  await context.unrouteAll()
  await serveRoll(context, JSON.stringify(commitments.slice(1).map(String)))
  expect((await ask(page, vote(0))).outcome).toEqual({ kind: 'failed', failure: 'filesUnavailable' })
  expect(complaints).toEqual([])
})

test('files that do not come are a failure that a second try mends, and a person may stop in the middle', async () => {
  const { context, page } = await visitWithRoll()
  await context.route(`**${circuit.provingKey.path}`, (route) => route.abort())
  expect((await ask(page, vote(1))).outcome).toEqual({ kind: 'failed', failure: 'filesUnavailable' })
  await context.unrouteAll()
  await serveRoll(context, rollText)
  expect((await ask(page, vote(1), 'proving')).outcome).toEqual({ kind: 'cancelled' })
  expect((await ask(page, vote(1))).outcome).toMatchObject({ kind: 'made' })
})
