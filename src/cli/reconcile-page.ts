/** The reconciliation as a page of the terminal: where every row went. */
import type { Reconciliation } from '../contract/reconciliation.ts'
import { assert } from '../shared/assert.ts'
import type { CliContext } from './context.ts'
import { fitText, padStart, wrapText } from './layout.ts'
import { type Page, type Section, barTable, note, pageOn, renderPage } from './page.ts'
import { withSafeText } from './safe-text.ts'
import { countOf, percentOf, plural } from './words.ts'

type SectionOf = (account: Reconciliation, page: Page) => Section | undefined

const SECTIONS: readonly SectionOf[] = [rows, kinds, playRules, histories, repeats, rejections, otherFiles, problems]

export function reconcilePage(reconciliation: Reconciliation, context: Pick<CliContext, 'stdout' | 'env'>): string {
  const { read, listens, duplicates, merged, rejected } = reconciliation.rows
  assert(read === listens + duplicates + merged + rejected, 'every row has one fate')
  const page = pageOn(context)
  const account = withSafeText(reconciliation)
  return renderPage(
    SECTIONS.map((section) => section(account, page)).filter((section) => section !== undefined),
    page,
  )
}

function rows({ rows: { read, listens, duplicates, merged, rejected } }: Reconciliation, page: Page): Section {
  const fates = [
    ['listens', listens],
    ['exact duplicates', duplicates],
    ['merged with a richer row', merged],
    ['rejected', rejected],
  ] as const
  const table = fates.map(([label, value]) => ({ label, value, figures: [countOf(value), percentOf(read === 0 ? 0 : value / read)] }))
  return { title: `${plural(read, 'row')} read, and each one is accounted for.`, lines: barTable(table, page) }
}

function kinds({ rows: { byKind }, estimated }: Reconciliation, page: Page): Section {
  const table = Object.entries(byKind).map(([label, value]) => ({ label, value, figures: [countOf(value)] }))
  const estimates =
    estimated === 0 ? [] : note(`The time played of ${plural(estimated, 'listen')} is an estimate, since no source recorded it.`, page)
  return { title: 'What the listens are of.', lines: [...barTable(table, page), ...estimates] }
}

function playRules({ playRules: rules }: Reconciliation, page: Page): Section | undefined {
  if (rules.length === 0) return undefined
  const width = Math.max(...rules.map(({ plays }) => countOf(plays).length))
  const lines = rules.flatMap(({ sentence, plays }) =>
    wrapText(sentence, page.width - width - 2).map(
      (line, index) => `${index === 0 ? padStart(countOf(plays), width) : ' '.repeat(width)}  ${line}`,
    ),
  )
  return { title: 'How many plays of music that makes depends on the rule.', lines }
}

function histories({ files }: Reconciliation, page: Page): Section | undefined {
  const read = files.filter(({ format }) => format !== null)
  if (read.length === 0) return undefined
  const lines = read.flatMap(({ path, note: what, rows: count, listens, duplicates, merged, rejected }) => [
    fitText(path, page.width, 'start'),
    ...note(
      [
        `${what}: ${plural(count, 'row')} = ${plural(listens, 'listen')}`,
        plural(duplicates, 'duplicate'),
        `${countOf(merged)} merged`,
        `${countOf(rejected)} rejected`,
      ].join(' + '),
      page,
    ),
  ])
  return { title: `${plural(read.length, 'file')} with listening history.`, lines }
}

function repeats({ repeats: all }: Reconciliation, page: Page): Section | undefined {
  if (all.length === 0) return undefined
  const lines = all.flatMap(({ fate, note: what, keptNote, rows: count, examples }) => [
    ...wrapText(
      fate === 'duplicate'
        ? `${plural(count, 'row')} of ${what}: the same row was there already.`
        : `${plural(count, 'row')} of ${what}: the same listen is told, and better, by ${keptNote}.`,
      page.width,
    ),
    ...examples.map(({ path, line, startedAt, kept }) =>
      page.paint.quiet(
        fitText(
          `  ${startedAt.slice(0, 16).replace('T', ' ')}: ${placeOf(path, line)}, went for ${placeOf(kept.path, kept.line)}`,
          page.width,
          'start',
        ),
      ),
    ),
  ])
  return { title: 'Why rows are not counted twice.', lines }
}

function placeOf(path: string, line: number | null): string {
  return line === null ? path : `${path}, line ${line}`
}

function rejections({ rejections: all }: Reconciliation, page: Page): Section | undefined {
  if (all.length === 0) return undefined
  const lines = all.flatMap(({ sentence, rows: count, examples }) => [
    ...wrapText(`${plural(count, 'row')}: ${sentence}`, page.width),
    ...examples.map(({ path, line }) => page.paint.quiet(fitText(`  ${path}, line ${line}`, page.width, 'start'))),
  ])
  return { title: 'Why rows were rejected.', lines }
}

/** Packages hold dozens of small files of the same few sorts, which are told by sort. */
function otherFiles({ files }: Reconciliation, page: Page): Section | undefined {
  const others = files.filter(({ format }) => format === null)
  if (others.length === 0) return undefined
  const bySort = new Map<string, number>()
  for (const { note: what } of others) bySort.set(what, (bySort.get(what) ?? 0) + 1)
  const sorts = [...bySort].toSorted(([, a], [, b]) => b - a).map(([what, count]) => (count === 1 ? what : `${what} (${countOf(count)})`))
  return { title: `${plural(others.length, 'other file')}, from which nothing was taken.`, lines: note(sorts.join('; '), page) }
}

/** Rejected rows have a section of their own; here is what befell whole files. */
function problems({ problems: all }: Reconciliation, page: Page): Section | undefined {
  const ofFiles = all.filter(({ line }) => line === null)
  if (ofFiles.length === 0) return undefined
  const lines = ofFiles.flatMap(({ message, hint }) => [...wrapText(message, page.width), ...note(hint, page)])
  return { title: 'What to know about these files.', lines }
}
