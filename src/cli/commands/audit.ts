/** `chorus audit`: checks a collective from what it publishes, printed like the statement of a bank. */
import { basename, dirname } from 'node:path'
import { auditEffectsOf } from '../../app/audit-effects.ts'
import { audit as auditLog, type AuditRequest } from '../../audit/index.ts'
import { receiptSchema } from '../../contract/ballot.ts'
import type { AuditCheck, AuditReport } from '../../contract/log.ts'
import type { Command } from '../command.ts'
import { complain, complainOfUsage } from '../complaint.ts'
import type { CliContext } from '../context.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { parseFlags, wrongUsage } from '../flags.ts'
import { wrapText } from '../layout.ts'
import { pageOn } from '../page.ts'
import type { Paint } from '../paint.ts'
import { stepsOn } from '../progress.ts'
import { safeJson, safeText } from '../safe-text.ts'
import { countOf, plural } from '../words.ts'
import { openTarget, saveCopy, type Target } from '../public-log-target.ts'

const FLAGS = {
  json: { type: 'boolean', says: 'Prints all checks as one JSON object.' },
  key: { type: 'string', value: 'KEY', says: 'The key of the log as you know it from elsewhere; the log must be signed by it.' },
  seen: {
    type: 'string',
    value: 'FILE',
    multiple: true,
    says: 'A checkpoint from before or from another member; the log must agree with it.',
  },
  receipt: {
    type: 'string',
    value: 'FILE',
    multiple: true,
    says: 'The receipt of a ballot that you cast; the ballot must stand in the log, and be counted.',
  },
  witness: { type: 'string', value: 'KEY', multiple: true, says: 'The key of a witness who must have signed the checkpoint.' },
  save: {
    type: 'string',
    value: 'DIR',
    says: 'Keeps a copy of all that was read in a new folder, to be checked again without the network.',
  },
} as const

export const audit: Command = {
  usage: 'URL|DIR [FLAGS]',
  about: [
    'Checks everything that a collective publishes, and believes nothing of it: that the log was never rewritten, that every',
    'roll holds all who could vote and nobody else, every ballot and every count once more, every release against the vote,',
    'every share to the last cent, and what was paid out.',
    'Takes the address of a collective or a folder with a copy of its log. Exits with 1 when any check fails.',
  ],
  flags: FLAGS,
  examples: [
    'chorus audit https://collective.example',
    'chorus audit https://collective.example --save ./copy',
    'chorus audit https://collective.example --receipt my-ballot.json',
    'chorus audit ./copy --seen last-year.checkpoint --json',
  ],
  async run(args, context) {
    const parsed = parseFlags('audit', FLAGS, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    const [target, ...more] = parsed.positionals
    if (target === undefined || more.length > 0)
      return complainOfUsage(context, wrongUsage('audit', 'chorus audit takes one address or one folder.'))
    const { key, seen: paths = [], receipt = [], witness = [], save, json } = parsed.values
    const seen = await readSeen(context, paths)
    if (typeof seen === 'number') return seen
    const receipts = await readReceipts(context, receipt)
    if (typeof receipts === 'number') return receipts
    const opened = await openTarget(context, target)
    if (opened.kind === 'refused') {
      complain(context, opened.sentence, opened.hint)
      return EXIT.refused
    }
    const effects = auditEffectsOf(await context.verification(), await context.membershipProofs())
    const progress = await stepsOn(context)
    const { read } = opened
    const report = await auditLog(effects, { read, key, seen, receipts, witnesses: witness, onProgress: progress.update })
    progress.stop()
    if (opened.lost()) {
      complain(context, `${target} stopped answering.`, 'Try again; what was read until then says nothing.')
      return EXIT.refused
    }
    if (save !== undefined && !(await keep(context, opened, save))) return EXIT.refused
    context.stdout.write(json === true ? `${safeJson(report)}\n` : statementOf(report, context))
    return report.holds ? EXIT.ok : EXIT.refused
  },
}

async function readSeen(context: CliContext, paths: readonly string[]): Promise<AuditRequest['seen'] | ExitCode> {
  const seen = []
  for (const path of paths) {
    const text = await readText(context, path)
    if (text === undefined) {
      complain(context, `There is no file ${path}.`, 'Name a checkpoint that you kept, or that somebody gave you.')
      return EXIT.refused
    }
    seen.push({ name: basename(path), text })
  }
  return seen
}

async function readReceipts(context: CliContext, paths: readonly string[]): Promise<AuditRequest['receipts'] | ExitCode> {
  const receipts = []
  for (const path of paths) {
    const text = await readText(context, path)
    const receipt = text === undefined ? undefined : receiptOf(text)
    if (receipt === undefined) {
      complain(context, `${path} is no receipt of a ballot.`, 'Name the file that you kept when you voted, unchanged.')
      return EXIT.refused
    }
    receipts.push(receipt)
  }
  return receipts
}

function receiptOf(text: string): AuditRequest['receipts'][number] | undefined {
  try {
    return receiptSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

async function readText({ openFolder }: CliContext, path: string): Promise<string | undefined> {
  const bytes = await (await openFolder(dirname(path)))?.read(basename(path))
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes)
}

async function keep(context: CliContext, target: Target, folder: string): Promise<boolean> {
  const problem = await saveCopy(context, target, folder)
  if (problem === undefined) return true
  complain(context, problem.message, problem.hint)
  return false
}

const MARK_WIDTH = 6

export function statementOf({ log, entries, holds, unchecked, parts }: AuditReport, context: Pick<CliContext, 'stdout' | 'env'>): string {
  const { width, paint } = pageOn(context)
  const heading = log === null ? [] : [paint.heading(`${safeText(log)}, ${plural(entries ?? 0, 'entry', 'entries')}`), '']
  const sections = parts.flatMap(({ title, checks }) => [
    ...wrapText(safeText(title), width).map((line) => paint.heading(line)),
    ...checks.flatMap((check) =>
      wrapText(safeText(check.sentence), width - MARK_WIDTH).map(
        (line, index) => `${index === 0 ? markOf(check, paint) : ' '.repeat(MARK_WIDTH)}${line}`,
      ),
    ),
    '',
  ])
  const left = unchecked.flatMap((sentence) =>
    wrapText(safeText(sentence), width - MARK_WIDTH).map((line) => `${' '.repeat(MARK_WIDTH)}${line}`),
  )
  const leftOut = left.length === 0 ? [] : [paint.heading('Not checked here'), ...left, '']
  const all = parts.flatMap(({ checks }) => checks)
  const failed = all.filter((check) => !check.holds).length
  const verdict = holds
    ? paint.heading(`All ${countOf(all.length)} checks hold.`)
    : paint.alarm(`${countOf(failed)} of ${plural(all.length, 'check')} failed.`)
  return `${[...heading, ...sections, ...leftOut, verdict].join('\n')}\n`
}

function markOf({ holds }: AuditCheck, paint: Paint): string {
  return holds ? paint.accent('ok    ') : paint.alarm('FAIL  ')
}
