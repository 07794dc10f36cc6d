/** Rows as lines of tab-separated values, the one form that both engines take from every client. */
import type { ContributionRows } from '../contribution/index.ts'
import { formatDay, MS_PER_SECOND } from '../shared/time.ts'

/** Escapes of the TabSeparated format, https://clickhouse.com/docs/interfaces/formats/TabSeparated. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\0',
  '\b': '\\b',
  '\f': '\\f',
}
const ESCAPED = /[\\\t\n\r\0\b\f]/g
const NULL = '\\N'

export function escapeCell(text: string): string {
  return text.replace(ESCAPED, (character) => ESCAPES[character] ?? character)
}

export function linesOf(rows: Iterable<readonly (string | number)[]>): string {
  let lines = ''
  for (const cells of rows) lines += `${cells.map((cell) => (typeof cell === 'string' ? escapeCell(cell) : cell)).join('\t')}\n`
  return lines
}

export const ROW_COLUMNS = [
  'scope',
  'member',
  'contribution',
  'artist',
  'album',
  'title',
  'uri',
  'day',
  'started_at',
  'listens',
  'plays',
  'ms_played',
] as const

/** The lines of some rows of a contribution, from `start` up to, not including, `end`. */
export function contributionLines(member: string, contribution: string, rows: ContributionRows, start: number, end: number): string {
  const head = `${rows.scope}\t${escapeCell(member)}\t${escapeCell(contribution)}\t`
  const days = new Map<number, string>()
  let lines = ''
  for (let row = start; row < end; row++) {
    lines += `${head}${escapeCell(rows.artist[row]!)}\t${textOf(rows.album, row)}\t${textOf(rows.title, row)}\t${textOf(rows.uri, row)}\t`
    lines += `${dayOf(rows.day, row, days)}\t${startOf(rows.startedAt, row)}\t${rows.listens[row]}\t${rows.plays[row]}\t${rows.msPlayed[row]}\n`
  }
  return lines
}

function textOf(column: readonly string[] | null, row: number): string {
  return column === null ? '' : escapeCell(column[row]!)
}

function dayOf(column: Int32Array | null, row: number, known: Map<number, string>): string {
  if (column === null) return NULL
  const day = column[row]!
  let text = known.get(day)
  if (text === undefined) known.set(day, (text = formatDay(day)))
  return text
}

function startOf(column: Float64Array | null, row: number): string | number {
  return column === null ? NULL : column[row]! / MS_PER_SECOND
}
