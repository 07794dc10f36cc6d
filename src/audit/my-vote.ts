/** What a member's own app checks of a vote, from a few files of the log: that it was not rewritten, and that the member and their ballots are in it. */
import { rollSchema, type Poll, type VoteReceipt } from '../contract/ballot.ts'
import { logEntrySchema, type LogEntry } from '../contract/log.ts'
import { rootOf } from '../secret-ballot/index.ts'
import { canonicalJson } from '../shared/canonical-json.ts'
import { formatVerifierKey, openCheckpoint, openLog, TileReader, type LogSource, type OpenedLog } from '../transparency/index.ts'
import type { EntryOf } from './effects.ts'
import { parsedAs, parsedEvidence } from './evidence.ts'
import { isBallotOf } from './receipts.ts'
import { witnessesOf, witnessListOf } from './witnesses.ts'

/** What the server says of the vote. */
export interface ServedPoll extends Poll {
  readonly rollSha256: string
  readonly window: { readonly opensAt: string; readonly closesAt: string }
  /** Of the entries that say all this. */
  readonly places: { readonly roll: number; readonly opening: number }
}

export interface MyVoteRequest extends LogSource {
  /** The checkpoint of the last visit; null on the first one. */
  readonly remembered: string | null
  /** Keys of witnesses who must have signed. */
  readonly witnesses: readonly string[]
  readonly poll: ServedPoll
  /** By which the member votes; null for somebody who does not. */
  readonly commitment: string | null
  readonly receipts: readonly VoteReceipt[]
}

export type MyVoteFinding =
  /** Nothing can be checked: no key, or no checkpoint that it has signed. */
  | { readonly code: 'noLog'; readonly holds: false }
  | { readonly code: 'firstVisit' | 'grown'; readonly holds: true }
  /** `rewritten`: entries of the last visit are others now. `cutBack`: there are fewer. `growthUnshown`: the files that would show it are missing or wrong. `anotherLog`: what is remembered was not signed by this key. */
  | { readonly code: 'rewritten' | 'cutBack' | 'growthUnshown' | 'anotherLog'; readonly holds: false }
  | { readonly code: 'witnessed'; readonly holds: true; readonly witness: string }
  /** `witnessedOther`: a witness has signed a log with other or more entries than those that are shown. */
  | { readonly code: 'notWitnessed' | 'witnessedOther'; readonly holds: false; readonly witness: string }
  | { readonly code: 'opening'; readonly holds: true }
  /** `openingUnshown`: the log does not show that the vote was opened. `openingOther`: it says otherwise than the server. */
  | { readonly code: 'openingUnshown' | 'openingOther'; readonly holds: false }
  | { readonly code: 'roll'; readonly holds: true; readonly members: number }
  /** `rollUnshown`: the roll that the log names is missing or another. `rollOther`: its root, by which ballots are proved, is that of another roll. */
  | { readonly code: 'rollUnshown' | 'rollOther'; readonly holds: false }
  | { readonly code: 'onRoll'; readonly holds: true }
  | { readonly code: 'notOnRoll'; readonly holds: false }
  | { readonly code: 'ballotKept'; readonly holds: true; readonly sequence: number; readonly place: number }
  /** It was taken, and the log does not show it at its place. */
  | { readonly code: 'ballotMissing'; readonly holds: false; readonly sequence: number; readonly place: number }

export interface MyVote {
  readonly holds: boolean
  readonly findings: readonly MyVoteFinding[]
  /** To be handed in at the next visit; null where there is no log. Where the log broke with what was remembered, that stays. */
  readonly remember: { readonly key: string; readonly checkpoint: string } | null
}

type Opened = Extract<OpenedLog, { readonly kind: 'open' }>

export async function checkMyVote(request: MyVoteRequest): Promise<MyVote> {
  const { read, sha256, remembered } = request
  const opened = await openLog(request)
  if (opened.kind !== 'open') return { holds: false, findings: [{ code: 'noLog', holds: false }], remember: null }
  const reader = new TileReader(read, sha256, opened.checkpoint)
  const past = await checkPast(request, opened, reader)
  const findings = [
    past,
    ...(await checkWitnesses(request, opened, reader)),
    ...(await checkPoll(request, reader)),
    ...(await Promise.all(request.receipts.map((receipt) => checkReceipt(opened, reader, receipt)))),
  ]
  const key = formatVerifierKey(opened.key)
  const checkpoint = past.holds || remembered === null ? opened.text : remembered
  return { holds: findings.every(({ holds }) => holds), findings, remember: { key, checkpoint } }
}

async function checkPast({ remembered, isSignedBy }: MyVoteRequest, { key }: Opened, reader: TileReader): Promise<MyVoteFinding> {
  if (remembered === null) return { code: 'firstVisit', holds: true }
  const known = openCheckpoint(remembered, key, isSignedBy)
  if (known === undefined) return { code: 'anotherLog', holds: false }
  const relation = await reader.relationTo(known.checkpoint)
  if (relation === 'same') return { code: 'grown', holds: true }
  return { code: ({ other: 'rewritten', shorter: 'cutBack', unshown: 'growthUnshown' } as const)[relation], holds: false }
}

/** Of those whom only the log itself names it is no fault to have signed nothing. */
async function checkWitnesses(request: MyVoteRequest, opened: Opened, reader: TileReader): Promise<readonly MyVoteFinding[]> {
  const { read, sha256, isSignedBy } = request
  const named = (await witnessListOf(read)) ?? []
  const witnesses = witnessesOf({ sha256, isSignedBy, key: opened.key, opened }, named, request.witnesses)
  const findings = witnesses.map(async ({ text, key, isDemanded, sighting }): Promise<MyVoteFinding | undefined> => {
    const witness = key?.name ?? text
    if (sighting === undefined) return isDemanded ? { code: 'notWitnessed', holds: false, witness } : undefined
    const relation = sighting.isPresent ? 'same' : await reader.relationTo(sighting.checkpoint)
    if (relation === 'same') return { code: 'witnessed', holds: true, witness }
    return relation === 'unshown' ? { code: 'growthUnshown', holds: false } : { code: 'witnessedOther', holds: false, witness }
  })
  return (await Promise.all(findings)).filter((finding) => finding !== undefined)
}

async function checkPoll(request: MyVoteRequest, reader: TileReader): Promise<readonly MyVoteFinding[]> {
  const { poll, commitment } = request
  const [frozen, opened] = await Promise.all([entryAt(reader, poll.places.roll), entryAt(reader, poll.places.opening)])
  if (frozen === undefined || opened === undefined) return [{ code: 'openingUnshown', holds: false }]
  if (frozen.kind !== 'rollFrozen' || opened.kind !== 'voteOpened' || !isAsServed(poll, frozen, opened)) {
    return [{ code: 'openingOther', holds: false }]
  }
  const opening = { code: 'opening', holds: true } as const
  const roll = await parsedEvidence(request, frozen.listSha256, rollSchema)
  if (roll === undefined || roll.length !== frozen.members) return [opening, { code: 'rollUnshown', holds: false }]
  if (new Set(roll).size !== roll.length || rootOf(roll.map(BigInt)).toString() !== poll.root) {
    return [opening, { code: 'rollOther', holds: false }]
  }
  const findings: readonly MyVoteFinding[] = [opening, { code: 'roll', holds: true, members: roll.length }]
  if (commitment === null) return findings
  return [...findings, roll.includes(commitment) ? { code: 'onRoll', holds: true } : { code: 'notOnRoll', holds: false }]
}

function isAsServed(poll: ServedPoll, frozen: EntryOf<'rollFrozen'>, opened: EntryOf<'voteOpened'>): boolean {
  return (
    frozen.proposal === poll.proposal &&
    frozen.root === poll.root &&
    frozen.listSha256 === poll.rollSha256 &&
    opened.proposal === poll.proposal &&
    opened.documentSha256 === poll.documentSha256 &&
    opened.tallyKey === poll.tallyKey &&
    opened.opensAt === poll.window.opensAt &&
    opened.closesAt === poll.window.closesAt
  )
}

async function checkReceipt({ key }: Opened, reader: TileReader, receipt: VoteReceipt): Promise<MyVoteFinding> {
  const { sequence, place } = receipt
  const entry = receipt.log === key.name ? await entryAt(reader, place) : undefined
  const isKept = entry?.kind === 'ballotCast' && isBallotOf(receipt, entry)
  return isKept ? { code: 'ballotKept', holds: true, sequence, place } : { code: 'ballotMissing', holds: false, sequence, place }
}

/** An entry that was shown to be in the log; undefined for one that was not, or that this program does not know. */
export async function entryAt(reader: TileReader, place: number): Promise<LogEntry | undefined> {
  const bytes = await reader.entry(place)
  return bytes && entryOf(bytes)
}

export function entryOf(bytes: Uint8Array): LogEntry | undefined {
  return parsedAs(new TextDecoder().decode(bytes), logEntrySchema, canonicalJson)
}
