/** What a demonstration that goes on in the browser has left to do: a request to answer, a vote to cast, and the people who can. */
import { draftProposal } from '../../app/sales/draft-proposal.ts'
import { openProposal } from '../../app/sales/open-proposal.ts'
import { requestDataset } from '../../app/sales/request-dataset.ts'
import type { DemoPerson } from '../../contract/demo.ts'
import { at } from '../../shared/assert.ts'
import type { EpochMs } from '../../shared/time.ts'
import { must, type World } from './collective.ts'
import { BUYER_NAME, OTHER_BUYER_NAME } from './gather.ts'
import { documentOf } from './sale.ts'
import { VISITED_MEMBER, votingCodeOf } from './voters.ts'

/** The story's calendar goes on to the present day, because from here on it is people who act. */
export async function leaveOpen(world: World, nowMs: EpochMs): Promise<readonly DemoPerson[]> {
  const { effects, stewards, buyer, otherBuyer, clock, id } = world
  clock.nowMs = Math.max(clock.nowMs, nowMs)
  const asked = { id: id('request'), buyer, title: 'Counts of tracks', wishes: 'Which tracks people return to, for research on memory.' }
  must(await requestDataset(effects, asked))
  const proposal = id('proposal')
  const document = documentOf(world, {
    title: 'Artist preferences, for advertising',
    buyer: { id: otherBuyer, name: OTHER_BUYER_NAME },
    price: '12000.00',
    purposes: ['recommenders'],
    purposeText: 'To recommend concerts to people who listen to an artist.',
  })
  must(await draftProposal(effects, { id: proposal, by: stewards[0], request: null, document }))
  must(await openProposal(effects, { proposal, by: stewards[0] }))
  return peopleOf(world)
}

function peopleOf(world: World): readonly DemoPerson[] {
  const { members, stewards, buyer } = world
  return [
    {
      account: at(members, VISITED_MEMBER),
      displayName: `Member ${VISITED_MEMBER + 1}`,
      role: 'member',
      part: 'member',
      votingCode: votingCodeOf(world, VISITED_MEMBER),
    },
    {
      account: stewards[0],
      displayName: 'Steward 1',
      role: 'steward',
      part: 'firstSteward',
      votingCode: null,
    },
    {
      account: stewards[1],
      displayName: 'Steward 2',
      role: 'steward',
      part: 'secondSteward',
      votingCode: null,
    },
    {
      account: buyer,
      displayName: BUYER_NAME,
      role: 'buyer',
      part: 'buyer',
      votingCode: null,
    },
  ]
}
