/** Proofs are checked beside whoever asks: together where they arrive together, and never taken for good where nobody has looked. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { MembershipClaim } from '../../app/ports/membership-proofs.ts'
import { limits } from '../../shared/limits.ts'
import { BATCH_MAX } from './batch-verifier.ts'
import { openProofThread, type ProofThread } from './proof-thread.ts'

/** Takes for proved whose root says so, tells the size of each batch in an error of its own where it is asked to, and dies of some. */
const PROGRAM = `
import { parentPort, threadId } from 'node:worker_threads'
parentPort.on('message', ({ claims }) => {
  const said = claims.map(({ root }) => root)
  if (said.includes('exit')) process.exit(1)
  if (said.includes('throw')) throw new Error('the thread breaks')
  if (said.includes('fault')) return parentPort.postMessage({ fault: 'RangeError' })
  if (said.includes('size')) return parentPort.postMessage({ fault: String(claims.length) })
  if (said.includes('thread')) return parentPort.postMessage({ fault: 'thread ' + threadId })
  if (said.includes('short')) return parentPort.postMessage({ answers: [] })
  if (said.includes('silent')) return
  setTimeout(() => parentPort.postMessage({ answers: said.map((root) => root === 'good') }), said.includes('slow') ? 100 : 0)
})
`

let folder: string
let program: URL
let thread: ProofThread
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chorus-proofs-'))
  const path = join(folder, 'program.mjs')
  await writeFile(path, PROGRAM)
  program = pathToFileURL(path)
})
afterEach(() => thread.close())
afterAll(() => rm(folder, { recursive: true, force: true }))

const claim = (root: string): MembershipClaim => ({ root, nullifier: '1', message: '1', scope: '1', proof: [] })
const check = (...roots: readonly string[]): Promise<readonly boolean[]> => thread.check(roots.map(claim))
const said = async (root: string): Promise<string> =>
  check(root).then(
    () => 'answered',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  )

test('every claim gets its own answer, in the order of the claims', async () => {
  thread = openProofThread(program)
  expect(await check()).toEqual([])
  expect(await check('good', 'bad', 'good')).toEqual([true, false, true])
  const many = Array.from({ length: 3 * BATCH_MAX + 7 }, (_, index) => (index % 7 === 0 ? 'bad' : 'good'))
  expect(await check(...many)).toEqual(many.map((root) => root === 'good'))
})

test('what arrives together, or while others are checked, is checked together, and no more at once than a batch holds', async () => {
  thread = openProofThread(program)
  expect(await Promise.all(['size', 'good', 'good'].map(said))).toEqual(['3', '3', '3'])
  const first = said('slow')
  // The batch is under way when these come.
  await new Promise((resolve) => setTimeout(resolve, 20))
  const rest = ['size', ...Array.from({ length: BATCH_MAX + 4 }, () => 'good')].map(said)
  expect(await first).toBe('answered')
  const sizes = await Promise.all(rest)
  expect(sizes.slice(0, BATCH_MAX)).toEqual(Array.from({ length: BATCH_MAX }, () => String(BATCH_MAX)))
  expect(sizes.slice(BATCH_MAX)).toEqual(Array.from({ length: 5 }, () => 'answered'))
})

test.each(['exit', 'throw', 'silent'])(
  'a thread that fails (%s) takes what it was checking with it, and the next claims are answered',
  async (how) => {
    // Long enough for a thread to start on a busy machine.
    thread = openProofThread(program, 2_000)
    const before = await said('thread')
    const together = await Promise.all([how, 'good'].map(said))
    expect(together).toEqual(Array.from({ length: 2 }, () => 'a thread that checks proofs has ended'))
    expect(await check('good', 'bad')).toEqual([true, false])
    expect(await said('thread')).not.toBe(before)
  },
)

test('what waited behind a thread that died is checked by the next one', async () => {
  thread = openProofThread(program)
  const lost = said('exit')
  await new Promise((resolve) => setImmediate(resolve))
  const waiting = check('good', 'bad')
  expect([await lost, await waiting]).toEqual(['a thread that checks proofs has ended', [true, false]])
})

test('a fault of the check, and an answer that does not fit, are told as faults and prove nothing', async () => {
  thread = openProofThread(program)
  expect(await said('fault')).toBe('RangeError')
  expect(await said('short')).toContain('something else')
  expect(await check('good')).toEqual([true])
})

test('a program that does not start proves nothing', async () => {
  thread = openProofThread(new URL('none.mjs', program))
  expect(await said('good')).toBe('a thread that checks proofs has ended')
  expect(await said('good')).toBe('a thread that checks proofs has ended')
})

test('it says when more are waiting than it should take, and refuses all of them when it is closed', async () => {
  thread = openProofThread(program)
  expect(thread.isBusy()).toBe(false)
  const waiting = Array.from({ length: limits.proofsWaitingMax }, () => claim('good'))
  const checked = thread.check(waiting).then(
    () => 'checked',
    () => 'refused',
  )
  expect(thread.isBusy()).toBe(true)
  await thread.close()
  expect(await checked).toBe('refused')
  expect(await said('good')).toBe('no more proofs are checked here')
})
