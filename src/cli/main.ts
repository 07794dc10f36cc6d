/** Puts the command line together: this process's streams, files and signals around the commands. */
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { nodeCompression } from '../adapters/node-compression.ts'
import { nodeFiles } from '../adapters/node-files.ts'
import { nodeOutputFiles } from '../adapters/node-output-files.ts'
import type { VerificationEffects } from '../app/verify-release.ts'
import type { DemoSite } from '../contract/demo.ts'
import { complain, complainOfFault } from './complaint.ts'
import type { CliContext } from './context.ts'
import { EXIT } from './exit-codes.ts'
import { runCommandLine } from './run.ts'

const context: CliContext = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  inputFiles: nodeFiles,
  outputFiles: nodeOutputFiles,
  importEffects: nodeCompression,
  openDumps: async () => (await import('../adapters/node-dumps.ts')).nodeDumps,
  openWorkFolder: async (path) => (await import('../adapters/node-work-folder.ts')).openWorkFolder(path),
  holdFolder: async (path) => (await import('../adapters/folder-lock.ts')).holdFolder(path),
  openCache: async (name) => {
    const caches = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
    return (await import('../adapters/node-work-folder.ts')).openWorkFolder(join(caches, 'chorus', name))
  },
  openWebService: async (userAgent) => (await import('../adapters/web-service.ts')).openWebService(userAgent),
  confirm: async (question) => (await import('./questions.ts')).confirm(question, interrupt),
  askSecret: async (question) => (await import('./questions.ts')).askSecret(question, interrupt),
  cards: async () => (await import('../adapters/card-effects.ts')).nodeCards(process.env),
  verification: loadVerification,
  membershipProofs: async () => (await import('../adapters/membership/batch-verifier.ts')).openMembershipProofs(),
  ballotMaker: async () =>
    (await import('../adapters/membership/ballot-maker.ts')).openBallotMaker(new URL('./ballot-process.js', import.meta.url)),
  demoDevices: async () => (await import('./demo/device-thread.ts')).openDevices(new URL('./device-worker.js', import.meta.url)),
  witnessTools: async () => (await import('../adapters/witness-files.ts')).witnessFiles,
  openFolder: async (path) => (await import('../adapters/release-folders.ts')).openReadFolder(path),
  fetchFile: async (url) => (await import('../adapters/http-files.ts')).fetchFile(url),
  sendJson: async (url, body) => (await import('../adapters/http-files.ts')).sendJson(url, body),
  readInput,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  openEngines: async (dataDir) => (await import('../adapters/embedded-engines.ts')).openEmbeddedEngines(dataDir),
  clock: { now: () => Date.now() },
  nowMs: () => performance.now(),
  startServer,
  serveDemonstration,
  version: readVersion,
}

/** Cryptography takes a while to load, and a command about listening needs none. */
async function loadVerification(): Promise<VerificationEffects> {
  const [{ nodeHasher }, { nodeSignatureChecker }] = await Promise.all([
    import('../adapters/node-effects.ts'),
    import('../adapters/signing.ts'),
  ])
  return { hasher: nodeHasher, signatures: nodeSignatureChecker }
}

/** The server is a program of its own beside this one; it has its own way to end. */
async function startServer(): Promise<void> {
  process.removeListener('SIGINT', interrupt)
  const server = new URL('./server.js', import.meta.url)
  await import(server.href)
}

async function serveDemonstration(site: DemoSite): Promise<void> {
  process.removeListener('SIGINT', interrupt)
  const server = new URL('./demonstration.js', import.meta.url)
  const { serveDemonstration: serve }: { serveDemonstration: (site: DemoSite) => Promise<void> } = await import(server.href)
  await serve(site)
}

async function readInput(): Promise<string> {
  let text = ''
  for await (const piece of process.stdin) {
    text += String(piece)
    if (text.length > INPUT_CHARS_MAX) break
  }
  return text
}

/** A code and whatever stands around it. */
const INPUT_CHARS_MAX = 1_000

function readVersion(): string {
  const description: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const isKnown = typeof description === 'object' && description !== null && 'version' in description
  return isKnown ? String(description.version) : 'unknown'
}

function interrupt(): void {
  if (process.stderr.isTTY) process.stderr.write('\n')
  process.exit(EXIT.interrupted)
}

function endAfterFault(): void {
  process.exit(complainOfFault(context))
}

process.once('SIGINT', interrupt)
process.once('uncaughtException', endAfterFault)
process.once('unhandledRejection', endAfterFault)
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads may stop when they have seen enough, as `head` does; that is no error.
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.ok)
  complain(context, 'The answer could not be written.', 'See that there is room where it should go.')
  process.exit(EXIT.fault)
})
process.stderr.on('error', () => undefined)

const exitCode = await runCommandLine(process.argv.slice(2), context)
// Not an exit, because what was written to a pipe may still be on its way; a server that has set its own code keeps it.
if (exitCode !== EXIT.ok) process.exitCode = exitCode
