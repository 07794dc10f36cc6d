/** What an open vote is to those who check its ballots. */
import type { Poll } from '../../contract/ballot.ts'
import type { Id } from '../../shared/ids.ts'
import type { View } from '../ports/store.ts'

/** Undefined for a proposal that was never put to a secret vote. */
export async function pollOf(view: View, proposal: Id<'proposal'>): Promise<Poll | undefined> {
  const kept = await view.ballots.poll(proposal)
  const found = await view.proposals.proposal(proposal)
  if (kept === undefined || found === undefined) return undefined
  return { proposal, documentSha256: found.documentSha256, root: kept.root, tallyKey: kept.tallyKey }
}

/** What the private half of a vote's key is sealed for. */
export function tallyKeyPurpose(proposal: Id<'proposal'>): readonly string[] {
  return ['tally key', proposal]
}
