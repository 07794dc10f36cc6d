/** Looks for a voter's own ballot in the log, by the receipt that they kept. */
import type { VoteReceipt } from '../contract/ballot.ts'
import type { AuditCheck } from '../contract/log.ts'
import { check, fails } from './checks.ts'
import type { EntryOf, Placed } from './effects.ts'

/** Tells whether the ballot stands where the receipt says, and whether it is the last one of its voter, which counts. */
export function checkReceipt(
  { log, entries }: { readonly log: string; readonly entries: readonly Placed[] },
  receipt: VoteReceipt,
): AuditCheck {
  const { proposal, nullifier, sequence, place } = receipt
  const name = `Your ballot number ${sequence} on ${proposal}`
  if (receipt.log !== log) return fails('receiptLog', `${name} was taken by another log, ${receipt.log}.`)
  const found = entries[place]?.entry
  if (found?.kind !== 'ballotCast' || !isBallotOf(receipt, found)) {
    return fails('receipt', `${name} was DROPPED: it does not stand at entry ${place}, where it was taken.`)
  }
  const last = entries.reduce(
    (highest, { entry }) =>
      entry.kind === 'ballotCast' && entry.proposal === proposal && entry.nullifier === nullifier
        ? Math.max(highest, entry.sequence)
        : highest,
    0,
  )
  const isCounted = entries.some((each) => each.place > place && each.entry.kind === 'voteCounted' && each.entry.proposal === proposal)
  const counts = isCounted ? 'was counted as your last' : 'is your last so far, which counts at the close'
  return check('receipt', true, {
    yes:
      last === sequence
        ? `${name} stands at entry ${place} and ${counts}.`
        : `${name} stands at entry ${place}; your number ${last} counts in its place.`,
    no: '',
  })
}

export function isBallotOf(receipt: VoteReceipt, entry: EntryOf<'ballotCast'>): boolean {
  return (['proposal', 'nullifier', 'sequence', 'sealed'] as const).every((key) => entry[key] === receipt[key])
}
