/** Opens the sealed choices of a vote that is over, and counts the last one of each voter. */
import { countChoices, countedBallots, type VoteCounts } from '../../governance/index.ts'
import { openBallots } from '../../secret-ballot/index.ts'
import { assert } from '../../shared/assert.ts'
import { hexOf } from '../../shared/hex.ts'
import type { Id } from '../../shared/ids.ts'
import { everyPage } from '../every-page.ts'
import type { Sealer } from '../ports/sealer.ts'
import type { View } from '../ports/store.ts'
import { tallyKeyPurpose } from './poll.ts'

export interface CountedVote {
  readonly counts: VoteCounts
  /** Voters whose last ballot opens to no choice: they count as if they had not voted. */
  readonly unreadable: number
  /** In hexadecimal; null for a vote from before ballots were secret, which has none. */
  readonly tallyPrivateKey: string | null
}

/** A vote that was opened before ballots were secret has no poll, and nobody could vote in it any more. */
export async function countBallots(
  view: View,
  sealer: Sealer,
  { proposal, documentSha256 }: { readonly proposal: Id<'proposal'>; readonly documentSha256: string },
): Promise<CountedVote> {
  const roll = await view.proposals.rollCount(proposal)
  const poll = await view.ballots.poll(proposal)
  if (poll === undefined) return { counts: countChoices(roll, []), unreadable: 0, tallyPrivateKey: null }
  const privateKey = sealer.unseal(tallyKeyPurpose(proposal), poll.sealedPrivateKey)
  assert(privateKey !== undefined, 'the keys of the collective open what they sealed')
  const counted = [...countedBallots(await everyPage((page) => view.ballots.list(proposal, page))).values()]
  const choices = await openBallots(privateKey, { documentSha256 }, counted)
  const readable = choices.filter((choice) => choice !== undefined)
  return {
    counts: countChoices(roll, readable),
    unreadable: choices.length - readable.length,
    tallyPrivateKey: hexOf(privateKey),
  }
}
