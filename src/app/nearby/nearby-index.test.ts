/** The index of nearby listeners: while it is learnt, everybody else goes on being served. */
import { expect, test } from 'vitest'
import { nodeKeyedHasher } from '../../adapters/signing.ts'
import { nextTurn } from '../../adapters/turns.ts'
import type { Pool } from '../../pool/index.ts'
import { makeId, type Id } from '../../shared/ids.ts'
import { poolNameOf } from '../contributions/pool-name.ts'
import { NearbyIndex, type NearbyIndexEffects } from './nearby-index.ts'

const MEMBERS = 600
const naming = { keyedHasher: nodeKeyedHasher, poolNameKey: new Uint8Array(32) }
const members = Array.from({ length: MEMBERS }, (_, number): Id<'member'> => {
  const bytes = new Uint8Array(16)
  new DataView(bytes.buffer).setUint32(12, number)
  return makeId('member', bytes)
})

/** Forty artists each, of ten scenes of a hundred. */
const weights = members.flatMap((member, number) =>
  Array.from({ length: 40 }, (_, place) => ({
    member: poolNameOf(naming, member),
    artist: `artist ${number % 10}.${(number * 7 + place * 3) % 100}`,
    plays: 1 + ((number + place) % 50),
  })),
)

const effects: NearbyIndexEffects = {
  ...naming,
  // Of the pool only this is asked here.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  pool: { artistWeights: async () => weights } as unknown as Pool,
  clock: { now: () => 0 },
}

async function learnt(turn: () => Promise<void>) {
  const [first] = members
  const { neighbours } = await new NearbyIndex(turn).near(effects, first!, members, 20)
  return neighbours.map(({ member, closeness }) => [member, closeness])
}

test('others are served while it is learnt, and never wait for more than a small part of it', async () => {
  const learning = new AbortController()
  let served = 0
  let longestMs = 0
  const serveOthers = async (): Promise<void> => {
    for (let lastMs = performance.now(); !learning.signal.aborted; served++) {
      await nextTurn()
      longestMs = Math.max(longestMs, performance.now() - lastMs)
      lastMs = performance.now()
    }
  }
  const startMs = performance.now()
  const [neighbours] = await Promise.all([learnt(nextTurn).finally(() => learning.abort()), serveOthers()])
  expect(neighbours).toHaveLength(20)
  expect(served).toBeGreaterThan(100)
  expect(longestMs).toBeLessThan((performance.now() - startMs) / 3)
})

test('the turns of others change nothing of what is found', async () => {
  expect(await learnt(nextTurn)).toEqual(await learnt(() => Promise.resolve()))
})
