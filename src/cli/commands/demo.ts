/** `chorus demo`: a throw-away collective lives through the sale of June 2025, on the real engines. */
import type { DemoReport } from '../../contract/demo.ts'
import { limits } from '../../shared/limits.ts'
import type { Command } from '../command.ts'
import { complain, complainOfUsage } from '../complaint.ts'
import type { CliContext } from '../context.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { parseFlags, wrongUsage } from '../flags.ts'
import { safeJson } from '../safe-text.ts'
import { countOf } from '../words.ts'

const FLAGS = {
  members: { type: 'string', value: 'N', says: 'How many members the collective has (default: 10000).' },
  ballots: { type: 'string', value: 'N', says: 'How many of them vote, each with a real proof that takes a second or two (default: 60).' },
  seed: { type: 'string', value: 'S', says: 'Invents other members and other lives (default: june).' },
  keep: { type: 'string', value: 'DIR', says: 'Keeps the data directory here, release included; it is removed otherwise.' },
  serve: { type: 'boolean', says: 'Leaves it running in the browser, with people to sign in as, until Ctrl-C; PORT sets the port.' },
  json: { type: 'boolean', says: 'Prints what happened as one JSON object.' },
} as const

const MEMBERS_DEFAULT = '10000'
const BALLOTS_DEFAULT = 60
const SEED_DEFAULT = 'june'
const PORT_DEFAULT = '3333'
const PORT_MAX = 65_535
/** A vote of fewer would say nothing about anyone's part in it. */
const MEMBERS_MIN = 10

export const demo: Command = {
  usage: '[FLAGS]',
  about: [
    'Invented people found a collective, hand in their listening, vote on a sale for $55,000, and are paid their exact shares.',
    'Everything else is real: the databases, the encryption, the vote, the release and its check, the books. Nothing leaves',
    'this computer, and no network is used.',
  ],
  flags: FLAGS,
  examples: [
    'chorus demo',
    'chorus demo --members 200 --ballots 10 --json',
    'chorus demo --members 500 --serve',
    'chorus demo --members 500 --keep ./june',
  ],
  async run(args, context) {
    const parsed = parseFlags('demo', FLAGS, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    if (parsed.positionals.length > 0) return complainOfUsage(context, wrongUsage('demo', 'chorus demo takes no files.'))
    const { members: text = MEMBERS_DEFAULT, ballots: ballotsText, seed = SEED_DEFAULT, keep, json, serve } = parsed.values
    const members = parseMembers(text)
    if (members === undefined) {
      const range = `from ${MEMBERS_MIN} to ${countOf(limits.demoMembersMax)}`
      return complainOfUsage(context, wrongUsage('demo', `--members takes a whole number ${range}.`))
    }
    const ballots = ballotsText === undefined ? Math.min(BALLOTS_DEFAULT, members) : parseBallots(ballotsText, members)
    if (ballots === undefined)
      return complainOfUsage(context, wrongUsage('demo', '--ballots takes a whole number from 1 to that of the members.'))
    const port = serve === true ? parsePort(context.env['PORT']?.trim() || PORT_DEFAULT) : null
    if (port === undefined) return complainOfUsage(context, wrongUsage('demo', 'PORT is not the number of a port from 1 to 65535.'))
    return showDemo(context, { members, ballots, seed, keep, isJson: json === true, port })
  },
}

function parseMembers(text: string): number | undefined {
  const members = /^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : Number.NaN
  return members >= MEMBERS_MIN && members <= limits.demoMembersMax ? members : undefined
}

function parseBallots(text: string, members: number): number | undefined {
  const ballots = /^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : Number.NaN
  return ballots >= 1 && ballots <= members ? ballots : undefined
}

function parsePort(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number.parseInt(text, 10) : Number.NaN
  return port >= 1 && port <= PORT_MAX ? port : undefined
}

interface DemoOrder {
  readonly members: number
  readonly ballots: number
  readonly seed: string
  readonly keep: string | undefined
  readonly isJson: boolean
  /** Null where it ends with its report. */
  readonly port: number | null
}

async function showDemo(context: CliContext, { members, ballots, seed, keep, isJson, port }: DemoOrder): Promise<ExitCode> {
  const startMs = context.nowMs()
  const { openDemoFolder } = await import('../demo/folder.ts')
  const folder = await openDemoFolder(keep)
  if (folder.kind === 'refused') {
    complain(context, folder.sentence, folder.hint)
    return EXIT.refused
  }
  try {
    // Before the engines, which have to be closed whatever happens then; no process starts before there is a ballot to make.
    const [proofs, maker] = await Promise.all([context.membershipProofs(), context.ballotMaker()])
    const { runDemo } = await import('../demo/run-demo.ts')
    const { stepsOn } = await import('../progress.ts')
    const opened = await context.openEngines(folder.path)
    if (opened.kind === 'unavailable') {
      complain(context, opened.sentence, opened.hint)
      return EXIT.refused
    }
    const view = await stepsOn(context)
    const goesOnAtMs = port === null ? null : context.clock.now()
    const request = { members, ballots, seed, goesOnAtMs, onProgress: view.update }
    const { verification, openFolder } = context
    const { findings, people } = await runDemo(opened.engines, request, { verification, openFolder, proofs, maker }).finally(async () => {
      view.stop()
      await maker.close()
      await opened.engines.close()
    })
    const seconds = Math.round((context.nowMs() - startMs) / 100) / 10
    await print(context, { ...findings, folder: keep === undefined ? null : folder.path, seconds }, isJson)
    if (port !== null)
      await context.serveDemonstration({ dataDir: folder.path, port, people, onReady: (address) => tellWhere(context, address) })
    return findings.releaseVerified && findings.booksSound && findings.recordSound && findings.publicLogSound ? EXIT.ok : EXIT.fault
  } finally {
    await folder.end()
  }
}

/** Beside the answer, which may be read by a program. */
function tellWhere({ stderr }: CliContext, address: string): void {
  stderr.write(`\nThe demonstration goes on at ${address}; Ctrl-C ends it.\n`)
}

async function print(context: CliContext, report: DemoReport, isJson: boolean): Promise<void> {
  if (isJson) context.stdout.write(`${safeJson(report)}\n`)
  else {
    const { demoPage } = await import('../demo-page.ts')
    context.stdout.write(demoPage(report, context))
  }
}
