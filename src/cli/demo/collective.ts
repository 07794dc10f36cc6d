/** The throw-away collective: what it runs on, its own calendar of June 2025, and who is in it. */
import type { ContributionEffects } from '../../app/contributions/contribute.ts'
import type { Effects } from '../../app/change.ts'
import type { Outcome } from '../../app/outcome.ts'
import type { BallotMaker } from '../../app/ports/ballot-maker.ts'
import type { Engines } from '../../app/ports/engines.ts'
import type { MembershipProofs } from '../../app/ports/membership-proofs.ts'
import type { Sealer } from '../../app/ports/sealer.ts'
import { assert } from '../../shared/assert.ts'
import { ID_BYTES, makeId, type Id, type IdKind } from '../../shared/ids.ts'
import type { Currency } from '../../shared/money.ts'
import { MS_PER_DAY, type EpochMs } from '../../shared/time.ts'
import type { StepProgress } from '../progress.ts'
import type { Devices } from './devices.ts'
import { seededRandom, type SeededRandom } from './random.ts'

export const CURRENCY = 'USD' satisfies Currency
export const TREASURY_BPS = 1_000
export const MAJORITY_BPS = 5_000
export const VOTING_MS = 7 * MS_PER_DAY
export const COLLECTIVE_NAME = 'The Listeners of the Demonstration'

export interface DemoRequest {
  readonly members: number
  /** How many of them vote; each ballot has a real proof, which takes a while to make. */
  readonly ballots: number
  readonly seed: string
  readonly onProgress: (progress: StepProgress) => void
}

/** A calendar that moves only when the story does. */
export interface StoryClock {
  nowMs: EpochMs
  now(): EpochMs
}

export interface World {
  readonly request: DemoRequest
  readonly engines: Engines
  readonly clock: StoryClock
  readonly effects: Effects & ContributionEffects & { readonly proofs: MembershipProofs; readonly sealer: Sealer }
  readonly maker: BallotMaker
  readonly devices: Devices
  readonly stewards: readonly [Id<'steward'>, Id<'steward'>]
  readonly buyer: Id<'buyer'>
  /** A buyer whom some members refuse; no part of the sale. */
  readonly otherBuyer: Id<'buyer'>
  readonly members: readonly Id<'member'>[]
  readonly id: <Kind extends IdKind>(kind: Kind) => Id<Kind>
}

/** What members have at home, and what their ballots are checked with. */
export interface MembersTools {
  readonly proofs: MembershipProofs
  readonly maker: BallotMaker
  readonly devices: Devices
}

export function createWorld(engines: Engines, request: DemoRequest, { proofs, maker, devices }: MembersTools): World {
  const id = idsOf(request.seed)
  const clock: StoryClock = {
    nowMs: Date.UTC(2025, 5, 2, 9),
    now() {
      return this.nowMs
    },
  }
  const { store, hasher, keyedHasher, poolNameKey, vault, pool, sealer } = engines
  return {
    request,
    engines,
    clock,
    effects: { store, clock, hasher, keyedHasher, poolNameKey, vault, pool, proofs, sealer },
    maker,
    devices,
    stewards: [id('steward'), id('steward')],
    buyer: id('buyer'),
    otherBuyer: id('buyer'),
    members: Array.from({ length: request.members }, () => id('member')),
    id,
  }
}

/** Each kind has a row of ids of its own, so that a story which goes on gives the same ones although it leaves out what was done. */
function idsOf(seed: string): World['id'] {
  const rows = new Map<IdKind, SeededRandom>()
  return <Kind extends IdKind>(kind: Kind): Id<Kind> => {
    const row = rows.get(kind) ?? seededRandom(`${seed}/ids/${kind}`)
    rows.set(kind, row)
    return makeId(kind, row.bytes(ID_BYTES))
  }
}

/** The value of what the story is sure to be allowed; a refusal is a mistake of this program. */
export function must<Value>(outcome: Outcome<Value, string>): Value {
  assert(outcome.kind === 'done', outcome.kind === 'refused' ? `${outcome.reason}: ${outcome.sentence}` : '')
  return outcome.value
}

/** Does a step for so many items at a time, and tells how far it has come. */
export async function inBatches<Item>(
  { onProgress }: DemoRequest,
  step: string,
  items: readonly Item[],
  { size, work }: { readonly size: number; readonly work: (batch: readonly Item[], start: number) => Promise<void> },
): Promise<void> {
  onProgress({ step, done: 0, total: items.length })
  for (let start = 0; start < items.length; start += size) {
    await work(items.slice(start, start + size), start)
    onProgress({ step, done: Math.min(items.length, start + size), total: items.length })
  }
}
