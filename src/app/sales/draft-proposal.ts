/** A steward writes down a proposal; from here on its words never change. */
import type { ProposalDocument } from '../../contract/proposal.ts'
import { canonicalDocument } from '../../governance/index.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import { limits } from '../../shared/limits.ts'
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import { hashText } from '../hash-text.ts'
import type { Outcome } from '../outcome.ts'
import { done, idTaken, notSteward, refused, repeated } from '../outcome.ts'

export interface DraftProposal {
  readonly id: Id<'proposal'>
  readonly by: AccountId
  /** What the proposal answers, if it answers a request. */
  readonly request: Id<'request'> | null
  readonly document: ProposalDocument
}

type Refusal = 'notSteward' | 'notBuyer' | 'otherName' | 'noRequest' | 'tooRevealing' | 'idTaken' | 'tooMany'

const otherName = refused('otherName', 'The buyer of this proposal goes by another name here, which is the one that members have to read.')
const tooRevealing = refused(
  'tooRevealing',
  `An artist whom one member alone listens to gives that member away; ask for at least ${limits.artistMembersMin} members for each.`,
)

const tooMany = refused(
  'tooMany',
  `A request is answered by at most ${limits.proposalsPerRequestMax} proposals; ask the buyer for a new one.`,
)

/** Gives the hash of the document, which is what members vote on. */
export function draftProposal(
  effects: Effects,
  { id, by, request, document }: DraftProposal,
): Promise<Outcome<{ readonly documentSha256: string }, Refusal>> {
  return change(effects, async ({ tx, hasher, atMs, record }) => {
    if (!(await tx.accounts.holders('steward', [by])).has(by)) return notSteward
    const buyer = document.buyer.id
    if (!(await tx.accounts.holders('buyer', [buyer])).has(buyer)) return refused('notBuyer', 'The buyer of this proposal has no account.')
    if ((await tx.accounts.accounts([buyer])).get(buyer)?.displayName !== document.buyer.name) return otherName
    if (document.recipe.thresholds.artistMembersMin < limits.artistMembersMin) return tooRevealing
    if (request !== null && (await tx.requests.request(request))?.buyer !== buyer) {
      return refused('noRequest', 'The buyer of this proposal made no such request.')
    }
    const text = canonicalDocument(document)
    const documentSha256 = hashText(hasher, text)
    const known = await tx.proposals.proposal(id)
    if (known !== undefined)
      return known.documentSha256 === documentSha256 && known.request === request ? repeated({ documentSha256 }) : idTaken
    if (request !== null && (await tx.proposals.countOf(request)) >= limits.proposalsPerRequestMax) return tooMany
    await tx.proposals.add({ id, request, draftedBy: by, document: text, documentSha256, state: 'draft', draftedAtMs: atMs, window: null })
    await record({ actor: by, action: 'draftProposal', subject: id, detail: { documentSha256 } })
    return done({ documentSha256 })
  })
}
