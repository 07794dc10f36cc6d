/** The collective comes together: it is founded, members join and choose what they allow, and hand in their listening. */
import { contribute } from '../../app/contributions/contribute.ts'
import { admitBuyer, admitMembers } from '../../app/people/admit-accounts.ts'
import { changeConsents } from '../../app/people/change-consent.ts'
import { setUpCollective } from '../../app/people/set-up-collective.ts'
import { at } from '../../shared/assert.ts'
import { basisPoints } from '../../shared/money.ts'
import { COLLECTIVE_NAME, CURRENCY, inBatches, MAJORITY_BPS, must, TREASURY_BPS, VOTING_MS, type World } from './collective.ts'
import { inOrder } from './in-order.ts'
import { planOf } from './member-choices.ts'
import { quorumOf, votingKeysOf } from './voters.ts'

/** Members in a transaction; more would only make the bar move less often. */
const ADMITTED_AT_ONCE = 2_000
const CONTRIBUTIONS_AT_ONCE = 250

export async function found(world: World): Promise<void> {
  const { effects, stewards, buyer, otherBuyer } = world
  must(
    await setUpCollective(effects, {
      collective: {
        name: COLLECTIVE_NAME,
        currency: CURRENCY,
        treasury: basisPoints(TREASURY_BPS),
        quorumBps: quorumOf(world),
        majorityBps: MAJORITY_BPS,
        votingMs: VOTING_MS,
        payoutMinorMin: 100n,
      },
      stewards: stewards.map((id, index) => ({ id, displayName: `Steward ${index + 1}` })),
    }),
  )
  must(await admitBuyer(effects, stewards[0], { id: buyer, displayName: BUYER_NAME }))
  must(await admitBuyer(effects, stewards[0], { id: otherBuyer, displayName: OTHER_BUYER_NAME }))
}

export const BUYER_NAME = 'Example Models'
export const OTHER_BUYER_NAME = 'Example Advertising'

export async function join(world: World): Promise<void> {
  const { effects, request, members, otherBuyer } = world
  const keyOf = votingKeysOf(world)
  await inBatches(request, 'Members join and choose what they allow', members, {
    size: ADMITTED_AT_ONCE,
    async work(batch, start) {
      must(
        await admitMembers(effects, {
          by: null,
          members: batch.map((id, index) => ({ id, displayName: `Member ${start + index + 1}`, votingKey: keyOf(start + index) })),
        }),
      )
      const choices = batch.map((member, index) => ({ member, choices: planOf(request.seed, start + index, otherBuyer).consent }))
      must(await changeConsents(effects, choices))
    },
  })
}

/** Batches that are on their way together: while the disk keeps one of them, the next is checked, and another one is being made. */
const BATCHES_AT_ONCE = 4

/** Gives how many listens were handed in. */
export async function handIn(world: World): Promise<number> {
  const { request, members } = world
  const step = 'Members hand in their listening'
  const total = members.length
  request.onProgress({ step, done: 0, total })
  const starts = Array.from({ length: Math.ceil(total / CONTRIBUTIONS_AT_ONCE) }, (_, batch) => batch * CONTRIBUTIONS_AT_ONCE)
  let [done, listens] = [0, 0]
  for await (const taken of inOrder(starts, BATCHES_AT_ONCE, (start) => handInBatch(world, start))) {
    done += taken.members
    listens += taken.listens
    request.onProgress({ step, done, total })
  }
  return listens
}

async function handInBatch(
  { effects, request, members, otherBuyer, devices, id }: World,
  from: number,
): Promise<{ readonly members: number; readonly listens: number }> {
  const batch = members.slice(from, from + CONTRIBUTIONS_AT_ONCE)
  // Before anything is waited for, so that each gets the same id every time.
  const ids = batch.map(() => id('contribution'))
  const files = await devices.files({ seed: request.seed, otherBuyer, from, to: from + batch.length })
  const offered = files.map(({ scope, bytes }, index) => ({ id: at(ids, index), member: at(batch, index), scope, bytes }))
  for (const outcome of await contribute(effects, offered)) must(outcome)
  return { members: batch.length, listens: files.reduce((sum, file) => sum + file.listens, 0) }
}
