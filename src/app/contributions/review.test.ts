/** What the checks doubt is decided by a steward, once, and looked at again once, whatever is clicked twice or cut short. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { admitConsenting, foundCollective, must, type World } from '../../../test/support/collective.ts'
import { doubtfulFile } from '../../../test/support/contributions.ts'
import { openEmbeddedEngines } from '../../adapters/embedded-engines.ts'
import { at } from '../../shared/assert.ts'
import type { Id } from '../../shared/ids.ts'
import { everyPage } from '../every-page.ts'
import { appointSteward } from '../people/appoint-steward.ts'
import { eraseEverywhere, withdrawContribution } from '../people/leave.ts'
import type { Contribution } from '../ports/contributions.ts'
import type { Engines } from '../ports/engines.ts'
import { contribute, type ContributionEffects } from './contribute.ts'
import { poolNameOf } from './pool-name.ts'
import { appealContribution, decideContribution, type Decision } from './review.ts'
import { finishContributions } from './settle.ts'

let folder: string
let engines: Engines
let world: World
let effects: ContributionEffects

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chorus-review-'))
  const opened = await openEmbeddedEngines(folder)
  if (opened.kind === 'unavailable') throw new Error(opened.sentence)
  engines = opened.engines
  world = await foundCollective(engines.store, 'review')
  effects = { ...engines, ...world.effects }
}, 60_000)
afterAll(async () => {
  await engines.close()
  await rm(folder, { recursive: true, force: true })
})

interface Doubted {
  readonly member: Id<'member'>
  readonly id: Id<'contribution'>
}

async function doubted(member?: Id<'member'>): Promise<Doubted> {
  const owner = member ?? at(await admitConsenting(world, 1), 0)
  const id = world.id('contribution')
  const [outcome] = await contribute(effects, [{ id, member: owner, scope: 'timedPlays', bytes: doubtfulFile() }])
  expect(outcome).toMatchObject({ kind: 'done', value: { state: 'doubted' } })
  return { member: owner, id }
}

async function known({ id }: Pick<Doubted, 'id'>): Promise<Contribution> {
  const found = await engines.store.read((view) => view.contributions.contribution(id))
  if (found === undefined) throw new Error('a contribution is never lost')
  return found
}

/** State, whether its rows are in the pool, and whether its file is in the vault. */
async function standing(one: Doubted): Promise<readonly [state: string, isPooled: boolean, isKept: boolean]> {
  const weights = await engines.pool.artistWeights([poolNameOf(effects, one.member)], 5)
  const files = await readdir(join(folder, 'vault'), { recursive: true })
  return [(await known(one)).state, weights.length > 0, files.some((name) => name.includes(one.id))]
}

function decide(one: Doubted, changes: Partial<Decision> = {}, using = effects): ReturnType<typeof decideContribution> {
  return decideContribution(using, {
    contribution: one.id,
    by: world.stewards[0],
    seen: 'doubted',
    verdict: { kind: 'accept' },
    ...changes,
  })
}

const refuse = (reason: string) => ({ verdict: { kind: 'refuse', reason } }) as const

async function recordOf({ id }: Doubted): Promise<readonly string[]> {
  const events = await engines.store.read((view) => everyPage((page) => view.audit.list(page)))
  return events.filter(({ subject }) => subject === id).map(({ action }) => action)
}

test('what a steward accepts is pooled, once, however often the button is pressed', async () => {
  const one = await doubted()
  expect(await standing(one)).toEqual(['doubted', false, true])
  const clicks = await Promise.all([decide(one), decide(one), decide(one, { by: world.stewards[1] })])
  expect(clicks.filter((outcome) => !must(outcome).repeated)).toHaveLength(1)
  expect(await standing(one)).toEqual(['accepted', true, true])
  expect(await recordOf(one)).toEqual(['contribute', 'doubtContribution', 'admitContribution'])
  expect(await decide(one, refuse('Too late.'))).toMatchObject({ reason: 'decided' })
  expect(await standing(one)).toEqual(['accepted', true, true])
})

test('what a steward refuses can be appealed once, and the answer to that is final', async () => {
  const one = await doubted()
  const { member, id: contribution } = one
  expect(await appealContribution(effects, { member, contribution, text: 'Now.' })).toMatchObject({ reason: 'notRefused' })
  expect(must(await decide(one, refuse('All of one length.'))).repeated).toBe(false)
  expect(must(await decide(one, refuse('All of one length.'))).repeated).toBe(true)
  expect(await decide(one, refuse('Another reason.'))).toMatchObject({ reason: 'decided' })
  expect(await standing(one)).toEqual(['refused', false, true])
  const appeal = { member, contribution, text: 'A metronome.' }
  expect(must(await appealContribution(effects, appeal)).repeated).toBe(false)
  expect(must(await appealContribution(effects, appeal)).repeated).toBe(true)
  expect(await appealContribution(effects, { ...appeal, text: 'And another.' })).toMatchObject({ reason: 'appealedBefore' })
  // A refusal that is sent again after the appeal is the old one, and no answer to it.
  expect(must(await decide(one, refuse('All of one length.'))).repeated).toBe(true)
  expect(await standing(one)).toEqual(['appealed', false, true])
  expect(must(await decide(one, { seen: 'appealed', ...refuse('Still so.') })).repeated).toBe(false)
  expect(await standing(one)).toEqual(['dismissed', false, false])
  expect(await appealContribution(effects, { ...appeal, text: 'Once more.' })).toMatchObject({ reason: 'appealedBefore' })
  const steps = await engines.store.read((view) => view.contributions.stepsOf([contribution]))
  expect(steps.get(contribution)?.map(({ action, text }) => [action, text])).toEqual([
    ['refuse', 'All of one length.'],
    ['appeal', 'A metronome.'],
    ['dismiss', 'Still so.'],
  ])
  expect((await recordOf(one)).slice(2)).toEqual(['refuseContribution', 'appealContribution', 'dismissAppeal'])
  // The words themselves can be erased, so the record, which cannot, does not hold them.
  const events = await engines.store.read((view) => everyPage((page) => view.audit.list(page)))
  expect(JSON.stringify(events)).not.toContain('metronome')
})

test('an appeal can succeed, and then the rows are pooled like all others', async () => {
  const one = await doubted()
  must(await decide(one, refuse('No.')))
  must(await appealContribution(effects, { member: one.member, contribution: one.id, text: 'Please.' }))
  must(await decide(one, { seen: 'appealed', by: world.stewards[1] }))
  expect(await standing(one)).toEqual(['accepted', true, true])
  must(await withdrawContribution(effects, one.member, one.id))
  expect(await standing(one)).toEqual(['withdrawn', false, false])
})

test('who is no steward decides nothing, and a steward nothing of their own', async () => {
  const [member = world.id('member'), other = world.id('member')] = await admitConsenting(world, 2)
  const one = await doubted(member)
  expect(await decide(one, { by: other })).toMatchObject({ reason: 'notSteward' })
  must(await appointSteward(world.effects, { by: world.stewards[0], member }))
  for (const changes of [{ by: member }, { by: member, ...refuse('No.') }])
    expect(await decide(one, changes)).toMatchObject({ reason: 'ownContribution' })
  expect(await decide({ member, id: world.id('contribution') })).toMatchObject({ reason: 'noContribution' })
  expect(await appealContribution(effects, { member: other, contribution: one.id, text: 'Mine.' })).toMatchObject({
    reason: 'noContribution',
  })
  expect(await standing(one)).toEqual(['doubted', false, true])
})

test('a place that another contribution has taken meanwhile is not taken back by an appeal', async () => {
  const one = await doubted()
  must(await decide(one, refuse('No.')))
  const next = await doubted(one.member)
  expect(await appealContribution(effects, { member: one.member, contribution: one.id, text: 'Please.' })).toMatchObject({
    reason: 'scopeTaken',
  })
  must(await withdrawContribution(effects, one.member, next.id))
  must(await appealContribution(effects, { member: one.member, contribution: one.id, text: 'Please.' }))
})

test('stewards see what waits, the oldest first, page by page', async () => {
  const before = await engines.store.read((view) => everyPage((page) => view.contributions.waiting(page)))
  const mine: string[] = []
  for (let index = 0; index < 3; index++) {
    world.effects.clock.nowMs += 1
    mine.push((await doubted()).id)
  }
  const seen: string[] = []
  let after: string | null = null
  do {
    const page = await engines.store.read((view) => view.contributions.waiting({ after, limit: 2 }))
    seen.push(...page.items.map(({ id }) => id))
    after = page.next
  } while (after !== null)
  expect(seen).toEqual([...before.map(({ id }) => id), ...mine])
})

const dead = (): Promise<never> => Promise.reject(new Error('the process was killed'))

/** The engines with something that ends the process, as far as the work can tell, at one of its effects. */
function dyingAt(effect: 'insert' | 'forget' | 'remove' | 'commit'): ContributionEffects {
  const pool: Engines['pool'] = Object.create(engines.pool, {
    ...(effect === 'insert' ? { insert: { value: dead } } : {}),
    ...(effect === 'forget' ? { forgetContributions: { value: dead } } : {}),
  })
  const vault: Engines['vault'] = Object.create(engines.vault, effect === 'remove' ? { remove: { value: dead } } : {})
  const store: Engines['store'] = Object.create(engines.store, effect === 'commit' ? { transact: { value: dead } } : {})
  return { ...effects, pool, vault, store }
}

test('an acceptance that dies before it is written down is no acceptance, and asking again is one', async () => {
  const one = await doubted()
  await expect(decide(one, {}, dyingAt('commit'))).rejects.toThrow('killed')
  expect(await standing(one)).toEqual(['doubted', false, true])
  must(await decide(one))
  expect(await standing(one)).toEqual(['accepted', true, true])
})

test.each(['the next start', 'asking again'])('an acceptance that dies before its rows are pooled is finished by %s', async (how) => {
  const one = await doubted()
  await expect(decide(one, {}, dyingAt('insert'))).rejects.toThrow('killed')
  expect(await standing(one)).toEqual(['accepted', false, true])
  await (how === 'asking again' ? decide(one) : finishContributions(effects, 0))
  expect(await standing(one)).toEqual(['accepted', true, true])
})

test('a refusal that dies half way is finished by the next start', async () => {
  const one = await doubted()
  await expect(decide(one, refuse('No.'), dyingAt('forget'))).rejects.toThrow('killed')
  expect((await known(one)).isSettled).toBe(false)
  await finishContributions(effects, 0)
  expect(await standing(one)).toEqual(['refused', false, true])
  expect((await known(one)).isSettled).toBe(true)
})

test.each(['forget', 'remove'] as const)('what was taken back is gone after the next start, where it died at %s', async (effect) => {
  const one = await doubted()
  must(await decide(one))
  await expect(withdrawContribution(dyingAt(effect), one.member, one.id)).rejects.toThrow('killed')
  await finishContributions(effects, 0)
  expect(await standing(one)).toEqual(['withdrawn', false, false])
})

test('a file that was received is finished by the next start, and one that never arrived keeps no place', async () => {
  const member = at(await admitConsenting(world, 1), 0)
  const [kept, lost] = [world.id('contribution'), world.id('contribution')]
  const file = (id: Id<'contribution'>) => ({ id, member, scope: 'timedPlays', bytes: doubtfulFile() }) as const
  const lossy: Engines['vault'] = Object.create(engines.vault, { store: { value: dead } })
  await expect(contribute({ ...effects, vault: lossy }, [file(lost)])).rejects.toThrow('killed')
  await finishContributions(effects, 0)
  expect((await known({ id: lost })).state).toBe('received')
  await finishContributions(effects, world.effects.clock.nowMs + 1)
  expect(await standing({ member, id: lost })).toEqual(['withdrawn', false, false])
  let commits = 0
  const once: Engines['store'] = Object.create(engines.store, {
    transact: { value: (work: never) => (commits++ === 0 ? engines.store.transact(work) : dead()) },
  })
  await expect(contribute({ ...effects, store: once }, [file(kept)])).rejects.toThrow('killed')
  await finishContributions(effects, world.effects.clock.nowMs + 1)
  expect(await standing({ member, id: kept })).toEqual(['doubted', false, true])
})

test('a member who leaves takes the words along', async () => {
  const one = await doubted()
  must(await decide(one, refuse('No.')))
  must(await eraseEverywhere(effects, one.member))
  expect(await standing(one)).toEqual(['withdrawn', false, false])
  expect((await engines.store.read((view) => view.contributions.stepsOf([one.id]))).size).toBe(0)
  expect((await known(one)).isSettled).toBe(true)
})
