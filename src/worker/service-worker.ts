/** Keeps the files of the app in the browser, so that it opens and works with the network off. It never sees a history. */
import { dropOthers, keepAll, openFile, openPage, type AppFiles } from './app-files.ts'

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

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(openPage(files, request))
  else if (files.paths.includes(pathname)) event.respondWith(openFile(files, request, pathname))
})
