/** The page's ways to the history: the worker, the import under way, and questions whose answers are remembered. */
import { keepPreviousData, QueryClient, queryOptions, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { Problem } from '../../contract/reconciliation.ts'
import type { Answer, Ask, HistorySummary, QuestionName } from '../../contract/worker.ts'
import { assert } from '../../shared/assert.ts'
import type { HistoryClient } from './client.ts'
import type { ImportStore } from './import-store.ts'
import { pressShown } from './pressed.ts'

export interface Services {
  readonly client: HistoryClient
  readonly imports: ImportStore
}

export const ServicesContext = createContext<Services | null>(null)

export function useServices(): Services {
  const services = useContext(ServicesContext)
  assert(services, 'main.tsx hands the services to every page')
  return services
}

/** A history changes only by an import or a setting, and both say so; until then every answer stays true. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: Infinity, gcTime: Infinity, retry: false, networkMode: 'always', refetchOnWindowFocus: false },
    },
  })
}

const SUMMARY = ['summary'] as const
const NOTICES = ['notices'] as const
const HISTORY = 'history'

export function summaryQuery(client: HistoryClient) {
  return queryOptions({ queryKey: SUMMARY, queryFn: () => client.ask('restore', null) })
}

/** Null where this browser holds no history. */
export function useSummary(): HistorySummary | null {
  const { client } = useServices()
  return useQuery(summaryQuery(client)).data ?? null
}

/** For pages that the router shows only where there is a history. */
export function useHeldSummary(): HistorySummary {
  const held = useSummary()
  assert(held, 'the router sends whoever has no history to the first page')
  return held
}

/** Puts another history, or none, in the place of the one that all answers so far are about. */
export function replaceHistory(queries: QueryClient, summary: HistorySummary | null): void {
  queries.setQueryData(SUMMARY, summary)
  queries.removeQueries({ queryKey: [HISTORY], ...(summary === null ? {} : { type: 'inactive' }) })
  // What is on screen is asked again and stays until the answer is there; without a history there is nobody to ask.
  if (summary !== null) void queries.invalidateQueries({ queryKey: [HISTORY] })
}

export function useReplaceHistory(): (summary: HistorySummary | null) => void {
  const queries = useQueryClient()
  return (summary) => replaceHistory(queries, summary)
}

export function answerQuery<Name extends QuestionName>(client: HistoryClient, name: Name, ask: Ask<Name>) {
  return queryOptions<Answer<Name>>({
    queryKey: [HISTORY, name, ask],
    queryFn: async () => {
      await pressShown()
      return client.ask(name, ask)
    },
  })
}

/** Keeps the last answer on screen until the next is there, so that a change of period does not blank the page. */
export function useAnswer<Name extends QuestionName>(name: Name, ask: Ask<Name>): UseQueryResult<Answer<Name>> {
  const { client } = useServices()
  return useQuery<Answer<Name>>({ ...answerQuery(client, name, ask), placeholderData: keepPreviousData, throwOnError: true })
}

/** Problems that a person should know of although the work went on. */
export function useNotices(): { readonly notices: readonly Problem[]; readonly dismiss: () => void } {
  const queries = useQueryClient()
  const { data } = useQuery<readonly Problem[]>({ queryKey: NOTICES, queryFn: () => [], initialData: [] })
  return { notices: data, dismiss: () => setNotices(queries, []) }
}

export function setNotices(queries: QueryClient, notices: readonly Problem[]): void {
  queries.setQueryData(NOTICES, notices)
}
