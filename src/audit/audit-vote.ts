/** Goes through one vote: every ballot is proved and in its time, and the count is counted once more. */
import type { AuditFacts } from '../contract/audit-findings.ts'
import type { AuditCheck, AuditReport } from '../contract/log.ts'
import type { Poll } from '../contract/ballot.ts'
import { countChoices, countedBallots, tally, type Choice } from '../governance/index.ts'
import type { ProposalDocument } from '../contract/proposal.ts'
import { arePair, claimOf, openBallots } from '../secret-ballot/index.ts'
import { parseHex } from '../shared/hex.ts'
import { parseInstant } from '../shared/time.ts'
import { found } from './checks.ts'
import type { AuditEffects, AuditRequest, EntryOf, Placed } from './effects.ts'

export type Ballot = Placed<EntryOf<'ballotCast'>>

export interface Vote {
  readonly effects: AuditEffects
  readonly onProgress: AuditRequest['onProgress']
  readonly document: ProposalDocument
  readonly frozen: EntryOf<'rollFrozen'>
  readonly opened: EntryOf<'voteOpened'>
  readonly ballots: readonly Ballot[]
}

export interface CheckedBallots {
  readonly checks: readonly AuditCheck[]
  /** Undefined where every proof was checked. */
  readonly unproved: AuditReport['unproved'][number] | undefined
}

export async function checkBallots(vote: Vote): Promise<CheckedBallots> {
  const { ballots, document, effects } = vote
  if (ballots.length === 0) return { checks: [found('noBallots', {})], unproved: undefined }
  const faults = [...checkTimes(vote), ...checkSequences(vote), ...(await checkProofs(vote))]
  const voters = new Set(ballots.map(({ entry }) => entry.nullifier)).size
  const areProved = effects.checkProofs !== null
  const sound = found('ballots', { ballots: ballots.length, voters, areProved })
  const unproved = areProved ? undefined : { ballots: ballots.length, question: document.title }
  return { checks: faults.length === 0 ? [sound] : faults, unproved }
}

/** Names the first of the faulty ballots, and how many there are. */
function faultOf(kind: 'ballotTime' | 'ballotTwice' | 'ballotStuffed', faulty: readonly Ballot[]): readonly AuditCheck[] {
  const [first, ...others] = faulty
  return first === undefined ? [] : [found(kind, { place: first.place, others: others.length })]
}

function checkTimes({ opened, ballots }: Vote): readonly AuditCheck[] {
  const [opensAtMs, closesAtMs] = [parseInstant(opened.opensAt) ?? 0, parseInstant(opened.closesAt) ?? 0]
  const outside = ballots.filter(({ entry }) => {
    const atMs = parseInstant(entry.at) ?? 0
    return atMs < opensAtMs || atMs >= closesAtMs
  })
  return faultOf('ballotTime', outside)
}

function checkSequences({ ballots }: Vote): readonly AuditCheck[] {
  const latest = new Map<string, number>()
  const faulty = ballots.filter(({ entry: { nullifier, sequence } }) => {
    const isRising = sequence > (latest.get(nullifier) ?? 0)
    if (isRising) latest.set(nullifier, sequence)
    return !isRising
  })
  return faultOf('ballotTwice', faulty)
}

/** Enough for the checks of proofs to be made together, and few enough to tell how far they have come. */
const AT_ONCE = 512

async function checkProofs({ effects, onProgress, frozen, opened, ballots }: Vote): Promise<readonly AuditCheck[]> {
  if (effects.checkProofs === null) return []
  const { proposal, documentSha256, tallyKey } = opened
  const poll: Poll = { proposal, documentSha256, root: frozen.root, tallyKey }
  const stuffed: Ballot[] = []
  for (let start = 0; start < ballots.length; start += AT_ONCE) {
    onProgress?.({ step: 'Proofs are checked', done: start, total: ballots.length })
    const some = ballots.slice(start, start + AT_ONCE)
    const proved = await effects.checkProofs(some.map(({ entry }) => claimOf(effects.sha256, poll, entry)))
    stuffed.push(...some.filter((_, index) => proved[index] !== true))
  }
  return faultOf('ballotStuffed', stuffed)
}

export async function checkCount(vote: Vote, counted: EntryOf<'voteCounted'>): Promise<readonly AuditCheck[]> {
  const { document, frozen, opened } = vote
  const { roll, yes, no, abstain, verdict, at } = counted
  const isClosed = (parseInstant(at) ?? 0) >= (parseInstant(opened.closesAt) ?? 0)
  const checks = [found(isClosed ? 'closed' : 'countedEarly', {}), ...(await recount(vote, counted))]
  if (yes + no + abstain > roll || roll !== frozen.members) return [...checks, found('tooManyVotes', {})]
  const again = tally({ roll: BigInt(roll), yes: BigInt(yes), no: BigInt(no), abstain: BigInt(abstain) }, document.vote)
  const isRight = again.verdict === verdict
  return [
    ...checks,
    isRight ? found('verdict', { yes, no, abstain, verdict }) : found('verdictOther', { due: again.verdict, told: verdict }),
  ]
}

type Tally = AuditFacts['recountOther']['counted']
const TALLIED = ['yes', 'no', 'abstain', 'unreadable'] as const

/** Opens the last ballot of each voter with the key that was published, and counts. */
async function recount(
  { ballots, opened, onProgress }: Vote,
  { roll, yes, no, abstain, unreadable, tallyPrivateKey }: EntryOf<'voteCounted'>,
): Promise<readonly AuditCheck[]> {
  if (tallyPrivateKey === null) {
    const isEmpty = ballots.length === 0 && yes + no + abstain + unreadable === 0
    return [found(isEmpty ? 'nothingToOpen' : 'tallyKeyHidden', {})]
  }
  const [publicKey, privateKey] = [parseHex(opened.tallyKey), parseHex(tallyPrivateKey)]
  if (publicKey === undefined || privateKey === undefined || !(await arePair({ publicKey, privateKey }))) {
    return [found('tallyKeyOther', {})]
  }
  const last = [...countedBallots(ballots.map(({ entry }) => entry)).values()]
  const choices: (Choice | undefined)[] = []
  for (let start = 0; start < last.length; start += AT_ONCE) {
    onProgress?.({ step: 'Ballots are opened', done: start, total: last.length })
    choices.push(...(await openBallots(privateKey, opened, last.slice(start, start + AT_ONCE))))
  }
  const readable = choices.filter((choice) => choice !== undefined)
  const again = countChoices(BigInt(roll), readable)
  const told = { yes, no, abstain, unreadable }
  const counted: Tally = {
    yes: Number(again.yes),
    no: Number(again.no),
    abstain: Number(again.abstain),
    unreadable: choices.length - readable.length,
  }
  const isRight = TALLIED.every((key) => counted[key] === told[key])
  return [found('tallyKey', {}), isRight ? found('recount', { voters: last.length, unreadable }) : found('recountOther', { counted, told })]
}
