/** `chorus mood`: the mood of music: of a history, or of things in a table by their tags or names. */
import type { View } from '../../contract/worker.ts'
import { DEFAULT_PLAY_RULE } from '../../listening/index.ts'
import { loadShippedCatalogue, moodFindings, withMoreArtists, type Catalogue } from '../../mood/index.ts'
import type { Command } from '../command.ts'
import { complain, complainOfUsage, warn } from '../complaint.ts'
import type { CliContext } from '../context.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { parseFlags, wrongUsage } from '../flags.ts'
import { answerTable } from '../mood-tables.ts'
import { FILES_USAGE, MERGE_FLAG, readHistory, type HistoryRequest } from '../read-history.ts'
import { safeJson } from '../safe-text.ts'
import { linesOf } from '../table-lines.ts'

const FLAGS = {
  tags: { type: 'string', value: 'FILE.tsv', says: 'Item, tag and weight a line: answers for every item by its tags.' },
  artists: { type: 'string', value: 'FILE', says: 'The name of an artist a line: answers for every line from the catalogue.' },
  catalogue: { type: 'string', value: 'FILE', says: 'Further artists: a table of chorus catalogue build.' },
  json: { type: 'boolean', says: 'Prints JSON.' },
  year: { type: 'string', value: 'YEAR', says: 'Of a history: looks at one year of local days only.' },
  zone: { type: 'string', value: 'ZONE', says: 'Of a history: local time of this zone, for example Europe/Berlin.' },
  ...MERGE_FLAG,
} as const

export const mood: Command = {
  usage: 'FILE... | --tags FILE.tsv | --artists FILE [FLAGS]',
  about: [
    'Tells the mood of music: valence from -1 (unpleasant) to 1 (pleasant), arousal from -1 (calm) to 1 (excited).',
    'It is the mood of the music, never of a person, and each answer says how sure it is. Below 0.2 it counts as unknown.',
    'Everything is worked out on this computer, from the catalogue that comes with Chorus.',
    FILES_USAGE,
  ],
  flags: FLAGS,
  examples: ['chorus mood my_spotify_data.zip', 'chorus mood --tags tags.tsv --json', 'chorus mood --artists names.txt'],
  async run(args, context) {
    const parsed = parseFlags('mood', FLAGS, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    const { tags, artists, catalogue: table, json, year, zone, 'keep-apart': keepApart } = parsed.values
    const asked = [tags !== undefined, artists !== undefined, parsed.positionals.length > 0].filter(Boolean).length
    if (asked > 1)
      return complainOfUsage(context, wrongUsage('mood', 'Give a history, a table of tags or a list of artists, one at a time.'))
    const catalogue = await openCatalogue(table, context)
    if (catalogue === undefined) return EXIT.refused
    if (tags !== undefined) return answerTable({ kind: 'tags', path: tags, json: json === true, catalogue }, context)
    if (artists !== undefined) return answerTable({ kind: 'artists', path: artists, json: json === true, catalogue }, context)
    if (year !== undefined && !/^(19|20)\d\d$/.test(year)) {
      return complainOfUsage(context, wrongUsage('mood', `${year} is not a year of streaming.`, 'Give a year such as --year 2021.'))
    }
    const period = year === undefined ? null : { from: `${year}-01-01`, to: `${year}-12-31` }
    const view: View = { period, playRule: DEFAULT_PLAY_RULE }
    return answerHistory({ command: 'mood', paths: parsed.positionals, zone, keepApart }, { view, catalogue, json: json === true }, context)
  },
}

/** The shipped catalogue, with further artists where a table of them is named. Says itself what is wrong with that. */
async function openCatalogue(table: string | undefined, context: CliContext): Promise<Catalogue | undefined> {
  const shipped = await loadShippedCatalogue()
  if (table === undefined) return shipped
  const found = await context.inputFiles.find([table])
  if (found.kind === 'refused') {
    complain(context, found.problem.message, found.problem.hint)
    return undefined
  }
  try {
    const lines: string[] = []
    for (const source of found.sources) for await (const some of linesOf(source)) lines.push(...some)
    if (lines[0]?.startsWith('name\twords') === true) return withMoreArtists(shipped, lines.join('\n'))
    complain(context, `${table} is no table of artists.`, 'chorus catalogue build makes one.')
    return undefined
  } finally {
    await found.close()
  }
}

interface Asked {
  readonly view: View
  readonly catalogue: Catalogue
  readonly json: boolean
}

async function answerHistory(request: HistoryRequest, { view, catalogue, json }: Asked, context: CliContext): Promise<ExitCode> {
  const history = await readHistory(request, context)
  if (history.kind === 'ended') return history.exitCode
  const found = moodFindings(history.listens, view, { catalogue, corrections: [] })
  if (json) context.stdout.write(`${safeJson(found)}\n`)
  else context.stdout.write((await import('../mood-page.ts')).moodPage(found, context))
  warn(context, [...history.passedOver, ...history.reconciliation.problems])
  return EXIT.ok
}
