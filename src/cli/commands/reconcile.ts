/** `chorus reconcile`: what became of every row, on the terminal or as JSON. */
import type { Problem, Reconciliation, Repeat, RowFate } from '../../contract/reconciliation.ts'
import { rejectionSentence } from '../../listening/index.ts'
import { unreachable } from '../../shared/assert.ts'
import type { Command } from '../command.ts'
import { complain, complainOfUsage } from '../complaint.ts'
import type { CliContext } from '../context.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { type WrongUsage, parseFlags, wrongUsage } from '../flags.ts'
import { FILES_USAGE, type ImportedHistory, MERGE_FLAG, readHistory } from '../read-history.ts'
import { safeJson, safeText } from '../safe-text.ts'

const FLAGS = {
  json: { type: 'boolean', says: 'Prints the whole account as one JSON object.' },
  why: { type: 'string', value: 'FILE:LINE', says: 'Tells what became of the row in this line, and for which row it went.' },
  zone: { type: 'string', value: 'ZONE', says: 'Local time of this zone, for example Europe/Berlin (default: this computer’s).' },
  ...MERGE_FLAG,
} as const

export const reconcile: Command = {
  usage: 'FILE... [FLAGS]',
  about: [
    'Accounts for every row: read = listens + exact duplicates + merged + rejected, with the reasons and where to look.',
    FILES_USAGE,
  ],
  flags: FLAGS,
  examples: [
    'chorus reconcile my_spotify_data.zip',
    'chorus reconcile old.zip new.zip --json',
    'chorus reconcile exports/ --why lastfm.csv:1024',
  ],
  async run(args, context) {
    const parsed = parseFlags('reconcile', FLAGS, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    const { json = false, zone, why, 'keep-apart': keepApart } = parsed.values
    const asked = why === undefined ? undefined : parsePlace(why)
    if (asked?.kind === 'wrong') return complainOfUsage(context, asked)
    let repeats: Repeat[] = []
    let fate: RowFate | undefined
    const look = async ({ traceRepeats, traceRow }: ImportedHistory): Promise<void> => {
      if (asked === undefined) repeats = await traceRepeats()
      else fate = await traceRow(asked.path, asked.line)
    }
    const history = await readHistory({ command: 'reconcile', paths: parsed.positionals, zone, keepApart, look }, context)
    if (history.kind === 'ended') return history.exitCode
    if (asked !== undefined) return answerWhy(asked, fate, json, context)
    const account = { ...withProblems(history.reconciliation, history.passedOver), repeats }
    if (json) context.stdout.write(`${safeJson(account)}\n`)
    else {
      const { reconcilePage } = await import('../reconcile-page.ts')
      context.stdout.write(reconcilePage(account, context))
    }
    return EXIT.ok
  },
}

interface AskedPlace {
  readonly kind: 'place'
  readonly path: string
  readonly line: number
}

/** The last colon parts the two, since paths may hold others. */
function parsePlace(text: string): AskedPlace | WrongUsage {
  const [, path, line] = /^(.+):([1-9]\d{0,8})$/.exec(text) ?? []
  if (path === undefined) return wrongUsage('reconcile', 'A row is named by its file and its line.', 'Name it as in --why history.json:17.')
  return { kind: 'place', path, line: Number(line) }
}

function answerWhy({ path, line }: AskedPlace, fate: RowFate | undefined, json: boolean, context: CliContext): ExitCode {
  if (fate === undefined) {
    complain(
      context,
      `No row was read from ${path}, line ${line}.`,
      'Name the file as chorus reconcile shows it, and a line of it in which a row begins.',
    )
    return EXIT.refused
  }
  context.stdout.write(json ? `${safeJson(fate)}\n` : `${safeText(sentenceOf(fate))}\n`)
  return EXIT.ok
}

function sentenceOf(fate: RowFate): string {
  const row = `The row in ${fate.path}, line ${fate.line},`
  switch (fate.fate) {
    case 'listen':
      return `${row} is a listen of its own.`
    case 'duplicate':
      return `${row} is not counted: it repeats ${placeText(fate.kept)} exactly.`
    case 'merged':
      return `${row} is not counted: it tells of the same listen as ${placeText(fate.kept)}, which says more about it.`
    case 'rejected':
      return `${row} is not counted. ${rejectionSentence(fate.reason)}`
    default:
      return unreachable(fate)
  }
}

function placeText({ path, line }: { readonly path: string; readonly line: number | null }): string {
  return line === null ? `a row of ${path}` : `the row in ${path}, line ${line},`
}

function withProblems(account: Reconciliation, passedOver: readonly Problem[]): Reconciliation {
  return { ...account, problems: [...passedOver, ...account.problems] }
}
