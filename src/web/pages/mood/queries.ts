/** What this browser keeps of moods, as questions whose answers the page remembers until it changes them itself, or all is deleted. */
import { queryOptions, type QueryClient } from '@tanstack/react-query'
import type { QuestionName } from '../../../contract/worker.ts'
import type { HistoryClient } from '../../history/client.ts'

export function checkInsQuery(client: HistoryClient) {
  return queryOptions({ queryKey: ['history', 'checkIns'], queryFn: () => client.ask('checkIns', null) })
}

export function togethernessQuery(client: HistoryClient) {
  return queryOptions({ queryKey: ['history', 'checkInsAndMusic'], queryFn: () => client.ask('checkInsAndMusic', null) })
}

export function correctionsQuery(client: HistoryClient) {
  return queryOptions({ queryKey: ['history', 'moodCorrections'], queryFn: () => client.ask('moodCorrections', null) })
}

export function moodTableQuery(client: HistoryClient) {
  return queryOptions({ queryKey: ['history', 'moodTable'], queryFn: () => client.ask('moodTable', null) })
}

/** Everything that the catalogue has a part in. */
const FROM_CATALOGUE = [
  'mood',
  'checkInsAndMusic',
  'moodCorrections',
  'moodTable',
  'recap',
  'chapters',
  'eras',
] as const satisfies readonly QuestionName[]

/** After the person's own word on an artist, or a table of theirs, every figure of mood is another. */
export async function refreshMood(queries: QueryClient): Promise<void> {
  await Promise.all(FROM_CATALOGUE.map((name) => queries.invalidateQueries({ queryKey: ['history', name] })))
}
