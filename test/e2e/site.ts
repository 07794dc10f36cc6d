/** The built pages on a port of their own, with the headers of the real server, and a browser that writes down what it is asked to do. */
import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core'
import { createServerApp } from '../../src/server/app.ts'
import { loadWebFiles } from '../../src/server/web-files.ts'
import { launchChromium } from '../support/chromium.ts'

const WEB_ROOT = fileURLToPath(new URL('../../dist/web', import.meta.url))

export const ZONE = 'Europe/Berlin'

export interface Site {
  readonly origin: string
  readonly browser: Browser
  close(): Promise<void>
}

/** `webRoot`: a folder of built pages other than those of the app. */
export async function openSite(webRoot = WEB_ROOT): Promise<Site> {
  const app = createServerApp({ webFiles: await loadWebFiles(webRoot), onFault: () => undefined })
  const server = createServer(getRequestListener(app.fetch))
  const port = await listen(server)
  const browser = await launchChromium()
  return {
    origin: `http://127.0.0.1:${port}`,
    browser,
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}

/** A person at a browser of their own. */
export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  /** Every request since the first page. */
  readonly requests: Request[]
  /** Errors of scripts and of the content security policy. */
  readonly complaints: string[]
}

export async function visit(site: Site, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await site.browser.newContext({ timezoneId: ZONE, locale: 'en-GB', viewport: { width: 1280, height: 900 }, ...options })
  const requests: Request[] = []
  const complaints: string[] = []
  context.on('request', (request) => requests.push(request))
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  await page.goto(site.origin)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { context, page, requests, complaints }
}

export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Chooses files with the button's own chooser. */
export async function choose(page: Page, ...files: readonly GivenFile[]): Promise<void> {
  await page
    .getByTestId('files')
    .first()
    .setInputFiles(files.map(({ name, bytes }) => ({ name, mimeType: '', buffer: Buffer.from(bytes) })))
}

/** Lets files fall on the window, as a person with a mouse would. */
export async function drop(page: Page, file: GivenFile): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, base64 }) => {
      const held = new DataTransfer()
      held.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name))
      return held
    },
    { name: file.name, base64: Buffer.from(file.bytes).toString('base64') },
  )
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
}

/** The hours of music on the page, once the history is kept too: who leaves a page before that has to give the files again. */
export async function hoursShown(page: Page): Promise<string> {
  await page.waitForURL('**/overview**')
  await stored(page, 'listens')
  return (await page.locator('.hero .figure').textContent()) ?? ''
}

const STORING_MS_MAX = 20_000

/** Waits until the browser keeps the history, or where its rows stand in their files, which is found out after the first figures. */
export async function stored(page: Page, what: 'listens' | 'places'): Promise<void> {
  await page.evaluate(
    async ([part = '', waitMsMax = '']) => {
      const request = <T>(asked: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          asked.addEventListener('success', () => resolve(asked.result))
          asked.addEventListener('error', () => reject(asked.error ?? new Error('IndexedDB failed')))
        })
      const isThere = async (): Promise<boolean> => {
        // To open what is not there would make it, without what belongs in it.
        if ((await indexedDB.databases()).every(({ name }) => name !== 'chorus')) return false
        const database = await request(indexedDB.open('chorus'))
        const found: unknown[] = await request(database.transaction('histories').objectStore('histories').getAll())
        database.close()
        return found.some((history) => typeof history === 'object' && history !== null && part in history)
      }
      for (const beganAt = performance.now(); !(await isThere());) {
        if (performance.now() - beganAt > Number(waitMsMax)) throw new Error(`no ${part} were stored`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    [what, String(STORING_MS_MAX)],
  )
}

/** The text of everything that the page keeps in IndexedDB, byte columns as their bytes. */
export function storedText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const parts: string[] = []
    const gather = (value: unknown): void => {
      if (typeof value === 'string') parts.push(value)
      else if (ArrayBuffer.isView(value)) parts.push(new TextDecoder('latin1').decode(value))
      else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) gather(inner)
    }
    const request = <T>(asked: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        asked.addEventListener('success', () => resolve(asked.result))
        asked.addEventListener('error', () => reject(asked.error ?? new Error('IndexedDB failed')))
      })
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await request(indexedDB.open(name))
      for (const store of database.objectStoreNames) gather(await request(database.transaction(store).objectStore(store).getAll()))
      database.close()
    }
    return parts.join('\n')
  })
}
