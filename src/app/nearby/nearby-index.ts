/** The tastes of members who look for listeners near them, held ready: learnt from the pool when somebody asks, and anew when stale. */
import type { Pool } from '../../pool/index.ts'
import type { Id } from '../../shared/ids.ts'
import { finishedInTurns } from '../../shared/steps.ts'
import { MS_PER_MINUTE, type EpochMs } from '../../shared/time.ts'
import { closeness, PlayTableBuilder, populationInSteps, type Closeness, type Population } from '../../taste/index.ts'
import { poolNameOf, type PoolNaming } from '../contributions/pool-name.ts'
import type { Clock } from '../ports/clock.ts'

/** Enough to know a taste by; more would only cost memory. */
const ARTISTS_EACH_MAX = 60
/** Each takes some milliseconds. */
const COMPARED_A_TURN = 1_000
const ROWS_A_TURN = 20_000
/** What was handed in or deleted since shows after this long. */
const STALE_MS = 10 * MS_PER_MINUTE

export interface NearbyIndexEffects extends PoolNaming {
  readonly pool: Pool
  readonly clock: Clock
}

interface Learnt {
  readonly population: Population
  readonly members: ReadonlySet<Id<'member'>>
  readonly atMs: EpochMs
}

export interface Neighbour {
  readonly member: Id<'member'>
  readonly closeness: Closeness
}

export interface Neighbourhood {
  /** Nearest first. */
  readonly neighbours: readonly Neighbour[]
  /** Members with enough artists, of whose random pairs the percentiles speak. */
  readonly listeners: number
  /** Why there are no neighbours. */
  readonly withheld: 'fewArtists' | 'fewListeners' | null
}

export class NearbyIndex {
  private readonly turn: () => Promise<void>
  private learnt: Learnt | undefined
  private learning: Promise<Learnt> | undefined

  /** `turn`: lets others be served; learning takes seconds on the thread that answers every member. */
  constructor(turn: () => Promise<void>) {
    this.turn = turn
  }

  /** `taking` is everybody who takes part now; nobody else is looked at or shown, however fresh the index is. */
  async near(effects: NearbyIndexEffects, member: Id<'member'>, taking: readonly Id<'member'>[], most: number): Promise<Neighbourhood> {
    const { population } = await this.current(effects, member, taking)
    const own = population.pointOf(member)
    const { listenerCount: listeners } = population.reference
    const found: Neighbour[] = []
    let withheld: Neighbourhood['withheld'] = own === undefined ? 'fewArtists' : null
    for (const [number, other] of taking.entries()) {
      if (number % COMPARED_A_TURN === COMPARED_A_TURN - 1) await this.turn()
      if (other === member || own === undefined) continue
      const near = closeness(population, own, population.pointOf(other))
      if (near.kind === 'closeness') found.push({ member: other, closeness: near })
      else if (near.reason === 'fewListeners') withheld = 'fewListeners'
    }
    if (found.length === 0 && withheld === null) withheld = own !== undefined && own.artistCount < 10 ? 'fewArtists' : 'fewListeners'
    const neighbours = found
      .toSorted((one, other) => other.closeness.score - one.closeness.score || (one.member < other.member ? -1 : 1))
      .slice(0, most)
    return { neighbours, listeners, withheld: neighbours.length > 0 ? null : withheld }
  }

  private async current(effects: NearbyIndexEffects, member: Id<'member'>, taking: readonly Id<'member'>[]): Promise<Learnt> {
    const nowMs = effects.clock.now()
    // Whoever has just joined need not wait to see others; the others see them when the index is next learnt.
    if (this.learnt && this.learnt.members.has(member) && nowMs - this.learnt.atMs < STALE_MS) return this.learnt
    this.learning ??= this.learn(effects, taking).finally(() => (this.learning = undefined))
    this.learnt = await this.learning
    return this.learnt
  }

  private async learn(effects: NearbyIndexEffects, taking: readonly Id<'member'>[]): Promise<Learnt> {
    const byPoolName = new Map(taking.map((member) => [poolNameOf(effects, member), member]))
    const plays = new PlayTableBuilder()
    let rows = 0
    for (const { member, artist, plays: count } of await effects.pool.artistWeights([...byPoolName.keys()], ARTISTS_EACH_MAX)) {
      const taker = byPoolName.get(member)
      if (taker !== undefined) plays.add(taker, artist, count)
      if (++rows % ROWS_A_TURN === 0) await this.turn()
    }
    return {
      population: await finishedInTurns(populationInSteps(plays.build()), this.turn),
      members: new Set(taking),
      atMs: effects.clock.now(),
    }
  }
}
