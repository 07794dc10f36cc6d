/** A vote as its voter finds it in the public log: what is asked, until when, and by whom it may be answered. */
import { rollSchema, type Poll } from '../contract/ballot.ts'
import { proposalDocumentSchema, type ProposalDocument } from '../contract/proposal.ts'
import type { LogEntry } from '../contract/log.ts'
import { rootOf } from '../secret-ballot/index.ts'
import type { EntryOf } from './effects.ts'
import { parsedEvidence, type EvidenceSource } from './evidence.ts'

export interface StandingVote {
  readonly poll: Poll
  readonly document: ProposalDocument
  /** In ascending order. */
  readonly roll: readonly string[]
  readonly opensAt: string
  readonly closesAt: string
  readonly isCounted: boolean
  readonly ballots: readonly EntryOf<'ballotCast'>[]
}

/** Undefined where the log tells of no such vote, or its roll or its words are not those that it names. */
export async function standingVote(
  source: EvidenceSource,
  entries: readonly LogEntry[],
  proposal: string,
): Promise<StandingVote | undefined> {
  const frozen = entries.find((entry): entry is EntryOf<'rollFrozen'> => entry.kind === 'rollFrozen' && entry.proposal === proposal)
  const opened = entries.find((entry): entry is EntryOf<'voteOpened'> => entry.kind === 'voteOpened' && entry.proposal === proposal)
  if (frozen === undefined || opened === undefined) return undefined
  const roll = await parsedEvidence(source, frozen.listSha256, rollSchema)
  const document = await parsedEvidence(source, opened.documentSha256, proposalDocumentSchema)
  if (roll === undefined || document === undefined || rootOf(roll.map(BigInt)).toString() !== frozen.root) return undefined
  const { documentSha256, tallyKey, opensAt, closesAt } = opened
  return {
    poll: { proposal, documentSha256, root: frozen.root, tallyKey },
    document,
    roll,
    opensAt,
    closesAt,
    isCounted: entries.some((entry) => entry.kind === 'voteCounted' && entry.proposal === proposal),
    ballots: entries.filter((entry): entry is EntryOf<'ballotCast'> => entry.kind === 'ballotCast' && entry.proposal === proposal),
  }
}
