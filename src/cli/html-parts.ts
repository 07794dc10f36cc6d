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

/** Text for HTML, also within attributes. */
export function text(raw: string): string {
  return safeText(raw).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
