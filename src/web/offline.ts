/** Registers the service worker of the built app, and takes it away again with everything it keeps. */

/** Only a built app has one: while developing, files must come fresh from the server. */
export function startOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  // Without it the app still works, only not offline, and a browser that forbids it tells nobody anything useful.
  navigator.serviceWorker.register('/service-worker.js').catch(() => undefined)
}

export async function forgetFiles(): Promise<void> {
  if ('caches' in globalThis) {
    const names = await caches.keys()
    await Promise.all(names.map((name) => caches.delete(name)))
  }
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? []
  await Promise.all(registrations.map((registration) => registration.unregister()))
}
