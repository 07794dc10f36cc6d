/** The collective comes together: it is founded, members join and choose what they allow, and hand in their listening. */
import { contribute, type OfferedFile } from '../../app/contributions/contribute.ts'
import { admitBuyer, admitMembers } from '../../app/people/admit-accounts.ts'
import { changeConsents } from '../../app/people/change-consent.ts'
import { setUpCollective } from '../../app/people/set-up-collective.ts'
import { contributionRows, summarise, writeContribution } from '../../contribution/index.ts'
import { at } from '../../shared/assert.ts'
import { basisPoints } from '../../shared/money.ts'
import { COLLECTIVE_NAME, CURRENCY, inBatches, MAJORITY_BPS, must, TREASURY_BPS, VOTING_MS, type World } from './collective.ts'
import { listenerOf } from './listener.ts'
import { planOf } from './member-choices.ts'
import { quorumOf, votingKeysOf } from './voters.ts'

/** Members in a transaction; more would only make the bar move less often. */
const ADMITTED_AT_ONCE = 2_000
const CONTRIBUTIONS_AT_ONCE = 500

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

/** Gives how many listens were handed in. */
export async function handIn(world: World): Promise<number> {
  const { effects, request, members } = world
  let listens = 0
  await inBatches(request, 'Members hand in their listening', members, {
    size: CONTRIBUTIONS_AT_ONCE,
    async work(batch, start) {
      const files = batch.map((_, index) => {
        const offered = offerOf(world, start + index)
        listens += offered.listens
        return offered.file
      })
      for (const outcome of await contribute(effects, files)) must(outcome)
    },
  })
  return listens
}

/** What happens on a member's device: the history is stripped to the rows that they offer, and written as the file that leaves. */
function offerOf({ request: { seed }, members, otherBuyer, id }: World, number: number): { file: OfferedFile; listens: number } {
  const history = listenerOf(seed, number)
  const rows = contributionRows(history, planOf(seed, number, otherBuyer).contribution(history))
  const file = { id: id('contribution'), member: at(members, number), scope: rows.scope, bytes: writeContribution(rows) }
  return { file, listens: summarise(rows).listens }
}
