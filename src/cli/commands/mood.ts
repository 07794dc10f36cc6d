/** `chorus mood`: the mood of music: of a history, or of things in a table by their tags or names. */
import type { View } from '../../contract/worker.ts'
import { DEFAULT_PLAY_RULE } from '../../listening/index.ts'
import { NO_RECORDINGS, moodFindings, wantedSounds } from '../../mood/index.ts'
import type { Command } from '../command.ts'
import { complainOfUsage, warn } from '../complaint.ts'
import type { CliContext } from '../context.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { parseFlags, wrongUsage } from '../flags.ts'
import { answerTable } from '../mood-tables.ts'
import { openCatalogue } from '../open-catalogue.ts'
import { FILES_USAGE, MERGE_FLAG, readHistory, type HistoryRequest } from '../read-history.ts'
import { safeJson } from '../safe-text.ts'

const FLAGS = {
  tags: { type: 'string', value: 'FILE.tsv', says: 'Item, tag and weight a line: answers for every item by its tags.' },
  artists: { type: 'string', value: 'FILE', says: 'The name of an artist a line: answers for every line from the catalogue.' },
  catalogue: { type: 'string', value: 'FILE', says: 'Further artists and recordings: a table of chorus catalogue build or look-up.' },
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
    if (tags !== undefined || artists !== undefined) {
      const catalogue = await openCatalogue(table, () => NO_RECORDINGS, context)
      if (catalogue === undefined) return EXIT.refused
      const [kind, path] = tags !== undefined ? (['tags', tags] as const) : (['artists', artists ?? ''] as const)
      return answerTable({ kind, path, json: json === true, catalogue }, context)
    }
    if (year !== undefined && !/^(19|20)\d\d$/.test(year)) {
      return complainOfUsage(context, wrongUsage('mood', `${year} is not a year of streaming.`, 'Give a year such as --year 2021.'))
    }
    const period = year === undefined ? null : { from: `${year}-01-01`, to: `${year}-12-31` }
    const view: View = { period, playRule: DEFAULT_PLAY_RULE }
    return answerHistory({ command: 'mood', paths: parsed.positionals, zone, keepApart }, { view, table, json: json === true }, context)
  },
}

interface Asked {
  readonly view: View
  readonly table: string | undefined
  readonly json: boolean
}

async function answerHistory(request: HistoryRequest, { view, table, json }: Asked, context: CliContext): Promise<ExitCode> {
  const history = await readHistory(request, context)
  if (history.kind === 'ended') return history.exitCode
  const catalogue = await openCatalogue(table, () => wantedSounds(history.listens), context)
  if (catalogue === undefined) return EXIT.refused
  const found = moodFindings(history.listens, view, { catalogue, corrections: [] })
  if (json) context.stdout.write(`${safeJson(found)}\n`)
  else context.stdout.write((await import('../mood-page.ts')).moodPage(found, context))
  warn(context, [...history.passedOver, ...history.reconciliation.problems])
  return EXIT.ok
}
