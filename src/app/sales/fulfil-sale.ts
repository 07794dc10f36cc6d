/** Builds the release of a paid sale and delivers it, and shows a member beforehand what of theirs would be in it. */
import type { ProposalDocument } from '../../contract/proposal.ts'
import { coverageOf, stepProposal, isAfter } from '../../governance/index.ts'
import type { Preview } from '../../pool/index.ts'
import { columnsOf, manifestText } from '../../release/index.ts'
import { ID_BYTES, makeId, type AccountId, type Id } from '../../shared/ids.ts'
import { limits } from '../../shared/limits.ts'
import { buildRelease, type ReleaseEffects } from '../build-release.ts'
import type { Effects } from '../change.ts'
import { everyPage } from '../every-page.ts'
import type { ContributionEffects } from '../contributions/contribute.ts'
import { poolNameOf, type PoolNaming } from '../contributions/pool-name.ts'
import { settleDecided } from '../contributions/settle.ts'
import type { Outcome } from '../outcome.ts'
import { done, idTaken, noProposal, notSteward, refused, repeated } from '../outcome.ts'
import type { Random } from '../ports/random.ts'
import { coveredMembers, needsOf } from './covered-members.ts'
import { deliverRelease } from './deliver-release.ts'
import { storedDocument } from './stored-document.ts'

export type FulfilEffects = Effects & ReleaseEffects & PoolNaming & ContributionEffects & { readonly random: Random }

export interface Fulfilment {
  readonly proposal: Id<'proposal'>
  readonly release: Id<'release'>
  readonly by: AccountId
}

export interface FulfilledSale {
  readonly manifestSha256: string
  readonly members: number
}

/** Everything that building or delivering can be refused for, and `state` where the sale is not paid. */
type FulfilRefusal = string

/** The key of the pseudonyms lives as long as this call: once it has ended, nobody can make them again. */
export async function fulfilSale(
  effects: FulfilEffects,
  { proposal: id, release, by }: Fulfilment,
): Promise<Outcome<FulfilledSale, FulfilRefusal>> {
  const found = await effects.store.read(async (view) => {
    if (!(await view.accounts.holders('steward', [by])).has(by)) return notSteward
    const proposal = await view.proposals.proposal(id)
    if (proposal === undefined) return noProposal
    const before = await view.releases.ofProposal(id)
    const counts = await view.proposals.tally(id)
    if (before !== undefined && isAfter('deliver', proposal.state))
      return { kind: 'before', before, members: await everyPage((page) => view.releases.members(before.id, page)) } as const
    // Before anything is built, for it is built in the place of what has this id.
    if (((await view.releases.proposalOf(release)) ?? id) !== id) return idTaken
    const step = stepProposal(proposal.state, 'deliver', new Set([by]))
    if (step.kind === 'refused') return refused('state', step.why)
    if (counts === undefined) return refused('state', 'This proposal was not voted on.')
    const covered = await coveredMembers(view, id, storedDocument(effects.hasher, proposal))
    const readAfterSeq = (await view.audit.last())?.seq ?? 0
    return { kind: 'due', proposal, counts, covered, readAfterSeq } as const
  })
  if (found.kind === 'refused') return found
  if (found.kind === 'before') {
    if (found.before.id !== release) return refused('otherRelease', 'Another release of this proposal was delivered before.')
    return repeated({ manifestSha256: found.before.manifestSha256, members: found.members.length })
  }
  const { proposal, counts, covered, readAfterSeq } = found
  // What a crash has left in the pool after its member took it back is in no release, and what was accepted is.
  await settleDecided(effects)
  const members = covered.map((member) => ({ member, poolMember: poolNameOf(effects, member) }))
  const pseudonymKey = effects.random.bytes(32)
  const built = await buildRelease(effects, { release, proposal, counts, members, pseudonymKey })
  if (built.kind === 'refused') return built
  const { manifest, manifestSha256, snapshot, members: released } = built.value
  const delivery = {
    by,
    documentSha256: proposal.documentSha256,
    members: released,
    release: { id: release, proposal: id, snapshot },
    manifest: manifestText(manifest),
    readAfterSeq,
  }
  const delivered = await deliverRelease(effects, delivery)
  if (delivered.kind === 'done') return done({ manifestSha256, members: released.length })
  // Rows that nobody may have stay nowhere, least of all unencrypted; what somebody else has delivered meanwhile is theirs to keep.
  const isDelivered = await effects.store.read(async (view) => (await view.releases.proposalOf(release)) !== undefined)
  if (!isDelivered) await effects.folders.remove(release)
  return delivered
}

export interface MyRows extends Preview {
  readonly columns: readonly string[]
  readonly covered: boolean
}

/** The rows that the recipe takes of one member, whether or not their consent covers the sale. */
export async function previewMyRows(
  effects: FulfilEffects,
  id: Id<'proposal'>,
  member: Id<'member'>,
): Promise<Outcome<MyRows, 'noProposal'>> {
  const found = await effects.store.read(async (view) => {
    const proposal = await view.proposals.proposal(id)
    if (proposal === undefined || proposal.window === null) return undefined
    const document: ProposalDocument = storedDocument(effects.hasher, proposal)
    const consent = (await view.consents.latest([member])).get(member)
    const answer = (await view.consents.answers(id, [member])).get(member)
    return { document, covered: coverageOf(consent, needsOf(document), answer).kind === 'covered' }
  })
  if (found === undefined) return noProposal
  const { recipe } = found.document
  const run = {
    id: makeId('release', effects.random.bytes(ID_BYTES)),
    recipe,
    members: [{ member: poolNameOf(effects, member), pseudonym: makeId('pseudonym', effects.random.bytes(ID_BYTES)) }],
  }
  const preview = await effects.pool.preview(run, limits.previewRowsMax)
  return done({ ...preview, columns: columnsOf(recipe), covered: found.covered })
}
