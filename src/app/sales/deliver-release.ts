/** Hands a release over to the buyer: of the very proposal that was voted on, and of members who consent to it now. */
import type { Deed } from '../../contract/deeds.ts'
import { isAfter, stepProposal } from '../../governance/index.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Change, Effects } from '../change.ts'
import { change } from '../change.ts'
import { everyPage } from '../every-page.ts'
import { hashText } from '../hash-text.ts'
import type { Outcome } from '../outcome.ts'
import { done, noProposal, notSteward, refused, repeated } from '../outcome.ts'
import type { Proposal } from '../ports/proposals.ts'
import type { Release, ReleaseMember } from '../ports/releases.ts'
import type { View } from '../ports/store.ts'
import { coverageGaps } from './covered-members.ts'
import { storedDocument } from './stored-document.ts'

export interface DeliverRelease {
  readonly by: AccountId
  readonly release: Omit<Release, 'builtAtMs' | 'manifestSha256'>
  /** What is in the release, as it is signed; the log names it by its hash, and keeps it for whoever checks. */
  readonly manifest: string
  /** The hash of the document that the release was built from. */
  readonly documentSha256: string
  readonly members: readonly ReleaseMember[]
  /** Number of the last event of the record before the rows were read; zero where there was none. */
  readonly readAfterSeq: number
}

type Refusal =
  | 'notSteward'
  | 'noProposal'
  | 'state'
  | 'otherDocument'
  | 'otherRelease'
  | 'nobody'
  | 'repeatedMember'
  | 'notCovered'
  | 'takenBack'

export function deliverRelease(effects: Effects, delivery: DeliverRelease): Promise<Outcome<null, Refusal>> {
  return change(effects, async (each) => {
    const { tx, atMs, record, publish, evidence } = each
    const { by, documentSha256, members, manifest } = delivery
    const release = { ...delivery.release, manifestSha256: hashText(each.hasher, manifest) }
    if (!(await tx.accounts.holders('steward', [by])).has(by)) return notSteward
    const proposal = await tx.proposals.proposal(release.proposal)
    if (proposal === undefined) return noProposal
    const before = await tx.releases.ofProposal(proposal.id)
    if (before !== undefined && isAfter('deliver', proposal.state)) {
      return before.id === release.id && before.manifestSha256 === release.manifestSha256
        ? repeated(null)
        : refused('otherRelease', 'Another release of this proposal was delivered before.')
    }
    const step = stepProposal(proposal.state, 'deliver', new Set([by]))
    if (step.kind === 'refused') return refused('state', step.why)
    const refusal = await refusalOf(each, proposal, delivery)
    if (refusal !== undefined) return refusal
    await tx.releases.add({ ...release, builtAtMs: atMs }, members)
    await tx.proposals.move(proposal.id, proposal.state, step.state)
    const { manifestSha256 } = release
    await evidence(manifest)
    await publish({ kind: 'releaseDelivered', proposal: proposal.id, release: release.id, manifestSha256, members: members.length })
    const detail = { release: release.id, manifestSha256, documentSha256, members: members.length }
    await record({ actor: by, action: 'deliverRelease', subject: proposal.id, detail })
    return done(null)
  })
}

async function refusalOf({ tx, hasher }: Change, proposal: Proposal, { documentSha256, members, readAfterSeq }: DeliverRelease) {
  if (documentSha256 !== proposal.documentSha256)
    return refused('otherDocument', 'This release was not built from the document that members voted on.')
  if (members.length === 0) return refused('nobody', 'A release holds the data of at least one member.')
  const ids = members.map(({ member }) => member)
  if (new Set(ids).size !== ids.length || new Set(members.map(({ pseudonym }) => pseudonym)).size !== ids.length) {
    return refused('repeatedMember', 'A member is in a release once, under a pseudonym that nobody else has.')
  }
  const gaps = await coverageGaps(tx, proposal.id, storedDocument(hasher, proposal), ids)
  if (gaps.size > 0) return refused('notCovered', `This release holds data of ${gaps.size} members whose consent does not cover the sale.`)
  if (!(await isTakenBack(tx, new Set<string>(ids), readAfterSeq))) return undefined
  return refused('takenBack', 'While this release was built, a member took back what is in it; build it again, without that.')
}

/** The pool has let go of such rows by now, and the files that were made before have not. */
async function isTakenBack(view: View, members: ReadonlySet<string>, readAfterSeq: number): Promise<boolean> {
  const events = await everyPage(({ after, limit }) => view.audit.list({ after: after ?? String(readAfterSeq), limit }))
  return events.some(({ action, actor }) => action === WITHDRAWAL && members.has(actor))
}

const WITHDRAWAL: Deed = 'withdrawContribution'
