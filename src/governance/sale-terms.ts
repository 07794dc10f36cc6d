/** How the price of a proposal is split, as its document says it. */
import type { ProposalDocument } from '../contract/proposal.ts'
import type { SaleTerms, SplitRule } from '../ledger/index.ts'
import { basisPoints } from '../shared/money.ts'
import { priceOf } from './proposal-document.ts'

export function termsOf(document: ProposalDocument): SaleTerms {
  return { price: priceOf(document), treasury: basisPoints(document.treasuryBps), rule: ruleOf(document.split) }
}

function ruleOf(split: ProposalDocument['split']): SplitRule {
  if (split.kind === 'equal') return split
  return { kind: 'byContribution', capEqualShares: split.capEqualShares === null ? null : BigInt(split.capEqualShares) }
}
