/** Reminds of a check-in while Chorus is open, by a notification that this device shows itself: there is no server that could. */
import type { HistoryClient } from './history/client.ts'
import { preferences, setPreferences } from './history/preferences.ts'
import { isReminderDue } from './reminder-time.ts'
import { paths } from './routes.ts'

export interface ReminderWords {
  readonly title: string
  readonly body: string
}

/** Browsers let a page in the background act about once a minute. */
const LOOK_EVERY_MS = 30_000
/** Several pages of one browser show one notification. */
const TAG = 'check-in'

let isWatching = false

/** Looks at the clock from now on, for as long as the page is open; calling it again does nothing. */
export function watchForReminder(client: HistoryClient, words: () => Promise<ReminderWords>): void {
  if (isWatching) return
  isWatching = true
  const look = (): void => void remind(client, words)
  setInterval(look, LOOK_EVERY_MS)
  document.addEventListener('visibilitychange', look)
  look()
}

async function remind(client: HistoryClient, words: () => Promise<ReminderWords>): Promise<void> {
  const { reminder } = preferences()
  if (reminder === null || !canRemind() || Notification.permission !== 'granted') return
  const nowMs = Date.now()
  if (!isReminderDue({ nowMs, ...reminder, lastCheckInMs: undefined })) return
  const [latest] = await client.ask('checkIns', null)
  const lastCheckInMs = latest === undefined ? undefined : Date.parse(latest.at)
  if (!isReminderDue({ nowMs, ...reminder, lastCheckInMs })) return
  setPreferences({ reminder: { ...reminder, saidMs: nowMs } })
  const { title, body } = await words()
  await show(title, { body, tag: TAG, icon: '/icon-192.png' })
}

/** Phones show only what a service worker shows; without one the page does it itself. */
async function show(title: string, options: NotificationOptions): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  if (registration?.active) return registration.showNotification(title, options)
  const notification = new Notification(title, options)
  notification.addEventListener('click', () => {
    window.focus()
    location.assign(paths.checkIns)
  })
}

export function canRemind(): boolean {
  return 'Notification' in globalThis
}
