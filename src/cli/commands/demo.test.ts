/** `chorus demo` with a few members on the real engines: every figure is exact, whatever the number of members. */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { plainVoting } from '../../../test/support/plain-voting.ts'
import { openEmbeddedEngines } from '../../adapters/embedded-engines.ts'
import { openReadFolder } from '../../adapters/release-folders.ts'
import { verifyRelease } from '../../app/verify-release.ts'
import { demoReportSchema, type DemoReport, type DemoSite } from '../../contract/demo.ts'
import { parseAmount } from '../../shared/money.ts'
import type { CliContext } from '../context.ts'
import { widthOf } from '../layout.ts'
import { contextOn, createSetting, Screen, type Setting } from '../terminal.case.ts'

/** Each run makes a database of its own, which alone takes seconds where other tests run too. */
vi.setConfig({ testTimeout: 60_000 })

let setting: Setting
beforeAll(async () => {
  setting = await createSetting()
})
afterAll(() => setting.end())

/** Each takes a second or two to make. */
const BALLOTS = 3

const engines = { openEngines: openEmbeddedEngines }
/** For what comes before the vote and after it: a proof takes longer than all the rest of a small demonstration. */
const withoutProofs: Partial<CliContext> = { ...engines, ...plainVoting().context }

interface Demo {
  readonly members: number
  readonly ballots: number
  readonly args: readonly string[]
}

async function demoOf({ members, ballots, args }: Demo, changes: Partial<CliContext>): Promise<DemoReport> {
  const plan = ['demo', '--members', String(members), '--ballots', String(ballots), '--json', ...args]
  const { exitCode, stdout } = await setting.run(plan, changes)
  expect(exitCode).toBe(0)
  expect(stdout.split('\n').length).toBe(2)
  return demoReportSchema.parse(JSON.parse(stdout))
}

const cents = (text: string): bigint => parseAmount(text, 'USD')?.minor ?? -1n

test('sixty members sell, are paid to the cent, and the release that is kept can be checked by anyone', async () => {
  const folder = join(setting.folder, 'kept')
  const report = await demoOf({ members: 60, ballots: BALLOTS, args: ['--keep', folder] }, engines)
  expect(report).toMatchObject({
    members: 60,
    ballots: { yes: BALLOTS, no: 0, abstain: 0 },
    ballotsCast: BALLOTS,
    turnout: 0.05,
    price: '55000.00',
    treasury: '5500.00',
    distributed: '49500.00',
    shareMin: '825.00',
    shareMax: '825.00',
    paidMembers: 60,
    release: { members: 60, files: 5 },
    releaseVerified: true,
    payouts: { requested: 15, paid: 15, belowMinimum: 0, amount: '12375.00' },
    booksSound: true,
    recordSound: true,
    publicLogSound: true,
    folder,
  })
  const releases = join(folder, 'releases')
  expect(await readdir(releases)).toEqual([report.release.id])
  const release = await openReadFolder(join(releases, report.release.id))
  if (release === undefined) throw new Error('no folder')
  const { verification } = contextOn(new Screen(), new Screen())
  expect((await verifyRelease(await verification(), { folder: release, publicKey: undefined })).holds).toBe(true)
  expect(await setting.run(['demo', '--keep', folder], engines)).toMatchObject({ exitCode: 1, stdout: '' })
})

test('where the price cannot be divided evenly, shares differ by a cent and add up', async () => {
  const report = await demoOf({ members: 37, ballots: 1, args: ['--seed', 'odd'] }, withoutProofs)
  expect(report).toMatchObject({ shareMin: '1337.83', shareMax: '1337.84', paidMembers: 37, releaseVerified: true, booksSound: true })
  expect(cents(report.treasury) + cents(report.distributed)).toBe(cents(report.price))
})

test('with --serve it goes on in the browser, with people to sign in as, and is gone afterwards', async () => {
  const { clock } = contextOn(new Screen(), new Screen())
  const sites: DemoSite[] = []
  const serveDemonstration = async (site: DemoSite): Promise<void> => {
    sites.push(site)
    site.onReady('http://localhost:4444/demo')
    const opened = await openEmbeddedEngines(site.dataDir)
    if (opened.kind !== 'open') throw new Error(opened.sentence)
    const { store, close } = opened.engines
    const open = await store.read((view) => view.proposals.list({ state: 'open', withDrafts: false }, { after: null, limit: 2 }))
    expect(open.items.map(({ window }) => window?.opensAtMs)).toEqual([clock.now()])
    const known = await store.read((view) => view.accounts.accounts(site.people.map(({ account }) => account)))
    expect(site.people.map(({ account }) => known.get(account)?.displayName)).toEqual(site.people.map(({ displayName }) => displayName))
    await close()
  }
  const { exitCode, stdout, stderr } = await setting.run(['demo', '--members', '15', '--ballots', '1', '--json', '--serve'], {
    ...withoutProofs,
    env: { PORT: '4444' },
    serveDemonstration,
  })
  expect([exitCode, demoReportSchema.parse(JSON.parse(stdout)).members]).toEqual([0, 15])
  expect(stderr).toContain('goes on at http://localhost:4444/demo')
  expect(sites).toMatchObject([{ port: 4444 }])
  expect(sites[0]?.people.map(({ role }) => role)).toEqual(['member', 'steward', 'steward', 'buyer'])
  expect(existsSync(sites[0]?.dataDir ?? '.')).toBe(false)
  for (const PORT of ['0', '70000', 'http']) expect((await setting.run(['demo', '--serve'], { env: { PORT } })).exitCode).toBe(2)
})

test('the page says it in sentences, on a narrow terminal too', async () => {
  const stdout = new Screen({ columns: 50 })
  const { exitCode } = await setting.run(['demo', '--members', '13', '--ballots', '1'], { ...withoutProofs, stdout })
  expect(exitCode).toBe(0)
  expect(stdout.text).toContain('13 members got $3,807.69 or $3,807.70 each.')
  expect(stdout.text.replace(/\s+/g, ' ')).toContain('$5,500.00 for the treasury and $49,500.00 for the members are $55,000.00')
  for (const line of stdout.text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(50)
})

test('where a vote takes long and nothing is kept, it is said beforehand how it could be', async () => {
  const unavailable: Partial<CliContext> = {
    openEngines: () => Promise.resolve({ kind: 'unavailable', sentence: 'No engine.', hint: 'None.' }),
  }
  const said = 'take about 5.6 hours here. With --keep DIR it could go on after an interruption.'
  expect((await setting.run(['demo', '--ballots', '10000'], unavailable)).stderr).toBe(
    `10,000 ballots ${said}\nchorus: No engine.\nNone.\n`,
  )
  const kept = join(setting.folder, 'long')
  expect((await setting.run(['demo', '--ballots', '10000', '--keep', kept], unavailable)).stderr).not.toContain('take about')
  expect((await setting.run(['demo'], unavailable)).stderr).not.toContain('take about')
})

test('numbers of members that make no vote, and files, are wrong usage', async () => {
  for (const members of ['9', '0', '-5', '1e3', '10.5', '100001', 'many']) {
    const { exitCode, stderr } = await setting.run(['demo', `--members=${members}`])
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('a whole number from 10 to 100,000.')])
  }
  expect((await setting.run(['demo', 'export.zip'])).exitCode).toBe(2)
})
