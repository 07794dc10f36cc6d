/** `chorus taste`: how near pairs of listeners are, measured against random pairs of the listeners in a file. */
import { once } from 'node:events'
import type { TasteAnswer } from '../../contract/taste.ts'
import type { Problem } from '../../contract/reconciliation.ts'
import type { ImportSource } from '../../listening/index.ts'
import { limits } from '../../shared/limits.ts'
import { closeness, learnPopulation, PlayTableBuilder, TagTableBuilder, type Population } from '../../taste/index.ts'
import type { Command } from '../command.ts'
import { complain, complainOfUsage, warn } from '../complaint.ts'
import type { CliContext, Output } from '../context.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { parseFlags, wrongUsage } from '../flags.ts'
import { safeJson, safeText } from '../safe-text.ts'
import { linesOf, PassedOver, readTriples, withoutMark } from '../table-lines.ts'

const FLAGS = {
  pairs: { type: 'string', value: 'PAIRS.tsv', says: 'Two listeners a line: the pairs to answer.' },
  plays: { type: 'string', value: 'PLAYS.tsv', says: 'Listener, artist and number of plays a line: the population.' },
  tags: { type: 'string', value: 'TAGS.tsv', says: 'Artist, word and weight a line: what kind of music an artist makes.' },
  json: { type: 'boolean', says: 'Prints a JSON array with one object a pair, in the order of the pairs.' },
} as const

const HINT = 'A line is two listeners for --pairs; listener, artist and count for --plays; artist, word and weight for --tags.'

interface Sources {
  readonly pairs: ImportSource
  readonly plays: ImportSource
  readonly tags: ImportSource | undefined
}

export const taste: Command = {
  usage: '--pairs PAIRS.tsv --plays PLAYS.tsv [--tags TAGS.tsv] [--json]',
  about: [
    'Tells for each pair of listeners how near their tastes are: a score, and the share of random pairs that are less near.',
    'The random pairs are drawn from the listeners in PLAYS.tsv. Listeners with fewer than ten artists get no score.',
    'All files hold columns with tabs between; a first line that names the columns is passed over.',
  ],
  flags: FLAGS,
  examples: [
    'chorus taste --pairs friends.tsv --plays plays.tsv --json',
    'chorus taste --pairs friends.tsv --plays plays.tsv --tags tags.tsv',
  ],
  async run(args, context) {
    const parsed = parseFlags('taste', FLAGS, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    const { pairs, plays, tags, json } = parsed.values
    if (pairs === undefined || plays === undefined) {
      return complainOfUsage(context, wrongUsage('taste', 'Both --pairs and --plays are needed.'))
    }
    const found = await context.inputFiles.find([pairs, plays, ...(tags === undefined ? [] : [tags])])
    if (found.kind === 'refused') {
      complain(context, found.problem.message, found.problem.hint)
      return EXIT.refused
    }
    try {
      const named = (path: string): ImportSource | undefined => found.sources.find((source) => source.path === path)
      const sources = { pairs: named(pairs), plays: named(plays), tags: tags === undefined ? undefined : named(tags) }
      if (sources.pairs === undefined || sources.plays === undefined) {
        complain(context, 'A folder was named where a table is needed.', HINT)
        return EXIT.refused
      }
      return await answerPairs({ ...sources, pairs: sources.pairs, plays: sources.plays }, json === true, context)
    } finally {
      await found.close()
    }
  },
}

async function answerPairs(sources: Sources, asJson: boolean, context: CliContext): Promise<ExitCode> {
  const learnt = await learn(sources)
  if (learnt.kind === 'refused') {
    warn(context, learnt.problems)
    complain(context, learnt.message, HINT)
    return EXIT.refused
  }
  const passedOver = new PassedOver(sources.pairs.path, 'two listeners')
  const answered = answers(sources.pairs, learnt.population, passedOver)
  await (asJson ? writeJson(answered, context.stdout) : writeLines(answered, context.stdout))
  warn(context, [...learnt.problems, ...passedOver.problems()])
  return EXIT.ok
}

type Learnt =
  | { readonly kind: 'learnt'; readonly population: Population; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly message: string; readonly problems: readonly Problem[] }

async function learn({ plays, tags }: Sources): Promise<Learnt> {
  const playLines = new PassedOver(plays.path, 'listener, artist and a number of plays')
  const playTable = new PlayTableBuilder()
  if ((await readTriples(plays, playLines, adder(playTable))) === 'tooLarge') return tooLarge(plays.path)
  if (playTable.size === 0) return { kind: 'refused', message: `There are no plays in ${plays.path}.`, problems: playLines.problems() }
  const tagTable = new TagTableBuilder()
  const tagLines = tags && new PassedOver(tags.path, 'artist, word and a weight')
  if (tags && tagLines && (await readTriples(tags, tagLines, adder(tagTable))) === 'tooLarge') return tooLarge(tags.path)
  const population = learnPopulation(playTable.build(), { tags: tagTable.size > 0 ? tagTable.build() : undefined })
  return { kind: 'learnt', population, problems: [...playLines.problems(), ...(tagLines?.problems() ?? [])] }
}

function tooLarge(path: string): Learnt {
  return { kind: 'refused', message: `${path} has more than ${limits.tasteRowsMax.toLocaleString('en')} lines.`, problems: [] }
}

function adder(table: PlayTableBuilder | TagTableBuilder) {
  return (first: string, second: string, amount: number): boolean => {
    if (table.size >= limits.tasteRowsMax) return false
    table.add(first, second, amount)
    return true
  }
}

async function* answers(pairs: ImportSource, population: Population, passedOver: PassedOver): AsyncGenerator<readonly TasteAnswer[]> {
  let number = 0
  for await (const lines of linesOf(pairs)) {
    const answered: TasteAnswer[] = []
    for (const line of lines) {
      number += 1
      if (line === '') continue
      const [first = '', b = ''] = line.split('\t', 2).map((cell) => cell.trim())
      const a = withoutMark(first, number)
      if (number === 1 && isHeader(a, b, population)) passedOver.addHeader()
      else if (a === '' || b === '') passedOver.add(number)
      else answered.push(answerOf(a, b, population))
    }
    yield answered
  }
}

/** Names of columns are words, and of nobody in the population. */
function isHeader(a: string, b: string, population: Population): boolean {
  if (population.pointOf(a) !== undefined || population.pointOf(b) !== undefined) return false
  return [a, b].every((name) => /^(?:a|b|one|other|from|to|source|target)$|user|friend|listener|member|person|name|id/i.test(name))
}

function answerOf(a: string, b: string, population: Population): TasteAnswer {
  const found = closeness(population, population.pointOf(a), population.pointOf(b))
  if (found.kind === 'withheld') return { a, b, score: null, percentile: null, reason: found.reason }
  const { score, percentile, facets, sharedArtists } = found
  return {
    a,
    b,
    score: rounded(score),
    percentile: rounded(percentile),
    sharedArtists,
    facets: { artists: rounded(facets.artists ?? 0), latent: rounded(facets.latent ?? 0), tags: facets.tags && rounded(facets.tags) },
  }
}

/** Six digits: those after them are the order of additions. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

async function writeJson(answered: AsyncGenerator<readonly TasteAnswer[]>, stdout: Output): Promise<void> {
  let before = '['
  for await (const some of answered) {
    for (let from = 0; from < some.length; from += ANSWERS_AT_ONCE) {
      const text = some.slice(from, from + ANSWERS_AT_ONCE).map((answer) => safeJson(answer))
      await write(stdout, `${before}\n${text.join(',\n')}`)
      before = ','
    }
  }
  await write(stdout, before === '[' ? '[]\n' : '\n]\n')
}

/** A few hundred kilobytes of text wait for the reader at most. */
const ANSWERS_AT_ONCE = 2_000

async function writeLines(answered: AsyncGenerator<readonly TasteAnswer[]>, stdout: Output): Promise<void> {
  for await (const some of answered) {
    for (let from = 0; from < some.length; from += ANSWERS_AT_ONCE) {
      const lines = some.slice(from, from + ANSWERS_AT_ONCE).map((answer) => `${lineOf(answer)}\n`)
      await write(stdout, lines.join(''))
    }
  }
}

function lineOf(answer: TasteAnswer): string {
  const pair = `${safeText(answer.a)}\t${safeText(answer.b)}`
  if (answer.score === null) return `${pair}\tno score: ${REASONS[answer.reason]}`
  const percent = Math.floor(answer.percentile * 10) / 10
  return `${pair}\tcloser than ${percent} % of pairs\t${answer.sharedArtists} artists in common`
}

const REASONS = {
  unknownListener: 'a listener without plays',
  fewArtists: 'fewer than ten artists',
  fewListeners: 'too few listeners to compare with',
} as const

/** Waits for the reader, so that memory does not grow with the number of pairs. */
async function write(stdout: Output, text: string): Promise<void> {
  if (!stdout.write(text)) await once(stdout, 'drain')
}
