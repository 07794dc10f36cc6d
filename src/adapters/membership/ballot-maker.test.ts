/** Orders are answered or refused whatever becomes of the processes; ballots themselves are made elsewhere. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BallotOrder } from '../../app/ports/ballot-maker.ts'
import { openBallotMaker } from './ballot-maker.ts'

/** Answers with its own number, so that it is seen which process answered; the code says what else it shall do. */
const PROGRAM = `
process.on('message', ({ code, roll }) => {
  if (code === 'die') process.exit(1)
  if (code === 'fault') return process.send({ fault: 'RangeError' })
  if (code === 'stranger') return process.send({ ballot: null })
  if (code === 'silent') return
  process.send({ ballot: { nullifier: String(process.pid), sequence: roll === null ? 0 : roll.length, sealed: '', proof: [] } })
})
process.once('disconnect', () => process.exit())
`

let folder: string
let program: URL
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chorus-maker-'))
  const path = join(folder, 'program.mjs')
  await writeFile(path, PROGRAM)
  program = pathToFileURL(path)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const ROLL = ['1', '2', '3']
function order(code: string): BallotOrder {
  return { code, poll: { proposal: '', documentSha256: '', root: '', tallyKey: '' }, roll: ROLL, choice: 'yes', sequence: 1 }
}

test('orders are shared by as many processes as are allowed, and a roll is sent once to each', async () => {
  const maker = openBallotMaker(program, 2)
  const made = await Promise.all(Array.from({ length: 8 }, () => maker.make(order('make'))))
  expect(new Set(made.map((ballot) => ballot?.nullifier)).size).toBeLessThanOrEqual(2)
  const rolls = made.map((ballot) => ballot?.sequence)
  expect(rolls.filter((length) => length === ROLL.length).length).toBeLessThanOrEqual(2)
  expect(rolls.filter((length) => length === 0).length).toBeGreaterThanOrEqual(6)
  expect(await maker.make(order('stranger'))).toBeUndefined()
  await maker.close()
})

test('a process that dies takes its own order with it and no other, and is replaced', async () => {
  const maker = openBallotMaker(program, 1)
  const outcomes = await Promise.allSettled(['make', 'die', 'make', 'die', 'fault', 'make'].map((code) => maker.make(order(code))))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'rejected', 'fulfilled'])
  await maker.close()
})

test('one that died while it had nothing to do is replaced too', async () => {
  const maker = openBallotMaker(program, 1)
  const first = await maker.make(order('make'))
  process.kill(Number(first?.nullifier), 'SIGKILL')
  // Held up until the process is gone, this one learns of a broken pipe before it learns of the end.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  const second = await Promise.allSettled([maker.make(order('make'))])
  const third = await maker.make(order('make'))
  expect(third?.nullifier).not.toBe(first?.nullifier)
  expect(second).toHaveLength(1)
  await maker.close()
})

test('closing refuses what waits and what is under way, starts nothing more, and leaves no process behind', async () => {
  const maker = openBallotMaker(program, 1)
  const first = await maker.make(order('make'))
  const waiting = ['silent', 'make', 'make'].map((code) => maker.make(order(code)))
  const settled = Promise.allSettled(waiting)
  await maker.close()
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(() => process.kill(Number(first?.nullifier), 0)).toThrow('ESRCH')
  await expect(maker.make(order('make'))).rejects.toMatchObject({ name: 'BallotProcessError' })
})

test('a program that is not there refuses every order', async () => {
  const maker = openBallotMaker(pathToFileURL(join(folder, 'nothing.mjs')), 1)
  const outcomes = await Promise.allSettled([maker.make(order('make')), maker.make(order('make'))])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await maker.close()
})
