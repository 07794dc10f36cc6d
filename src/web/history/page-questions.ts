/** What each page of insights asks of the history, by its address, said in one place so that it can be asked before the page is there. */
import type { QueryClient } from '@tanstack/react-query'
import type { Ask, View } from '../../contract/worker.ts'
import { MS_PER_MINUTE } from '../../shared/time.ts'
import { parseHabitsSearch, viewOf, type HabitsSearch } from '../routes.ts'
import type { HistoryClient } from './client.ts'
import { preferences, type Preferences } from './preferences.ts'
import { answerQuery } from './services.ts'

export type PageQuestion = 'findings' | 'time' | 'habits' | 'exploring' | 'eras' | 'chapters' | 'recap' | 'mood'

/** The silence that ends a session until the reader chooses another. */
export const SESSION_GAP_MINUTES = 15

interface Asked {
  readonly view: View
  readonly search: HabitsSearch
  readonly preferences: Preferences
}

const asView = ({ view }: Asked): View => view

const ASKS: { readonly [Name in PageQuestion]: (asked: Asked) => Ask<Name> } = {
  findings: asView,
  time: asView,
  habits: ({ view, search: { gap = SESSION_GAP_MINUTES } }) => ({ ...view, gapMsMax: gap * MS_PER_MINUTE }),
  exploring: asView,
  eras: ({ view, preferences: { birthYear } }) => ({ ...view, birthYear }),
  chapters: asView,
  recap: ({ view, preferences: { tellsMood } }) => ({ ...view, tellsMood }),
  mood: asView,
}

export function pageAsk<Name extends PageQuestion>(name: Name, address: Record<string, unknown>, as: Preferences): Ask<Name> {
  const search = parseHabitsSearch(address)
  return ASKS[name]({ view: viewOf(search, as.playRule), search, preferences: as })
}

/** Asks now what the page will ask, unless that was answered before. */
export function askForPage(queries: QueryClient, client: HistoryClient, name: PageQuestion, search: HabitsSearch): Promise<void> {
  return queries.prefetchQuery(answerQuery(client, name, pageAsk(name, { ...search }, preferences())))
}
