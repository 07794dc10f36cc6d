/** Divides the price of a delivered sale between the treasury and the members in the release, by the rule that was voted on. */
import type { ShareLine } from '../../contract/log.ts'
import type { ProposalDocument } from '../../contract/proposal.ts'
import { isAfter, stepProposal, termsOf } from '../../governance/index.ts'
import type { Share, SplitRule } from '../../ledger/index.ts'
import { saleDistributed, saleId, splitSale, transferId } from '../../ledger/index.ts'
import { assert, at } from '../../shared/assert.ts'
import { canonicalJson } from '../../shared/canonical-json.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import type { Money } from '../../shared/money.ts'
import { formatAmount } from '../../shared/money.ts'
import { blinded, rootOfList, type Sha256 } from '../../transparency/index.ts'
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import { everyPage } from '../every-page.ts'
import type { Outcome } from '../outcome.ts'
import { done, noProposal, notSteward, refused, repeated } from '../outcome.ts'
import { post } from '../post-transfer.ts'
import type { View } from '../ports/store.ts'
import { storedDocument } from './stored-document.ts'

export interface SettleSale {
  readonly proposal: Id<'proposal'>
  readonly by: AccountId
}

/** `shares` are those of the members in the release, by member id; all of them and the treasury are the price. */
export interface Settlement {
  readonly price: Money
  readonly treasury: Money
  readonly shares: readonly Share[]
}

type Refusal = 'notSteward' | 'noProposal' | 'state' | 'noWeight'

export function settleSale(effects: Effects, { proposal: id, by }: SettleSale): Promise<Outcome<Settlement, Refusal>> {
  return change(effects, async (each) => {
    const { tx, hasher, record, publish, evidence } = each
    const sha256 = (bytes: Uint8Array): Uint8Array => hasher.sha256(bytes)
    if (!(await tx.accounts.holders('steward', [by])).has(by)) return notSteward
    const proposal = await tx.proposals.proposal(id)
    if (proposal === undefined) return noProposal
    const before = isAfter('settle', proposal.state)
    const step = stepProposal(proposal.state, 'settle', new Set([by]))
    if (!before && step.kind === 'refused') return refused('state', step.why)
    const document = storedDocument(hasher, proposal)
    const split = await splitOf(tx, id, document)
    if (split.kind === 'refused') return refused('noWeight', 'Nobody in this release weighs anything, so the price cannot be divided.')
    const { price, treasury, shares } = split
    if (before || step.kind === 'refused') return repeated({ price, treasury, shares })
    await post(each, saleDistributed(transferId(`${id}-distributed`), saleId(id), split))
    await tx.proposals.move(id, proposal.state, step.state)
    const list = await shareListOf(tx, sha256, { proposal: id, rule: termsOf(document).rule, shares })
    const listSha256 = await evidence(canonicalJson(list))
    const root = rootOfList(
      sha256,
      list.map((line) => canonicalJson(line)),
    )
    const amounts = { currency: price.currency, price: formatAmount(price), treasury: formatAmount(treasury) }
    await publish({ kind: 'priceDivided', proposal: id, ...amounts, members: list.length, listSha256, root })
    const detail = { currency: price.currency, price: formatAmount(price), treasury: formatAmount(treasury), members: shares.length }
    await record({ actor: by, action: 'settleSale', subject: id, detail })
    return done({ price, treasury, shares })
  })
}

async function splitOf(view: View, id: Id<'proposal'>, document: ProposalDocument): Promise<ReturnType<typeof splitSale>> {
  const release = await view.releases.ofProposal(id)
  assert(release !== undefined, 'a delivered proposal has a release')
  const members = await everyPage((page) => view.releases.members(release.id, page))
  return splitSale(termsOf(document), members)
}

/** Where weights do not count, each is 1, so that nobody's listening shows. */
async function shareListOf(
  view: View,
  sha256: Sha256,
  { proposal, rule, shares }: { readonly proposal: Id<'proposal'>; readonly rule: SplitRule; readonly shares: readonly Share[] },
): Promise<readonly ShareLine[]> {
  const release = await view.releases.ofProposal(proposal)
  assert(release !== undefined, 'a delivered proposal has a release')
  const members = await everyPage((page) => view.releases.members(release.id, page))
  const lines = members.map(({ member, pseudonym, weight }, index) => ({
    pseudonym,
    weight: rule.kind === 'equal' ? '1' : weight.toString(),
    minor: at(shares, index).amount.minor.toString(),
    member: blinded(sha256, proposal, member),
  }))
  return lines.toSorted((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1))
}
