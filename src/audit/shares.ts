/** The shares of a sale, divided once more: what an audit and a member on their own hold the published list against. */
import type { ShareLine } from '../contract/log.ts'
import type { ProposalDocument } from '../contract/proposal.ts'
import { priceOf, termsOf } from '../governance/index.ts'
import { memberId, splitSale } from '../ledger/index.ts'
import { canonicalJson, type CanonicalValue } from '../shared/canonical-json.ts'
import { formatAmount } from '../shared/money.ts'
import { rootOfList, type Sha256 } from '../transparency/index.ts'
import type { EntryOf } from './effects.ts'

type Divided = EntryOf<'priceDivided'>

/** Tells whether the list is the one that the log names, with everyone on it once. */
export function isListWhole(sha256: Sha256, { root, members }: Divided, list: readonly ShareLine[]): boolean {
  const own = rootOfList(
    sha256,
    list.map((line) => canonicalJson(line satisfies CanonicalValue)),
  )
  const names = [list.map(({ member }) => member), list.map(({ pseudonym }) => pseudonym)]
  return own === root && list.length === members && names.every((each) => new Set(each).size === list.length)
}

/** Weights are counts of listens; a sum beyond 64 bits is none. */
const WEIGHT_SUM_END = 2n ** 64n

export type DividedAgain =
  /** Nothing can be divided by such a list. */
  | { readonly kind: 'badList' }
  | { readonly kind: 'anotherPrice' }
  | { readonly kind: 'anotherTreasury'; readonly treasury: string }
  /** What each line is due, in minor units; parallel to the list. */
  | { readonly kind: 'divided'; readonly minor: readonly bigint[] }

/** Divides by the rule in the document that was voted on. */
export function divideAgain(document: ProposalDocument, entry: Divided, list: readonly ShareLine[]): DividedAgain {
  if (entry.price !== formatAmount(priceOf(document)) || entry.currency !== document.currency) return { kind: 'anotherPrice' }
  const weights = list.reduce((sum, { weight }) => sum + BigInt(weight), 0n)
  const isDistinct = new Set(list.map(({ pseudonym }) => pseudonym)).size === list.length
  if (!isDistinct || weights >= WEIGHT_SUM_END) return { kind: 'badList' }
  // The split asks for a name for each line and gives it back; who it is changes nothing.
  const members = list.map(({ pseudonym, weight, member }) => ({ member: memberId(member), pseudonym, weight: BigInt(weight) }))
  const split = splitSale(termsOf(document), members)
  if (split.kind === 'refused') return { kind: 'badList' }
  const treasury = formatAmount(split.treasury)
  if (entry.treasury !== treasury) return { kind: 'anotherTreasury', treasury }
  return { kind: 'divided', minor: split.shares.map(({ amount }) => amount.minor) }
}
