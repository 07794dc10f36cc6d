/** What a service knows beyond the listening, as a page of the terminal. */
import type { ThingsTheyKnow } from '../contract/things-they-know.ts'
import type { CliContext } from './context.ts'
import { sparkline, wrapText } from './layout.ts'
import { type Page, type Section, barTable, note, pageOn, renderPage } from './page.ts'
import { withSafeText } from './safe-text.ts'
import { countOf, dayInWords, monthInWords, percentOf, plural } from './words.ts'

const QUERIES_SHOWN = 10
const ARTISTS_SHOWN = 5

export function knownPage(told: ThingsTheyKnow, context: Pick<CliContext, 'stdout' | 'env'>): string {
  const page = pageOn(context)
  const safe = withSafeText(told)
  const sections = [searches(safe, page), inferences(safe, page), segments(safe, page)].filter((section) => section !== undefined)
  const nothing = { title: 'The files of your service say that it knows nothing of this kind.', lines: [] }
  return renderPage(sections.length === 0 ? [nothing] : sections, page)
}

function searches({ searches: { total, from, to, followed, months, hours, queries } }: ThingsTheyKnow, page: Page): Section | undefined {
  if (from === null || to === null) return undefined
  const rows = queries.slice(0, QUERIES_SHOWN).map(({ query, searches: times, last }) => ({
    label: query,
    value: times,
    figures: [plural(times, 'time'), dayInWords(last)],
  }))
  const most = months.toSorted((one, other) => other.searches - one.searches)[0]
  const peak = most === undefined || months.length < 2 ? '' : ` Most were in ${monthInWords(most.month)}: ${countOf(most.searches)}.`
  return {
    title: `They keep ${plural(total, 'search', 'searches')} of yours, word for word.`,
    lines: [
      ...note(
        `From ${dayInWords(from)} to ${dayInWords(to)}; after ${percentOf(followed / total)} of them you opened something that was found.${peak}`,
        page,
      ),
      ...barTable(rows, page),
      page.paint.accent(sparkline(hours)),
      ...note('Searches by the hour, from 00 to 23.', page),
    ],
  }
}

function inferences({ inferences: { total, own, bought } }: ThingsTheyKnow, page: Page): Section | undefined {
  if (total === 0) return undefined
  return {
    title: `They drew ${plural(total, 'conclusion')} about you.`,
    lines: [
      ...(own.length === 0 ? [] : wrapText(own.join(', '), page.width)),
      ...(bought.length === 0 ? [] : [...note('From third parties:', page), ...wrapText(bought.join(', '), page.width)]),
    ],
  }
}

function segments({ segments: found }: ThingsTheyKnow, page: Page): Section | undefined {
  const [first] = found
  if (first === undefined) return undefined
  return {
    title: 'They sort you for artists who advertise.',
    lines: [
      ...barTable(
        found.map(({ segment, artists }) => ({ label: segment, value: artists.length, figures: [plural(artists.length, 'artist')] })),
        page,
      ),
      ...found.flatMap(({ segment, artists }) => note(`${segment}: ${artists.slice(0, ARTISTS_SHOWN).join(', ')}`, page)),
    ],
  }
}
