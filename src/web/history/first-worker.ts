/** Starts the worker that holds the history before the rest of the page is compiled: it reads what is stored meanwhile. Imports nothing. */

function start(): Worker {
  return new Worker(new URL('../../worker/main.ts', import.meta.url), { type: 'module', name: 'history' })
}

let first: Worker | undefined = start()
// Nobody listens yet, and whoever asks later shall hear of the fault: from a worker of their own.
first.addEventListener('error', () => (first = undefined), { once: true })

/** The first one that asks is given the worker that runs already, and any other a fresh one. */
export function takeWorker(): Worker {
  const taken = first ?? start()
  first = undefined
  return taken
}
