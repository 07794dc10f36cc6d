/** What the file of HTML is put together from: sections, and tables that are drawn as bars. */
import { safeText } from './safe-text.ts'

export interface Bar {
  readonly label: string
  readonly value: number
  readonly said: string
  /** A second line under the label. */
  readonly detail?: string
}

export const SHOWN = 12

export function section(title: string, body: string, note = ''): string {
  const said = note === '' ? '' : `<p class="note">${text(note)}</p>`
  return `<section><h2>${text(title)}</h2>${said}${body}</section>`
}

/** A table that is drawn as bars: its figures can be read, selected and copied. */
export function bars(rows: readonly Bar[]): string {
  const most = Math.max(1e-9, ...rows.map(({ value }) => value))
  const lines = rows.map(({ label, value, said, detail }) => {
    const second = detail === undefined ? '' : `<small>${text(detail)}</small>`
    return `<tr><th scope="row"><bdi>${text(label)}</bdi>${second}</th><td><i style="width:${Math.round((value / most) * 1000) / 10}%"></i></td><td>${text(said)}</td></tr>`
  })
  return `<table>${lines.join('')}</table>`
}

export interface Row {
  readonly label: string
  readonly said: string
  readonly detail?: string
}

/** A list with a heading of its own below a section; nothing where it is empty. */
export function listed(title: string, rows: readonly Row[]): string {
  if (rows.length === 0) return ''
  const lines = rows.map(({ label, said, detail }) => {
    const second = detail === undefined ? '' : `<small>${text(detail)}</small>`
    return `<tr><th scope="row"><bdi>${text(label)}</bdi>${second}</th><td></td><td>${text(said)}</td></tr>`
  })
  return `<h3>${text(title)}</h3><table>${lines.join('')}</table>`
}

/** The same drawn as bars. */
export function barList(title: string, rows: readonly Bar[]): string {
  return rows.length === 0 ? '' : `<h3>${text(title)}</h3>${bars(rows)}`
}

const COLUMN_WIDTH = 24
const COLUMNS_HEIGHT = 90

/** What is written below one of the columns. */
export interface Mark {
  readonly column: number
  readonly label: string
}

/** A column for each hour of the day; `said` tells what that of an hour means. */
export function hourColumns(title: string, values: readonly number[], said: (hour: number) => string): string {
  return columns(
    title,
    values,
    said,
    [0, 6, 12, 18].map((hour) => ({ column: hour, label: `${hour} h` })),
  )
}

/** A column for each value; `said` tells what the one at a place means. */
export function columns(title: string, values: readonly number[], said: (column: number) => string, marks: readonly Mark[]): string {
  const most = Math.max(...values)
  if (!(most > 0)) return ''
  const drawn = values.map((value, column) => {
    const height = Math.round((value / most) * COLUMNS_HEIGHT * 10) / 10
    return `<rect x="${column * COLUMN_WIDTH + 2}" y="${COLUMNS_HEIGHT - height}" width="${COLUMN_WIDTH - 4}" height="${height}"><title>${text(said(column))}</title></rect>`
  })
  const axis = marks.map(({ column, label }) => {
    // In the middle of the last column a long label would leave the picture.
    const isLast = column === values.length - 1
    const x = isLast ? values.length * COLUMN_WIDTH : (column + 0.5) * COLUMN_WIDTH
    return `<text x="${x}" y="${COLUMNS_HEIGHT + 20}" text-anchor="${isLast ? 'end' : 'middle'}">${text(label)}</text>`
  })
  const peak = said(values.indexOf(most))
  return `<h3>${text(title)}</h3><svg class="hours" viewBox="0 0 ${values.length * COLUMN_WIDTH} ${COLUMNS_HEIGHT + 26}" role="img" aria-label="${text(`${title}. The highest column: ${peak}`)}">${drawn.join('')}${axis.join('')}</svg>`
}

/** Text for HTML, also within attributes. */
export function text(raw: string): string {
  return safeText(raw).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
