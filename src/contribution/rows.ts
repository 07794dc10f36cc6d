/** The rows of a contribution as columns, as they are previewed, sent, checked and pooled. */
import type { ContributionSummary, Scope } from '../contract/contribution.ts'
import { assert } from '../shared/assert.ts'
import { formatDay } from '../shared/time.ts'
import { scopeRule } from './scopes.ts'

/**
 * Every column that is there has `count` cells; which ones are there follows from the scope, the others are null. Rows are
 * sorted by day and start where there are any, then by artist, album, title and uri in the order of UTF-16 code units.
 */
export interface ContributionRows {
  readonly scope: Scope
  readonly count: number
  readonly artist: readonly string[]
  /** Empty where the source gives none; so are `title` and `uri`. */
  readonly album: readonly string[] | null
  readonly title: readonly string[] | null
  readonly uri: readonly string[] | null
  /** Days since 1970-01-01 on the member's own calendar. */
  readonly day: Int32Array | null
  /** UTC, milliseconds, cut to the whole second. */
  readonly startedAt: Float64Array | null
  readonly listens: Uint32Array
  readonly plays: Uint32Array
  readonly msPlayed: Float64Array
}

/** Stops where columns do not fit the scope or each other, which no later step could notice. */
export function assertWhole(rows: ContributionRows): void {
  const { columns } = scopeRule(rows.scope)
  for (const name of ['artist', 'album', 'title', 'uri', 'day', 'startedAt', 'listens', 'plays', 'msPlayed'] as const) {
    const column = rows[name]
    assert((column !== null) === columns.includes(name), `${rows.scope} and ${name} do not go together`)
    assert(column === null || column.length === rows.count, `${name} has as many cells as there are rows`)
  }
}

/** The figures that are shown beside a preview and kept with a contribution. */
export function summarise(rows: ContributionRows): ContributionSummary {
  let [listens, plays, msPlayed] = [0, 0, 0]
  for (let row = 0; row < rows.count; row++) {
    listens += rows.listens[row]!
    plays += rows.plays[row]!
    msPlayed += rows.msPlayed[row]!
  }
  return { scope: rows.scope, rows: rows.count, artists: new Set(rows.artist).size, listens, plays, msPlayed, period: periodOf(rows) }
}

function periodOf({ day, count }: ContributionRows): ContributionSummary['period'] {
  if (day === null || count === 0) return null
  let from = day[0]!
  let to = from
  for (const one of day) {
    if (one < from) from = one
    if (one > to) to = one
  }
  return { from: formatDay(from), to: formatDay(to) }
}
