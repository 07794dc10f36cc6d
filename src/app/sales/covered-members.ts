/** Which members a sale may include: live ones whose own consent covers it. */
import type { CoverageGap } from '../../contract/consent.ts'
import type { ProposalDocument } from '../../contract/proposal.ts'
import type { SaleNeeds } from '../../governance/index.ts'
import { coverageOf } from '../../governance/index.ts'
import type { Id } from '../../shared/ids.ts'
import { isId } from '../../shared/ids.ts'
import { everyPage } from '../every-page.ts'
import type { View } from '../ports/store.ts'

/** What a document asks of each member. */
export function needsOf({ buyer, recipe, purposes }: ProposalDocument): SaleNeeds {
  return { buyer: buyer.id, scope: recipe.scope, purposes }
}

/** Gives every live member whose consent covers the sale at this moment, by id. */
export async function coveredMembers(view: View, proposal: Id<'proposal'>, document: ProposalDocument): Promise<readonly Id<'member'>[]> {
  const live = await everyPage((page) => view.accounts.list('member', page))
  const members = live.map(({ id }) => id).filter((id) => isId('member', id))
  const gaps = await coverageGaps(view, proposal, document, members)
  return members.filter((member) => !gaps.has(member))
}

/** Gives those of the members that a sale may not include, each with what stands against it. */
export async function coverageGaps(
  view: View,
  proposal: Id<'proposal'>,
  document: ProposalDocument,
  members: readonly Id<'member'>[],
): Promise<ReadonlyMap<Id<'member'>, CoverageGap | 'notMember'>> {
  const live = await view.accounts.holders('member', members)
  const consents = await view.consents.latest(members)
  const answers = await view.consents.answers(proposal, members)
  const gaps = new Map<Id<'member'>, CoverageGap | 'notMember'>()
  for (const member of members) {
    const coverage = coverageOf(consents.get(member), needsOf(document), answers.get(member))
    if (!live.has(member)) gaps.set(member, 'notMember')
    else if (coverage.kind === 'notCovered') gaps.set(member, coverage.reason)
  }
  return gaps
}
