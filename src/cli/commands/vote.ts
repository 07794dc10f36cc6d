/** `chorus vote`: a member casts a secret ballot from a terminal, after checking in the public log what is voted on. */
import { basename, dirname } from 'node:path'
import { auditEffectsOf } from '../../app/audit-effects.ts'
import { readLog, standingVote, type StandingVote } from '../../audit/index.ts'
import { BALLOT_SEQUENCE_MAX, ballotSchema, receiptSchema, type SecretBallot, type VoteReceipt } from '../../contract/ballot.ts'
import { routes } from '../../contract/http/routes.ts'
import { errorSchema } from '../../contract/http/vocabulary.ts'
import type { LogEntry } from '../../contract/log.ts'
import { CHOICES, type Choice } from '../../governance/index.ts'
import { nullifierOf, scopeOf, votingIdentityOf } from '../../secret-ballot/index.ts'
import { isId } from '../../shared/ids.ts'
import { amountInWords, isCurrency, parseAmount } from '../../shared/money.ts'
import { MS_PER_SECOND, parseInstant } from '../../shared/time.ts'
import { readTypedCode } from '../../shared/typed-code.ts'
import type { Command } from '../command.ts'
import { complain, complainOfUsage } from '../complaint.ts'
import type { CliContext } from '../context.ts'
import { EXIT } from '../exit-codes.ts'
import { parseFlags, wrongUsage } from '../flags.ts'
import { wrapText } from '../layout.ts'
import { pageOn } from '../page.ts'
import { openTarget, type Target } from '../public-log-target.ts'
import { Refusal } from '../refusal.ts'
import { safeJson, safeText } from '../safe-text.ts'
import { countOf, plural } from '../words.ts'

const FLAGS = {
  code: {
    type: 'string',
    value: 'FILE',
    says: 'A file that holds your voting code. Without it the code is read from what is piped in, or you are asked for it.',
  },
  receipt: { type: 'string', value: 'FILE', says: 'Writes the receipt of your ballot into a new file, for `chorus audit --receipt`.' },
  now: {
    type: 'boolean',
    says: 'Casts it at once. Otherwise it leaves at a random moment within twenty seconds, so that its time tells nothing.',
  },
  yes: { type: 'boolean', says: 'Casts it without asking.' },
  json: { type: 'boolean', says: 'Prints the receipt as one JSON object.' },
} as const

/** As in the pages: whoever watches the doors of the collective shall not tell whose ballot it is by when somebody pressed a key. */
const LEAVES_WITHIN_MS = 20 * MS_PER_SECOND

export const vote: Command = {
  usage: 'URL PROPOSAL yes|no|abstain [FLAGS]',
  about: [
    'Votes in a collective from a terminal: reads its public log, checks that the roll holds you, proves that one of the roll is',
    'voting without saying who, seals the choice until the close, and casts the ballot without an account or a cookie, once you',
    'have seen what it says and agreed.',
    'A change of mind is the same command again; the last ballot counts.',
  ],
  flags: FLAGS,
  examples: [
    'chorus vote https://collective.example proposal_01j… yes --receipt ballot.json',
    'pass show chorus | chorus vote https://collective.example proposal_01j… no --yes',
  ],
  async run(args, context) {
    const parsed = parseFlags('vote', FLAGS, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    const [url, proposal, said, ...more] = parsed.positionals
    const choice = CHOICES.find((each) => each === said)
    if (url === undefined || proposal === undefined || choice === undefined || more.length > 0)
      return complainOfUsage(context, wrongUsage('vote', 'chorus vote takes an address, a proposal, and yes, no or abstain.'))
    const { code, receipt, now, yes, json } = parsed.values
    const flags = { codePath: code, receiptPath: receipt, isNow: now === true, isAgreed: yes === true, isJson: json === true }
    const refusal = await castOne(context, { url, proposal, choice, ...flags })
    if (refusal === undefined) return EXIT.ok
    complain(context, refusal.sentence, refusal.hint)
    return EXIT.refused
  },
}

interface Order {
  readonly url: string
  readonly proposal: string
  readonly choice: Choice
  readonly codePath: string | undefined
  readonly receiptPath: string | undefined
  readonly isNow: boolean
  /** Nobody is asked. */
  readonly isAgreed: boolean
  readonly isJson: boolean
}

/** Gives what stood in the way, or what a voter has to know of a ballot that was taken; undefined where all is well. */
async function castOne(context: CliContext, order: Order): Promise<Refusal | undefined> {
  const { url, proposal, choice } = order
  if (!isId('proposal', proposal))
    return new Refusal(`${proposal} is no proposal.`, 'Its name stands in the address of its page, after /proposals/.')
  if (order.receiptPath !== undefined && (await isThere(context, order.receiptPath)))
    return new Refusal(`There is a file ${order.receiptPath} already.`, 'Give the receipt another name, or move that file away first.')
  const code = await codeOf(context, order.codePath)
  if (code === undefined)
    return new Refusal('This is no voting code.', 'It is the 32 signs that you were shown when you joined; your account shows it again.')
  const target = await openTarget(context, url)
  if (target.kind === 'refused') return new Refusal(target.sentence, target.hint)
  const effects = auditEffectsOf(await context.verification(), null)
  const reading: Reading = async () => readLog(effects, { read: target.read, key: undefined, seen: [], witnesses: [], receipts: [] })
  const found = await findVote(context, { reading, target, sha256: effects.sha256, proposal, code })
  if (found instanceof Refusal) return found
  const { standing, sequence, log } = found
  tell(context, standing, { choice, sequence })
  const answer = order.isAgreed ? 'yes' : await context.confirm('Cast it? [y/N] ')
  if (answer === 'nobody')
    return new Refusal(
      'Nothing was cast, because nobody was there to ask.',
      'Run it in a terminal and pipe nothing in, or add --yes to agree beforehand.',
    )
  if (answer === 'no') {
    context.stderr.write('Nothing was cast.\n')
    return undefined
  }
  context.stderr.write('The ballot is being made.\n')
  const { poll, roll } = standing
  const ballot = await made(context, { code, poll, roll, choice, sequence })
  if (ballot === undefined) return new Refusal('The ballot could not be made.', 'Try again.')
  if (!order.isNow) {
    context.stderr.write('It leaves at a random moment within twenty seconds.\n')
    await context.wait(chance() * LEAVES_WITHIN_MS)
  }
  const place = await sent(context, url, proposal, ballot)
  if (place instanceof Refusal) return place
  const { proof: _proof, ...kept } = ballot
  const receipt = receiptSchema.parse({ ...kept, log, proposal, place })
  // Before anything else: it is what proves that the ballot was taken.
  const unwritten = await keepReceipt(context, receipt, order)
  return (await missing(receipt, reading, { url, isLost: target.lost })) ?? unwritten
}

type Reading = () => ReturnType<typeof readLog>

interface FoundVote {
  readonly standing: StandingVote
  /** Of the next ballot of this voter. */
  readonly sequence: number
  /** The name of the log. */
  readonly log: string
}

interface Search {
  readonly reading: Reading
  readonly target: Pick<Target, 'read'>
  readonly sha256: (bytes: Uint8Array) => Uint8Array
  readonly proposal: string
  readonly code: string
}

/** Finds the vote in the public log, and sees that it is one in which this voter can cast a ballot now. */
async function findVote({ clock }: CliContext, { reading, target, sha256, proposal, code }: Search): Promise<FoundVote | Refusal> {
  const log = await reading()
  const wrong = log.checks.find(({ holds }) => !holds)
  if (wrong !== undefined || !('entries' in log))
    return new Refusal(
      wrong?.sentence ?? 'The public log cannot be read.',
      'Do not vote before a steward has explained this; `chorus audit` tells more.',
    )
  const standing = await standingVote({ sha256, read: target.read }, log.entries, proposal)
  if (standing === undefined)
    return new Refusal('The public log tells of no such vote.', 'See that the address and the proposal are right.')
  if (standing.isCounted || clock.now() >= (parseInstant(standing.closesAt) ?? 0))
    return new Refusal('This vote is closed.', `It ended at ${standing.closesAt}.`)
  const identity = votingIdentityOf(sha256, code)
  if (!standing.roll.includes(identity.commitment.toString()))
    return new Refusal('The roll of this vote does not hold you.', 'Either this is another code, or you joined after the vote had opened.')
  const nullifier = nullifierOf(identity, scopeOf(sha256, standing.poll)).toString()
  const sequence = 1 + Math.max(0, ...standing.ballots.filter((each) => each.nullifier === nullifier).map((each) => each.sequence))
  if (sequence > BALLOT_SEQUENCE_MAX)
    return new Refusal('This code has voted as often in this vote as a ballot can count.', 'The last ballot counts.')
  return { standing, sequence, log: log.key.name }
}

async function isThere({ inputFiles }: CliContext, path: string): Promise<boolean> {
  const found = await inputFiles.find([path])
  if (found.kind === 'found') await found.close()
  return found.kind === 'found'
}

/** From a file, from the person at the terminal, or from what is piped in. */
async function codeOf(context: CliContext, path: string | undefined): Promise<string | undefined> {
  if (path === undefined)
    return readTypedCode((await context.askSecret('Your voting code (it does not show): ')) ?? (await context.readInput()))
  const bytes = await (await context.openFolder(dirname(path)))?.read(basename(path))
  return bytes === undefined ? undefined : readTypedCode(new TextDecoder().decode(bytes))
}

type ToCast = Pick<SecretBallot, 'sequence'> & { readonly choice: Choice }

/** What is about to be cast, in what. */
function tell(context: CliContext, { document, closesAt, roll }: StandingVote, { choice, sequence }: ToCast): void {
  const { title, buyer, price, currency } = document
  const money = isCurrency(currency) ? parseAmount(price, currency) : undefined
  const asked = `${safeText(title)}: ${safeText(buyer.name)} offers ${money === undefined ? price : amountInWords(money)}. ${plural(roll.length, 'member')} may vote until ${closesAt}.`
  const says = sequence === 1 ? `Your ballot says ${choice}.` : `Your ballot says ${choice}, in place of what you said before.`
  const { width } = pageOn(context)
  context.stderr.write(`${[...wrapText(asked, width), ...wrapText(says, width)].join('\n')}\n`)
}

async function made(
  context: CliContext,
  order: Parameters<Awaited<ReturnType<CliContext['ballotMaker']>>['make']>[0],
): Promise<SecretBallot | undefined> {
  const maker = await context.ballotMaker()
  try {
    const ballot = await maker.make(order)
    return ballot && ballotSchema.parse(ballot)
  } finally {
    await maker.close()
  }
}

const SEND_AGAIN_MAX = 2

/** Gives the place of the ballot in the log. */
async function sent(context: CliContext, url: string, proposal: string, ballot: SecretBallot): Promise<number | Refusal> {
  const path = routes.castBallot.path.replace('{proposal}', proposal)
  const address = url.replace(/\/+$/, '') + path
  let answer = await context.sendJson(address, ballot)
  // A connection may have been closed while the proof was made, and a ballot that arrived twice counts once.
  for (let again = 0; answer.kind === 'unreachable' && again < SEND_AGAIN_MAX; again += 1) {
    await context.wait(MS_PER_SECOND)
    answer = await context.sendJson(address, ballot)
  }
  if (answer.kind === 'unreachable') return new Refusal(`${url} does not answer.`, 'Try again; a ballot that arrived is not counted twice.')
  if (!answer.isDone) {
    const said = errorSchema.safeParse(answer.json)
    const message = said.success ? said.data.error.message : 'The collective did not take the ballot.'
    return new Refusal(
      safeText(message),
      said.success && said.data.error.hint !== '' ? safeText(said.data.error.hint) : 'Nothing was counted.',
    )
  }
  const taken = routes.castBallot.answer.safeParse(answer.json)
  return taken.success
    ? taken.data.place
    : new Refusal('The answer of the collective cannot be read.', 'Try again; a ballot that arrived is not counted twice.')
}

/** What of the receipt is not in the public log, read once more; undefined where the ballot stands there. */
async function missing(
  receipt: VoteReceipt,
  reading: Reading,
  { url, isLost }: { readonly url: string; readonly isLost: () => boolean },
): Promise<Refusal | undefined> {
  const again = await reading()
  if ('entries' in again && stands(again.entries[receipt.place], receipt)) return undefined
  const later = `Keep the receipt, and check it later: chorus audit ${url} --receipt FILE`
  if (isLost()) return new Refusal('Your ballot was taken, and the public log could not be read again.', later)
  if ('entries' in again)
    return new Refusal(
      'The ballot was taken and does NOT stand in the public log.',
      'Keep the receipt and tell everyone: this must not happen.',
    )
  const wrong = again.checks.find(({ holds }) => !holds)?.sentence ?? 'it cannot be read.'
  return new Refusal(`Your ballot was taken, and the public log does not hold: ${wrong}`, later)
}

function stands(entry: LogEntry | undefined, { proposal, nullifier, sequence, sealed }: VoteReceipt): boolean {
  return (
    entry?.kind === 'ballotCast' &&
    entry.proposal === proposal &&
    entry.nullifier === nullifier &&
    entry.sequence === sequence &&
    entry.sealed === sealed
  )
}

/** Into the file that was named, else onto the screen, so that it is not lost. Gives what stood in the way of writing it. */
async function keepReceipt(context: CliContext, receipt: VoteReceipt, { receiptPath, isJson }: Order): Promise<Refusal | undefined> {
  const line = `${safeJson(receipt)}\n`
  const written = receiptPath === undefined ? undefined : await context.outputFiles.write(receiptPath, [new TextEncoder().encode(line)])
  const isKept = written?.kind === 'written'
  context.stdout.write(isJson ? line : pageOf(receipt, isKept ? receiptPath : undefined, context))
  if (written?.kind !== 'refused') return undefined
  const { message, hint } = written.problem
  return new Refusal(`Your ballot was taken, as entry ${countOf(receipt.place)} of the log; its receipt was not written: ${message}`, hint)
}

/** From 0 up to, and without, 1; nobody can guess it. */
function chance(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32
}

/** With the receipt, where no file holds it. */
function pageOf(receipt: VoteReceipt, path: string | undefined, context: Pick<CliContext, 'stdout' | 'env'>): string {
  const { place, sequence, log } = receipt
  const { width, paint } = pageOn(context)
  const again = sequence === 1 ? '' : ` It replaces your earlier ${sequence === 2 ? 'one' : 'ones'}.`
  const says = `It is entry ${countOf(place)} of ${safeText(log)}, where nobody can tell that it is yours.${again}`
  const about =
    path === undefined
      ? 'This is your receipt. In a file, `chorus audit --receipt FILE` checks it; whoever else has it can tell what you said once the vote is closed.'
      : `Your receipt is in ${safeText(path)}, for \`chorus audit --receipt\`.`
  const lines = [paint.heading('Your ballot was taken.'), ...wrapText(says, width), ...wrapText(about, width)]
  return `${[...lines, ...(path === undefined ? [safeJson(receipt)] : [])].join('\n')}\n`
}
