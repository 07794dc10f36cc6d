/** While a page is being read, works out what the other pages of the same view will show, so that they open at once. */
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useRouter, type AnyRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { usePreferences } from './history/preferences.ts'
import { msSincePress } from './history/pressed.ts'
import { useSummary } from './history/services.ts'
import { keepView } from './routes.ts'
import { SECTIONS } from './sections.ts'
import { useView } from './use-view.ts'

/** Who has pressed nothing for so long is reading, and an import has begun to be stored by then. */
const READING_MS = 1_500
const LOOK_EVERY_MS = 100

/** For the frame of all pages about a history. Begins anew with every other view, history or setting that answers depend on. */
export function useLookAhead(): void {
  const router = useRouter()
  const queries = useQueryClient()
  const { tellsMood, birthYear } = usePreferences()
  const summary = useSummary()
  const view = JSON.stringify(useView())
  useEffect(() => {
    if (summary === null) return undefined
    const stop = new AbortController()
    void lookAhead(router, queries, tellsMood, stop.signal)
    return () => stop.abort()
  }, [router, queries, tellsMood, birthYear, summary, view])
}

async function lookAhead(router: AnyRouter, queries: QueryClient, tellsMood: boolean, signal: AbortSignal): Promise<void> {
  const sections = SECTIONS.filter(({ needsHistory, isOfMood }) => needsHistory && (tellsMood || isOfMood !== true))
  await sleep(READING_MS)
  for (const { to } of sections.flatMap(({ pages }) => pages)) {
    // One page after the other, so that whoever presses something waits for one answer at most.
    while (!signal.aborted && !isReading(queries)) await sleep(LOOK_EVERY_MS)
    if (signal.aborted) return
    await router.preloadRoute({ to, search: keepView })
  }
}

function isReading(queries: QueryClient): boolean {
  return !document.hidden && queries.isFetching() === 0 && queries.isMutating() === 0 && msSincePress() >= READING_MS
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
