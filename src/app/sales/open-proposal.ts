/** Puts a draft to the vote: the roll is frozen, choices get a key to be sealed to, and the time starts. */
import type { VotingWindow } from '../../governance/index.ts'
import { isAfter, stepProposal } from '../../governance/index.ts'
import { canonicalJson } from '../../shared/canonical-json.ts'
import { formatInstant } from '../../shared/time.ts'
import { newTallyKeys, rootOf } from '../../secret-ballot/index.ts'
import { assert } from '../../shared/assert.ts'
import { hexOf } from '../../shared/hex.ts'
import type { AccountId, Id } from '../../shared/ids.ts'
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import { everyPage } from '../every-page.ts'
import type { Outcome } from '../outcome.ts'
import { done, noProposal, notSteward, refused, repeated } from '../outcome.ts'
import type { Sealer } from '../ports/sealer.ts'
import { tallyKeyPurpose } from './poll.ts'
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

export function openProposal(
  effects: Effects & { readonly sealer: Sealer },
  { proposal: id, by }: OpenProposal,
): Promise<Outcome<OpenedVote, Refusal>> {
  return change(effects, async ({ tx, hasher, atMs, record, publish, evidence }) => {
    if (!(await tx.accounts.holders('steward', [by])).has(by)) return notSteward
    const proposal = await tx.proposals.proposal(id)
    if (proposal === undefined) return noProposal
    if (isAfter('open', proposal.state) && proposal.window !== null) {
      return repeated({ window: proposal.window, roll: await tx.proposals.rollCount(id) })
    }
    const step = stepProposal(proposal.state, 'open', new Set([by]))
    if (step.kind === 'refused') return refused('state', step.why)
    const window = { opensAtMs: atMs, closesAtMs: atMs + storedDocument(hasher, proposal).vote.votingMs }
    const roll = await tx.proposals.freezeRoll(id, atMs)
    if (roll === 0n) return refused('nobodyToVote', 'There is no member with a voting key, so nobody could vote.')
    const moved = await tx.proposals.open(id, proposal.state, step.state, window)
    assert(moved, 'a proposal stays in its state within a transaction')
    const entries = await everyPage((page) => tx.proposals.roll(id, page))
    const commitments = entries.map(({ commitment }) => BigInt(commitment ?? 0)).toSorted((a, b) => (a < b ? -1 : 1))
    const listSha256 = await evidence(canonicalJson(commitments.map(String)))
    const root = rootOf(commitments).toString()
    const keys = await newTallyKeys()
    const tallyKey = hexOf(keys.publicKey)
    const sealedPrivateKey = effects.sealer.seal(tallyKeyPurpose(id), keys.privateKey)
    await evidence(proposal.document)
    const { documentSha256 } = proposal
    const opensAt = formatInstant(window.opensAtMs)
    const closesAt = formatInstant(window.closesAtMs)
    const place = await publish(
      { kind: 'rollFrozen', proposal: id, members: commitments.length, listSha256, root },
      { kind: 'voteOpened', proposal: id, documentSha256, opensAt, closesAt, tallyKey },
    )
    await tx.ballots.addPoll(id, { root, tallyKey, sealedPrivateKey, rollSha256: listSha256, place })
    await record({
      actor: by,
      action: 'openProposal',
      subject: id,
      detail: { roll: roll.toString(), documentSha256 },
    })
    return done({ window, roll })
  })
}
