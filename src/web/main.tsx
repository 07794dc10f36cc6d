/** Puts the page together: worker, questions, router, and the service worker that makes it work without a network. */
import { takeWorker } from './history/first-worker.ts'
import '@fontsource-variable/hanken-grotesk/wght.css'
import '@fontsource-variable/newsreader/opsz.css'
import './styles/index.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { assert } from '../shared/assert.ts'
import { deviceTimeZone } from '../shared/time.ts'
import { HistoryClient } from './history/client.ts'
import { ImportStore } from './history/import-store.ts'
import { preferences, startPreferences } from './history/preferences.ts'
import { makeQueryClient, replaceHistory, ServicesContext, setNotices } from './history/services.ts'
import { language } from './messages/languages.ts'
import { text } from './messages/text.ts'
import { startOffline } from './offline.ts'
import type { ReminderWords } from './reminder.ts'
import { makeRouter } from './router.tsx'
import { paths } from './routes.ts'

startPreferences()
document.documentElement.lang = language

const queries = makeQueryClient()
const client = new HistoryClient({
  startWorker: takeWorker,
  workerStopped: text.faults.workerStopped,
  onNotice: (problem) => setNotices(queries, [problem]),
})
const router = makeRouter({ queries, client })
const imports = new ImportStore({
  client,
  timeZone: () => preferences().timeZone ?? deviceTimeZone(),
  noFiles: text.faults.noFiles,
  onImported: async (summary, problems) => {
    replaceHistory(queries, summary)
    setNotices(queries, problems)
    void askToKeep()
    // Masthead, address and page are drawn in tasks of their own: in one they would hold the page up.
    await nextTask()
    await router.navigate({ to: paths.overview, search: {} })
    await nextTask()
  },
})

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/** Without this a browser that runs short of space may clear the history; it may say no, and then nothing is lost but that. */
async function askToKeep(): Promise<void> {
  await navigator.storage?.persist?.().catch(() => false)
}

const host = document.getElementById('app')
assert(host, 'index.html has the place for the app')
createRoot(host).render(
  <QueryClientProvider client={queries}>
    <ServicesContext value={{ client, imports }}>
      <RouterProvider router={router} />
    </ServicesContext>
  </QueryClientProvider>,
)

startOffline()
// Loaded only for somebody who wants to be reminded.
if (preferences().reminder !== null) {
  void import('./reminder.ts').then(({ watchForReminder }) => watchForReminder(client, reminderWords))
}

async function reminderWords(): Promise<ReminderWords> {
  return (await import('./pages/mood/words.ts')).words.checkIns.reminder.notification
}

/** What the types of React leave out: custom properties in styles, and the attribute that lets a chooser take folders. */
declare module 'react' {
  interface CSSProperties {
    [customProperty: `--${string}`]: string | number | undefined
  }
  interface InputHTMLAttributes<T> {
    webkitdirectory?: T extends HTMLInputElement ? string : never
  }
}
