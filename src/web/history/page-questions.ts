/** What each page of insights asks of the history, said in one place so that it can be asked before the page is there. */
import type { QueryClient } from '@tanstack/react-query'
import type { Ask, View } from '../../contract/worker.ts'
import { MS_PER_MINUTE } from '../../shared/time.ts'
import type { HistoryClient } from './client.ts'
import { preferences, type Preferences } from './preferences.ts'
import { answerQuery } from './services.ts'

export type PageQuestion = 'findings' | 'time' | 'habits' | 'exploring' | 'eras' | 'chapters' | 'recap' | 'mood'

/** The silence that ends a session until the reader chooses another. */
export const SESSION_GAP_MINUTES = 15

const asView = (view: View): View => view

const ASKS: { readonly [Name in PageQuestion]: (view: View, preferences: Preferences) => Ask<Name> } = {
  findings: asView,
  time: asView,
  habits: (view) => ({ ...view, gapMsMax: SESSION_GAP_MINUTES * MS_PER_MINUTE }),
  exploring: asView,
  eras: (view, { birthYear }) => ({ ...view, birthYear }),
  chapters: asView,
  recap: (view, { tellsMood }) => ({ ...view, tellsMood }),
  mood: asView,
}

export function pageAsk<Name extends PageQuestion>(name: Name, view: View, as: Preferences): Ask<Name> {
  return ASKS[name](view, as)
}

/** Asks now what the page will ask, unless that was answered before. */
export function askForPage(queries: QueryClient, client: HistoryClient, name: PageQuestion, view: View): Promise<void> {
  return queries.prefetchQuery(answerQuery(client, name, pageAsk(name, view, preferences())))
}
