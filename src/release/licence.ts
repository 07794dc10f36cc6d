/** The licence that a proposal starts from: the text that binds the buyer, and the same as an ODRL policy for programs. */
import type { DataPurpose } from '../contract/consent.ts'
import type { ProposalDocument } from '../contract/proposal.ts'

export const PURPOSES = {
  recommenders: 'building and improving systems that recommend music',
  analysisTools: 'building tools that analyse listening',
  research: 'research whose results are published',
  generativeTraining: 'training models that generate music or text',
} as const satisfies Record<DataPurpose, string>

/** Licensees act upon a withdrawal within this many days. */
const WITHDRAWAL_DAYS = 30

interface LicenceTerms {
  readonly collective: string
  readonly buyer: ProposalDocument['buyer']
  readonly purposes: readonly DataPurpose[]
}

/** A licence for one buyer and the stated purposes; stewards may change the text before it is proposed. */
export function draftLicence(terms: LicenceTerms): ProposalDocument['licence'] {
  return { title: `Data licence for ${terms.buyer.name}`, text: licenceText(terms), odrl: odrlPolicy(terms) }
}

function licenceText({ collective, buyer, purposes }: LicenceTerms): string {
  return `# Data licence

Between the members of ${collective} ("the members") and ${buyer.name} ("the licensee").

1. **Use.** The licensee may use the data for ${listOf(purposes.map((purpose) => PURPOSES[purpose]))}, and for nothing else.
2. **No passing on.** The licensee does not sell, lend or publish the data or any part of it from which rows could be restored.
3. **No singling out.** The licensee does not try to find out who a member is, does not join the data with other data about
   persons, and does not use it to decide anything about a person.
4. **Withdrawal.** Within ${WITHDRAWAL_DAYS} days of a notice that a member has withdrawn, the licensee deletes that member's rows from
   every copy, leaves them out of all later training, and confirms it in writing.
5. **Care.** The licensee keeps the data encrypted where it is stored and sent, lets only those at it who need it, and tells
   the members of any loss within 72 hours.
6. **End.** If the licensee breaks this licence it ends, and the licensee deletes the data within ${WITHDRAWAL_DAYS} days.
7. **No warranty.** The data is what the members' exports held. The members answer for having the right to license it.
`
}

function listOf(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}

/** ODRL 2.2 (https://www.w3.org/TR/odrl-model/); actions beyond its vocabulary are named by plain URNs. */
function odrlPolicy({ collective, buyer, purposes }: LicenceTerms): ProposalDocument['licence']['odrl'] {
  const target = 'urn:chorus:release'
  return {
    '@context': 'http://www.w3.org/ns/odrl.jsonld',
    '@type': 'Agreement',
    uid: `urn:chorus:licence:${buyer.id}`,
    assigner: { '@type': 'PartyCollection', uid: 'urn:chorus:members', 'http://schema.org/name': collective },
    assignee: { '@type': 'Party', uid: `urn:chorus:${buyer.id}`, 'http://schema.org/name': buyer.name },
    permission: [
      {
        target,
        action: 'use',
        constraint: [
          { leftOperand: 'purpose', operator: 'isAnyOf', rightOperand: purposes.map((purpose) => `urn:chorus:purpose:${purpose}`) },
        ],
        duty: [
          {
            action: 'delete',
            constraint: [
              { leftOperand: 'event', operator: 'eq', rightOperand: 'urn:chorus:event:memberWithdrawn' },
              { leftOperand: 'delayPeriod', operator: 'lteq', rightOperand: { '@value': `P${WITHDRAWAL_DAYS}D`, '@type': 'xsd:duration' } },
            ],
          },
        ],
      },
    ],
    prohibition: [
      { target, action: 'distribute' },
      { target, action: 'sell' },
      { target, action: 'urn:chorus:action:identifyMember' },
    ],
  }
}
