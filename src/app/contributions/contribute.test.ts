/** Tests that what members offer ends up in the vault, the pool and the books of it together, or not at all. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { admitConsenting, foundCollective, must, type World } from '../../../test/support/collective.ts'
import { artistRows, doubtfulFile } from '../../../test/support/contributions.ts'
import { openEmbeddedEngines } from '../../adapters/embedded-engines.ts'
import { writeContribution } from '../../contribution/index.ts'
import { at } from '../../shared/assert.ts'
import type { Id } from '../../shared/ids.ts'
import { eraseMember } from '../people/erase-member.ts'
import { withdrawContribution } from '../people/leave.ts'
import type { Engines } from '../ports/engines.ts'
import type { Vault } from '../ports/vault.ts'
import { contribute, type ContributionEffects, type OfferedFile } from './contribute.ts'
import { poolNameOf } from './pool-name.ts'

let folder: string
let engines: Engines
let world: World
let effects: ContributionEffects

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chorus-contribute-'))
  const opened = await openEmbeddedEngines(folder)
  if (opened.kind === 'unavailable') throw new Error(opened.sentence)
  engines = opened.engines
  world = await foundCollective(engines.store, 'contribute')
  effects = { ...engines, ...world.effects }
}, 60_000)
afterAll(async () => {
  await engines.close()
  await rm(folder, { recursive: true, force: true })
})

const rows = artistRows([
  ['Amber Dials', 12],
  ['Low Tide', 3],
])
const bytes = writeContribution(rows)

async function newMember(): Promise<Id<'member'>> {
  return at(await admitConsenting(world, 1), 0)
}

function fileOf(member: Id<'member'>, changes: Partial<OfferedFile> = {}): OfferedFile {
  return { id: world.id('contribution'), member, scope: 'artistPreferences', bytes, ...changes }
}

async function stateOf({ id }: OfferedFile): Promise<string | undefined> {
  return (await engines.store.read((view) => view.contributions.contribution(id)))?.state
}

async function vaultFilesOf(member: Id<'member'>): Promise<readonly string[]> {
  const names = await readdir(join(folder, 'vault'), { recursive: true })
  return names.filter((name) => name.includes(member))
}

async function inPool(member: Id<'member'>): Promise<number> {
  const recipe = {
    product: 'memberRows',
    scope: 'artistPreferences',
    columns: ['artist', 'listens'],
    period: null,
    filters: { artistsExcluded: [] },
    thresholds: { artistMembersMin: 1, memberRowsMin: 1 },
    coarsening: { day: 'day', startedAt: 'second' },
  } as const
  const members = [{ member: poolNameOf(engines, member), pseudonym: world.id('pseudonym') }]
  return (await engines.pool.preview({ id: world.id('release'), recipe, members }, 10)).total
}

test('a file is kept as it came, pooled under another name, and offering it again changes nothing', async () => {
  const member = await newMember()
  const file = fileOf(member)
  expect(await contribute(effects, [file])).toMatchObject([{ kind: 'done', repeated: false, value: { state: 'accepted', findings: [] } }])
  expect(await stateOf(file)).toBe('accepted')
  const key = await engines.store.read((view) => view.memberKeys.wrappedKey(member))
  if (key === undefined || key === 'destroyed') throw new Error('no key')
  const opened = await engines.vault.open({ member, contribution: file.id }, key)
  expect(opened.kind === 'opened' && Buffer.from(opened.bytes).equals(bytes)).toBe(true)
  expect(poolNameOf(engines, member).slice(-26)).not.toBe(member.slice(-26))
  expect(await contribute(effects, [file])).toMatchObject([{ kind: 'done', repeated: true }])
  expect(await inPool(member)).toBe(2)
})

test('of one scope a member has one contribution at a time, so that no listen counts twice', async () => {
  const member = await newMember()
  const [first, second, third] = [fileOf(member), fileOf(member), fileOf(member)]
  const outcomes = (await Promise.all([contribute(effects, [first]), contribute(effects, [second, third])])).flat()
  expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1)
  for (const outcome of outcomes) if (outcome.kind === 'refused') expect(outcome.reason).toBe('scopeTaken')
  expect(await inPool(member)).toBe(2)
  const kept = at(
    [first, second, third],
    outcomes.findIndex(({ kind }) => kind === 'done'),
  )
  must(await withdrawContribution(effects, member, kept.id))
  expect(await contribute(effects, [fileOf(member)])).toMatchObject([{ kind: 'done', repeated: false }])
  expect(await inPool(member)).toBe(2)
})

test('each file of a call has an answer of its own', async () => {
  const [member, other] = [await newMember(), await newMember()]
  const taken = fileOf(other)
  await contribute(effects, [taken])
  const impossible = writeContribution({ ...rows, plays: rows.listens.map((count) => count + 1) })
  const outcomes = await contribute(effects, [
    fileOf(member),
    fileOf(member, { bytes: bytes.subarray(0, 40) }),
    fileOf(member, { bytes: impossible }),
    fileOf(member, { scope: 'trackCounts' }),
    fileOf(world.id('member')),
    fileOf(member, { id: taken.id }),
  ])
  expect(outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.reason : outcome.kind))).toEqual([
    'done',
    'unreadable',
    'implausible',
    'unreadable',
    'notMember',
    'idTaken',
  ])
  expect(await vaultFilesOf(member)).toHaveLength(1)
})

test('a doubtful file waits for a steward: it is kept, and nothing of it is pooled', async () => {
  const member = await newMember()
  const file = fileOf(member, { scope: 'timedPlays', bytes: doubtfulFile() })
  const [outcome] = await contribute(effects, [file])
  expect(outcome).toMatchObject({ kind: 'done', value: { state: 'doubted', findings: [{ code: 'same-length' }] } })
  expect(await vaultFilesOf(member)).toHaveLength(1)
  expect(await inPool(member)).toBe(0)
})

/** The same effects with another way to store. */
function withVault(store: Vault['store']): ContributionEffects {
  const vault: Vault = Object.create(engines.vault, { store: { value: store } })
  return { ...effects, vault }
}

test('the same file offered twice at once is in once', async () => {
  const member = await newMember()
  const file = fileOf(member)
  const outcomes = (await Promise.all([contribute(effects, [file]), contribute(effects, [file])])).flat()
  expect(new Set(outcomes.map((outcome) => outcome.kind === 'done' && outcome.repeated))).toEqual(new Set([false, true]))
  expect([await stateOf(file), await inPool(member), (await vaultFilesOf(member)).length]).toEqual(['accepted', 2, 1])
})

test('what a fault cut short is finished by offering it again', async () => {
  const member = await newMember()
  const file = fileOf(member)
  const full = withVault(() => Promise.reject(new Error('the disk is full')))
  await expect(contribute(full, [file])).rejects.toThrow('the disk is full')
  expect([await stateOf(file), await inPool(member)]).toEqual(['received', 0])
  expect(await contribute(effects, [file])).toMatchObject([{ kind: 'done', repeated: false }])
  expect([await stateOf(file), await inPool(member)]).toEqual(['accepted', 2])
})

test('a member who is erased meanwhile leaves nothing in the vault or the pool', async () => {
  const member = await newMember()
  const file = fileOf(member)
  const slow = withVault(async (object, key, content) => {
    await engines.vault.store(object, key, content)
    must(await eraseMember(world.effects, { by: member, member }))
  })
  expect(await contribute(slow, [file])).toMatchObject([{ kind: 'refused', reason: 'withdrawn' }])
  expect([await stateOf(file), await inPool(member), await vaultFilesOf(member)]).toEqual(['withdrawn', 0, []])
  expect(await contribute(effects, [file])).toMatchObject([{ kind: 'refused' }])
})
