/** The days of all years on the terminal: a line for each year and a cell for each week, or for each month where there is less room. */
import type { Findings } from '../contract/insights.ts'
import { parseDay, weekdayOf } from '../shared/time.ts'
import { padEnd, padStart, shadeRow } from './layout.ts'
import { note, type Page, type Section } from './page.ts'
import { WEEKDAYS, countOf, dayInWords, durationOf, monthNameOf, plural } from './words.ts'

/** In fewer days there is no shape of a year to see. */
const DAYS_MIN = 14
const MONTHS = 12
/** A year that begins on a Sunday and is a leap year touches this many weeks from Monday to Sunday. */
const WEEKS = 54
const YEAR_COLUMNS = 6

type Day = Findings['calendar'][number]

/** What one cell of a line stands for, and how wide it is drawn. */
interface Grid {
  readonly cells: number
  readonly cellWidth: number
  readonly one: 'week' | 'month'
  readonly cellOf: (date: string) => number
}

const BY_WEEK: Grid = { cells: WEEKS, cellWidth: 1, one: 'week', cellOf: weekOf }
const BY_MONTH: Grid = { cells: MONTHS, cellWidth: 2, one: 'month', cellOf: (date) => Number(date.slice(5, 7)) - 1 }
const NARROW: Grid = { ...BY_MONTH, cellWidth: 1 }
const FIGURE_COLUMNS = '  366 days'.length

export function calendar({ calendar: days }: Pick<Findings, 'calendar'>, page: Page): Section | undefined {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const span = (parseDay(last.date) ?? 0) - (parseDay(first.date) ?? 0) + 1
  if (span < DAYS_MIN) return undefined
  const longest = days.reduce((most, day) => (day.msPlayed > most.msPlayed ? day : most), first)
  const told = ` The longest day was ${weekdayIn(longest.date)}, ${dayInWords(longest.date)}, with ${durationOf(longest.msPlayed)}.`
  const room = page.width - YEAR_COLUMNS - FIGURE_COLUMNS
  const grid = [BY_WEEK, BY_MONTH].find(({ cells, cellWidth }) => cells * cellWidth <= room) ?? NARROW
  const meaning = `Each cell is a ${grid.one}: the stronger its shade, the more music. The shades are the quarters of your own ${grid.one}s.`
  return {
    title: `You had music on ${countOf(days.length)} of ${plural(span, 'day')}.`,
    lines: [...drawn(days, grid, page), ...note(meaning + told, page)],
  }
}

function drawn(days: readonly Day[], grid: Grid, { paint }: Page): readonly string[] {
  const years = yearsOf(days)
  const sums = years.map(({ own }) => sumsOf(own, grid))
  const bounds = quarters(sums.flat().filter((ms) => ms > 0))
  const lines = years.map(({ year, own }, index) => {
    const levels = (sums[index] ?? []).map((ms) => (ms > 0 ? 1 + bounds.filter((bound) => ms > bound).length : 0))
    const figure = padStart(plural(own.length, 'day'), FIGURE_COLUMNS)
    return `${padEnd(String(year), YEAR_COLUMNS)}${paint.accent(shadeRow(levels, grid.cellWidth))}${paint.quiet(figure)}`
  })
  return [paint.quiet(`${' '.repeat(YEAR_COLUMNS)}${axisOf(grid)}`), ...lines]
}

/** A year without music between two that have some is drawn empty, since time went on. */
function yearsOf(days: readonly Day[]): readonly { readonly year: number; readonly own: readonly Day[] }[] {
  const yearOf = (day: Day | undefined): number => Number(day?.date.slice(0, 4))
  const from = yearOf(days[0])
  const years = Array.from({ length: yearOf(days.at(-1)) - from + 1 }, (_, index) => ({ year: from + index, own: [] as Day[] }))
  for (const day of days) years[yearOf(day) - from]?.own.push(day)
  return years
}

function sumsOf(days: readonly Day[], { cells, cellOf }: Grid): readonly number[] {
  const sums = new Float64Array(cells)
  for (const { date, msPlayed } of days) {
    const cell = cellOf(date)
    sums[cell] = (sums[cell] ?? 0) + msPlayed
  }
  return [...sums]
}

/** The week of its year that a day lies in. Weeks begin on Monday; the first, 0, is that of the first of January. */
export function weekOf(date: string): number {
  const start = parseDay(`${date.slice(0, 4)}-01-01`) ?? 0
  return Math.floor(((parseDay(date) ?? start) - start + weekdayOf(start)) / 7)
}

function weekdayIn(date: string): string {
  return WEEKDAYS[weekdayOf(parseDay(date) ?? 0)] ?? ''
}

/** The three bounds between the quarters of these values. */
export function quarters(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((one, other) => one - other)
  return [0.25, 0.5, 0.75].map((part) => sorted[Math.floor(part * (sorted.length - 1))] ?? 0)
}

/** Names of months above the cells in which they begin, as short as their cells ask for. */
function axisOf({ cells, cellWidth }: Grid): string {
  const columns = cells * cellWidth
  const isRoomy = columns >= MONTHS * 4
  const starts = Array.from({ length: MONTHS + 1 }, (_, month) => Math.round((month * columns) / MONTHS))
  return starts
    .slice(0, MONTHS)
    .map((start, month) => padEnd(monthNameOf(month + 1).slice(0, isRoomy ? 3 : 1), (starts[month + 1] ?? columns) - start))
    .join('')
    .trimEnd()
}
