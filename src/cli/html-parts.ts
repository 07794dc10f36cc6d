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

const HOUR_WIDTH = 24
const HOURS_HEIGHT = 90

/** A column for each hour of the day; `said` tells what that of an hour means. */
export function hourColumns(title: string, values: readonly number[], said: (hour: number) => string): string {
  const most = Math.max(...values)
  if (!(most > 0)) return ''
  const columns = values.map((value, hour) => {
    const height = Math.round((value / most) * HOURS_HEIGHT * 10) / 10
    return `<rect x="${hour * HOUR_WIDTH + 2}" y="${HOURS_HEIGHT - height}" width="${HOUR_WIDTH - 4}" height="${height}"><title>${text(said(hour))}</title></rect>`
  })
  const axis = [0, 6, 12, 18].map(
    (hour) => `<text x="${hour * HOUR_WIDTH + HOUR_WIDTH / 2}" y="${HOURS_HEIGHT + 20}" text-anchor="middle">${hour} h</text>`,
  )
  const peak = said(values.indexOf(most))
  return `<h3>${text(title)}</h3><svg class="hours" viewBox="0 0 ${24 * HOUR_WIDTH} ${HOURS_HEIGHT + 26}" role="img" aria-label="${text(`${title}. The highest column: ${peak}`)}">${columns.join('')}${axis.join('')}</svg>`
}

/** Text for HTML, also within attributes. */
export function text(raw: string): string {
  return safeText(raw).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
