/** The sale around its vote: a buyer asks, the price is paid, and the release is built, checked and delivered. */
import type { ReadFolder } from '../../app/ports/release-folders.ts'
import { confirmPayment } from '../../app/sales/confirm-payment.ts'
import { draftProposal } from '../../app/sales/draft-proposal.ts'
import { fulfilSale } from '../../app/sales/fulfil-sale.ts'
import { openProposal } from '../../app/sales/open-proposal.ts'
import { requestDataset } from '../../app/sales/request-dataset.ts'
import { verifyRelease, type VerificationEffects } from '../../app/verify-release.ts'
import { MANIFEST_PATH, manifestSchema, type Manifest } from '../../contract/manifest.ts'
import { proposalDocumentSchema, type ProposalDocument } from '../../contract/proposal.ts'
import { draftLicence } from '../../release/index.ts'
import { assert } from '../../shared/assert.ts'
import { hexOf } from '../../shared/hex.ts'
import type { Id } from '../../shared/ids.ts'
import { limits } from '../../shared/limits.ts'
import { MS_PER_DAY } from '../../shared/time.ts'
import { COLLECTIVE_NAME, CURRENCY, MAJORITY_BPS, must, TREASURY_BPS, VOTING_MS, type World } from './collective.ts'
import { BUYER_NAME } from './gather.ts'
import { SALE_PURPOSES } from './member-choices.ts'
import { quorumOf } from './voters.ts'

const PRICE = '55000.00'
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

export function documentOf(world: World, terms: Terms): ProposalDocument {
  const { request } = world
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
      thresholds: { artistMembersMin: artistMembersMinOf(request.members), memberRowsMin: 5 },
      coarsening: { day: 'day', startedAt: 'second' },
    },
    vote: { votingMs: VOTING_MS, quorumBps: quorumOf(world), majorityBps: MAJORITY_BPS },
  })
}

/** In a small demonstration few listen to the same artist. */
function artistMembersMinOf(members: number): number {
  return Math.max(limits.artistMembersMin, Math.min(ARTIST_MEMBERS_MIN, Math.floor(members / 5)))
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
