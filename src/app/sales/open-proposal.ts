/** Puts a draft to the vote: the roll is frozen, and the time starts. */
import type { VotingWindow } from '../../governance/index.ts'
import { isAfter, stepProposal } from '../../governance/index.ts'
import { canonicalJson } from '../../shared/canonical-json.ts'
import { formatInstant } from '../../shared/time.ts'
import { assert } from '../../shared/assert.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import { everyPage } from '../every-page.ts'
import type { Outcome } from '../outcome.ts'
import { done, noProposal, notSteward, refused, repeated } from '../outcome.ts'
import { blinded, rootOfList } from './public-lists.ts'
import { storedDocument } from './stored-document.ts'

export interface OpenProposal {
  readonly proposal: Id<'proposal'>
  readonly by: AccountId
}

export interface OpenedVote {
  readonly window: VotingWindow
  readonly roll: bigint
}

type Refusal = 'notSteward' | 'noProposal' | 'state' | 'nobodyToVote'

export function openProposal(effects: Effects, { proposal: id, by }: OpenProposal): Promise<Outcome<OpenedVote, Refusal>> {
  return change(effects, async ({ tx, hasher, atMs, record, publish, evidence }) => {
    if (!(await tx.accounts.holders('steward', [by])).has(by)) return notSteward
    const proposal = await tx.proposals.proposal(id)
    if (proposal === undefined) return noProposal
    if (isAfter('open', proposal.state) && proposal.window !== null) {
      return repeated({ window: proposal.window, roll: await tx.proposals.rollCount(id) })
    }
    const step = stepProposal(proposal.state, 'open', new Set([by]))
    if (step.kind === 'refused') return refused('state', step.why)
    const { items } = await tx.accounts.list('member', { after: null, limit: 1 })
    if (items.length === 0) return refused('nobodyToVote', 'There is no member who could vote.')
    const window = { opensAtMs: atMs, closesAtMs: atMs + storedDocument(hasher, proposal).vote.votingMs }
    const roll = await tx.proposals.freezeRoll(id)
    const moved = await tx.proposals.open(id, proposal.state, step.state, window)
    assert(moved, 'a proposal stays in its state within a transaction')
    const members = await everyPage((page) => tx.proposals.roll(id, page))
    const list = members.map((member) => blinded(hasher, id, member)).toSorted()
    const listSha256 = await evidence(canonicalJson(list))
    await evidence(proposal.document)
    const { documentSha256 } = proposal
    const opensAt = formatInstant(window.opensAtMs)
    const closesAt = formatInstant(window.closesAtMs)
    await publish(
      { kind: 'rollFrozen', proposal: id, members: list.length, listSha256, root: rootOfList(hasher, list) },
      { kind: 'voteOpened', proposal: id, documentSha256, opensAt, closesAt },
    )
    await record({
      actor: by,
      action: 'openProposal',
      subject: id,
      detail: { roll: roll.toString(), documentSha256 },
    })
    return done({ window, roll })
  })
}
