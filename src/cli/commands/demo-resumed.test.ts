/** A demonstration that is interrupted goes on in its folder: it ends with the figures of one that was not, and nobody votes twice. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { bundleForNode } from '../../../scripts/bundle.js'
import { plainVoting } from '../../../test/support/plain-voting.ts'
import { runUntilKilled } from '../../../test/support/run-until-killed.ts'
import { openEmbeddedEngines } from '../../adapters/embedded-engines.ts'
import { everyPage } from '../../app/every-page.ts'
import { demoReportSchema, type DemoReport } from '../../contract/demo.ts'
import type { CliContext } from '../context.ts'
import { createSetting, type Outcome, type Setting } from '../terminal.case.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

/** Inside the repository, so that the program finds its packages. */
const work = mkdtempSync(join('.cache', 'demo-killed-'))
let setting: Setting
beforeAll(async () => {
  setting = await createSetting()
})
afterAll(async () => {
  await setting.end()
  rmSync(work, { recursive: true, force: true })
})

const engines = { openEngines: openEmbeddedEngines }

/** Everybody votes, and the last one to do so thinks again. */
const MEMBERS = 20
/** Where the vote is interrupted. */
const TAKEN = 7

/** What is the same for the same plan: a release is signed by keys that are drawn anew, and time is what it is. */
function figuresOf({ stdout }: Outcome): Omit<DemoReport, 'folder' | 'seconds' | 'release'> & { readonly rows: number } {
  const { folder: _folder, seconds: _seconds, release, ...figures } = demoReportSchema.parse(JSON.parse(stdout))
  return { ...figures, rows: release.rows }
}

async function namesOfBallots(folder: string): Promise<readonly string[]> {
  const opened = await openEmbeddedEngines(folder)
  if (opened.kind !== 'open') throw new Error(opened.sentence)
  const { store, close } = opened.engines
  const ballots = await store.read(async (view) => {
    const proposals = await view.proposals.list({ state: null, withDrafts: true }, { after: null, limit: 2 })
    const [sale] = proposals.items
    return sale === undefined ? [] : await everyPage((page) => view.ballots.list(sale.id, page))
  })
  await close()
  return ballots.map(({ nullifier, sequence }) => `${nullifier} ${sequence}`)
}

/** Ends the program with a fault when it is about to say this. */
function faultAt(text: string): Partial<CliContext> {
  const stderr = new Writable({
    decodeStrings: false,
    write(chunk: string, _, done) {
      if (chunk.startsWith(text)) throw new Error('interrupted')
      done()
    },
  })
  return { stderr }
}

test('whichever station it is interrupted at, it goes on, and no ballot is made again that was cast', async () => {
  const plan = ['demo', '--members', String(MEMBERS), '--ballots', String(MEMBERS), '--json']
  const folder = join(setting.folder, 'interrupted')
  const run = (args: readonly string[], ...changes: readonly Partial<CliContext>[]): Promise<Outcome> =>
    setting.run(args, Object.assign({}, engines, ...changes))
  const resume = (...changes: readonly Partial<CliContext>[]): Promise<Outcome> => run(['demo', '--resume', folder, '--json'], ...changes)
  const straight = plainVoting()
  const whole = figuresOf(await run(plan, straight.context))
  expect(straight.made).toHaveLength(MEMBERS + 2)

  expect((await run([...plan, '--keep', folder], plainVoting().context, faultAt('Members hand in'))).exitCode).toBe(3)

  let meanwhile: Outcome | undefined
  const inVote = plainVoting(async (count) => {
    if (count !== TAKEN + 1) return
    meanwhile = await resume()
    throw new Error('interrupted')
  })
  const startsOver = await resume(inVote.context)
  expect(startsOver).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('so it starts over: 20 members, of whom 20 vote.') })
  expect(meanwhile).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining('is still running.') })
  expect(await namesOfBallots(folder)).toHaveLength(TAKEN)

  const inSecondThoughts = plainVoting((count) =>
    count === MEMBERS - TAKEN + 1 ? Promise.reject(new Error('interrupted')) : Promise.resolve(),
  )
  const goesOn = await resume(inSecondThoughts.context)
  expect(goesOn.stderr).toContain('It goes on from where it was interrupted: 20 members, of whom 20 vote.')
  expect(goesOn.stderr).toContain(`Members vote: ${TAKEN} of 20\n`)
  expect(await namesOfBallots(folder)).toHaveLength(MEMBERS)

  const inAudit = plainVoting()
  expect((await resume(inAudit.context, faultAt('Books, record'))).exitCode).toBe(3)
  expect(inAudit.made.map(({ sequence }) => sequence)).toEqual([2, 3])

  const end = plainVoting()
  const resumed = await resume(end.context)
  expect(resumed.exitCode).toBe(0)
  expect(end.made.map(({ sequence }) => sequence)).toEqual([3])
  expect(figuresOf(resumed)).toEqual(whole)
  const names = await namesOfBallots(folder)
  expect([names.length, new Set(names).size]).toEqual([MEMBERS + 1, MEMBERS + 1])
  expect(await resume()).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining('has come to its end.') })
})

test('killed in the vote with real proofs, it goes on with the ballots that are missing, and the audit finds every one', async () => {
  const folder = join(work, 'data')
  await bundleForNode({ main: 'test/support/demo-until-killed.ts' }, join(work, 'program'))
  // The first ballot was taken by the time the second one comes.
  await runUntilKilled(join(work, 'program', 'main.js'), folder, { linesMin: 2, afterMs: 0 })
  const before = await namesOfBallots(folder)
  expect(before.length).toBeGreaterThanOrEqual(1)
  expect(before.length).toBeLessThan(3)
  const resumed = await setting.run(['demo', '--resume', folder, '--json'], engines)
  expect(resumed).toMatchObject({ exitCode: 0, stderr: expect.stringContaining(`Members vote: ${before.length} of 3\n`) })
  expect(figuresOf(resumed)).toMatchObject({
    ballots: { yes: 3, no: 0, abstain: 0 },
    ballotsCast: 3,
    shareMin: '4125.00',
    shareMax: '4125.00',
    payouts: { requested: 3, paid: 3, amount: '12375.00' },
    releaseVerified: true,
    booksSound: true,
    recordSound: true,
    publicLogSound: true,
  })
  const names = await namesOfBallots(folder)
  expect(names).toEqual(expect.arrayContaining([...before]))
  expect(new Set(names).size).toBe(3)
})

test('a folder that has nothing to go on with, and a plan beside the one that is there, are refused in words', async () => {
  const nothing = join(setting.folder, 'nothing')
  expect(await setting.run(['demo', '--resume', nothing])).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('holds no demonstration that could go on.'),
  })
  await setting.put('broken/demo.json', '{"format":"chorus-demo-1","members":20,"ballots":21}')
  expect((await setting.run(['demo', '--resume', join(setting.folder, 'broken')])).stderr).toContain('holds no demonstration')
  expect((await setting.run(['demo', '--keep', join(setting.folder, 'broken')])).stderr).toMatch(
    /holds a demonstration already[.]\nIf it was interrupted, chorus demo --resume \S+broken goes on with it/,
  )
  for (const flag of ['--members=20', '--ballots=2', '--seed=x', '--keep=there'])
    expect(await setting.run(['demo', '--resume', nothing, flag])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('so it takes neither'),
    })
})
