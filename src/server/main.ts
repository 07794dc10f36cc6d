/** Puts the server together and runs it until it is told to stop. */
import { type Server, createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { nodeClock } from '../adapters/node-effects.ts'
import { inviteFounder } from '../app/people/invite.ts'
import { closeDueVotes } from '../app/sales/close-due-votes.ts'
import { MS_PER_MINUTE } from '../shared/time.ts'
import { handlers } from './api/handlers.ts'
import { createApi } from './api/mount.ts'
import { createServerApp } from './app.ts'
import { parseCollectiveConfig } from './collective-config.ts'
import { type ServerConfig, parseConfig, urlOf } from './config.ts'
import type { OpenCollective } from './engines/main.ts'
import { loadWebFiles } from './web-files.ts'

const EXIT = { refused: 1, usage: 2 } as const

/** The build puts the pages beside the folder of this program. */
const WEB_ROOT = join(dirname(fileURLToPath(import.meta.url)), '../web')

/** A slow or silent client may hold a connection, but not for long; a contribution over a slow line takes minutes. */
const HTTP_LIMITS = { headersTimeout: 10_000, requestTimeout: 300_000, keepAliveTimeout: 5_000, maxHeaderSize: 16 * 1024 } as const

/** Answers under way get this long to end after a signal. */
const STOP_MS_MAX = 5_000

function onFault({ name }: Error): void {
  process.stderr.write(`chorus: a request failed (${name}).\n`)
}

async function main(): Promise<void> {
  const parsed = parseConfig(process.env)
  if (parsed.kind === 'wrong') return complain(EXIT.usage, parsed.message, parsed.hint)
  const webFiles = await loadWebFiles(WEB_ROOT).catch(() => undefined)
  if (webFiles?.get('/index.html') === undefined)
    return complain(EXIT.refused, 'The pages have not been built.', 'Run npm run build first.')
  const collectiveConfig = parseCollectiveConfig(process.env, urlOf(parsed.config.host, parsed.config.port))
  if (collectiveConfig.kind === 'wrong') return complain(EXIT.usage, collectiveConfig.message, collectiveConfig.hint)
  const { origin } = collectiveConfig.config
  const collective = once(async () => {
    const { openCollective } = await import('./engines/main.ts')
    return openCollective(collectiveConfig.config)
  })
  const api = createApi({
    effects: async () => (await collective()).effects,
    handlers,
    clock: nodeClock,
    origin,
    addressOf: (context) => getConnInfo(context).remote.address ?? 'unknown',
    onFault,
  })
  const server = createServer(HTTP_LIMITS, getRequestListener(createServerApp({ webFiles, api, onFault }).fetch))
  server.maxRequestsPerSocket = 1_000
  // The pages are there at once; the engines of the collective open while the first one is looked at.
  listen(
    server,
    parsed.config,
    () => void keepCollective(collective, origin),
    () => void closeCollective(collective),
  )
}

/** Opens once; after a failure the next request tries again. */
function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined
  return () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }
}

/** The token stands behind the `#`, so that it is sent to no server and stands in no log. */
function foundingHint(origin: string, token: string): string {
  return `To found a collective, open this link within a day; it works once: ${origin}/collective/set-up#${token}\n`
}

/** Prints the token that founds the collective where nobody has, and counts votes when their time is over. */
async function keepCollective(collective: () => Promise<OpenCollective>, origin: string): Promise<void> {
  try {
    const { effects } = await collective()
    const invitation = await inviteFounder(effects)
    if (invitation !== undefined) process.stdout.write(foundingHint(origin, invitation.token))
    const count = (): void => void closeDueVotes(effects).catch(() => process.stderr.write('chorus: votes could not be counted.\n'))
    setInterval(count, MS_PER_MINUTE).unref()
  } catch (error) {
    const why = error instanceof Error ? error.name : 'unknown'
    process.stderr.write(`chorus: The collective's data could not be opened (${why}); the pages for listeners work without it.\n`)
  }
}

async function closeCollective(collective: () => Promise<OpenCollective>): Promise<void> {
  const opened = await collective().catch(() => undefined)
  await opened?.close()
}

function listen(server: Server, { host, port }: ServerConfig, onReady: () => void, onStopped: () => void): void {
  server.once('error', (error: NodeJS.ErrnoException) => {
    const [message, hint] = listenFault(error.code, host, port)
    complain(EXIT.refused, message, hint)
  })
  server.listen(port, host, () => {
    const address = server.address()
    const actualPort = typeof address === 'object' && address !== null ? address.port : port
    process.stdout.write(`Chorus is ready: ${urlOf(host, actualPort)}\n`)
    onReady()
  })
  // Answers under way still need the engines, so they close when the last connection has.
  server.once('close', onStopped)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(server))
}

function listenFault(code: string | undefined, host: string, port: number): readonly [message: string, hint: string] {
  const otherPort = port < 60_000 ? port + 1 : 8080
  if (code === 'EADDRINUSE')
    return [`Port ${port} is in use by another program.`, `Stop it, or choose another port: PORT=${otherPort} npm start`]
  if (code === 'EACCES') return [`Port ${port} may not be used without more rights.`, 'Choose a port above 1023, for example PORT=8080.']
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return [`${host} is no address of this computer.`, 'Leave HOST out, or set it to 127.0.0.1.']
  return ['The server could not start to listen.', 'Check HOST and PORT.']
}

/** Takes no new requests, lets those under way end, and then ends by itself. */
function stop(server: Server): void {
  server.close()
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), STOP_MS_MAX).unref()
}

function complain(exitCode: number, message: string, hint: string): void {
  process.stderr.write(`chorus: ${message}\n${hint}\n`)
  process.exitCode = exitCode
}

await main()
