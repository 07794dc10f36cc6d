/** Runs pages and API on a port until a signal ends it; faults are told by their names alone, without anything of a request. */
import { type Server, createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Hono } from 'hono'
import { finishContributions } from '../app/contributions/settle.ts'
import type { Clock } from '../app/ports/clock.ts'
import { closeDueVotes } from '../app/sales/close-due-votes.ts'
import { MS_PER_MINUTE } from '../shared/time.ts'
import { handlers } from './api/handlers.ts'
import { createApi } from './api/mount.ts'
import { createServerApp } from './app.ts'
import { callerAddress } from './caller-address.ts'
import { type ServerConfig, urlOf } from './config.ts'
import type { OpenCollective } from './engines/main.ts'
import { loadWebFiles } from './web-files.ts'

export const EXIT = { refused: 1, usage: 2 } as const

/** A slow or silent client may hold a connection, but not for long; a contribution over a slow line takes minutes. */
const HTTP_LIMITS = { headersTimeout: 10_000, requestTimeout: 300_000, keepAliveTimeout: 5_000, maxHeaderSize: 16 * 1024 } as const

/** Answers under way get this long to end after a signal. */
const STOP_MS_MAX = 5_000

export interface ServerRun {
  /** Where the built pages are. */
  readonly webRoot: string
  readonly config: ServerConfig
  /** Where the pages are, as a browser writes it in `Origin`. */
  readonly origin: string
  readonly clock: Clock
  /** Opens the engines once; after a failure the next call tries again. */
  readonly collective: () => Promise<OpenCollective>
  /** Answers before the API does, where there is more than it. */
  readonly before?: Hono
  /** The port is open; the engines may not be yet. */
  readonly onReady: (url: string) => void
}

/** Resolves when the server has stopped and the engines are closed. */
export async function runServer(run: ServerRun): Promise<void> {
  const webFiles = await loadWebFiles(run.webRoot).catch(() => undefined)
  if (webFiles?.get('/index.html') === undefined)
    return complain(EXIT.refused, 'The pages have not been built.', 'Run npm run build first.')
  const api = createApi({
    effects: async () => (await run.collective()).effects,
    handlers,
    clock: run.clock,
    origin: run.origin,
    addressOf: (context) =>
      callerAddress(
        { remote: getConnInfo(context).remote.address, forwardedFor: context.req.header('X-Forwarded-For') },
        run.config.proxies,
      ),
    onFault,
  })
  const app = createServerApp({ webFiles, api: run.before?.route('/', api) ?? api, isSecure: run.origin.startsWith('https:'), onFault })
  const server = createServer(HTTP_LIMITS, getRequestListener(app.fetch))
  server.maxRequestsPerSocket = 1_000
  await listen(server, run)
  // Answers under way still need the engines, so they close when the last connection has.
  const opened = await run.collective().catch(() => undefined)
  await opened?.close()
}

function onFault({ name }: Error): void {
  process.stderr.write(`chorus: a request failed (${name}).\n`)
}

/** Opens once; after a failure the next call tries again. */
export function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined
  return () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }
}

/** Longer than any request may take, so that what is older is nobody's work any more. */
const ABANDONED_MS = 10 * MS_PER_MINUTE

/**
 * Does what falls due by itself until the collective is closed, which waits for it: votes are counted, and contributions
 * that were cut short finished.
 */
export function keepInOrder({ effects, close }: OpenCollective): OpenCollective {
  const { clock } = effects
  const attend = async (receivedBeforeMs: number): Promise<void> => {
    await closeDueVotes(effects).catch(() => process.stderr.write('chorus: votes could not be counted.\n'))
    await finishContributions(effects, receivedBeforeMs).catch(() => process.stderr.write('chorus: contributions could not be finished.\n'))
  }
  // What was under way when the process before this one ended is nobody's work either.
  let attended = attend(clock.now())
  const timer = setInterval(() => {
    attended = attended.then(() => attend(clock.now() - ABANDONED_MS))
  }, MS_PER_MINUTE).unref()
  return {
    effects,
    close: async () => {
      clearInterval(timer)
      await attended
      await close()
    },
  }
}

/** Resolves when the last connection is closed, or when the port cannot be had, which it says. */
function listen(server: Server, { config: { host, port }, onReady }: ServerRun): Promise<void> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const [message, hint] = listenFault(error.code, host, port)
      complain(EXIT.refused, message, hint)
      resolve()
    })
    server.listen(port, host, () => {
      const address = server.address()
      onReady(urlOf(host, typeof address === 'object' && address !== null ? address.port : port))
    })
    server.once('close', resolve)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(server))
  })
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

export function complain(exitCode: number, message: string, hint: string): void {
  process.stderr.write(`chorus: ${message}\n${hint}\n`)
  process.exitCode = exitCode
}
