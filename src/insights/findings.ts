/** All findings of a history under one view. */
import type { Findings } from '../contract/insights.ts'
import type { View } from '../contract/worker.ts'
import type { Listens } from '../listening/index.ts'
import { calendar } from './calendar.ts'
import { clock } from './clock.ts'
import { discovery } from './discovery.ts'
import { countedAt, countedOf, type CountedView } from './depth.ts'
import { ownYears } from './own-years.ts'
import { daySpan, type HeardRows } from './selection.ts'
import { sessions } from './sessions.ts'
import { skips } from './skips.ts'
import { currentStreak, longestStreak } from './streaks.ts'
import { joinMonths, tallyByDay } from './tallies.ts'
import { topArtists, topTitles } from './tops.ts'
import { kinds, period, totals } from './totals.ts'
import { months, years } from './years.ts'

/**
 * Works out every insight. `rows` comes from the reconciliation and is passed on: it speaks of the files, also when the
 * view has a period. An empty selection gives zeros, nulls and empty lists.
 *
 * @example
 * findings(imported.listens, imported.rows, { period: { from: '2023-01-01', to: '2023-12-31' }, playRule: 'thirtySeconds' })
 */
export function findings(listens: Listens, rows: Findings['rows'], view: View): Findings {
  return findingsOf(countedOf(listens, view), rows)
}

/** The same for a page: the look at the history is kept for the other pages of the view. */
export function findingsAt(listens: Listens, rows: Findings['rows'], view: View): Findings {
  return findingsOf(countedAt(listens, view), rows)
}

/** The same of a history that was looked at and counted already. */
export function findingsOf(counted: CountedView, rows: Findings['rows']): Findings {
  const { selection, artists, albums, tracks, days, hours, view } = counted
  const { heard } = selection
  const tallied = joinMonths(days)
  return {
    rows,
    period: period(selection),
    playRule: view.playRule,
    totals: totals(counted),
    kinds: kinds(heard),
    top: { artists: topArtists(artists), tracks: topTitles(tracks), albums: topTitles(albums) },
    years: years(tallied),
    ownYears: ownYears(selection.life === selection.music ? days : tallyByDay(selection.life), view.period),
    months: months(tallied),
    calendar: calendar(days),
    clock: clock(hours),
    streaks: { longest: longestStreak(days), current: currentStreak(days, lastDayOf(heard)) },
    skips: skips(selection, artists, hours),
    sessions: sessions(heard),
    discovery: discovery(counted),
  }
}

function lastDayOf(heard: HeardRows): number {
  const { first, length } = daySpan(heard.localDay)
  return first + length - 1
}
