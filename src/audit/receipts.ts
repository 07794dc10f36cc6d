/** Looks for a voter's own ballot in the log, by the receipt that they kept. */
import type { VoteReceipt } from '../contract/ballot.ts'
import type { AuditCheck } from '../contract/log.ts'
import { found } from './checks.ts'
import type { EntryOf, Placed } from './effects.ts'

/** Tells whether the ballot stands where the receipt says, and whether it is the last one of its voter, which counts. */
export function checkReceipt(
  { log, entries }: { readonly log: string; readonly entries: readonly Placed[] },
  receipt: VoteReceipt,
): AuditCheck {
  const { proposal, nullifier, sequence, place } = receipt
  if (receipt.log !== log) return found('receiptOfAnotherLog', { sequence, proposal, log: receipt.log })
  const own = { sequence, proposal, place }
  const entry = entries[place]?.entry
  if (entry?.kind !== 'ballotCast' || !isBallotOf(receipt, entry)) return found('ballotDropped', own)
  const last = entries.reduce(
    (highest, { entry: other }) =>
      other.kind === 'ballotCast' && other.proposal === proposal && other.nullifier === nullifier
        ? Math.max(highest, other.sequence)
        : highest,
    0,
  )
  if (last !== sequence) return found('ballotReplaced', { ...own, last })
  const isCounted = entries.some((each) => each.place > place && each.entry.kind === 'voteCounted' && each.entry.proposal === proposal)
  return found(isCounted ? 'ballotCounted' : 'ballotLast', own)
}

export function isBallotOf(receipt: VoteReceipt, entry: EntryOf<'ballotCast'>): boolean {
  return (['proposal', 'nullifier', 'sequence', 'sealed'] as const).every((key) => entry[key] === receipt[key])
}
