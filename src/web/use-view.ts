/** The part of the history that the address says to look at. */
import { useSearch } from '@tanstack/react-router'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Answer, Period, View } from '../contract/worker.ts'
import { parseDay } from '../shared/time.ts'
import { pageAsk, type PageQuestion } from './history/page-questions.ts'
import { useAnswer, useHeldSummary } from './history/services.ts'
import { usePreferences } from './history/preferences.ts'
import { text } from './messages/text.ts'
import { parseViewSearch, periodOf, viewOf, type ViewSearch } from './routes.ts'

export function useViewSearch(): ViewSearch {
  return parseViewSearch(useSearch({ strict: false }))
}

export function useView(): View {
  const { playRule } = usePreferences()
  return viewOf(useViewSearch(), playRule)
}

/** What a page asks by itself, as the address says. */
export function usePageAnswer<Name extends PageQuestion>(name: Name): UseQueryResult<Answer<Name>> {
  return useAnswer(name, pageAsk(name, useSearch({ strict: false }), usePreferences()))
}

/** The period in words that follow a comma: "in 2019", "from 3 March 2012 to 9 November 2026". */
export function usePeriodWords(): string {
  const { year, from, to } = useViewSearch()
  const summary = useHeldSummary()
  if (year !== undefined) return text.hero.inYear(year)
  if (from !== undefined && to !== undefined) return from === to ? text.hero.onDay(from) : text.hero.from(from, to)
  return summary.from === summary.to ? text.hero.onDay(summary.from) : text.hero.from(summary.from, summary.to)
}

/** The days that the period and the history have in common, and how many they are: 0 where they have none. */
export function usePeriodSpan(): Period & { readonly days: number } {
  const summary = useHeldSummary()
  const period = periodOf(useViewSearch())
  const from = period === null || period.from < summary.from ? summary.from : period.from
  const to = period === null || period.to > summary.to ? summary.to : period.to
  return { from, to, days: Math.max(0, (parseDay(to) ?? 0) - (parseDay(from) ?? 0) + 1) }
}
