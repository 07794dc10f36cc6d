/** Votes are counted exactly, ballots are taken once and in time, and a proposal moves along its table only. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ProposalDocument } from '../contract/proposal.ts'
import { proposalDocumentSchema } from '../contract/proposal.ts'
import { AssertionError } from '../shared/assert.ts'
import { makeId } from '../shared/ids.ts'
import type { Ballot, Choice, ProposalAction, ProposalState, VoteCounts } from './index.ts'
import {
  canonicalDocument,
  CHOICES,
  countChoices,
  countedBallots,
  coverageOf,
  decideBallot,
  isAfter,
  priceOf,
  PROPOSAL_RULES,
  PROPOSAL_STATES,
  proposalCan,
  stepProposal,
  tally,
} from './index.ts'

const bps = fc.integer({ min: 0, max: 10_000 })
const majority = fc.integer({ min: 5_000, max: 9_999 })
const counts = fc
  .tuple(fc.bigInt(0n, 10n ** 6n), fc.bigInt(0n, 10n ** 6n), fc.bigInt(0n, 10n ** 6n), fc.bigInt(0n, 10n ** 6n))
  .map(([yes, no, abstain, silent]): VoteCounts => ({ roll: yes + no + abstain + silent, yes, no, abstain }))
const ballot = fc.record({
  nullifier: fc.constantFrom('1', '2', '3'),
  sealed: fc.constantFrom(...CHOICES),
  sequence: fc.integer({ min: 1, max: 5 }),
})

const buyer = makeId('buyer', new Uint8Array(16))
const june: ProposalDocument = {
  format: 'chorus-proposal-1',
  title: 'Artist preferences',
  buyer: { id: buyer, name: 'Example Models' },
  purposes: ['recommenders', 'research'],
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
    thresholds: { artistMembersMin: 5, memberRowsMin: 1 },
    coarsening: { day: 'day', startedAt: 'second' },
  },
  vote: { votingMs: 86_400_000, quorumBps: 2_000, majorityBps: 5_000 },
}

describe('a tally', () => {
  const rules = { quorumBps: 5_000, majorityBps: 5_000 }
  const cases: readonly (readonly [string, VoteCounts, string])[] = [
    ['passes with more than half', { roll: 10n, yes: 3n, no: 2n, abstain: 0n }, 'pass'],
    ['rejects a tie', { roll: 10n, yes: 3n, no: 3n, abstain: 4n }, 'reject'],
    ['meets the quorum at exactly half, abstentions included', { roll: 10n, yes: 1n, no: 0n, abstain: 4n }, 'pass'],
    ['lapses one short of the quorum', { roll: 11n, yes: 5n, no: 0n, abstain: 0n }, 'lapse'],
    ['rejects when all abstain', { roll: 4n, yes: 0n, no: 0n, abstain: 4n }, 'reject'],
    ['rejects with an empty roll', { roll: 0n, yes: 0n, no: 0n, abstain: 0n }, 'reject'],
  ]
  it.each(cases)('%s', (_, each, verdict) => {
    expect(tally(each, rules).verdict).toBe(verdict)
  })

  it('asks for more than two thirds, to the last vote', () => {
    const twoThirds = { quorumBps: 0, majorityBps: 6_667 }
    expect(tally({ roll: 10_000n, yes: 6_667n, no: 3_333n, abstain: 0n }, twoThirds).verdict).toBe('reject')
    expect(tally({ roll: 10_001n, yes: 6_668n, no: 3_333n, abstain: 0n }, twoThirds).verdict).toBe('pass')
  })

  it('rounds the turnout down, and only the turnout', () => {
    expect(tally({ roll: 3n, yes: 2n, no: 0n, abstain: 0n }, rules).turnoutBps).toBe(6_666n)
  })

  it('never turns against a proposal because of one more yes', () => {
    fc.assert(
      fc.property(counts, bps, majority, (each, quorumBps, majorityBps) => {
        fc.pre(each.roll > each.yes + each.no + each.abstain)
        const before = tally(each, { quorumBps, majorityBps })
        const after = tally({ ...each, yes: each.yes + 1n }, { quorumBps, majorityBps })
        expect(before.verdict !== 'pass' || after.verdict === 'pass').toBe(true)
      }),
    )
  })

  it('never passes with as many no as yes, and says the same for a vote twice its size', () => {
    fc.assert(
      fc.property(counts, bps, majority, (each, quorumBps, majorityBps) => {
        const once = tally(each, { quorumBps, majorityBps })
        const twice = tally(
          { roll: each.roll * 2n, yes: each.yes * 2n, no: each.no * 2n, abstain: each.abstain * 2n },
          { quorumBps, majorityBps },
        )
        expect(once.verdict !== 'pass' || each.yes > each.no).toBe(true)
        expect([twice.verdict, twice.turnoutBps]).toEqual([once.verdict, once.turnoutBps])
      }),
    )
  })

  it('cannot hold more votes than members', () => {
    expect(() => tally({ roll: 1n, yes: 1n, no: 1n, abstain: 0n }, rules)).toThrow(AssertionError)
  })
})

describe('ballots', () => {
  const window = { opensAtMs: 100, closesAtMs: 200 }
  const fresh = { window, atMs: 150, isProved: true, latest: undefined }
  const yes: Ballot = { nullifier: '1', sealed: 'yes', sequence: 1 }
  const reasonOf = (each: Ballot, circumstances: Parameters<typeof decideBallot>[1]): string => {
    const decision = decideBallot(each, circumstances)
    return decision.kind === 'refused' ? decision.reason : decision.kind
  }

  it('are taken from the opening up to, and not at, the close', () => {
    expect([99, 100, 199, 200].map((atMs) => reasonOf(yes, { ...fresh, atMs }))).toEqual(['notOpenYet', 'accept', 'accept', 'closed'])
  })

  it('are taken with a proof only, once, and never out of order', () => {
    expect(reasonOf(yes, { ...fresh, isProved: false })).toBe('ballotNotProved')
    expect(reasonOf(yes, { ...fresh, latest: yes })).toBe('repeated')
    expect(reasonOf({ ...yes, sealed: 'no' }, { ...fresh, latest: yes })).toBe('sequenceTaken')
    expect(reasonOf(yes, { ...fresh, latest: { ...yes, sequence: 2 } })).toBe('sequenceTooLow')
    expect(reasonOf({ ...yes, sealed: 'no', sequence: 2 }, { ...fresh, latest: yes })).toBe('accept')
  })

  it('that were taken are still known as repeated after the close', () => {
    expect(reasonOf(yes, { ...fresh, atMs: 500, latest: yes })).toBe('repeated')
  })

  it('count once for each voter, whatever the order in which they are read', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(ballot, { selector: ({ nullifier, sequence }) => `${nullifier} ${sequence}` }),
        fc.nat(),
        (ballots, turn) => {
          const turned = [...ballots.slice(turn % (ballots.length + 1)), ...ballots.slice(0, turn % (ballots.length + 1))]
          const counted = countedBallots(turned)
          expect(counted).toEqual(countedBallots(ballots))
          expect(counted.size).toBe(new Set(ballots.map(({ nullifier }) => nullifier)).size)
          for (const each of ballots) expect(counted.get(each.nullifier)?.sequence).toBeGreaterThanOrEqual(each.sequence)
          const {
            yes: ayes,
            no,
            abstain,
          } = countChoices(
            3n,
            [...counted.values()].map(({ sealed }): Choice => sealed),
          )
          expect(ayes + no + abstain).toBe(BigInt(counted.size))
        },
      ),
    )
  })
})

describe('a proposal', () => {
  const people = (...names: string[]): ReadonlySet<string> => new Set(names)
  const actions = Object.keys(PROPOSAL_RULES).filter((key): key is ProposalAction => Object.hasOwn(PROPOSAL_RULES, key))

  it('goes from draft to settled, with two stewards for the payment', () => {
    const path: readonly (readonly [ProposalAction, ReadonlySet<string>])[] = [
      ['open', people('s')],
      ['pass', people()],
      ['confirmPayment', people('s', 't')],
      ['deliver', people('s')],
      ['settle', people('s')],
    ]
    let state: ProposalState = 'draft'
    for (const [action, who] of path) {
      const step = stepProposal(state, action, who)
      expect(step.kind).toBe('done')
      if (step.kind === 'done') state = step.state
    }
    expect(state).toBe('settled')
    expect(stepProposal('passed', 'confirmPayment', people('s'))).toMatchObject({ kind: 'refused', reason: 'people' })
  })

  it('cannot be cancelled while members vote, nor once it is paid', () => {
    expect(PROPOSAL_STATES.filter((state) => proposalCan.cancel({ state }))).toEqual(['draft', 'passed'])
  })

  it('has a rule for each step only, and never comes back to a state', () => {
    for (const action of actions) {
      for (const state of PROPOSAL_STATES) {
        const step = stepProposal(state, action, people('s', 't'))
        expect(step.kind === 'done').toBe(proposalCan[action]({ state }))
        if (step.kind === 'done') expect(isAfter(action, step.state) && !isAfter(action, state)).toBe(true)
      }
    }
  })

  it('can reach every state from a draft', () => {
    expect(PROPOSAL_STATES.filter((state) => state === 'draft' || isAfter('open', state) || isAfter('cancel', state))).toEqual(
      PROPOSAL_STATES,
    )
  })
})

describe('the document of a proposal', () => {
  it('has one spelling, whatever the order of keys and purposes', () => {
    const turned: unknown = Object.fromEntries(Object.entries({ ...june, purposes: ['research', 'recommenders'] }).toReversed())
    expect(canonicalDocument(proposalDocumentSchema.parse(turned))).toBe(canonicalDocument(june))
    expect(proposalDocumentSchema.parse(JSON.parse(canonicalDocument(june)))).toEqual(june)
    expect(priceOf(june)).toEqual({ currency: 'USD', minor: 5_500_000n })
  })

  it('is another one when anything about the sale is', () => {
    const others: readonly ProposalDocument[] = [
      { ...june, price: '55000.01' },
      { ...june, treasuryBps: 1_001 },
      { ...june, recipe: { ...june.recipe, columns: ['artist', 'plays'] } },
      { ...june, vote: { ...june.vote, quorumBps: 1_999 } },
      { ...june, licence: { ...june.licence, odrl: { permission: ['sell'] } } },
    ]
    expect(new Set([june, ...others].map(canonicalDocument)).size).toBe(others.length + 1)
  })

  it.each<readonly [string, object]>([
    ['a price without cents', { price: '55000' }],
    ['a price of nothing', { price: '0.00' }],
    ['a currency nobody knows', { currency: 'XXX' }],
    ['a fraction in the recipe', { recipe: { ...june.recipe, thresholds: { artistMembersMin: 0.5, memberRowsMin: 1 } } }],
    ['a majority of less than half', { vote: { ...june.vote, majorityBps: 4_999 } }],
    ['no purpose', { purposes: [] }],
    ['a field that nobody knows', { bonus: true }],
  ])('is refused with %s', (_, change) => {
    expect(proposalDocumentSchema.safeParse({ ...june, ...change }).success).toBe(false)
  })
})

describe('a consent', () => {
  const consent = {
    scopes: ['artistPreferences'],
    purposes: ['recommenders', 'research'],
    buyersNever: [],
    askEachSale: false,
    textVersion: '1',
  } as const
  const sale = { buyer, scope: 'artistPreferences', purposes: ['recommenders'] } as const
  const gap = (...asked: Parameters<typeof coverageOf>): string => {
    const coverage = coverageOf(...asked)
    return coverage.kind === 'covered' ? 'covered' : coverage.reason
  }

  it('covers a sale of that scope, for those purposes, to that buyer', () => {
    expect(gap(consent, sale, undefined)).toBe('covered')
    expect(gap(undefined, sale, true)).toBe('noConsent')
    expect(gap({ ...consent, scopes: ['timedPlays'] }, sale, true)).toBe('scope')
    expect(gap(consent, { ...sale, purposes: ['research', 'generativeTraining'] }, true)).toBe('purpose')
    expect(gap({ ...consent, buyersNever: [buyer] }, sale, true)).toBe('buyer')
  })

  it('that asks for each sale covers only those that were answered with yes', () => {
    const asking = { ...consent, askEachSale: true }
    expect([undefined, false, true].map((answer) => gap(asking, sale, answer))).toEqual(['notAsked', 'saidNo', 'covered'])
    expect(gap(consent, sale, false)).toBe('saidNo')
  })
})
