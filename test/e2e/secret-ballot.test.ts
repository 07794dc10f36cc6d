/** A proof made in the worker of a page, under the real policy and with the real files, is one that the collective accepts. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMembershipProofs } from '../../src/adapters/membership/batch-verifier.ts'
import type { ProofProgress, ToBallotWorker } from '../../src/contract/ballot-worker.ts'
import { makeVotingIdentity, rootOf } from '../../src/secret-ballot/index.ts'
import { at } from '../../src/shared/assert.ts'
import { hexOf } from '../../src/shared/hex.ts'
import { buildBallotPage, circuit } from '../support/ballot-page.ts'
import type { Proving } from './ballot-page/main.ts'
import { openSite, visit, type Site } from './site.ts'

const VOTERS = 200
/** What the files take on the way to a phone, in all. */
const TRANSFER_BYTES_MAX = 3.5 * 1024 * 1024

const secrets = Array.from({ length: VOTERS }, (_, index) => new Uint8Array(32).fill(index + 1))
const roll = secrets.map((secret) => makeVotingIdentity(secret).commitment)
const ask = (voter: number): Omit<ToBallotWorker, 'kind'> => ({
  secret: hexOf(at(secrets, voter)),
  roll: roll.map(String),
  scope: '2026',
  message: '1126',
})

let site: Site
let webRoot: string

beforeAll(async () => {
  webRoot = mkdtempSync(join(tmpdir(), 'chorus-ballot-'))
  await buildBallotPage(webRoot)
  site = await openSite(webRoot)
})
afterAll(async () => {
  await site.close()
  rmSync(webRoot, { recursive: true, force: true })
})

const prove = (page: Page, asked: Omit<ToBallotWorker, 'kind'>, cancelAt?: ProofProgress['stage']): Promise<Proving> =>
  page.evaluate(([given, stage]) => window.prove(given, stage), [asked, cancelAt] as const)

test('a proof of the page is accepted, and nothing but files of this very server was asked for', async () => {
  const { page, requests, complaints } = await visit(site)
  const { outcome, progress } = await prove(page, ask(17))
  if (outcome.kind !== 'proved') throw new Error(JSON.stringify(outcome))
  expect(outcome.proof.root).toBe(rootOf(roll).toString())
  const claim = { ...outcome.proof, scope: '2026', message: '1126' }
  const proofs = await openMembershipProofs()
  expect(await proofs.check([claim, { ...claim, message: '1127' }])).toEqual([true, false])

  const { program, provingKey } = circuit
  const bytesTotal = program.bytes + provingKey.bytes
  const bytesRead = progress.flatMap((each) => (each.stage === 'fetchingFiles' ? [each.bytesRead] : []))
  expect(bytesRead).toEqual(bytesRead.toSorted((a, b) => a - b))
  expect(bytesRead.length).toBeGreaterThan(10)
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

test('whoever is not on the roll, or asks for what cannot be read, is told so', async () => {
  const { page, complaints } = await visit(site)
  const stranger = { ...ask(0), secret: 'ff'.repeat(32) }
  expect((await prove(page, stranger)).outcome).toEqual({ kind: 'failed', failure: 'notOnRoll' })
  const unreadable = { ...ask(0), scope: '-1' }
  expect((await prove(page, unreadable)).outcome).toEqual({ kind: 'failed', failure: 'askUnreadable' })
  expect(complaints).toEqual([])
})

test('files that do not come are a failure that a second try mends, and a person may stop in the middle', async () => {
  const { context, page } = await visit(site)
  await context.route(`**${circuit.provingKey.path}`, (route) => route.abort())
  expect((await prove(page, ask(1))).outcome).toEqual({ kind: 'failed', failure: 'filesUnavailable' })
  await context.unrouteAll()
  expect((await prove(page, ask(1), 'proving')).outcome).toEqual({ kind: 'cancelled' })
  expect((await prove(page, ask(1))).outcome).toMatchObject({ kind: 'proved' })
})
