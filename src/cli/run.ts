/** From arguments to a command: the table of commands, their help, and what the shell is told. */
import type { Command } from './command.ts'
import { complainOfFault, complainOfUsage } from './complaint.ts'
import type { CliContext } from './context.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { describeFlags, wrongUsage } from './flags.ts'
import { safeText } from './safe-text.ts'

interface CommandEntry {
  readonly summary: string
  /** Loaded only when it runs, so that every command starts fast. */
  readonly load: () => Promise<Command>
}

const COMMANDS = {
  audit: {
    summary: 'Checks a collective from what it publishes: log, votes, releases, shares and payouts.',
    load: async () => (await import('./commands/audit.ts')).audit,
  },
  card: {
    summary: 'Makes a taste card of your history: a small signed file to give a friend.',
    load: async () => (await import('./commands/card.ts')).card,
  },
  catalogue: {
    summary: 'Makes a table of further artists and recordings for chorus mood, from open dumps or looked up.',
    load: async () => (await import('./commands/catalogue.ts')).catalogue,
  },
  compare: {
    summary: 'Compares two people by their taste cards or exports, or several as a group.',
    load: async () => (await import('./commands/compare.ts')).compare,
  },
  demo: {
    summary: 'Lets an invented collective live through a sale: joining, voting, the release, everyone paid.',
    load: async () => (await import('./commands/demo.ts')).demo,
  },
  export: {
    summary: 'Writes your merged history as Parquet, CSV, JSON lines or for ListenBrainz.',
    load: async () => (await import('./commands/export.ts')).exportHistory,
  },
  insights: {
    summary: 'Shows your listening life: tops, clock, streaks, discoveries and more.',
    load: async () => (await import('./commands/insights.ts')).insights,
  },
  known: {
    summary: 'Shows what your service knows beyond the listening: searches, and its conclusions about you.',
    load: async () => (await import('./commands/known.ts')).known,
  },
  mood: {
    summary: 'Tells the mood of your music over days, weeks and years, or of artists and tags, with how sure that is.',
    load: async () => (await import('./commands/mood.ts')).mood,
  },
  reconcile: {
    summary: 'Accounts for every row of your export: kept, repeated, merged or rejected.',
    load: async () => (await import('./commands/reconcile.ts')).reconcile,
  },
  start: {
    summary: 'Runs the server with the pages on this computer.',
    load: async () => (await import('./commands/start.ts')).start,
  },
  taste: {
    summary: 'Tells how near pairs of listeners are, against random pairs of the listeners in a file.',
    load: async () => (await import('./commands/taste.ts')).taste,
  },
  verify: {
    summary: 'Checks a data release: every file, its signature, and that it is what members voted for.',
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  vote: {
    summary: 'Casts your secret ballot in a collective, from the terminal.',
    load: async () => (await import('./commands/vote.ts')).vote,
  },
  witness: {
    summary: 'Watches the public log of a collective for others, and signs that it only grows.',
    load: async () => (await import('./commands/witness.ts')).witness,
  },
} as const satisfies Record<string, CommandEntry>

const ENTRIES: ReadonlyMap<string, CommandEntry> = new Map(Object.entries(COMMANDS))

const EXIT_CODES = `Exit codes: ${EXIT.ok} ok, ${EXIT.refused} refused input, ${EXIT.usage} wrong usage, ${EXIT.fault} fault of Chorus.`

/** Runs one command line (without the names of Node and the program). Never rejects. */
export async function runCommandLine(args: readonly string[], context: CliContext): Promise<ExitCode> {
  try {
    return await dispatch(args, context)
  } catch {
    return complainOfFault(context)
  }
}

async function dispatch(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === undefined) {
    context.stderr.write(helpOfAll())
    return EXIT.usage
  }
  if (name === '--help' || name === '-h') return print(context, helpOfAll())
  if (name === '--version' || name === '-v') return print(context, `${context.version()}\n`)
  const entry = ENTRIES.get(name)
  if (entry === undefined) {
    const what = name.startsWith('-') ? 'flag' : 'command'
    return complainOfUsage(context, wrongUsage('', `There is no ${what} ${safeText(name)}.`, 'chorus --help shows all commands.'))
  }
  const command = await entry.load()
  if (asksForHelp(rest)) return print(context, helpOf(name, command))
  return command.run(rest, context)
}

function print({ stdout }: CliContext, text: string): typeof EXIT.ok {
  stdout.write(text)
  return EXIT.ok
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  const flags = end === -1 ? args : args.slice(0, end)
  return flags.includes('--help') || flags.includes('-h')
}

function helpOfAll(): string {
  const width = Math.max(...[...ENTRIES.keys()].map((name) => name.length))
  return linesOf([
    'Chorus: understand your own listening, on your own device.',
    '',
    'Usage: chorus COMMAND [FLAGS]',
    '',
    ...[...ENTRIES].map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    '  chorus COMMAND --help  explains a command',
    '  chorus --version       shows the version',
    '',
    EXIT_CODES,
  ])
}

function helpOf(name: string, { usage, about, flags, examples }: Command): string {
  return linesOf([
    `Usage: chorus ${name}${usage === '' ? '' : ` ${usage}`}`,
    '',
    ...about,
    '',
    ...describeFlags({ ...flags, help: { type: 'boolean', says: 'Shows this help.' } }),
    '',
    ...examples.map((example) => `  $ ${example}`),
    '',
    EXIT_CODES,
  ])
}

function linesOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
