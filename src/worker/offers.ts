/** What a member would offer of their history to a collective: shown first, and only then written as the file that is sent. */
import type { ContributionChoice, ContributionColumn } from '../contract/contribution.ts'
import type { Offer, Page } from '../contract/worker.ts'
import { contributionRows, findingsOfRows, scopeRule, summarise, writeContribution, type ContributionRows } from '../contribution/index.ts'
import type { Listens } from '../listening/index.ts'
import { at, unreachable } from '../shared/assert.ts'
import { formatDay, formatInstant } from '../shared/time.ts'

/** The rows that were last looked at; pages of them are asked for one after the other. */
let last: { readonly of: Listens; readonly key: string; readonly rows: ContributionRows } | undefined

function rowsOf(listens: Listens, choice: ContributionChoice): ContributionRows {
  const key = JSON.stringify(choice)
  if (last?.of !== listens || last.key !== key) last = { of: listens, key, rows: contributionRows(listens, choice) }
  return last.rows
}

export function offer(listens: Listens, { choice, offset, limit }: Page & { readonly choice: ContributionChoice }): Offer {
  const rows = rowsOf(listens, choice)
  const { columns } = scopeRule(choice.scope)
  const end = Math.min(rows.count, offset + limit)
  const shown = Array.from({ length: Math.max(0, end - offset) }, (_, i) => columns.map((column) => cellOf(rows, column, offset + i)))
  return { summary: summarise(rows), columns, rows: { total: rows.count, rows: shown }, findings: findingsOfRows(rows, Date.now()) }
}

export function offerFile(listens: Listens, choice: ContributionChoice): Uint8Array {
  return writeContribution(rowsOf(listens, choice))
}

function cellOf(rows: ContributionRows, column: ContributionColumn, row: number): string | number {
  switch (column) {
    case 'day':
      return rows.day === null ? '' : formatDay(at(rows.day, row))
    case 'startedAt':
      return rows.startedAt === null ? '' : formatInstant(at(rows.startedAt, row))
    case 'artist':
    case 'album':
    case 'title':
    case 'uri':
      return rows[column]?.[row] ?? ''
    case 'listens':
    case 'plays':
    case 'msPlayed':
      return at(rows[column], row)
    default:
      return unreachable(column)
  }
}
