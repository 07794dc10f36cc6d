/** What exactly is voted on: the one spelling of a proposal's document, and its hash. */
import type { ProposalDocument } from '../contract/proposal.ts'
import { assert } from '../shared/assert.ts'
import { canonicalJson } from '../shared/canonical-json.ts'
import type { Money } from '../shared/money.ts'
import { parseAmount } from '../shared/money.ts'

/** Lists that mean the same in any order are written in one, so that the same proposal has the same hash. */
export function canonicalDocument(document: ProposalDocument): string {
  return canonicalJson({ ...document, purposes: [...new Set(document.purposes)].toSorted() })
}

/** The price as money; the schema has checked that it is one. */
export function priceOf({ price, currency }: ProposalDocument): Money {
  const money = parseAmount(price, currency)
  assert(money !== undefined && money.minor > 0n, 'the price of a parsed document is an amount above zero')
  return money
}
