/** The files of the circuit that a browser proves a ballot with: which they are, and the names that they are served by. */
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The package holds the circuit for every height of a roll's tree; browsers get that of our rolls alone. */
const DEPTH = 20

/** A phone on a slow line fetches them before its first ballot; a release of them that is larger deserves a thought. */
const BYTES_MAX = 6 * 1024 * 1024

/** @typedef {{ readonly source: string, readonly path: string, readonly bytes: number }} CircuitFile */

/** Throws when they are larger than they may be. @returns {{ readonly program: CircuitFile, readonly provingKey: CircuitFile }} */
export function circuitFiles() {
  const files = { program: circuitFile('wasm'), provingKey: circuitFile('zkey') }
  const bytes = files.program.bytes + files.provingKey.bytes
  if (bytes > BYTES_MAX) throw new Error(`The files of the circuit have ${bytes} bytes, which is more than ${BYTES_MAX}.`)
  return files
}

/** @param {string} ending @returns {CircuitFile} */
function circuitFile(ending) {
  const folder = dirname(createRequire(import.meta.url).resolve('@zk-kit/semaphore-artifacts/package.json'))
  const source = join(folder, `semaphore-${DEPTH}.${ending}`)
  const bytes = readFileSync(source)
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 8)
  return { source, path: `/assets/semaphore-${DEPTH}-${hash}.${ending}`, bytes: bytes.length }
}

/** @param {string} webDir the folder that holds the built pages */
export function copyCircuit(webDir) {
  mkdirSync(join(webDir, 'assets'), { recursive: true })
  for (const { source, path } of Object.values(circuitFiles())) copyFileSync(source, join(webDir, path))
}

/** What the worker of the ballots knows of them; where they lie on the disk of the build is nobody's business. */
export function describeCircuit() {
  const { program, provingKey } = circuitFiles()
  return { program: { path: program.path, bytes: program.bytes }, provingKey: { path: provingKey.path, bytes: provingKey.bytes } }
}
