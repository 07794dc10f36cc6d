/** Builds the pages, the server, the command line and the sample listener into `dist`: `node scripts/build.js [--if-stale]`. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundleForNode } from './bundle.js'
import { copyCircuit } from './circuit.js'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const DIST = join(ROOT, 'dist')
const STAMP = join(DIST, 'stamp')
const SERVICE_WORKER = join(ROOT, 'src/worker/service-worker.ts')
const SAMPLE = join(ROOT, 'test/support/sample.ts')
const EMPTY_DATABASE = join(ROOT, 'src/adapters/postgres/make-empty-database.ts')
const INPUTS = [
  'src',
  'test/support',
  'scripts/build.js',
  'scripts/bundle.js',
  'scripts/circuit.js',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
]

/**
 * Tells by content whether `dist` was built from what is there now; a checkout or a copy changes dates and nothing else.
 * @returns {string}
 */
function hashInputs() {
  const hash = createHash('sha256')
  for (const path of INPUTS.flatMap((input) => listFiles(join(ROOT, input)))) {
    if (/\.test\.tsx?$/.test(path)) continue
    const bytes = readFileSync(path)
    hash.update(`${relative(ROOT, path)}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

/** @param {string} path a file or a folder @returns {string[]} its files in a fixed order */
function listFiles(path) {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .flatMap((name) => listFiles(join(path, name)))
}

/** @param {string} outDir */
async function buildPages(outDir) {
  const vite = await import('vite')
  await vite.build({
    root: join(ROOT, 'src/web'),
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  })
}

/**
 * Runs when all other files of the pages are there, because it keeps their list and changes whenever one of them does.
 * @param {string} webDir
 */
async function buildServiceWorker(webDir) {
  const vite = await import('vite')
  const files = listFiles(webDir)
  const version = createHash('sha256')
  for (const file of files) version.update(readFileSync(file))
  const urls = files.map((file) => `/${relative(webDir, file).split(sep).join('/')}`)
  await vite.build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { __FILES__: JSON.stringify(urls), __VERSION__: JSON.stringify(version.digest('hex').slice(0, 16)) },
    build: {
      target: 'es2022',
      outDir: webDir,
      emptyOutDir: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: SERVICE_WORKER, output: { format: 'iife', entryFileNames: 'service-worker.js' } },
    },
  })
}

/** @param {string} workDir @param {string} webDir */
async function buildSample(workDir, webDir) {
  await bundleForNode({ sample: SAMPLE }, workDir)
  /** @type {typeof import('../test/support/sample.ts')} */
  const { writeSampleArtists, writeSampleZip } = await import(pathToFileURL(join(workDir, 'sample.js')).href)
  await writeSampleZip(join(webDir, 'sample.zip'))
  await writeSampleArtists(join(webDir, 'sample-artists.tsv'))
}

/** @param {string} workDir @param {string} path where the archive goes */
async function buildEmptyDatabase(workDir, path) {
  await bundleForNode({ database: EMPTY_DATABASE }, workDir)
  /** @type {typeof import('../src/adapters/postgres/make-empty-database.ts')} */
  const { makeEmptyDatabase } = await import(pathToFileURL(join(workDir, 'database.js')).href)
  writeFileSync(path, await makeEmptyDatabase())
}

/**
 * Builds beside `dist` and then swaps, so that a failed or interrupted build leaves the last good one in place.
 * @param {string} stamp
 */
async function build(stamp) {
  const workDir = join(ROOT, '.cache', `build-${process.pid}`)
  const fresh = join(workDir, 'dist')
  mkdirSync(fresh, { recursive: true })
  try {
    await step('pages', () => buildPages(join(fresh, 'web')))
    const entries = {
      cli: join(ROOT, 'src/cli/main.ts'),
      'ballot-process': join(ROOT, 'src/adapters/membership/ballot-process.ts'),
      'device-worker': join(ROOT, 'src/cli/demo/device-worker.ts'),
      'proof-worker': join(ROOT, 'src/adapters/membership/proof-worker.ts'),
      server: join(ROOT, 'src/server/main.ts'),
      demonstration: join(ROOT, 'src/server/demonstration/main.ts'),
    }
    await step('server and command line', () => bundleForNode(entries, join(fresh, 'node')))
    await step('empty database', () => buildEmptyDatabase(join(workDir, 'database'), join(fresh, 'empty-database.tar.gz')))
    await step('sample listener', () => buildSample(join(workDir, 'sample'), join(fresh, 'web')))
    await step('offline pages', () => buildServiceWorker(join(fresh, 'web')))
    // After the list of what is kept offline: a vote needs the network, and who does not vote need not fetch the circuit.
    await step('circuit', async () => copyCircuit(join(fresh, 'web')))
    writeFileSync(join(fresh, 'stamp'), stamp)
    if (existsSync(DIST)) renameSync(DIST, join(workDir, 'old'))
    renameSync(fresh, DIST)
  } finally {
    rmSync(workDir, { recursive: true, force: true })
  }
}

/** @param {string} what @param {() => Promise<void>} work */
async function step(what, work) {
  const startMs = performance.now()
  await work()
  console.log(`chorus: built ${what} in ${((performance.now() - startMs) / 1000).toFixed(1)} s`)
}

async function main() {
  const stamp = hashInputs()
  const current = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : ''
  if (process.argv.includes('--if-stale') && stamp === current) return
  try {
    await build(stamp)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const withoutTools = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND' && message.includes("'vite'")
    if (withoutTools && current !== '') return console.log('chorus: the build tools are not installed; keeping the build in dist')
    console.error(withoutTools ? 'chorus: not built, because the build tools are not installed; run npm ci without --omit=dev' : message)
    process.exitCode = 1
  }
}

await main()
