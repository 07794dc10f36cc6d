/** A whole collective on a port of its own: pages and API over embedded engines, a calendar that the test moves, and people with passkeys. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { inviteFounder } from '../../src/app/people/invite.ts'
import { handlers } from '../../src/server/api/handlers.ts'
import { createApi } from '../../src/server/api/mount.ts'
import { createServerApp } from '../../src/server/app.ts'
import { openCollective } from '../../src/server/engines/main.ts'
import { loadWebFiles } from '../../src/server/web-files.ts'
import { launchChromium } from './chromium.ts'

const WEB_ROOT = fileURLToPath(new URL('../../dist/web', import.meta.url))

export interface CollectiveSite {
  /** Passkeys belong to a host with a name, so not to 127.0.0.1. */
  readonly origin: string
  readonly browser: Browser
  readonly clock: { nowMs: number; now(): number }
  readonly faults: Error[]
  foundingToken(): Promise<string>
  close(): Promise<void>
}

export async function openCollectiveSite(startMs: number): Promise<CollectiveSite> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chorus-site-'))
  const clock = {
    nowMs: startMs,
    now(): number {
      return this.nowMs
    },
  }
  const faults: Error[] = []
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, 'localhost', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  const origin = `http://localhost:${port}`
  const collective = await openCollective({ dataDir, origin, databaseUrl: null, clickhouseUrl: null, clock, isDatabaseInMemory: true })
  const onFault = (error: Error): void => void faults.push(error)
  const effects = () => Promise.resolve(collective.effects)
  const api = createApi({ effects, handlers, clock, origin, addressOf: () => 'test', onFault })
  server.on('request', getRequestListener(createServerApp({ webFiles: await loadWebFiles(WEB_ROOT), api, onFault }).fetch))
  const browser = await launchChromium()
  return {
    origin,
    browser,
    clock,
    faults,
    foundingToken: async () => {
      const invitation = await inviteFounder(collective.effects)
      if (invitation === undefined) throw new Error('a collective that is founded has no founding link')
      return invitation.token
    },
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await collective.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Somebody at a browser of their own that keeps their passkeys. */
export interface Someone {
  readonly page: Page
  /** Errors of scripts and of the content security policy; refusals that a test provokes are among them. */
  readonly complaints: string[]
  readonly go: (path: string) => Promise<void>
}

/** `hasPrf`: their authenticator works secrets of its own out (WebAuthn Level 3, PRF). */
export async function someone(site: CollectiveSite, { hasPrf = false } = {}): Promise<Someone> {
  const context = await site.browser.newContext({ timezoneId: 'Europe/Berlin', locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      ctap2Version: 'ctap2_1',
      hasPrf,
    },
  })
  const go = async (path: string): Promise<void> => {
    await page.goto(`${site.origin}${path}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
  }
  return { page, complaints, go }
}
