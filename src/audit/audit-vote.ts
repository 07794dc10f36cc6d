/** Goes through one vote: every ballot is proved and in its time, and the count is counted once more. */
import type { AuditCheck } from '../contract/log.ts'
import type { Poll } from '../contract/ballot.ts'
import { countChoices, countedBallots, tally, type Choice } from '../governance/index.ts'
import type { ProposalDocument } from '../contract/proposal.ts'
import { arePair, claimOf, openBallots } from '../secret-ballot/index.ts'
import { parseHex } from '../shared/hex.ts'
import { parseInstant } from '../shared/time.ts'
import { check, fails, plural } from './checks.ts'
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
  readonly unchecked: readonly string[]
}

export async function checkBallots(vote: Vote): Promise<CheckedBallots> {
  const { ballots, document, effects } = vote
  if (ballots.length === 0) return { checks: [check('ballots', true, { yes: 'No ballot was cast.', no: '' })], unchecked: [] }
  const faults = [...checkTimes(vote), ...checkSequences(vote), ...(await checkProofs(vote))]
  const voters = new Set(ballots.map(({ entry }) => entry.nullifier)).size
  const proved = effects.checkProofs === null ? '' : ', each proved to be by somebody on the roll'
  const sound = check('ballots', true, {
    yes: `In the log, in its time and none twice: ${plural(ballots.length, 'ballot')} of ${plural(voters, 'voter')}${proved}.`,
    no: '',
  })
  const unchecked =
    effects.checkProofs === null ? [`Whether members on the roll cast the ${plural(ballots.length, 'ballot')} on "${document.title}".`] : []
  return { checks: faults.length === 0 ? [sound] : faults, unchecked }
}

/** Names the first of the faulty ballots, and how many there are. */
function faultOf(code: string, faulty: readonly Ballot[], says: string): readonly AuditCheck[] {
  const [first, ...others] = faulty
  if (first === undefined) return []
  const more = others.length === 0 ? '' : ` So are ${others.length} more.`
  return [fails(code, `Entry ${first.place} is ${says}${more}`)]
}

function checkTimes({ opened, ballots }: Vote): readonly AuditCheck[] {
  const [opensAtMs, closesAtMs] = [parseInstant(opened.opensAt) ?? 0, parseInstant(opened.closesAt) ?? 0]
  const outside = ballots.filter(({ entry }) => {
    const atMs = parseInstant(entry.at) ?? 0
    return atMs < opensAtMs || atMs >= closesAtMs
  })
  return faultOf('ballotTime', outside, 'a ballot from OUTSIDE the time of the vote.')
}

function checkSequences({ ballots }: Vote): readonly AuditCheck[] {
  const latest = new Map<string, number>()
  const faulty = ballots.filter(({ entry: { nullifier, sequence } }) => {
    const isRising = sequence > (latest.get(nullifier) ?? 0)
    if (isRising) latest.set(nullifier, sequence)
    return !isRising
  })
  return faultOf('ballotTwice', faulty, 'a ballot that was cast BEFORE, or an older one than its voter had cast.')
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
  return faultOf('ballotProof', stuffed, 'a STUFFED ballot: it does not prove that it was cast by somebody on the roll.')
}

const VERDICTS = { pass: 'that passes', reject: 'that is rejected', lapse: 'too few voted' } as const

export async function checkCount(vote: Vote, counted: EntryOf<'voteCounted'>): Promise<readonly AuditCheck[]> {
  const { document, frozen, opened } = vote
  const { roll, yes, no, abstain, verdict, at } = counted
  const checks = [
    check('closed', (parseInstant(at) ?? 0) >= (parseInstant(opened.closesAt) ?? 0), {
      yes: 'It was counted after its time was over.',
      no: 'It was counted BEFORE its time was over.',
    }),
    ...(await recount(vote, counted)),
  ]
  if (yes + no + abstain > roll || roll !== frozen.members) {
    return [...checks, fails('count', 'More votes were counted than there are members on the roll, or the roll is another.')]
  }
  const again = tally({ roll: BigInt(roll), yes: BigInt(yes), no: BigInt(no), abstain: BigInt(abstain) }, document.vote)
  return [
    ...checks,
    check('count', again.verdict === verdict, {
      yes: `${yes} said yes, ${no} no, and ${abstain} abstained: by the rules that stand in the document, ${VERDICTS[verdict]}.`,
      no: `The verdict is WRONG: of these votes the rules make ${again.verdict}, and the log says ${verdict}.`,
    }),
  ]
}

/** Opens the last ballot of each voter with the key that was published, and counts. */
async function recount(
  { ballots, opened, onProgress }: Vote,
  { roll, yes, no, abstain, unreadable, tallyPrivateKey }: EntryOf<'voteCounted'>,
): Promise<readonly AuditCheck[]> {
  if (tallyPrivateKey === null) {
    const isEmpty = ballots.length === 0 && yes + no + abstain + unreadable === 0
    return [
      check('tallyKey', isEmpty, {
        yes: 'There is no key to open ballots with, and no ballot.',
        no: 'The key that opens the ballots was NOT published, so nobody can count them.',
      }),
    ]
  }
  const [publicKey, privateKey] = [parseHex(opened.tallyKey), parseHex(tallyPrivateKey)]
  if (publicKey === undefined || privateKey === undefined || !(await arePair({ publicKey, privateKey }))) {
    return [fails('tallyKey', 'The key that was published to open the ballots is ANOTHER than the one they were sealed to.')]
  }
  const last = [...countedBallots(ballots.map(({ entry }) => entry)).values()]
  const choices: (Choice | undefined)[] = []
  for (let start = 0; start < last.length; start += AT_ONCE) {
    onProgress?.({ step: 'Ballots are opened', done: start, total: last.length })
    choices.push(...(await openBallots(privateKey, opened, last.slice(start, start + AT_ONCE))))
  }
  const readable = choices.filter((choice) => choice !== undefined)
  const again = countChoices(BigInt(roll), readable)
  const spoilt = choices.length - readable.length
  const isRight = again.yes === BigInt(yes) && again.no === BigInt(no) && again.abstain === BigInt(abstain) && spoilt === unreadable
  return [
    check('tallyKey', true, {
      yes: 'The key that opens the ballots is the other half of the one that was published before the vote.',
      no: '',
    }),
    check('recount', isRight, {
      yes: `Opened and counted once more, what ${plural(last.length, 'voter')} said last is the same${spoilt === 0 ? '' : `; ${spoilt} of them say nothing that can be read`}.`,
      no: `The count is WRONG: the ballots say ${again.yes} yes, ${again.no} no, ${again.abstain} abstentions and ${spoilt} unreadable, and the log ${yes}, ${no}, ${abstain} and ${unreadable}.`,
    }),
  ]
}
