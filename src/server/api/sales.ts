/** Requests, proposals, votes and sales over HTTP. */
import { refused } from '../../app/outcome.ts'
import { answerSale } from '../../app/sales/answer-sale.ts'
import { cancelProposal } from '../../app/sales/cancel-proposal.ts'
import { closeVote } from '../../app/sales/close-vote.ts'
import { confirmPayment } from '../../app/sales/confirm-payment.ts'
import { draftProposal } from '../../app/sales/draft-proposal.ts'
import { fulfilSale, previewMyRows } from '../../app/sales/fulfil-sale.ts'
import { openProposal } from '../../app/sales/open-proposal.ts'
import { requestDataset } from '../../app/sales/request-dataset.ts'
import { settleSale } from '../../app/sales/settle-sale.ts'
import { storedDocument } from '../../app/sales/stored-document.ts'
import { noProposal } from '../../app/outcome.ts'
import type { DatasetRequest } from '../../app/ports/requests.ts'
import { assert } from '../../shared/assert.ts'
import { isId } from '../../shared/ids.ts'
import { add, zero } from '../../shared/money.ts'
import { formatInstant } from '../../shared/time.ts'
import { accountOf, buyerOf, isSteward, memberOf, pageOf, type Handlers } from './call.ts'
import { detailJson, moneyJson, resultJson, summaryJson, windowJson } from './proposal-json.ts'
import { answer } from './reply.ts'

function requestJson({ id, buyer, title, wishes, requestedAtMs }: DatasetRequest) {
  return { id, buyer, title, wishes, requestedAt: formatInstant(requestedAtMs) }
}

const requests = {
  async requestDataset(call) {
    const { request: id } = call.params
    const outcome = await requestDataset(call.effects, { id, buyer: buyerOf(call), ...call.body })
    if (outcome.kind === 'refused') return outcome
    const stored = await call.effects.store.read((view) => view.requests.request(id))
    assert(stored !== undefined, 'what was asked for is there')
    return answer(requestJson(stored))
  },
  async listMyRequests(call) {
    const { store, hasher } = call.effects
    return await store.read(async (view) => {
      const page = await view.buyers.requestsOf(buyerOf(call), pageOf(call.query))
      const proposals = await view.buyers.proposalsFor(page.items.map(({ id }) => id))
      const items = page.items.map((request) => ({
        ...requestJson(request),
        proposals: proposals.filter((proposal) => proposal.request === request.id).map((proposal) => summaryJson(hasher, proposal)),
      }))
      return answer({ items, next: page.next })
    })
  },
  async listRequests({ effects, query }) {
    const page = await effects.store.read((view) => view.requests.list(pageOf(query)))
    return answer({ items: page.items.map(requestJson), next: page.next })
  },
} satisfies Partial<Handlers>

const membersSide = {
  async listProposals(call) {
    const { store, hasher } = call.effects
    const which = { state: call.query.state ?? null, withDrafts: isSteward(call) }
    const page = await store.read((view) => view.proposals.list(which, pageOf(call.query)))
    return answer({ items: page.items.map((proposal) => summaryJson(hasher, proposal)), next: page.next })
  },
  async readProposal(call) {
    const { store, hasher } = call.effects
    const account = accountOf(call)
    const onlooker = { member: isId('member', account) ? account : null, isSteward: isSteward(call) }
    const detail = await store.read((view) => detailJson(view, hasher, call.params.proposal, onlooker))
    return detail === undefined ? noProposal : answer(detail)
  },
  async previewMyRows(call) {
    const outcome = await previewMyRows(call.effects, call.params.proposal, memberOf(call))
    return outcome.kind === 'refused' ? outcome : answer(outcome.value)
  },
  async answerSale(call) {
    const outcome = await answerSale(call.effects, { proposal: call.params.proposal, member: memberOf(call), consents: call.body.consents })
    return outcome.kind === 'refused' ? outcome : answer({})
  },
} satisfies Partial<Handlers>

const stewardsSide = {
  async draftProposal(call) {
    const outcome = await draftProposal(call.effects, { id: call.params.proposal, by: accountOf(call), ...call.body })
    return outcome.kind === 'refused' ? outcome : answer(outcome.value)
  },
  async openProposal(call) {
    const outcome = await openProposal(call.effects, { proposal: call.params.proposal, by: accountOf(call) })
    if (outcome.kind === 'refused') return outcome
    const window = windowJson(outcome.value.window)
    assert(window !== null, 'an open vote has a window')
    return answer({ window, roll: Number(outcome.value.roll) })
  },
  async closeVote({ effects, params }) {
    const outcome = await closeVote(effects, params.proposal)
    if (outcome.kind === 'refused') return outcome
    return await effects.store.read(async (view) => {
      const proposal = await view.proposals.proposal(params.proposal)
      const recorded = await view.proposals.tally(params.proposal)
      assert(proposal !== undefined && recorded !== undefined, 'a vote that was counted has its count')
      return answer(resultJson(recorded, storedDocument(effects.hasher, proposal).vote))
    })
  },
  async cancelProposal(call) {
    const outcome = await cancelProposal(call.effects, { proposal: call.params.proposal, by: accountOf(call), why: call.body.why })
    return outcome.kind === 'refused' ? outcome : answer({})
  },
  async confirmPayment(call) {
    const outcome = await confirmPayment(call.effects, { proposal: call.params.proposal, by: accountOf(call), ...call.body })
    return outcome.kind === 'refused' ? outcome : answer(outcome.value)
  },
  async deliver(call) {
    const outcome = await inTurn(call.params.proposal, () => fulfilSale(call.effects, { ...call.params, by: accountOf(call) }))
    if (outcome.kind === 'refused') return outcome
    return answer({ release: call.params.release, ...outcome.value })
  },
  async settle(call) {
    const outcome = await settleSale(call.effects, { proposal: call.params.proposal, by: accountOf(call) })
    if (outcome.kind === 'refused') return outcome
    const { price, treasury, shares } = outcome.value
    const amounts = shares.map(({ amount }) => amount)
    const sorted = amounts.toSorted((a, b) => (a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0))
    const [least] = sorted
    const most = sorted.at(-1)
    if (least === undefined || most === undefined) return refused('noWeight', 'Nobody has a share in this sale.')
    const distributed = amounts.reduce(add, zero(price.currency))
    return answer({
      price: moneyJson(price),
      treasury: moneyJson(treasury),
      distributed: moneyJson(distributed),
      members: shares.length,
      shareMin: moneyJson(least),
      shareMax: moneyJson(most),
    })
  },
} satisfies Partial<Handlers>

/** Two builds of one sale at once would write into one folder, so the second waits and then finds the first one's. */
const turns = new Map<string, Promise<unknown>>()

async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(key) ?? Promise.resolve()
  const mine = before.then(work)
  const settled = mine.catch(() => undefined)
  turns.set(key, settled)
  try {
    return await mine
  } finally {
    if (turns.get(key) === settled) turns.delete(key)
  }
}

export const saleHandlers = { ...requests, ...membersSide, ...stewardsSide }
