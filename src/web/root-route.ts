/** What every page hangs from: the frame around it, and the summary that the frame needs first. */
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext } from '@tanstack/react-router'
import type { HistoryClient } from './history/client.ts'
import { summaryQuery } from './history/services.ts'
import { Shell } from './ui/shell.tsx'
import { NotFound } from './ui/states.tsx'

export interface RouterContext {
  readonly queries: QueryClient
  readonly client: HistoryClient
}

export const root = createRootRouteWithContext<RouterContext>()({
  // What the masthead offers depends on it, and a masthead that grows later would push the page down under the reader's hands.
  beforeLoad: async ({ context }) => {
    await context.queries.ensureQueryData(summaryQuery(context.client)).catch(() => undefined)
  },
  component: Shell,
  notFoundComponent: NotFound,
})
