/** Keeps the files of the app in the browser, so that it opens and works with the network off. It never sees a history. */
import { dropOthers, keepAll, openFile, openPage, type AppFiles } from './app-files.ts'

const CHECK_INS = '/mood/check-ins'

declare const self: ServiceWorkerGlobalScope

/** The build puts the list of its files and their common fingerprint here. */
/* oxlint-disable no-underscore-dangle -- the names must not be those of anything else */
declare const __FILES__: readonly string[]
declare const __VERSION__: string

const files: AppFiles = { version: __VERSION__, paths: __FILES__ }
/* oxlint-enable no-underscore-dangle */

// An older version stays in charge until its last page is closed: its pages still ask for its files.
self.addEventListener('install', (event) => event.waitUntil(keepAll(files)))

self.addEventListener('activate', (event) => event.waitUntil(dropOthers(files).then(() => self.clients.claim())))

// The only notification is the reminder of a check-in, and what it asks for is there.
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openCheckIns())
})

async function openCheckIns(): Promise<void> {
  const [open] = await self.clients.matchAll({ type: 'window' })
  const page = await open?.focus()
  // A page that another version of this worker serves cannot be sent on by this one.
  if (page === undefined || (await page.navigate(CHECK_INS).catch(() => null)) === null) await self.clients.openWindow(CHECK_INS)
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(openPage(files, request))
  else if (files.paths.includes(pathname)) event.respondWith(openFile(files, request, pathname))
})
