/** Tables as text: what a spreadsheet opens, from the rows that a page holds or from the lists that it shows. */
import { isValidElement, type ReactNode } from 'react'
import { csvLine } from '../../shared/csv.ts'
import type { TableData } from './table-data.ts'

export function csvOfTable({ columns, rows }: TableData): string {
  return [csvLine(columns.map(({ label }) => label)), ...rows.map(({ cells }) => csvLine(cells.map(textOf)))].join('')
}

/** What a reader would read of a cell. */
export function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number' || typeof node === 'bigint') return String(node)
  if (Array.isArray(node)) return node.map(textOf).join('')
  if (isValidElement<{ children?: ReactNode }>(node)) return textOf(node.props.children)
  return ''
}

/** The tables and lists of a figure, each with its heading: a line for each row, a cell for each thing that stands in it. */
export function csvOfFigure(figure: Element): string {
  const blocks = [...figure.querySelectorAll('table, ol, ul, dl')].filter((block) => block.querySelector('table, ol, ul, dl') === null)
  const written = blocks.map((block) => {
    const heading = block.parentElement?.querySelector('h3')?.textContent
    const lines = [...block.querySelectorAll(block.matches('dl') ? 'div' : 'tr, li')].map((row) => csvLine(cellsOf(row)))
    return `${heading === undefined ? '' : csvLine([heading])}${lines.join('')}`
  })
  return written.filter((lines) => lines !== '').join('\r\n')
}

/** The innermost elements that hold text of their own; switches are no cells. */
function cellsOf(row: Element): string[] {
  const cells = [...row.querySelectorAll('*')].filter(
    (element) =>
      element.closest('button, [aria-hidden="true"]') === null &&
      [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== ''),
  )
  return cells.map((cell) => (cell.textContent ?? '').trim())
}
