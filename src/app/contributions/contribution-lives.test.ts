/** Whatever members and stewards do with contributions, in any order and however often it dies half way, vault and pool follow the states. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { admitConsenting, foundCollective, type World } from '../../../test/support/collective.ts'
import { doubtfulFile } from '../../../test/support/contributions.ts'
import { listensOf } from '../../../test/support/listens-of.ts'
import { openEmbeddedEngines } from '../../adapters/embedded-engines.ts'
import { CONTRIBUTION_RULES, contributionRows, KEPT, STANDING_STATES, writeContribution } from '../../contribution/index.ts'
import { at } from '../../shared/assert.ts'
import type { Id } from '../../shared/ids.ts'
import { firstBrokenLink } from '../audit-chain.ts'
import { everyPage } from '../every-page.ts'
import type { Outcome } from '../outcome.ts'
import { eraseEverywhere, withdrawContribution } from '../people/leave.ts'
import type { Engines } from '../ports/engines.ts'
import { contribute, type ContributionEffects } from './contribute.ts'
import { poolNameOf } from './pool-name.ts'
import { appealContribution, decideContribution } from './review.ts'
import { finishContributions } from './settle.ts'

let folder: string
let engines: Engines
let world: World
let effects: ContributionEffects

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chorus-lives-'))
  const opened = await openEmbeddedEngines(folder)
  if (opened.kind === 'unavailable') throw new Error(opened.sentence)
  engines = opened.engines
  world = await foundCollective(engines.store, 'lives')
  effects = { ...engines, ...world.effects }
}, 60_000)
afterAll(async () => {
  await engines.close()
  await rm(folder, { recursive: true, force: true })
})

const PLAYS = { sound: 7, doubtful: 1_100 } as const
const files = {
  doubtful: doubtfulFile(),
  sound: writeContribution(
    contributionRows(
      listensOf(
        Array.from({ length: PLAYS.sound }, (_, index) => ({
          start: Date.UTC(2024, 0, 1 + index),
          seconds: 100 + index,
          artist: 'Low Tide',
          title: 'Amber Dials',
          album: '',
          uri: '',
        })),
      ),
      { scope: 'timedPlays', years: null, artistsExcluded: [], withIncognito: false },
    ),
  ),
}

const ACTIONS = [
  'offerSound',
  'offerDoubtful',
  'again',
  'accept',
  'accept',
  'refuse',
  'refuse',
  'appeal',
  'appeal',
  'withdraw',
  'erase',
] as const
interface Step {
  readonly action: (typeof ACTIONS)[number]
  readonly who: number
  /** After how many effects on store, vault and pool the process dies; null where it lives. */
  readonly diesAfter: number | null
}
const step = fc.record({
  action: fc.constantFrom(...ACTIONS),
  who: fc.nat(1),
  diesAfter: fc.option(fc.nat(3), { freq: 2 }),
})

class KilledError extends Error {}

/** The engines until so many of their effects are done; every later one fails, as if the process were gone. */
function livingFor(count: number | null): ContributionEffects {
  if (count === null) return effects
  let left = count
  const failing = <Engine extends object>(engine: Engine, names: readonly (keyof Engine)[]): Engine =>
    new Proxy(engine, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        if (!names.some((each) => each === name)) return value.bind(target)
        return (...args: readonly unknown[]): unknown => (left-- > 0 ? value.apply(target, args) : Promise.reject(new KilledError()))
      },
    })
  return {
    ...effects,
    store: failing(effects.store, ['transact']),
    vault: failing(effects.vault, ['store', 'remove', 'removeMember']),
    pool: failing(effects.pool, ['insert', 'forgetContributions', 'forgetMembers']),
  }
}

interface Offered {
  readonly id: Id<'contribution'>
  readonly member: Id<'member'>
  readonly kind: keyof typeof files
}

/** What one life remembers of itself. */
interface Life {
  readonly members: readonly Id<'member'>[]
  readonly offered: Offered[]
  readonly states: Map<string, string>
}

/** Carries out one step; gives its outcome, or undefined where it died or had no object. */
async function take(life: Life, { action, who, diesAfter }: Step): Promise<Outcome<unknown, string> | undefined> {
  const using = livingFor(diesAfter)
  const member = at(life.members, who)
  const last = life.offered.findLast((each) => each.member === member)
  const offer = async (one: Offered): Promise<Outcome<unknown, string> | undefined> =>
    (await contribute(using, [{ id: one.id, member, scope: 'timedPlays', bytes: files[one.kind] }]))[0]
  const fresh = (kind: Offered['kind']): Offered => {
    const one = { id: world.id('contribution'), member, kind }
    life.offered.push(one)
    return one
  }
  const state = last && life.states.get(last.id)
  const seen = state === 'appealed' ? 'appealed' : 'doubted'
  const by = world.stewards[0]
  switch (action) {
    case 'offerSound':
      return await offer(fresh('sound'))
    case 'offerDoubtful':
      return await offer(fresh('doubtful'))
    case 'again':
      return last && (await offer(last))
    case 'accept':
      return last && (await decideContribution(using, { contribution: last.id, by, seen, verdict: { kind: 'accept' } }))
    case 'refuse':
      return last && (await decideContribution(using, { contribution: last.id, by, seen, verdict: { kind: 'refuse', reason: 'No.' } }))
    case 'appeal':
      return last && (await appealContribution(using, { member, contribution: last.id, text: 'Please.' }))
    case 'withdraw':
      return last && (await withdrawContribution(using, member, last.id))
    case 'erase':
      return who === 0 ? undefined : await eraseEverywhere(using, member)
    default:
      return action satisfies never
  }
}

/** Fails where vault, pool or states contradict each other, once what was cut short is finished. */
async function expectSound(life: Life): Promise<void> {
  const vault = new Set((await readdir(join(folder, 'vault'), { recursive: true })).map((path) => path.slice(path.lastIndexOf('/') + 1)))
  const plays = new Map<Id<'member'>, number>(life.members.map((member) => [member, 0]))
  const places = new Set<string>()
  for (const { id, member, kind } of life.offered) {
    const known = await engines.store.read((view) => view.contributions.contribution(id))
    const before = life.states.get(id) ?? 'received'
    if (known === undefined) {
      expect(life.states.has(id)).toBe(false)
      expect([...vault].filter((name) => name.includes(id))).toEqual([])
      continue
    }
    const { state } = known
    const ways = Object.values(CONTRIBUTION_RULES).filter(({ to }) => to === state)
    if (before !== state)
      expect(
        ways.some(({ from }) => from.some((each) => each === before)),
        `${before} to ${state}`,
      ).toBe(true)
    life.states.set(id, state)
    expect(known.isSettled, state).toBe(true)
    expect(vault.has(`${member}.${id}.vault`), state).toBe(KEPT[state].file)
    if (KEPT[state].rows === true) plays.set(member, (plays.get(member) ?? 0) + PLAYS[kind])
    if (STANDING_STATES.includes(state)) {
      expect(places.has(member), 'one contribution of a scope at a time').toBe(false)
      places.add(member)
    }
  }
  for (const [member, count] of plays) {
    const weights = await engines.pool.artistWeights([poolNameOf(effects, member)], 5)
    expect(weights.reduce((sum, each) => sum + each.plays, 0)).toBe(count)
  }
}

it('holds through any life', { timeout: 240_000 }, async () => {
  const reached = new Set<string>()
  const dies = (diesAfter: number) => ({ who: 0, diesAfter })
  const lives = { who: 0, diesAfter: null }
  const examples: Step[][] = [
    ['offerDoubtful', 'refuse', 'appeal', 'refuse', 'offerDoubtful', 'refuse', 'appeal', 'accept', 'withdraw', 'offerSound'].map(
      (action) => ({
        action: at(
          ACTIONS,
          ACTIONS.findIndex((each) => each === action),
        ),
        ...lives,
      }),
    ),
    [
      { action: 'offerDoubtful', ...dies(2) },
      { action: 'accept', ...dies(1) },
      { action: 'refuse', ...dies(1) },
      { action: 'appeal', ...dies(1) },
      { action: 'accept', ...lives },
      { action: 'withdraw', ...dies(1) },
      { action: 'offerSound', ...dies(3) },
      { action: 'offerSound', who: 1, diesAfter: null },
      { action: 'erase', who: 1, diesAfter: 1 },
    ],
  ]
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
      const life: Life = { members: await admitConsenting(world, 2), offered: [], states: new Map() }
      for (const each of steps) {
        await take(life, each).catch((error: unknown) => {
          if (!(error instanceof KilledError)) throw error
          return undefined
        })
        await finishContributions(effects, world.effects.clock.nowMs + 1)
        await expectSound(life)
        for (const state of life.states.values()) reached.add(state)
      }
    }),
    { numRuns: 5, endOnFailure: true, examples: examples.map((each): [Step[]] => [each]) },
  )
  const events = await engines.store.read((view) => everyPage((page) => view.audit.list(page)))
  expect(firstBrokenLink(effects.hasher, undefined, events)).toBeUndefined()
  // Random lives that never get anywhere would prove nothing.
  expect([...reached]).toEqual(expect.arrayContaining(['accepted', 'doubted', 'refused', 'appealed', 'dismissed', 'withdrawn']))
})
