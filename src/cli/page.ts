/** A page of the terminal: sections with a sentence as their title, and the tables that most of them hold. */
import type { AllFindings } from '../contract/deep-insights.ts'
import type { CliContext } from './context.ts'
import { bar, fitText, inAscii, padEnd, padStart, pageWidth, widthOf, wrapText } from './layout.ts'
import { drawsBlocks, type Paint, paintFor } from './paint.ts'

export interface Page {
  readonly width: number
  readonly paint: Paint
  /** Bars and cells are drawn in ASCII. */
  readonly isAscii: boolean
}

export interface Section {
  /** A plain sentence. */
  readonly title: string
  readonly lines: readonly string[]
}

/** A section of the deeper insights, or nothing where there is too little to say it. */
export type DeepSection = (found: AllFindings, page: Page) => Section | undefined

const INDENT = '  '

export function pageOn({ stdout, env }: Pick<CliContext, 'stdout' | 'env'>): Page {
  return { width: pageWidth(stdout.columns) - 2 * INDENT.length, paint: paintFor(stdout, env), isAscii: !drawsBlocks(env) }
}

/** Text of the whole page, with a blank line around each section. */
export function renderPage(sections: readonly Section[], { width, paint, isAscii }: Page): string {
  const lines = sections.flatMap(({ title, lines: body }) => ['', ...wrapText(title, width).map(paint.heading), ...body])
  return `${[...lines, ''].map((line) => (line === '' ? '' : INDENT + (isAscii ? inAscii(line) : line))).join('\n')}\n`
}

/** Small print under a title. */
export function note(text: string, { width, paint }: Page): readonly string[] {
  return wrapText(text, width).map(paint.quiet)
}

export interface BarRow {
  readonly label: string
  readonly value: number
  /** Figures to the right of the bar, each aligned in its column. */
  readonly figures: readonly string[]
}

/** Names get all the room they need, as long as this much is left to compare the bars. */
const BAR_COLUMNS_MIN = 12
/** On a narrow terminal bars give way before names do: a name can be read without a bar, but not the other way round. */
const LABEL_COLUMNS_MIN = 18

/** One bar a row, all to the scale of the largest value. */
export function barTable(rows: readonly BarRow[], { width, paint }: Page): readonly string[] {
  const figureWidths = rows[0]?.figures.map((_, column) => Math.max(...rows.map(({ figures }) => widthOf(figures[column] ?? '')))) ?? []
  const figuresWidth = figureWidths.reduce((sum, figure) => sum + figure + 2, 0)
  const labelRoom = Math.max(LABEL_COLUMNS_MIN, width - figuresWidth - 2 - BAR_COLUMNS_MIN)
  const labelWidth = Math.min(Math.max(...rows.map(({ label }) => widthOf(label))), labelRoom, Math.max(1, width - figuresWidth - 2))
  const barWidth = Math.max(0, width - labelWidth - figuresWidth - 2)
  const largest = Math.max(...rows.map(({ value }) => value))
  return rows.map(({ label, value, figures }) => {
    const right = figures.map((figure, column) => `  ${padStart(figure, figureWidths[column] ?? 0)}`).join('')
    const drawn = padEnd(bar(largest > 0 ? value / largest : 0, barWidth), barWidth)
    return `${padEnd(fitText(label, labelWidth), labelWidth)}  ${paint.accent(drawn)}${paint.quiet(right)}`
  })
}
