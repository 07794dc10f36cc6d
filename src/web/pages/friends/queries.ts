/** What this browser keeps of friends, as questions whose answers the page remembers until it changes them itself. */
import { queryOptions } from '@tanstack/react-query'
import type { HistoryClient } from '../../history/client.ts'

export function friendsQuery(client: HistoryClient) {
  return queryOptions({ queryKey: ['friends'], queryFn: () => client.ask('friends', null) })
}

export function givenQuery(client: HistoryClient) {
  return queryOptions({ queryKey: ['given'], queryFn: () => client.ask('givenCards', null) })
}
