/** Posts a transfer when the books allow it, in the transaction that does what the transfer is for. */
import type { PostingDecision, Transfer } from '../ledger/index.ts'
import { decidePosting, decisionSentence, referenceOf } from '../ledger/index.ts'
import { assert } from '../shared/assert.ts'
import { canonicalJson } from '../shared/canonical-json.ts'
import type { Change } from './change.ts'
import { hashText } from './hash-text.ts'

/** Decides about a transfer and writes it when the decision is to post. */
export async function tryPost({ tx, hasher, atMs }: Change, transfer: Transfer): Promise<PostingDecision> {
  const decision = decidePosting(transfer, await tx.ledger.booksFor([transfer]))
  if (decision.kind === 'post') await tx.ledger.post(transfer, hashText(hasher, transferContent(transfer)), atMs)
  return decision
}

/** Posts a transfer that the state of its sale or batch has already allowed. */
export async function post(change: Change, transfer: Transfer): Promise<void> {
  const decision = await tryPost(change, transfer)
  assert(decision.kind === 'post', decision.kind === 'post' ? '' : decisionSentence(decision))
}

/** What a transfer says in one spelling: its postings in the order of account and currency, amounts as text. */
function transferContent({ id, purpose, postings }: Transfer): string {
  const lines = postings.map(({ account, currency, minor }) => [account, currency, minor.toString()])
  const sorted = lines.toSorted((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1))
  return canonicalJson({ id, kind: purpose.kind, reference: referenceOf(purpose), postings: sorted })
}
