/** A comparison as a page of the terminal. */
import type { Comparison, Group } from '../contract/taste.ts'
import type { CliContext } from './context.ts'
import { wrapText } from './layout.ts'
import { type Page, type Section, barTable, note, pageOn, renderPage } from './page.ts'
import { withSafeText } from './safe-text.ts'
import { countOf, monthInWords, percentOf, plural } from './words.ts'

const ROWS_MAX = 12

const REASONS = {
  unknownListener: 'One of the two cards says nothing of artists.',
  fewArtists: 'One of the two has fewer than ten artists, which is too little to tell closeness from chance.',
  fewListeners: 'There are no reference listeners to compare with.',
} as const

export function comparePage(comparison: Comparison, context: Pick<CliContext, 'stdout' | 'env'>): string {
  const page = pageOn(context)
  const compared = withSafeText(comparison)
  const [one, other] = [compared.people[0] ?? 'The first', compared.people[1] ?? 'the second']
  const sections = [
    verdict(compared, page),
    shared(compared, page),
    differences(compared, [one, other], page),
    canShow(compared.canShow[0], `What ${one} could show ${other}`, page),
    canShow(compared.canShow[1], `What ${other} could show ${one}`, page),
    obsessions(compared, page),
    songs(compared, page),
  ]
  return renderPage(
    sections.filter((section) => section !== undefined),
    page,
  )
}

/** Cut and not rounded: nobody is closer than all pairs by rounding. */
function closerThan(percentile: number): string {
  return `${Math.floor(Math.min(99.9, percentile) * 10) / 10} %`
}

function verdict({ closeness, reference, artistCounts }: Comparison, page: Page): Section {
  const about = `Measured against ${countOf(reference.pairs)} random pairs of ${countOf(reference.listeners)} invented listeners, who choose among ${countOf(reference.artists)} known artists.`
  if (closeness.kind === 'withheld') return { title: 'There is no score for these two.', lines: note(REASONS[closeness.reason], page) }
  return {
    title: `Closer than ${closerThan(closeness.percentile)} of pairs.`,
    lines: [
      ...wrapText(
        `${plural(closeness.sharedArtists, 'artist')} in common, of ${countOf(artistCounts[0])} and ${countOf(artistCounts[1])}.`,
        page.width,
      ),
      ...note(about, page),
    ],
  }
}

function shared({ shared: rows }: Comparison, page: Page): Section | undefined {
  if (rows.length === 0) return undefined
  const bars = rows.slice(0, ROWS_MAX).map(({ artist, evidence }) => ({ label: artist, value: evidence, figures: [percentOf(evidence)] }))
  return {
    title: 'What tells it most',
    lines: [...note('Share of the evidence: artists that few others have and both play much weigh most.', page), ...barTable(bars, page)],
  }
}

function differences({ differences: rows }: Comparison, [one, other]: readonly [string, string], page: Page): Section | undefined {
  if (rows.length === 0) return undefined
  const more = (side: 0 | 1): string =>
    rows
      .filter(({ weights }) => weights[side] > weights[1 - side]!)
      .map(({ tag }) => tag)
      .join(', ')
  const lines = [
    [one, more(0)],
    [other, more(1)],
  ].filter(([, tags]) => tags !== '')
  return { title: 'Where they differ', lines: lines.flatMap(([name, tags]) => wrapText(`More with ${name}: ${tags}.`, page.width)) }
}

function canShow(artists: readonly string[], title: string, page: Page): Section | undefined {
  return artists.length === 0 ? undefined : { title, lines: wrapText(`${artists.join(', ')}.`, page.width) }
}

function obsessions({ obsessions: rows }: Comparison, page: Page): Section | undefined {
  if (rows.length === 0) return undefined
  const lines = rows.flatMap(({ artist, titles: [one, other], months }) => {
    const what = one === other ? one : `${one} and ${other}`
    return wrapText(`${artist}, ${what}: ${[...new Set(months.map(monthInWords))].join(' and ')}.`, page.width)
  })
  return { title: 'The same obsession at the same time', lines }
}

function songs({ bothPlay }: Comparison, page: Page): Section | undefined {
  if (bothPlay.length === 0) return undefined
  return { title: 'Songs of both', lines: bothPlay.flatMap(({ title, artist }) => wrapText(`${title}, ${artist}`, page.width)) }
}

export function groupPage(found: Group, context: Pick<CliContext, 'stdout' | 'env'>): string {
  const page = pageOn(context)
  const group = withSafeText(found)
  const name = (member: number): string => group.people[member] ?? `Number ${member + 1}`
  const pairs = group.pairs
    .slice(0, ROWS_MAX)
    .flatMap(({ members: [one, other], percentile }) =>
      percentile === null ? [] : [{ label: `${name(one)} and ${name(other)}`, value: percentile, figures: [closerThan(percentile)] }],
    )
  const common = group.common
    .slice(0, ROWS_MAX)
    .map(({ artist, members }) => ({ label: artist, value: members.length, figures: [`${members.length} of ${group.people.length}`] }))
  const sections: Section[] = [
    { title: 'Who is closest', lines: pairs.length === 0 ? note('The cards say too little for a score.', page) : barTable(pairs, page) },
    {
      title: 'Common ground',
      lines: common.length === 0 ? note('There is no artist that two of them have.', page) : barTable(common, page),
    },
    {
      title: 'A list for all of you',
      lines: group.blend.slice(0, ROWS_MAX).flatMap(({ title, artist }) => wrapText(`${title}, ${artist}`, page.width)),
    },
  ]
  return renderPage(sections, page)
}
