/** The built server on a port of its own, for benchmarks that look at pages. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'

const SERVER = 'dist/node/server.js'

export interface RunningServer {
  readonly origin: string
  stop(): void
}

export async function startServer(): Promise<RunningServer> {
  if (!existsSync(SERVER)) throw new Error(`${SERVER} is not built: run npm run build first.`)
  const server = spawn(process.execPath, [SERVER], { env: { ...process.env, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    return { origin: await originOf(server), stop: () => void server.kill() }
  } catch (error) {
    server.kill()
    throw error
  }
}

async function originOf(server: ChildProcess): Promise<string> {
  let said = ''
  server.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text))
  while (!said.includes('\n')) {
    if (server.exitCode !== null || server.stdout === null) throw new Error('the server did not start')
    await once(server.stdout, 'data')
  }
  const url = /http:\/\/\S+/.exec(said)?.[0]
  if (url === undefined) throw new Error(`the server said no address: ${said}`)
  return new URL(url).origin
}
