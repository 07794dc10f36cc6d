/** What runs inside the page under measurement; each function stands alone, because the browser gets its text and nothing around it. */

/** What the watch in the page has seen. */
export interface Seen {
  /** When the first figure stood on the screen, in milliseconds since the page's own start; 0 before. */
  figureMs: number
  /** The longest task that the browser reports, 50 ms or more; 0 for none. */
  longestTaskMs: number
  /** The longest time in which a timer could not run. */
  longestGapMs: number
}

/** What the watch of any page has seen since it was last cleared. */
export interface Watched {
  /** When the heading of the page stood on the screen, in milliseconds since the page's own start; 0 before. */
  headingMs: number
  longestTaskMs: number
  /** From a press to the next frame that shows what came of it. */
  slowestPressMs: number
  /** The sum of all shifts that nobody asked for. */
  shift: number
}

declare global {
  interface Window {
    seen: Seen
    watched: Watched
    given: File | undefined
    historyWorker: string | undefined
  }
}

/** Installed before any script of the page. A figure counts once the frame that holds it has been handed to the screen. */
export function watch(): void {
  const seen: Seen = { figureMs: 0, longestTaskMs: 0, longestGapMs: 0 }
  window.seen = seen
  const noteTasks = (list: PerformanceObserverEntryList): void => {
    for (const { duration } of list.getEntries()) seen.longestTaskMs = Math.max(seen.longestTaskMs, duration)
  }
  new PerformanceObserver(noteTasks).observe({ type: 'longtask', buffered: true })
  let lastMs = performance.now()
  setInterval(() => {
    const nowMs = performance.now()
    seen.longestGapMs = Math.max(seen.longestGapMs, nowMs - lastMs)
    lastMs = nowMs
  }, 4)
  const observer = new MutationObserver(() => {
    if (!/\d/.test(document.querySelector('.hero .figure')?.textContent ?? '')) return
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => (seen.figureMs = performance.now())))
  })
  observer.observe(document, { subtree: true, childList: true, characterData: true })
}

/** Makes a place for the file, which the browser then reads from disk as it does with one that a person drops. */
export function addChooser(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.id = 'bench-file'
  input.addEventListener('change', () => (window.given = input.files?.[0]))
  document.documentElement.append(input)
}

/**
 * Drags the file over the page for a moment, as a hand does, lets it fall, and gives the instant of that on the page's own clock.
 * What was seen before does not count.
 */
export async function dropGiven(): Promise<number> {
  if (window.given === undefined) throw new Error('no file was given')
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(window.given)
  document.getElementById('bench-file')?.remove()
  const say = (type: string): unknown => document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
  say('dragenter')
  say('dragover')
  await new Promise((resolve) => setTimeout(resolve, 300))
  window.seen.longestTaskMs = 0
  window.seen.longestGapMs = 0
  const startMs = performance.now()
  say('drop')
  return startMs
}

/** Follows the link of the menu and gives the milliseconds until the frame with the first figures of the page has left for the screen. */
export async function pressMenu(address: string): Promise<number> {
  const link = document.querySelector<HTMLElement>(`.masthead a[href^="${address}"]`)
  if (link === null) throw new Error(`nothing in the menu leads to ${address}`)
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- the browser gets this function alone, without what stands around it
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))
  const before = document.querySelector('main h1')
  const isThere = (): boolean => {
    const heading = document.querySelector('main h1')
    return heading !== null && heading !== before && document.querySelector('main .waiting, main [aria-busy="true"]') === null
  }
  const startMs = performance.now()
  link.click()
  while (!isThere()) await frame()
  await frame()
  await new Promise((resolve) => setTimeout(resolve))
  return performance.now() - startMs
}

/** The baseline: unzips every JSON file of the same zip by the browser's own means and parses it, one after another. */
export async function unzipAndParse(): Promise<{ readonly baselineMs: number; readonly rows: number }> {
  const zip = window.given
  if (zip === undefined) throw new Error('no file was given')
  const startMs = performance.now()
  const view = async (from: number, to: number): Promise<DataView> => new DataView(await zip.slice(from, to).arrayBuffer())
  // The zips of the benchmark are below 4 GiB and carry no comment, so the plain end record stands at the very end.
  const end = await view(zip.size - 22, zip.size)
  const directory = await view(end.getUint32(16, true), end.getUint32(16, true) + end.getUint32(12, true))
  let rows = 0
  for (let at = 0; at < directory.byteLength;) {
    const [packedBytes, nameLength, offset] = [
      directory.getUint32(at + 20, true),
      directory.getUint16(at + 28, true),
      directory.getUint32(at + 42, true),
    ]
    const name = new TextDecoder().decode(new Uint8Array(directory.buffer, at + 46, nameLength))
    const isDeflated = directory.getUint16(at + 10, true) === 8
    at += 46 + nameLength + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true)
    if (!name.endsWith('.json')) continue
    const header = await view(offset, offset + 30)
    const dataFrom = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true)
    const packed = zip.slice(dataFrom, dataFrom + packedBytes)
    const unpacked = isDeflated ? packed.stream().pipeThrough(new DecompressionStream('deflate-raw')) : packed.stream()
    const parsed: unknown = JSON.parse(await new Response(unpacked).text())
    if (Array.isArray(parsed)) rows += parsed.length
  }
  return { baselineMs: performance.now() - startMs, rows }
}

/** Installed before any script of a page. */
export function watchPage(): void {
  const watched: Watched = { headingMs: 0, longestTaskMs: 0, slowestPressMs: 0, shift: 0 }
  window.watched = watched
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- the browser gets this function alone, without what stands around it
  const observe = (options: PerformanceObserverInit & { durationThreshold?: number }, note: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry)
    }).observe({ buffered: true, ...options })
  observe({ type: 'longtask' }, ({ duration }) => (watched.longestTaskMs = Math.max(watched.longestTaskMs, duration)))
  observe({ type: 'event', durationThreshold: 16 }, (entry) => {
    if ('interactionId' in entry && entry.interactionId !== 0) watched.slowestPressMs = Math.max(watched.slowestPressMs, entry.duration)
  })
  observe({ type: 'layout-shift' }, (entry) => {
    if ('value' in entry && typeof entry.value === 'number' && !('hadRecentInput' in entry && entry.hadRecentInput === true))
      watched.shift += entry.value
  })
  const observer = new MutationObserver(() => {
    if (document.querySelector('main h1') === null) return
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => (watched.headingMs = performance.now())))
  })
  observer.observe(document, { subtree: true, childList: true })
}

/** Installed before any script of a page: notes where the worker is that holds the history. */
export function noteWorker(): void {
  const Plain = window.Worker
  window.Worker = class extends Plain {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      if (options?.name === 'history') window.historyWorker = String(url)
    }
  }
}

/** What a page is asked, and what it answers with. */
export interface Asked {
  /** Rounds of questions, names with what is asked. */
  readonly rounds: readonly (readonly (readonly [string, unknown])[])[]
  /** A table of further artists, which is given before the first round. */
  readonly table: string
}

/** Puts questions to a worker of its own over the stored history and gives the milliseconds of each answer, round by round. */
export async function askInTurn({ rounds, table }: Asked): Promise<readonly (readonly number[])[]> {
  const worker = new Worker(window.historyWorker ?? '', { type: 'module' })
  const ask = (name: string, asked: unknown): Promise<number> =>
    new Promise((resolve, reject) => {
      const startMs = performance.now()
      worker.addEventListener('message', function heard({ data }: MessageEvent<{ readonly kind: string }>) {
        if (data.kind === 'failed') reject(new Error(`the worker did not answer ${name}: ${JSON.stringify(data)}`))
        if (data.kind !== 'answer') return
        worker.removeEventListener('message', heard)
        resolve(performance.now() - startMs)
      })
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to be named
      worker.postMessage({ id: 1, name, ask: asked })
    })
  await ask('restore', null)
  await ask('keepMoodTable', { chosen: { path: 'known.tsv', file: new Blob([table]) } })
  // The history is read from storage with the first question that needs it.
  await ask('search', { period: null, playRule: 'everything', text: 'a', limit: 1 })
  const times: number[][] = []
  for (const questions of rounds) {
    const own: number[] = []
    for (const [name, asked] of questions) own.push(await ask(name, asked))
    times.push(own)
  }
  worker.terminate()
  return times
}
