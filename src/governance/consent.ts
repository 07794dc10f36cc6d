/** Whether a member's own consent covers a sale: a vote of the others never replaces it. */
import type { ConsentChoices, CoverageGap, DataPurpose } from '../contract/consent.ts'
import type { Scope } from '../contract/contribution.ts'
import type { Id } from '../shared/ids.ts'

/** What a sale asks of each member. */
export interface SaleNeeds {
  readonly buyer: Id<'buyer'>
  readonly scope: Scope
  readonly purposes: readonly DataPurpose[]
}

export type Coverage =
  | { readonly kind: 'covered' }
  | { readonly kind: 'notCovered'; readonly reason: CoverageGap; readonly sentence: string }

const SENTENCES: Readonly<Record<CoverageGap, string>> = {
  noConsent: 'This member has not consented to anything.',
  saidNo: 'This member said no to this sale.',
  buyer: 'This member never sells to this buyer.',
  scope: 'This member does not offer data of this kind.',
  purpose: 'This member does not allow every purpose of this sale.',
  notAsked: 'This member wants to be asked for each sale and has not said yes to this one.',
}

/** `answer` is what the member said to this very sale; undefined when nothing. */
export function coverageOf(consent: ConsentChoices | undefined, sale: SaleNeeds, answer: boolean | undefined): Coverage {
  const reason = gapOf(consent, sale, answer)
  return reason === undefined ? { kind: 'covered' } : { kind: 'notCovered', reason, sentence: SENTENCES[reason] }
}

function gapOf(consent: ConsentChoices | undefined, sale: SaleNeeds, answer: boolean | undefined): CoverageGap | undefined {
  if (consent === undefined) return 'noConsent'
  if (answer === false) return 'saidNo'
  if (consent.buyersNever.includes(sale.buyer)) return 'buyer'
  if (!consent.scopes.includes(sale.scope)) return 'scope'
  if (!sale.purposes.every((purpose) => consent.purposes.includes(purpose))) return 'purpose'
  return consent.askEachSale && answer !== true ? 'notAsked' : undefined
}
