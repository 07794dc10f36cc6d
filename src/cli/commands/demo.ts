/** `chorus demo`: a throw-away collective lives through the sale of June 2025, on the real engines. */
import { DEMO_MEMBERS_MIN, type DemoReport } from '../../contract/demo.ts'
import { limits } from '../../shared/limits.ts'
import { MS_PER_SECOND } from '../../shared/time.ts'
import type { Command } from '../command.ts'
import { complain, complainOfUsage } from '../complaint.ts'
import type { CliContext } from '../context.ts'
import { beginInFolder, resumeInFolder, type DemoFolder, type NewDemo, type OpenDemoFolder } from '../demo/folder.ts'
import type { LivedDemo } from '../demo/run-demo.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { parseFlags, wrongUsage, type WrongUsage } from '../flags.ts'
import { safeJson } from '../safe-text.ts'
import { countOf, durationOf } from '../words.ts'

const FLAGS = {
  members: { type: 'string', value: 'N', says: 'How many members the collective has (default: 10000).' },
  ballots: {
    type: 'string',
    value: 'N',
    says: 'How many of them vote, each with a real proof of about two seconds on one core; 200 show the 99.5 % of June 2025 (default: 60).',
  },
  seed: { type: 'string', value: 'S', says: 'Invents other members and other lives (default: june).' },
  keep: {
    type: 'string',
    value: 'DIR',
    says: 'Keeps the data directory here, release included, so that it can go on after an interruption; it is removed otherwise.',
  },
  resume: {
    type: 'string',
    value: 'DIR',
    says: 'Goes on with what was interrupted in the folder that --keep had named: no ballot is cast again.',
  },
  serve: { type: 'boolean', says: 'Leaves it running in the browser, with people to sign in as, until Ctrl-C; PORT sets the port.' },
  json: { type: 'boolean', says: 'Prints what happened as one JSON object.' },
} as const

const MEMBERS_DEFAULT = '10000'
const BALLOTS_DEFAULT = 60
const SEED_DEFAULT = 'june'
const PORT_DEFAULT = '3333'
const PORT_MAX = 65_535

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
    'chorus demo --ballots 10000 --keep ./june',
    'chorus demo --resume ./june',
  ],
  async run(args, context) {
    const parsed = parseFlags('demo', FLAGS, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    if (parsed.positionals.length > 0) return complainOfUsage(context, wrongUsage('demo', 'chorus demo takes no files.'))
    const { members, ballots, seed, keep, resume, json, serve } = parsed.values
    const port = serve === true ? parsePort(context.env['PORT']?.trim() || PORT_DEFAULT) : null
    if (port === undefined) return complainOfUsage(context, wrongUsage('demo', 'PORT is not the number of a port from 1 to 65535.'))
    const how = { isJson: json === true, port }
    if (resume === undefined) {
      const asked = parseDemo({ members, ballots, seed })
      if (asked.kind === 'wrong') return complainOfUsage(context, asked)
      return showDemo(context, await beginInFolder(keep, asked.demo, context), how)
    }
    if ([members, ballots, seed, keep].some((each) => each !== undefined)) {
      const sentence = '--resume goes on with what was begun, so it takes neither --members, --ballots, --seed nor --keep.'
      return complainOfUsage(context, wrongUsage('demo', sentence))
    }
    return showDemo(context, await resumeInFolder(resume, context), how)
  },
}

type Asked = { readonly [Flag in keyof NewDemo]: string | undefined }

function parseDemo({ members: text, ballots: ballotsText, seed = SEED_DEFAULT }: Asked): { kind: 'demo'; demo: NewDemo } | WrongUsage {
  const members = parseCount(text ?? MEMBERS_DEFAULT, DEMO_MEMBERS_MIN, limits.demoMembersMax)
  if (members === undefined) {
    const range = `from ${DEMO_MEMBERS_MIN} to ${countOf(limits.demoMembersMax)}`
    return wrongUsage('demo', `--members takes a whole number ${range}.`)
  }
  const ballots = ballotsText === undefined ? Math.min(BALLOTS_DEFAULT, members) : parseCount(ballotsText, 1, members)
  if (ballots === undefined) return wrongUsage('demo', '--ballots takes a whole number from 1 to that of the members.')
  return { kind: 'demo', demo: { members, ballots, seed } }
}

function parseCount(text: string, min: number, max: number): number | undefined {
  const count = /^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : Number.NaN
  return count >= min && count <= max ? count : undefined
}

function parsePort(text: string): number | undefined {
  return parseCount(text, 1, PORT_MAX)
}

interface HowToShow {
  readonly isJson: boolean
  /** Null where it ends with its report. */
  readonly port: number | null
}

async function showDemo(context: CliContext, folder: DemoFolder, { isJson, port }: HowToShow): Promise<ExitCode> {
  const startMs = context.nowMs()
  if (folder.kind === 'refused') {
    complain(context, folder.sentence, folder.hint)
    return EXIT.refused
  }
  try {
    const lived = await liveIn(folder, context, port === null ? null : context.clock.now())
    if (lived === undefined) return EXIT.refused
    const { findings, people } = lived
    const seconds = Math.round((context.nowMs() - startMs) / 100) / 10
    await print(context, { ...findings, folder: folder.isKept ? folder.path : null, seconds }, isJson)
    await folder.note({ isOver: true })
    if (port !== null)
      await context.serveDemonstration({ dataDir: folder.path, port, people, onReady: (address) => tellWhere(context, address) })
    return findings.releaseVerified && findings.booksSound && findings.recordSound && findings.publicLogSound ? EXIT.ok : EXIT.fault
  } finally {
    await folder.end()
  }
}

/** Undefined where the engines do not run here, which the person has been told by then. */
async function liveIn(folder: OpenDemoFolder, context: CliContext, goesOnAtMs: number | null): Promise<LivedDemo | undefined> {
  const { members, ballots, seed, listens: listensBefore } = folder.plan
  // Before the engines, which have to be closed whatever happens then; no process or thread starts before it has something to do.
  const [proofs, maker, devices] = await Promise.all([context.membershipProofs(), context.ballotMaker(), context.demoDevices()])
  if (!folder.isKept && ballots >= MANY_BALLOTS) context.stderr.write(advice(ballots, maker.atOnce))
  const { runDemo } = await import('../demo/run-demo.ts')
  const { stepsOn } = await import('../progress.ts')
  const opened = await context.openEngines(folder.path)
  if (opened.kind === 'unavailable') {
    complain(context, opened.sentence, opened.hint)
    return undefined
  }
  const view = await stepsOn(context)
  const onGathered = (listens: number): Promise<void> => folder.note({ listens })
  const story = { members, ballots, seed, goesOnAtMs, listensBefore, onGathered, onProgress: view.update }
  const { verification, openFolder } = context
  return await runDemo(opened.engines, story, { verification, openFolder, proofs, maker, devices }).finally(async () => {
    view.stop()
    await maker.close()
    await devices.close()
    await opened.engines.close()
  })
}

/** From so many on, a vote takes so long that something may come between. */
const MANY_BALLOTS = 500
const MS_PER_BALLOT = 2 * MS_PER_SECOND

function advice(ballots: number, atOnce: number): string {
  const time = durationOf((ballots * MS_PER_BALLOT) / atOnce)
  return `${countOf(ballots)} ballots take about ${time} here. With --keep DIR it could go on after an interruption.\n`
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
