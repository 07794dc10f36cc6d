/** The findings as a page of the terminal: plain sentences, each with the chart that shows it. */
import type { AllFindings } from '../contract/deep-insights.ts'
import type { Findings } from '../contract/insights.ts'
import { at } from '../shared/assert.ts'
import type { CliContext } from './context.ts'
import { calendar } from './calendar-section.ts'
import { DEEP_SECTIONS } from './deep-sections.ts'
import { heatRow, padEnd, sparkline, wrapText } from './layout.ts'
import { ownYears } from './own-years-section.ts'
import { type Page, type Section, barTable, note, pageOn, renderPage } from './page.ts'
import { withSafeText } from './safe-text.ts'
import { discoveryTitle, mostNewYear } from './taste-sections.ts'
import { unanswered, type Named } from './unanswered.ts'
import { topSections, type TopOrder } from './top-sections.ts'
import {
  WEEKDAYS,
  countOf,
  dayInWords,
  durationOf,
  hourInWords,
  instantInWords,
  monthInWords,
  percentOf,
  plural,
  shortDurationOf,
} from './words.ts'

/** What was asked, and where the whole history lies. */
export interface Asked {
  readonly year: string | null
  readonly ruleSentence: string
  /** What the tops are ordered by. */
  readonly by: TopOrder
  /** Local days. */
  readonly from: string
  readonly to: string
}

/** A section, or nothing where there is too little to say it. */
type SectionOf = (found: AllFindings, page: Page, asked: Asked) => Section | undefined

const artists: SectionOf = (found, page, { by }) => topSections.artists(found, page, by)
const tracks: SectionOf = (found, page, { by }) => topSections.tracks(found, page, by)
const albums: SectionOf = (found, page, { by }) => topSections.albums(found, page, by)

const FIRST_SECTIONS: readonly Named<SectionOf>[] = [
  [null, totals],
  [null, years],
  [null, ownYears],
  [null, artists],
  [null, tracks],
  [null, albums],
  [null, calendar],
  [null, clock],
  ['a streak of days', streaks],
  ['new artists', discovery],
  ['skips', skips],
  ['sessions', sessions],
]

export function insightsPage(findings: AllFindings, asked: Asked, context: Pick<CliContext, 'stdout' | 'env'>): string {
  const page = pageOn(context)
  const found = withSafeText(findings)
  const sections = found.totals.listens === 0 ? [nothing(asked, page)] : allSections(found, page, asked)
  return renderPage(
    sections.filter((section) => section !== undefined),
    page,
  )
}

function allSections(found: AllFindings, page: Page, asked: Asked): readonly (Section | undefined)[] {
  const named = [...FIRST_SECTIONS, ...DEEP_SECTIONS].map(([about, section]) => [about, section(found, page, asked)] as const)
  const missing = unanswered(named, (section) => section !== undefined)
  const silent = missing === undefined ? undefined : { title: 'Not every question has an answer.', lines: note(missing, page) }
  return [...named.map(([, section]) => section), silent, rows(found, page)]
}

function nothing({ year, from, to }: Asked, page: Page): Section {
  const where = year === null ? 'in these files' : `in ${year}`
  return { title: `There is no listening ${where}.`, lines: note(`The history runs from ${dayInWords(from)} to ${dayInWords(to)}.`, page) }
}

function totals({ totals: sum, kinds, period }: Findings, page: Page, { year, ruleSentence }: Asked): Section {
  const days = sum.msPlayed / 86_400_000
  const length = days >= 2 ? `, ${plural(Math.round(days), 'day')} and nights without a pause` : ''
  const { from, to, timeZone } = period
  const span = from === null || to === null ? '' : `From ${instantInWords(from, timeZone)} to ${instantInWords(to, timeZone)}, `
  const others = kinds.filter(({ kind, msPlayed }) => kind !== 'music' && msPlayed > 0)
  const music = [plural(sum.plays, 'play'), plural(sum.artists, 'artist'), plural(sum.albums, 'album'), plural(sum.tracks, 'track')]
  const beside = others.map(({ kind, msPlayed }) => `${kind} ${durationOf(msPlayed)}`).join(', ')
  return {
    title: `${year === null ? 'You' : `In ${year} you`} listened for ${durationOf(sum.msPlayed)}${length}.`,
    lines: [
      ...note(`${span}${span === '' ? 'In' : 'in'} the local time of ${timeZone}. ${ruleSentence}`, page),
      ...wrapText(`${plural(sum.listens, 'listen')}; in music ${music.join(', ')}.`, page.width),
      ...(beside === '' ? [] : wrapText(`Music ${durationOf(sum.msMusic)}; ${beside}.`, page.width)),
    ],
  }
}

function years({ years: all, months, ownYears: { ranked } }: Findings, page: Page): Section | undefined {
  const isByYear = all.length > 1
  const rankOf = (year: number): string => `no. ${ranked.find((one) => one.year === year)?.rank ?? ''}`
  const parts = isByYear
    ? all.map(({ year, ...told }) => ({ ...told, name: String(year), rank: [rankOf(year)] }))
    : months.map(({ month, ...told }) => ({ ...told, name: monthInWords(month), rank: [] }))
  if (parts.length < 2) return undefined
  const most = at(
    parts.toSorted((a, b) => b.msPlayed - a.msPlayed),
    0,
  )
  const table = parts.map(({ name, msPlayed, plays, rank }) => ({
    label: name,
    value: msPlayed,
    figures: [shortDurationOf(msPlayed), plural(plays, 'play'), ...rank],
  }))
  return {
    title: `${most.name} was your ${isByYear ? 'year' : 'month'} with the most music: ${durationOf(most.msPlayed)}.`,
    lines: barTable(table, page),
  }
}

function clock({ clock: week }: Findings, page: Page): Section | undefined {
  const largest = Math.max(...week.flat())
  if (largest === 0) return undefined
  const weekday = week.findIndex((hours) => hours.includes(largest))
  const hour = at(week, weekday).indexOf(largest)
  const cellWidth = page.width >= 24 * 2 + 5 ? 2 : 1
  const axis = [0, 6, 12, 18].map((start) => padEnd(String(start).padStart(2, '0'), 6 * cellWidth)).join('')
  return {
    title: `The hour of your week is ${WEEKDAYS[weekday]}, ${hourInWords(hour)} to ${hourInWords(hour + 1)}.`,
    lines: [
      ...week.map((hours, day) => `${(WEEKDAYS[day] ?? '').slice(0, 3)}  ${page.paint.accent(heatRow(hours, largest, cellWidth))}`),
      page.paint.quiet(`     ${axis.trimEnd()}`),
    ],
  }
}

function streaks({ streaks: { longest, current } }: Findings, page: Page): Section | undefined {
  if (longest.days < 2 || longest.from === null || longest.to === null) return undefined
  const now = current.days > 0 ? ` The one at the end of this history has ${plural(current.days, 'day')}.` : ''
  return {
    title: `Your longest streak is ${plural(longest.days, 'day')} in a row with music.`,
    lines: note(`From ${dayInWords(longest.from)} to ${dayInWords(longest.to)}.${now}`, page),
  }
}

function discovery(found: Findings, page: Page): Section | undefined {
  const { years: all, artistsHeardOnce } = found.discovery
  const most = mostNewYear(found)
  if (most === undefined || most.newArtists === 0) return undefined
  const table = all.map(({ year, newArtists, kept }) => ({
    label: String(year),
    value: newArtists,
    figures: [countOf(newArtists), `${countOf(kept)} kept`],
  }))
  return {
    title: discoveryTitle(found, most),
    lines: [
      ...barTable(table, page),
      ...note(`Kept: heard again 30 days or more after the first time. ${plural(artistsHeardOnce, 'artist')} you heard only once.`, page),
    ],
  }
}

const SKIPPED_SHOWN = 3

function skips({ skips: { listensKnown, skips: all, share, byHour, artists: skipped } }: Findings, page: Page): Section | undefined {
  // Where no source told of any, a share of none would be said of the source and not of the listener.
  if (listensKnown === 0 && all === 0) return undefined
  const line = sparkline(byHour.map((hour) => (hour.listens === 0 ? 0 : hour.skips / hour.listens)))
  const most = skipped.slice(0, SKIPPED_SHOWN).map(({ artist, share: part }) => `${artist} (${percentOf(part)})`)
  return {
    title: `You skip ${percentOf(share)} of what starts to play.`,
    lines: [
      page.paint.accent(line),
      ...note('Share of skips by the hour, from 00 to 23.', page),
      ...(most.length === 0 ? [] : note(`Skipped most: ${most.join(', ')}.`, page)),
    ],
  }
}

function sessions({ sessions: found, period }: Findings, page: Page): Section | undefined {
  if (found.sessions === 0) return undefined
  const { longest } = found
  const record =
    longest === null ? '' : ` The longest, on ${instantInWords(longest.from, period.timeZone)}, went on for ${durationOf(longest.ms)}.`
  return {
    title: `You listen for ${durationOf(found.msMedian)} at a time.`,
    lines: [
      ...note(`The median of ${plural(found.sessions, 'session')}, of ${plural(found.listensMedian, 'listen')} each.${record}`, page),
      page.paint.accent(sparkline(found.byStartHour)),
      ...note('Sessions by the hour they begin, from 00 to 23.', page),
    ],
  }
}

function rows({ rows: { read, listens, duplicates, merged, rejected } }: Findings, page: Page): Section {
  const parts = [
    plural(listens, 'listen'),
    plural(duplicates, 'exact duplicate'),
    `${countOf(merged)} merged`,
    `${countOf(rejected)} rejected`,
  ]
  return {
    title: `${plural(read, 'row')} read, and each one is accounted for.`,
    lines: note(`${parts.join(' + ')}. More: chorus reconcile`, page),
  }
}
