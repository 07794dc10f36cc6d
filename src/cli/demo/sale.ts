/** The sale: a buyer asks, members vote, the price is paid, the release is built, checked and delivered, and the price is divided. */
import type { ReadFolder } from '../../app/ports/release-folders.ts'
import { answerSale } from '../../app/sales/answer-sale.ts'
import { castBallots } from '../../app/sales/cast-ballots.ts'
import { closeVote } from '../../app/sales/close-vote.ts'
import { confirmPayment } from '../../app/sales/confirm-payment.ts'
import { draftProposal } from '../../app/sales/draft-proposal.ts'
import { fulfilSale } from '../../app/sales/fulfil-sale.ts'
import { openProposal } from '../../app/sales/open-proposal.ts'
import { requestDataset } from '../../app/sales/request-dataset.ts'
import { verifyRelease, type VerificationEffects } from '../../app/verify-release.ts'
import { MANIFEST_PATH, manifestSchema, type Manifest } from '../../contract/manifest.ts'
import { proposalDocumentSchema, type ProposalDocument } from '../../contract/proposal.ts'
import type { Choice, Tally } from '../../governance/index.ts'
import { draftLicence } from '../../release/index.ts'
import { assert, at } from '../../shared/assert.ts'
import { hexOf } from '../../shared/hex.ts'
import type { Id } from '../../shared/ids.ts'
import { MS_PER_DAY, MS_PER_HOUR } from '../../shared/time.ts'
import { COLLECTIVE_NAME, CURRENCY, inBatches, MAJORITY_BPS, must, QUORUM_BPS, TREASURY_BPS, VOTING_MS, type World } from './collective.ts'
import { BUYER_NAME } from './gather.ts'
import { planOf, SALE_PURPOSES } from './member-choices.ts'
import { seededRandom } from './random.ts'
import { planVote, type PlannedVoter } from './vote-plan.ts'

const PRICE = '55000.00'
const BALLOTS_AT_ONCE = 1_000
/** An artist stays out unless so many members listen to them; in a small collective, a fifth of the members. */
const ARTIST_MEMBERS_MIN = 20

export interface OpenedSale {
  readonly proposal: Id<'proposal'>
  readonly documentSha256: string
}

export async function propose(world: World): Promise<OpenedSale> {
  const { effects, request, stewards, buyer, clock, id } = world
  request.onProgress({ step: 'A buyer asks, and a steward puts it to the vote', done: 0, total: 1 })
  const dataset = id('request')
  must(await requestDataset(effects, { id: dataset, buyer, title: 'Artist preferences', wishes: PURPOSE_TEXT }))
  clock.nowMs += MS_PER_DAY
  const proposal = id('proposal')
  const document = documentOf(world, {
    title: 'Artist preferences, June 2025',
    buyer: { id: buyer, name: BUYER_NAME },
    price: PRICE,
    purposes: SALE_PURPOSES,
    purposeText: PURPOSE_TEXT,
  })
  const { documentSha256 } = must(await draftProposal(effects, { id: proposal, by: stewards[0], request: dataset, document }))
  must(await openProposal(effects, { proposal, by: stewards[0] }))
  return { proposal, documentSha256 }
}

const PURPOSE_TEXT = 'To train and evaluate recommenders on which artists people listen to together.'

/** What differs between the proposals of the story. */
type Terms = Pick<ProposalDocument, 'title' | 'buyer' | 'price' | 'purposes' | 'purposeText'>

export function documentOf({ request }: World, terms: Terms): ProposalDocument {
  const { buyer, purposes } = terms
  return proposalDocumentSchema.parse({
    format: 'chorus-proposal-1',
    ...terms,
    licence: draftLicence({ collective: COLLECTIVE_NAME, buyer, purposes }),
    currency: CURRENCY,
    treasuryBps: TREASURY_BPS,
    split: { kind: 'equal' },
    recipe: {
      product: 'memberRows',
      scope: 'artistPreferences',
      columns: ['artist', 'listens', 'plays', 'msPlayed'],
      period: null,
      filters: { artistsExcluded: [] },
      thresholds: { artistMembersMin: Math.min(ARTIST_MEMBERS_MIN, Math.floor(request.members / 5)), memberRowsMin: 5 },
      coarsening: { day: 'day', startedAt: 'second' },
    },
    vote: { votingMs: VOTING_MS, quorumBps: QUORUM_BPS, majorityBps: MAJORITY_BPS },
  })
}

export interface Vote {
  readonly tally: Tally
  /** With those that a later one of the same member replaced. */
  readonly ballotsCast: number
}

export async function vote(world: World, { proposal }: OpenedSale): Promise<Vote> {
  const { effects, clock, members } = world
  await answerWhereAsked(world, proposal)
  const opensAtMs = clock.nowMs
  const voters = planVote(shuffled(world))
  await cast(world, proposal, { step: 'Members vote', voters, sequence: 1, choiceOf: ({ first, choice }) => first ?? choice })
  clock.nowMs = opensAtMs + VOTING_MS - MS_PER_HOUR
  const again = voters.filter(({ first }) => first !== null)
  await cast(world, proposal, { step: 'Some think again before the close', voters: again, sequence: 2, choiceOf: ({ choice }) => choice })
  clock.nowMs = opensAtMs + VOTING_MS
  const late = must(await castBallots(effects, { proposal, ballots: [{ voter: at(members, 0), choice: 'no', sequence: 3 }] }))
  assert(at(late, 0).kind === 'refused', 'no ballot is taken after the close')
  return { tally: must(await closeVote(effects, proposal)), ballotsCast: voters.length + again.length }
}

/** Those who want to be asked for each sale say yes to this one. */
async function answerWhereAsked({ effects, request, members, otherBuyer }: World, proposal: Id<'proposal'>): Promise<void> {
  for (const [number, member] of members.entries()) {
    if (!planOf(request.seed, number, otherBuyer).consent.askEachSale) continue
    must(await answerSale(effects, { proposal, member, consents: true }))
  }
}

/** Fisher and Yates. */
function shuffled({ request: { seed, members } }: World): readonly number[] {
  const random = seededRandom(`${seed}/turnout`)
  const order = Array.from({ length: members }, (_, number) => number)
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    const moved = at(order, last)
    order[last] = at(order, other)
    order[other] = moved
  }
  return order
}

interface Round {
  readonly step: string
  readonly voters: readonly PlannedVoter[]
  readonly sequence: number
  readonly choiceOf: (voter: PlannedVoter) => Choice
}

async function cast({ effects, request, members, clock }: World, proposal: Id<'proposal'>, round: Round): Promise<void> {
  await inBatches(request, round.step, round.voters, {
    size: BALLOTS_AT_ONCE,
    async work(batch) {
      clock.nowMs += MS_PER_HOUR / 60
      const ballots = batch.map((voter) => ({ voter: at(members, voter.number), choice: round.choiceOf(voter), sequence: round.sequence }))
      for (const decision of must(await castBallots(effects, { proposal, ballots })))
        assert(decision.kind === 'accept', 'the ballot is in time')
    },
  })
}

export async function pay({ effects, stewards, clock }: World, { proposal }: OpenedSale): Promise<void> {
  clock.nowMs += 3 * MS_PER_DAY
  for (const by of stewards) must(await confirmPayment(effects, { proposal, by, reference: 'Statement 6 of 2025, line 12' }))
}

export interface Release {
  readonly manifest: Manifest
  readonly manifestSha256: string
  readonly verified: boolean
}

/** What checking needs that is no part of the collective, as a buyer has it. */
export interface BuyersTools {
  readonly verification: () => Promise<VerificationEffects>
  readonly openFolder: (path: string) => Promise<ReadFolder | undefined>
}

/** The collective builds and delivers; the buyer checks what came, from its folder alone. */
export async function release(world: World, { proposal }: OpenedSale, tools: BuyersTools): Promise<Release> {
  const { effects, engines, request, stewards, id } = world
  request.onProgress({ step: 'The release is built, delivered and checked', done: 0, total: 1 })
  const releaseId = id('release')
  const { manifestSha256 } = must(await fulfilSale({ ...engines, ...effects }, { proposal, release: releaseId, by: stewards[0] }))
  const folder = await tools.openFolder(engines.pathOfRelease(releaseId))
  assert(folder, 'a release that was delivered has a folder')
  const { holds } = await verifyRelease(await tools.verification(), { folder, publicKey: hexOf(engines.signer.publicKey) })
  const manifest = manifestSchema.parse(JSON.parse(new TextDecoder().decode(await folder.read(MANIFEST_PATH))))
  return { manifest, manifestSha256, verified: holds }
}
