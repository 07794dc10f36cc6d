/** `chorus witness`: watches the public log of a collective for others, and signs that it has only grown. */
import { witnessLog, type WitnessedLog } from '../../audit/index.ts'
import { auditEffectsOf } from '../../app/audit-effects.ts'
import type { WitnessKey, WitnessMemory } from '../../app/ports/witness.ts'
import { routes } from '../../contract/http/routes.ts'
import { errorSchema } from '../../contract/http/vocabulary.ts'
import { hexOf } from '../../shared/hex.ts'
import { formatInstant, MS_PER_SECOND } from '../../shared/time.ts'
import { formatVerifierKey, isKeyName, LOG_PATHS, signedByLogAlone, withCosignature } from '../../transparency/index.ts'
import type { Command } from '../command.ts'
import { complain, complainOfUsage } from '../complaint.ts'
import type { CliContext } from '../context.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { parseFlags, wrongUsage } from '../flags.ts'
import { wrapText } from '../layout.ts'
import { pageOn } from '../page.ts'
import { openTarget, type Target } from '../public-log-target.ts'
import { Refusal } from '../refusal.ts'
import { safeJson, safeText } from '../safe-text.ts'
import { countOf, plural } from '../words.ts'

const FLAGS = {
  key: { type: 'string', value: 'FILE', says: 'Your key, as --new-key made it.' },
  state: {
    type: 'string',
    value: 'DIR',
    says: 'Where it is remembered how far each log was seen; beside the key, in FILE.seen, where this is left out.',
  },
  log: {
    type: 'string',
    value: 'KEY',
    says: 'The key of the log as you know it from elsewhere, for the first visit; later ones remember it.',
  },
  'new-key': {
    type: 'string',
    value: 'FILE',
    says: 'Makes a key in a new file that only you can read, and prints what to give to the operator.',
  },
  name: {
    type: 'string',
    value: 'NAME',
    says: 'How the new key is called: an address of yours without its https://, such as witness.example.org.',
  },
  json: { type: 'boolean', says: 'Prints what was signed as one JSON object.' },
} as const

export const witness: Command = {
  usage: 'URL --key FILE [FLAGS] | --new-key FILE --name NAME',
  about: [
    'Watches the public log of a collective, so that its keeper cannot show different people different logs: reads the signed',
    'checkpoint, checks that everything from before is still there unchanged, remembers it, signs it, and hands the signature in.',
    'Everybody who checks the log sees it there. A log that was rewritten is refused with exit code 1, and what proves it is kept.',
    'Run it by a clock, once an hour or once a day. The operator of the collective names your key in CHORUS_WITNESSES.',
  ],
  flags: FLAGS,
  examples: [
    'chorus witness --new-key witness.key --name witness.example.org',
    'chorus witness https://collective.example --key witness.key',
    'chorus witness https://collective.example --key witness.key --json',
  ],
  async run(args, context) {
    const parsed = parseFlags('witness', FLAGS, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    const { key, state, log, name, json, 'new-key': newKey } = parsed.values
    if (newKey !== undefined) {
      const isAlone = parsed.positionals.length === 0 && key === undefined && state === undefined && log === undefined
      if (!isAlone || name === undefined || !isKeyName(name))
        return complainOfUsage(context, wrongUsage('witness', '--new-key takes a --name without spaces and pluses, and nothing else.'))
      return await makeKey(context, { path: newKey, name, isJson: json === true })
    }
    const [url, ...more] = parsed.positionals
    if (url === undefined || more.length > 0 || key === undefined || name !== undefined || !isAddress(url))
      return complainOfUsage(context, wrongUsage('witness', 'chorus witness takes one address and a --key, or a --new-key and its --name.'))
    const outcome = await watched(context, { url, keyPath: key, folder: state ?? `${key}.seen`, logKey: log })
    if (outcome instanceof Refusal) return refuse(context, outcome)
    context.stdout.write(json === true ? `${safeJson(outcome)}\n` : pageOf(outcome, context))
    return EXIT.ok
  },
}

function refuse(context: CliContext, { sentence, hint }: Refusal): ExitCode {
  complain(context, sentence, hint)
  return EXIT.refused
}

function isAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text)
}

async function makeKey(
  context: CliContext,
  { path, name, isJson }: { readonly path: string; readonly name: string; readonly isJson: boolean },
): Promise<ExitCode> {
  const made = await (await context.witnessTools()).makeKey(path, name)
  if (made.kind === 'refused') return refuse(context, new Refusal(made.sentence, made.hint))
  const verifierKey = formatVerifierKey(made.key)
  if (isJson) {
    context.stdout.write(`${safeJson({ key: verifierKey })}\n`)
    return EXIT.ok
  }
  context.stdout.write(`${verifierKey}\n`)
  const { width, paint } = pageOn(context)
  const next =
    'This is what to give to the operator of the collective, who names it in CHORUS_WITNESSES, and to everybody who shall trust you.'
  context.stderr.write(
    `${wrapText(`${next} The key itself is in ${safeText(path)}: keep it secret.`, width)
      .map(paint.quiet)
      .join('\n')}\n`,
  )
  return EXIT.ok
}

interface Watch {
  readonly url: string
  readonly keyPath: string
  readonly folder: string
  readonly logKey: string | undefined
}

export interface WitnessedJson {
  readonly log: string
  readonly logKey: string
  readonly entries: number
  /** In hexadecimal. */
  readonly root: string
  /** How many entries there were when this witness last looked; null on its first visit. */
  readonly entriesBefore: number | null
  readonly witness: string
  readonly cosignedAt: string
}

async function watched(context: CliContext, watch: Watch): Promise<WitnessedJson | Refusal> {
  const tools = await context.witnessTools()
  const own = await tools.openKey(watch.keyPath)
  if (own.kind === 'refused') return new Refusal(own.sentence, own.hint)
  const opened = await tools.openMemory(watch.folder)
  if (opened.kind === 'refused') return new Refusal(opened.sentence, opened.hint)
  try {
    return await look(context, { ...watch, own, memory: opened.memory })
  } finally {
    opened.memory.close()
  }
}

type Eyes = Watch & { readonly own: WitnessKey; readonly memory: WitnessMemory }

async function look(context: CliContext, eyes: Eyes): Promise<WitnessedJson | Refusal> {
  const { url, own, memory } = eyes
  const target = await openTarget(context, url)
  if (target.kind === 'refused') return new Refusal(target.sentence, target.hint)
  const name = memoryName(url)
  const [key, remembered] = [await memory.read(`${name}.key`), await memory.read(`${name}.checkpoint`)]
  if (key !== undefined && eyes.logKey !== undefined && key.trim() !== eyes.logKey)
    return new Refusal('This is not the key that the log had before.', `It was ${key.trim()}; leave --log out to go on with that.`)
  const { sha256, isSignedBy } = auditEffectsOf(await context.verification(), null)
  const request = { read: target.read, sha256, isSignedBy, key: key?.trim() ?? eyes.logKey, remembered: remembered ?? null }
  const seen = await witnessLog(request)
  if (target.lost()) return new Refusal(`${url} stopped answering.`, 'Try again; nothing was signed.')
  if (seen.kind !== 'holds') return await refusalOf(seen, eyes, target)
  const { checkpoint, text, note, key: logKey } = seen.opened
  const logKeyText = formatVerifierKey(logKey)
  if (key === undefined) await memory.write(`${name}.key`, `${logKeyText}\n`)
  // Before it is signed: a witness that forgot what it has signed could sign something else next time.
  await memory.write(`${name}.checkpoint`, text)
  const unixSeconds = Math.floor(context.clock.now() / MS_PER_SECOND)
  // Without the lines of others, which would be answered for as well.
  const signed = withCosignature(signedByLogAlone(note, logKey), own.key, { unixSeconds, sign: own.sign })
  const refusal = await handIn(context, url, { checkpoint: signed, name: own.key.name, size: checkpoint.size })
  return (
    refusal ?? {
      log: logKey.name,
      logKey: logKeyText,
      entries: checkpoint.size,
      root: hexOf(checkpoint.root),
      entriesBefore: seen.before,
      witness: own.key.name,
      cosignedAt: formatInstant(unixSeconds * MS_PER_SECOND),
    }
  )
}

/** Logs are remembered by where they are read, since whoever replaces one can name it anew. */
function memoryName(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname.replace(/\/+$/, '')}`.replaceAll(/[^\w.-]/g, '_')
}

type Unsound = Exclude<WitnessedLog, { readonly kind: 'holds' }>

/** No checkpoint is longer, and a server may answer with anything. */
const EVIDENCE_BYTES_MAX = 64 * 1024

const STARTED_ANEW = 'If the collective was founded anew, its steward can tell you so; then remember it in another folder with --state.'

/** What was shown is kept beside what is remembered, both signed by one key: that is the proof, and nothing is signed. */
async function refusalOf(seen: Unsound, { url, memory }: Eyes, target: Target): Promise<Refusal> {
  const where = safeText(url)
  if (seen.kind === 'noKey')
    return new Refusal(`${where} shows no key of a log, or another than --log names.`, 'See that the address is right.')
  if (seen.kind === 'tooLong') return new Refusal(`The log of ${where} claims more entries than any log has.`, 'Nothing was signed.')
  if (seen.kind === 'forgotten')
    return new Refusal(
      `What is remembered of ${where} is no checkpoint of its log any more.`,
      `Restore ${memoryName(url)}.checkpoint from its backup; nothing was signed.`,
    )
  const shown = new TextDecoder().decode(target.files.get(LOG_PATHS.checkpoint)?.slice(0, EVIDENCE_BYTES_MAX))
  const size = 'opened' in seen ? `-${seen.opened.checkpoint.size}-${hexOf(seen.opened.checkpoint.root).slice(0, 8)}` : ''
  const evidence = `${memoryName(url)}.refused${size}.checkpoint`
  await memory.write(evidence, shown)
  const kept = `Nothing was signed. Both checkpoints are kept: ${memoryName(url)}.checkpoint and ${evidence}. Tell everyone.`
  switch (seen.kind) {
    case 'rewritten':
      return new Refusal(
        `The log of ${where} was REWRITTEN: its first ${plural(seen.before, 'entry', 'entries')} are not those of before.`,
        kept,
      )
    case 'cutBack': {
      const now = countOf(seen.opened.checkpoint.size)
      return new Refusal(
        `The log of ${where} was CUT BACK: it had ${plural(seen.before, 'entry', 'entries')}, and now it has ${now}.`,
        kept,
      )
    }
    case 'unshown':
      return new Refusal(
        `The log of ${where} does not show that its first ${plural(seen.before, 'entry', 'entries')} are still the same.`,
        kept,
      )
    case 'unsigned':
      return new Refusal(
        `The log of ${where} is not signed by the key that it had before, or that you named.`,
        `Nothing was signed. ${STARTED_ANEW}`,
      )
    default:
      return seen.kind satisfies never
  }
}

interface HandedIn {
  readonly checkpoint: string
  /** Of the witness. */
  readonly name: string
  readonly size: number
}

async function handIn(context: CliContext, url: string, { checkpoint, name, size }: HandedIn): Promise<Refusal | undefined> {
  const answer = await context.sendJson(url.replace(/\/+$/, '') + routes.handInCosignatures.path, { checkpoint })
  const again = 'What was seen is remembered; run the same command again.'
  if (answer.kind === 'unreachable') return new Refusal(`${url} does not take the signature: it does not answer.`, again)
  if (!answer.isDone) {
    const said = errorSchema.safeParse(answer.json)
    if (!said.success) return new Refusal('The collective did not take the signature.', again)
    const { message, hint } = said.data.error
    return new Refusal(`The collective did not take the signature: ${safeText(message)}`, hint === '' ? again : safeText(hint))
  }
  const taken = routes.handInCosignatures.answer.safeParse(answer.json)
  const own = taken.data?.standing.find(({ witness: each }) => each === name)
  if (own === undefined) return new Refusal('The answer of the collective does not say that the signature was taken.', again)
  return own.size <= size
    ? undefined
    : new Refusal(
        `The collective has a signature of yours over ${plural(own.size, 'entry', 'entries')} already, and you see only ${countOf(size)}.`,
        'Either somebody else uses your key or its memory was set back; find out which before you sign again.',
      )
}

function pageOf({ log, logKey, entries, entriesBefore, witness: name, cosignedAt }: WitnessedJson, context: CliContext): string {
  const { width, paint } = pageOn(context)
  const grown = entriesBefore === null ? undefined : entries - entriesBefore
  const says =
    grown === undefined
      ? `${safeText(log)} has ${plural(entries, 'entry', 'entries')}. You see it for the first time, so ask somebody else whether this is its key:`
      : grown === 0
        ? `${safeText(log)} is as it was, with ${plural(entries, 'entry', 'entries')}.`
        : `${safeText(log)} has ${plural(entries, 'entry', 'entries')}: all of before, unchanged, and ${countOf(grown)} more.`
  const signed = `${safeText(name)} signed it at ${cosignedAt}, and the collective serves the signature.`
  // Never broken into two lines, so that it can be copied.
  const key = grown === undefined ? [safeText(logKey)] : []
  return `${[paint.heading('The log was witnessed.'), ...wrapText(says, width), ...key, ...wrapText(signed, width)].join('\n')}\n`
}
