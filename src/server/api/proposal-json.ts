/** Proposals as the API shows them: to members with what it means for them, to stewards with who confirmed the payment. */
import { storedDocument } from '../../app/sales/stored-document.ts'
import { needsOf } from '../../app/sales/covered-members.ts'
import type { Hasher } from '../../app/ports/hasher.ts'
import type { Proposal, RecordedTally } from '../../app/ports/proposals.ts'
import type { Release } from '../../app/ports/releases.ts'
import type { View } from '../../app/ports/store.ts'
import type { ProposalDetail, ProposalSummary } from '../../contract/http/sales.ts'
import type { ProposalDocument } from '../../contract/proposal.ts'
import { coverageOf, tally, type Thresholds } from '../../governance/index.ts'
import type { Id } from '../../shared/ids.ts'
import type { Money } from '../../shared/money.ts'
import { formatAmount } from '../../shared/money.ts'
import { formatInstant } from '../../shared/time.ts'

export function moneyJson(money: Money) {
  return { currency: money.currency, amount: formatAmount(money) }
}

export function windowJson(window: Proposal['window']) {
  return window && { opensAt: formatInstant(window.opensAtMs), closesAt: formatInstant(window.closesAtMs) }
}

export function summaryJson(hasher: Hasher, proposal: Proposal): ProposalSummary {
  const { title, buyer, price, currency } = storedDocument(hasher, proposal)
  return { id: proposal.id, title, buyer, price: { currency, amount: price }, state: proposal.state, window: windowJson(proposal.window) }
}

export function resultJson(recorded: RecordedTally, thresholds: Thresholds) {
  const { roll, yes, no, abstain, turnoutBps, quorumMet, majorityMet, verdict } = tally(recorded, thresholds)
  const counts = { roll: Number(roll), yes: Number(yes), no: Number(no), abstain: Number(abstain), turnoutBps: Number(turnoutBps) }
  return { ...counts, quorumMet, majorityMet, verdict, closedAt: formatInstant(recorded.closedAtMs) }
}

export interface Onlooker {
  readonly member: Id<'member'> | null
  readonly isSteward: boolean
}

/** Undefined where there is no such proposal for this onlooker: drafts are the stewards' own. */
export async function detailJson(view: View, hasher: Hasher, id: Id<'proposal'>, onlooker: Onlooker): Promise<ProposalDetail | undefined> {
  const proposal = await view.proposals.proposal(id)
  if (proposal === undefined || (proposal.window === null && !onlooker.isSteward)) return undefined
  const document = storedDocument(hasher, proposal)
  const recorded = await view.proposals.tally(id)
  const release = await view.releases.ofProposal(id)
  const confirmations = onlooker.isSteward ? await view.proposals.confirmations(id) : null
  return {
    ...summaryJson(hasher, proposal),
    request: proposal.request,
    document,
    documentSha256: proposal.documentSha256,
    draftedAt: formatInstant(proposal.draftedAtMs),
    roll: Number(await view.proposals.rollCount(id)),
    result: recorded === undefined ? null : resultJson(recorded, document.vote),
    release:
      release === undefined
        ? null
        : { id: release.id, manifestSha256: release.manifestSha256, deliveredAt: formatInstant(release.builtAtMs) },
    mine: onlooker.member === null ? null : await mineJson(view, { id, document, release }, onlooker.member),
    confirmations: confirmations && confirmations.map(({ steward, reference, atMs }) => ({ steward, reference, at: formatInstant(atMs) })),
  }
}

interface Sale {
  readonly id: Id<'proposal'>
  readonly document: ProposalDocument
  readonly release: Release | undefined
}

async function mineJson(view: View, { id, document, release }: Sale, member: Id<'member'>) {
  const consent = (await view.consents.latest([member])).get(member)
  const said = (await view.consents.answers(id, [member])).get(member)
  const coverage = coverageOf(consent, needsOf(document), said)
  return {
    voter: await voterJson(view, id, member),
    covered: coverage.kind === 'covered',
    gap: coverage.kind === 'covered' ? null : coverage.reason,
    why: coverage.kind === 'covered' ? null : coverage.sentence,
    answer: said ?? null,
    inRelease: release === undefined ? null : await view.releases.holds(release.id, member),
  }
}

/** The key with which a member stands on the roll, which stays the same in this vote whatever key they take later. */
async function voterJson(view: View, id: Id<'proposal'>, member: Id<'member'>) {
  const commitment = (await view.proposals.rollEntry(id, member))?.commitment ?? null
  const voter = commitment === null ? undefined : await view.voters.voter(commitment)
  return voter === undefined ? null : { commitment: voter.commitment, heldBy: voter.heldBy }
}
