/** Reads the document of a stored proposal, and proves that it is the one that was hashed. */
import type { ProposalDocument } from '../../contract/proposal.ts'
import { proposalDocumentSchema } from '../../contract/proposal.ts'
import { assert } from '../../shared/assert.ts'
import { hashText } from '../hash-text.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { Proposal } from '../ports/proposals.ts'

export function storedDocument(hasher: Hasher, { document, documentSha256 }: Proposal): ProposalDocument {
  assert(hashText(hasher, document) === documentSha256, 'the document of a proposal is the one that was hashed')
  return proposalDocumentSchema.parse(JSON.parse(document))
}
