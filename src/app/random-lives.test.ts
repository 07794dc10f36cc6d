/** Whatever stewards, members and buyers do in whatever order, and however often they repeat it, the collective stays sound. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { admitConsenting, ALLOW, foundCollective, must } from '../../test/support/collective.ts'
import { votingKeyOf, type PlainProofs } from '../../test/support/voters.ts'
import type { World } from '../../test/support/collective.ts'
import { FULL_LIFE, steps, type Step } from '../../test/support/random-steps.ts'
import { migrate } from '../adapters/postgres/migrate.ts'
import { migrations } from '../adapters/postgres/migrations/index.ts'
import type { Database } from '../adapters/postgres/prepare.ts'
import { openEmbedded } from '../adapters/postgres/open-database.ts'
import { createStore } from '../adapters/postgres/store.ts'
import type { SecretBallot } from '../contract/ballot.ts'
import type { ConsentChoices } from '../contract/consent.ts'
import type { ProposalDocument } from '../contract/proposal.ts'
import type { ProposalState } from '../governance/index.ts'
import { CHOICES, PROPOSAL_RULES } from '../governance/index.ts'
import type { PayoutState } from '../ledger/index.ts'
import { accounts, memberId, PAYOUT_RULES, replay } from '../ledger/index.ts'
import { at } from '../shared/assert.ts'
import type { Id } from '../shared/ids.ts'
import { parseId } from '../shared/ids.ts'
import { parseAmount } from '../shared/money.ts'
import { MS_PER_DAY } from '../shared/time.ts'
import { firstBrokenLink } from './audit-chain.ts'
import { everyPage } from './every-page.ts'
import type { Outcome } from './outcome.ts'
import { approveBatch } from './payouts/approve-batch.ts'
import { assembleBatch } from './payouts/assemble-batch.ts'
import { recordReturned } from './payouts/record-returned.ts'
import { recordSettled } from './payouts/record-settled.ts'
import { requestPayout } from './payouts/request-payouts.ts'
import { sendBatch } from './payouts/send-batch.ts'
import { admitMember } from './people/admit-accounts.ts'
import { changeVotingKey, keepVotingKey } from './people/voting-keys.ts'
import { changeConsent } from './people/change-consent.ts'
import { eraseMember } from './people/erase-member.ts'
import type { View } from './ports/store.ts'
import { answerSale } from './sales/answer-sale.ts'
import { cancelProposal } from './sales/cancel-proposal.ts'
import { castBallot } from './sales/cast-ballots.ts'
import { closeVote } from './sales/close-vote.ts'
import { confirmPayment } from './sales/confirm-payment.ts'
import { coveredMembers } from './sales/covered-members.ts'
import { deliverRelease } from './sales/deliver-release.ts'
import { draftProposal } from './sales/draft-proposal.ts'
import { openProposal } from './sales/open-proposal.ts'
import { pollOf } from './sales/poll.ts'
import { settleSale } from './sales/settle-sale.ts'

const CONSENTS: readonly ConsentChoices[] = [
  ALLOW,
  { ...ALLOW, scopes: [] },
  { ...ALLOW, purposes: ['research'] },
  { ...ALLOW, askEachSale: true },
]
const PRICES = ['0.01', '0.99', '100.00', '1234.57']

/** What the test itself remembers, to hold the store against. */
class Life {
  readonly members: Id<'member'>[] = []
  readonly erased = new Set<Id<'member'>>()
  readonly consents = new Map<Id<'member'>, ConsentChoices>()
  readonly answers = new Map<string, boolean>()
  readonly proposals: { readonly id: Id<'proposal'>; readonly document: ProposalDocument }[] = []
  readonly batches: Id<'batch'>[] = []
  readonly payouts: Id<'payout'>[] = []
  readonly batchSteps = new Map<Id<'batch'>, number>()
  readonly reached = new Set<string>()
  readonly states = new Map<string, ProposalState | PayoutState>()
  readonly world: World

  constructor(world: World) {
    this.world = world
  }

  covers(member: Id<'member'>, proposal: Id<'proposal'>): boolean {
    const consent = this.consents.get(member)
    const answer = this.answers.get(`${proposal} ${member}`)
    if (consent === undefined || this.erased.has(member) || answer === false) return false
    return (
      consent.scopes.includes('artistPreferences') && consent.purposes.includes('recommenders') && (!consent.askEachSale || answer === true)
    )
  }

  /** Gives the intention of a step, to be carried out once or twice, or undefined where it has no object. */
  intention({ action, who, what }: Step): (() => Promise<Outcome<unknown, string>>) | undefined {
    const { effects, stewards, id } = this.world
    const member = this.members[who % this.members.length]
    const proposal = this.proposals[what % (this.proposals.length || 1)]
    const batch = this.batches[what % (this.batches.length || 1)]
    const by = at(stewards, who % 2)
    switch (action) {
      case 'admit': {
        const fresh = id('member')
        return () =>
          this.noting(admitMember(effects, null, { id: fresh, displayName: 'Member', votingKey: votingKeyOf(fresh) }), () =>
            this.members.push(fresh),
          )
      }
      case 'consent': {
        const choices = at(CONSENTS, what % CONSENTS.length)
        return member && (() => this.noting(changeConsent(effects, { member, choices }), () => this.consents.set(member, choices)))
      }
      case 'answer': {
        const consents = what % 2 === 0
        return (
          member &&
          proposal &&
          (() =>
            this.noting(answerSale(effects, { proposal: proposal.id, member, consents }), () =>
              this.answers.set(`${proposal.id} ${member}`, consents),
            ))
        )
      }
      case 'draft': {
        if (this.proposals.length > 1 && what % 4 > 0) return undefined
        const fresh = {
          id: id('proposal'),
          document: { ...this.world.document, price: at(PRICES, what % PRICES.length), treasuryBps: (who * 101) % 10_001 },
        }
        return () => this.noting(draftProposal(effects, { ...fresh, by, request: null }), () => this.proposals.push(fresh))
      }
      case 'vote':
        return (
          member && proposal && this.vote(proposal.id, { member, choice: at(CHOICES, who % 9 < 7 ? 0 : who % 3), sequence: 1 + (who % 3) })
        )
      case 'changeKey':
        return member && (() => changeVotingKey(effects, { member, key: votingKeyOf(what % 3 === 0 ? member : `${member} ${what % 3}`) }))
      case 'keepKey':
        return member && (() => keepVotingKey(effects, member))
      case 'cancel':
        return proposal && who % 3 === 0 ? () => cancelProposal(effects, { proposal: proposal.id, by, why: 'A test.' }) : undefined
      case 'payout': {
        const payout = id('payout')
        return member && (() => this.noting(requestPayout(effects, 'USD', { id: payout, member }), () => this.payouts.push(payout)))
      }
      case 'giveBack': {
        const payout = this.payouts[what % (this.payouts.length || 1)]
        return payout && (() => recordReturned(effects, { payout, by, report: 'camt' }))
      }
      case 'batch': {
        const fresh = id('batch')
        return () => this.noting(assembleBatch(effects, { id: fresh, by, currency: 'USD' }), () => this.batches.push(fresh))
      }
      case 'erase':
        return member && what % 3 === 0
          ? () => this.noting(eraseMember(effects, { by: member, member }), () => this.erase(member))
          : undefined
      case 'advance':
        return proposal && this.advance(proposal, who)
      case 'deliverAny':
        return (
          proposal &&
          this.delivery(
            proposal,
            this.members.filter((_, index) => (index + who) % 2 === 0),
          )
        )
      case 'advanceBatch':
        return batch && this.advanceBatch(batch, who)
      default:
        return action satisfies never
    }
  }

  /** The ballot is made once, so that casting it again is a repetition. */
  private vote(id: Id<'proposal'>, vote: Parameters<PlainProofs['ballot']>[2]): () => Promise<Outcome<unknown, string>> {
    const { effects } = this.world
    let made: Promise<SecretBallot> | undefined
    return async () => {
      const poll = await effects.store.read((view) => pollOf(view, id))
      if (poll === undefined) return castBallot(effects, id, { nullifier: '1', sequence: 1, sealed: '', proof: [] })
      made ??= effects.proofs.ballot(effects.store, id, vote)
      return castBallot(effects, id, await made)
    }
  }

  private advance(
    { id, document }: { id: Id<'proposal'>; document: ProposalDocument },
    who: number,
  ): () => Promise<Outcome<unknown, string>> {
    const { effects, stewards } = this.world
    const by = at(stewards, who % 2)
    const state = this.states.get(id) ?? 'draft'
    if (state === 'draft') return () => openProposal(effects, { proposal: id, by })
    if (state === 'open') {
      if (who % 3 === 0) effects.clock.nowMs += 7 * MS_PER_DAY
      return () => closeVote(effects, id)
    }
    if (state === 'passed') return () => confirmPayment(effects, { proposal: id, by, reference: 'statement 7' })
    if (state !== 'paid') return () => settleSale(effects, { proposal: id, by })
    return async () => {
      const covered = await effects.store.read((view) => coveredMembers(view, id, document))
      expect(new Set(covered)).toEqual(new Set(this.members.filter((member) => this.covers(member, id))))
      return this.delivery({ id }, covered)()
    }
  }

  /** Ids that depend on the proposal alone, so that sending it again is the same release. */
  private delivery({ id }: { id: Id<'proposal'> }, members: readonly Id<'member'>[]): () => Promise<Outcome<unknown, string>> {
    const { effects, stewards } = this.world
    return async () => {
      const stored = await effects.store.read((view) => view.proposals.proposal(id))
      const release = { id: releaseOf(id), proposal: id, snapshot: 's' }
      const outcome = await deliverRelease(effects, {
        by: stewards[0],
        release,
        manifest: 'A manifest.',
        documentSha256: stored?.documentSha256 ?? '',
        members: members.map((member) => ({ member, pseudonym: `of ${member}`, weight: 1n })),
        readAfterSeq: 0,
      })
      if (outcome.kind === 'done' && !outcome.repeated) expect(members.filter((member) => !this.covers(member, id))).toEqual([])
      if (outcome.kind === 'refused' && outcome.reason === 'notCovered')
        expect(members.every((member) => this.covers(member, id))).toBe(false)
      return outcome
    }
  }

  private advanceBatch(batch: Id<'batch'>, who: number): () => Promise<Outcome<unknown, string>> {
    const { effects, stewards } = this.world
    // One in five does something at the wrong time.
    const next = who % 5 === 0 ? who % 4 : (this.batchSteps.get(batch) ?? 0)
    const count = (): unknown => this.batchSteps.set(batch, next + 1)
    if (next < 2) return () => this.noting(approveBatch(effects, { batch, by: at(stewards, next) }), count)
    if (next === 2) return () => this.noting(sendBatch(effects, { batch, by: at(stewards, who % 2) }), count)
    return () => this.noting(recordSettled(effects, { batch, report: 'camt' }), count)
  }

  private erase(member: Id<'member'>): void {
    this.erased.add(member)
    this.consents.set(member, { ...ALLOW, scopes: [] })
  }

  private async noting<T extends Outcome<unknown, string>>(outcome: Promise<T>, note: () => unknown): Promise<T> {
    const result = await outcome
    if (result.kind === 'done' && !result.repeated) note()
    return result
  }
}

function releaseOf(proposal: Id<'proposal'>): Id<'release'> {
  const id = parseId('release', proposal.replace('proposal', 'release'))
  if (id === undefined) throw new Error('ids of all kinds have the same form')
  return id
}

/** Fails when anything in the store contradicts a rule of the collective. */
async function expectSound(view: View, life: Life): Promise<void> {
  const posted = await everyPage((page) => view.ledger.transfers(page))
  const books = replay(posted)
  if (books.kind === 'broken') throw new Error(books.sentence)
  for (const { transfer } of posted) life.reached.add(transfer.purpose.kind)
  const balances = books.balances.get('USD')
  const owed = new Map(life.members.map((member) => [member, 0n]))

  for (const { id, document } of life.proposals) {
    const proposal = await view.proposals.proposal(id)
    if (proposal === undefined) throw new Error('a proposal is never lost')
    expectStep(life, id, proposal.state, Object.values(PROPOSAL_RULES))
    const ballots = await everyPage((page) => view.ballots.list(id, page))
    const voters = new Set(ballots.map(({ nullifier }) => nullifier)).size
    expect(await view.ballots.voters(id)).toBe(voters)
    expect(voters).toBeLessThanOrEqual(Number(await view.proposals.rollCount(id)))
    const counted = await view.proposals.tally(id)
    if (counted !== undefined) expect(counted.yes + counted.no + counted.abstain).toBe(BigInt(voters))
    for (const { place, nullifier, sequence, sealed } of ballots) {
      const [entry] = await view.log.entries(place, 1)
      expect(JSON.parse(entry?.text ?? '')).toMatchObject({ kind: 'ballotCast', proposal: id, nullifier, sequence, sealed })
    }
    const release = await view.releases.ofProposal(id)
    const released = release === undefined ? [] : await everyPage((page) => view.releases.members(release.id, page))
    const distributed = posted.find(({ transfer }) => transfer.id === `${id}-distributed`)?.transfer.postings ?? []
    expect(distributed.length > 0).toBe(proposal.state === 'settled')
    let shared = 0n
    for (const { account, minor } of distributed) {
      if (minor > 0n) continue
      shared -= minor
      const [kind, member = ''] = account.split(':')
      if (kind !== 'member') continue
      expect(released.map((each) => String(each.member))).toContain(member)
      owed.set(memberId(member), (owed.get(memberId(member)) ?? 0n) - minor)
    }
    if (distributed.length > 0) expect(shared).toBe(parseAmount(document.price, 'USD')?.minor)
    const confirmations = await view.proposals.confirmations(id)
    if (release !== undefined) expect(new Set(confirmations.map(({ steward }) => steward)).size).toBe(2)
  }

  for (const member of life.members) {
    const payouts = await everyPage((page) => view.payouts.listOf(member, page))
    let left = owed.get(member) ?? 0n
    for (const { id, state, amount } of payouts) {
      expectStep(life, id, state, Object.values(PAYOUT_RULES))
      if (state === 'sent' || state === 'settled') left -= amount.minor
    }
    // What a member was given is what they are still owed and what left for them, to the cent.
    expect(balances?.get(accounts.member(member)) ?? 0n).toBe(left)
  }
}

interface Rule {
  readonly from: readonly string[]
  readonly to: string
}

function expectStep(life: Life, id: string, state: ProposalState | PayoutState, rules: readonly Rule[]): void {
  const before = life.states.get(id)
  if (before !== undefined && before !== state)
    expect(
      rules.some(({ from, to }) => from.includes(before) && to === state),
      `${before} to ${state}`,
    ).toBe(true)
  life.states.set(id, state)
  life.reached.add(state)
}

let db: Database
beforeAll(async () => {
  db = await openEmbedded(null)
}, 60_000)
afterAll(() => db.destroy())

it('keeps its books, votes, states and consents sound through any life', { timeout: 180_000 }, async () => {
  const reached = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.string(), steps, async (seed, life) => {
      await sql.raw('drop schema public cascade; create schema public').execute(db)
      await migrate(db, migrations)
      const store = createStore(db)
      const lived = new Life(await foundCollective(store, seed))
      for (const member of await admitConsenting(lived.world, 4)) {
        lived.members.push(member)
        lived.consents.set(member, ALLOW)
      }
      let seenSeq = 0
      for (const each of life) {
        const intention = lived.intention(each)
        if (intention === undefined) continue
        const first = await intention()
        const lastSeq = (await store.read((view) => view.audit.last()))?.seq ?? 0
        if (each.again) {
          const second = await intention()
          if (first.kind === 'done') expect(must(second).repeated, each.action).toBe(true)
          else expect(second).toEqual(first)
          expect((await store.read((view) => view.audit.last()))?.seq).toBe(lastSeq)
        }
        // What is refused writes nothing, so there is nothing new to look at.
        if (lastSeq > seenSeq) await store.read((view) => expectSound(view, lived))
        seenSeq = lastSeq
      }
      for (const state of lived.reached) reached.add(state)
      const events = await store.read((view) => everyPage((page) => view.audit.list(page)))
      expect(firstBrokenLink(lived.world.effects.hasher, undefined, events)).toBeUndefined()
    }),
    { numRuns: 8, endOnFailure: true, examples: [['full', [...FULL_LIFE]]] },
  )
  // Random lives that never get anywhere would prove nothing.
  const ends = ['lapsed', 'delivered', 'cancelled', 'sent', 'settled', 'payoutRejected', 'returnCredited']
  expect([...reached]).toEqual(expect.arrayContaining(ends))
})
