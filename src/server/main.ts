/** Puts the server together and runs it until it is told to stop. */
import { type Server, createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { createServerApp } from './app.ts'
import { type ServerConfig, parseConfig, urlOf } from './config.ts'
import { loadWebFiles } from './web-files.ts'

const EXIT = { refused: 1, usage: 2 } as const

/** The build puts the pages beside the folder of this program. */
const WEB_ROOT = join(dirname(fileURLToPath(import.meta.url)), '../web')

/** A slow or silent client may hold a connection, but not for long. */
const HTTP_LIMITS = { headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 5_000, maxHeaderSize: 16 * 1024 } as const

/** Answers under way get this long to end after a signal. */
const STOP_MS_MAX = 5_000

async function main(): Promise<void> {
  const parsed = parseConfig(process.env)
  if (parsed.kind === 'wrong') return complain(EXIT.usage, parsed.message, parsed.hint)
  const webFiles = await loadWebFiles(WEB_ROOT).catch(() => undefined)
  if (webFiles?.get('/index.html') === undefined)
    return complain(EXIT.refused, 'The pages have not been built.', 'Run npm run build first.')
  const app = createServerApp({ webFiles, onFault: (error) => process.stderr.write(`chorus: a request failed (${error.name}).\n`) })
  const server = createServer(HTTP_LIMITS, getRequestListener(app.fetch))
  server.maxRequestsPerSocket = 1_000
  listen(server, parsed.config)
}

function listen(server: Server, { host, port }: ServerConfig): void {
  server.once('error', (error: NodeJS.ErrnoException) => {
    const [message, hint] = listenFault(error.code, host, port)
    complain(EXIT.refused, message, hint)
  })
  server.listen(port, host, () => {
    const address = server.address()
    const actualPort = typeof address === 'object' && address !== null ? address.port : port
    process.stdout.write(`Chorus is ready: ${urlOf(host, actualPort)}\n`)
  })
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
