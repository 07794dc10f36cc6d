/** A collective for tests: a store, a clock that is set by hand, ids from a seed, and shortcuts to common situations. */
import type { Effects } from '../../src/app/change.ts'
import type { Done, Outcome } from '../../src/app/outcome.ts'
import { admitBuyer, admitMembers } from '../../src/app/people/admit-accounts.ts'
import { changeConsents } from '../../src/app/people/change-consent.ts'
import { setUpCollective } from '../../src/app/people/set-up-collective.ts'
import type { Clock } from '../../src/app/ports/clock.ts'
import type { ReleaseMember } from '../../src/app/ports/releases.ts'
import type { Store } from '../../src/app/ports/store.ts'
import type { Sealer } from '../../src/app/ports/sealer.ts'
import { castBallots } from '../../src/app/sales/cast-ballots.ts'
import { closeVote } from '../../src/app/sales/close-vote.ts'
import { confirmPayment } from '../../src/app/sales/confirm-payment.ts'
import { deliverRelease } from '../../src/app/sales/deliver-release.ts'
import { draftProposal } from '../../src/app/sales/draft-proposal.ts'
import { openProposal } from '../../src/app/sales/open-proposal.ts'
import { nodeHasher } from '../../src/adapters/node-effects.ts'
import type { SecretBallot } from '../../src/contract/ballot.ts'
import type { ConsentChoices } from '../../src/contract/consent.ts'
import type { ProposalDocument } from '../../src/contract/proposal.ts'
import type { Choice } from '../../src/governance/index.ts'
import type { Id, IdKind } from '../../src/shared/ids.ts'
import { makeId } from '../../src/shared/ids.ts'
import { basisPoints } from '../../src/shared/money.ts'
import { MS_PER_DAY } from '../../src/shared/time.ts'
import { createRandom } from './random.ts'
import { PlainProofs, plainSealer, votingKeyOf } from './voters.ts'

export const JUNE = Date.UTC(2025, 5, 2, 9)

export const ALLOW: ConsentChoices = {
  scopes: ['artistPreferences'],
  purposes: ['recommenders'],
  buyersNever: [],
  askEachSale: false,
  textVersion: 'test-1',
}

/** Takes the value of what must have been done, and fails with the reason where it was not. */
export function must<Value>(outcome: Outcome<Value, string>): Done<Value> {
  if (outcome.kind === 'refused') throw new Error(`${outcome.reason}: ${outcome.sentence}`)
  return outcome
}

export interface World {
  readonly effects: Effects & { readonly proofs: PlainProofs; readonly sealer: Sealer; readonly clock: Clock & { nowMs: number } }
  readonly id: <Kind extends IdKind>(kind: Kind) => Id<Kind>
  readonly stewards: readonly [Id<'steward'>, Id<'steward'>]
  readonly buyer: Id<'buyer'>
  readonly document: ProposalDocument
}

/** Founds a collective with two stewards and a buyer. */
export async function foundCollective(store: Store, seed: string): Promise<World> {
  const random = createRandom(seed)
  const id = <Kind extends IdKind>(kind: Kind): Id<Kind> =>
    makeId(
      kind,
      Uint8Array.from({ length: 16 }, () => random.below(256)),
    )
  const clock = {
    nowMs: JUNE,
    now(): number {
      return this.nowMs
    },
  }
  const effects = { store, clock, hasher: nodeHasher, proofs: new PlainProofs(), sealer: plainSealer() }
  const stewards = [id('steward'), id('steward')] as const
  const buyer = id('buyer')
  const collective = { name: 'Example', currency: 'USD', treasury: basisPoints(1_000), quorumBps: 2_000, majorityBps: 5_000 } as const
  must(
    await setUpCollective(effects, {
      collective: { ...collective, votingMs: 7 * MS_PER_DAY, payoutMinorMin: 100n },
      stewards: stewards.map((each, index) => ({ id: each, displayName: `Steward ${index}` })),
    }),
  )
  must(await admitBuyer(effects, stewards[0], { id: buyer, displayName: 'Example Models' }))
  return { effects, id, stewards, buyer, document: documentFor(buyer) }
}

export function documentFor(buyer: Id<'buyer'>): ProposalDocument {
  return {
    format: 'chorus-proposal-1',
    title: 'Artist preferences',
    buyer: { id: buyer, name: 'Example Models' },
    purposes: ['recommenders'],
    purposeText: 'To train a recommender.',
    licence: { title: 'One use', text: 'Use it once.', odrl: { permission: [] } },
    currency: 'USD',
    price: '55000.00',
    treasuryBps: 1_000,
    split: { kind: 'equal' },
    recipe: {
      product: 'memberRows',
      scope: 'artistPreferences',
      columns: ['artist', 'listens'],
      period: null,
      filters: { artistsExcluded: [] },
      thresholds: { artistMembersMin: 2, memberRowsMin: 1 },
      coarsening: { day: 'day', startedAt: 'second' },
    },
    vote: { votingMs: 7 * MS_PER_DAY, quorumBps: 2_000, majorityBps: 5_000 },
  }
}

/** Lets in so many members, all of whom allow the sale of the document. */
export async function admitConsenting({ effects, id }: World, count: number): Promise<readonly Id<'member'>[]> {
  const members = Array.from({ length: count }, () => id('member'))
  const joining = members.map((each, index) => ({ id: each, displayName: `Member ${index}`, votingKey: votingKeyOf(each) }))
  must(await admitMembers(effects, { by: null, members: joining }))
  must(
    await changeConsents(
      effects,
      members.map((member) => ({ member, choices: ALLOW })),
    ),
  )
  return members
}

/** Drafts and opens a proposal with the document of the world, but for what is changed. */
export async function openSale(
  { effects, id, stewards, document }: World,
  changed: Partial<ProposalDocument> = {},
): Promise<Id<'proposal'>> {
  const proposal = id('proposal')
  must(await draftProposal(effects, { id: proposal, by: stewards[0], request: null, document: { ...document, ...changed } }))
  must(await openProposal(effects, { proposal, by: stewards[0] }))
  return proposal
}

/** The first ballots of the members, by their place in the list. */
export function ballotsOf(
  { effects: { proofs, store } }: World,
  proposal: Id<'proposal'>,
  members: readonly Id<'member'>[],
  choiceOf: (index: number) => Choice,
): Promise<readonly SecretBallot[]> {
  return Promise.all(members.map((member, index) => proofs.ballot(store, proposal, { member, choice: choiceOf(index), sequence: 1 })))
}

/** Lets the members vote by their place in the list and counts when the time is over. */
export async function voteAndClose(
  world: World,
  proposal: Id<'proposal'>,
  members: readonly Id<'member'>[],
  choiceOf: (index: number) => Choice,
): Promise<void> {
  const { effects } = world
  must(await castBallots(effects, { proposal, ballots: await ballotsOf(world, proposal, members, choiceOf) }))
  effects.clock.nowMs += 7 * MS_PER_DAY
  must(await closeVote(effects, proposal))
}

export async function payAndDeliver(world: World, proposal: Id<'proposal'>, members: readonly Id<'member'>[]): Promise<void> {
  const { effects, stewards } = world
  for (const by of stewards) must(await confirmPayment(effects, { proposal, by, reference: 'statement 7' }))
  const stored = await effects.store.read((view) => view.proposals.proposal(proposal))
  must(
    await deliverRelease(effects, {
      by: stewards[0],
      release: { id: world.id('release'), proposal, snapshot: 'june' },
      manifest: 'A manifest.',
      documentSha256: stored?.documentSha256 ?? '',
      members: members.map((member): ReleaseMember => ({ member, pseudonym: world.id('pseudonym'), weight: 1n })),
      readAfterSeq: 0,
    }),
  )
}
