/** What this browser keeps of moods, as questions whose answers the page remembers until it changes them itself. */
import { queryOptions, type QueryClient } from '@tanstack/react-query'
import type { HistoryClient } from '../../history/client.ts'

export function checkInsQuery(client: HistoryClient) {
  return queryOptions({ queryKey: ['checkIns'], queryFn: () => client.ask('checkIns', null) })
}

export function togethernessQuery(client: HistoryClient) {
  return queryOptions({ queryKey: ['history', 'checkInsAndMusic'], queryFn: () => client.ask('checkInsAndMusic', null) })
}

export function correctionsQuery(client: HistoryClient) {
  return queryOptions({ queryKey: ['moodCorrections'], queryFn: () => client.ask('moodCorrections', null) })
}

/** After the person's own word on an artist every figure of mood is another. */
export async function refreshMood(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['history', 'mood'] }),
    queries.invalidateQueries({ queryKey: ['history', 'checkInsAndMusic'] }),
    queries.invalidateQueries({ queryKey: ['moodCorrections'] }),
  ])
}
