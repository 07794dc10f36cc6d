/** Every message ends in one report or one failure. What an audit finds is tested with the audit. */
import { sha256 } from '@noble/hashes/sha2'
import { expect, test } from 'vitest'
import { fromLogWorkerSchema, type FromLogWorker } from '../../contract/log-worker.ts'
import type { ReadLogFile } from '../../transparency/index.ts'
import { answerLog, UnreachableError } from './answer.ts'

async function answersTo(data: unknown, read: ReadLogFile): Promise<readonly FromLogWorker[]> {
  const sent: FromLogWorker[] = []
  const audit = { sha256, isSignedBy: () => true, checkProofs: null }
  await answerLog(data, { audit, read, send: (message) => void sent.push(message) })
  return sent.map((message) => fromLogWorkerSchema.parse(message))
}

test('a collective without a log is told as one whose checks fail', async () => {
  const [last] = (await answersTo({ kind: 'audit', seen: [] }, () => Promise.resolve(undefined))).slice(-1)
  expect(last).toMatchObject({ kind: 'audited', checkpoint: null, report: { holds: false, log: null } })
})

test('nobody who answers, and everything else, are told apart', async () => {
  const silent = (): Promise<never> => Promise.reject(new UnreachableError('gone'))
  expect(await answersTo({ kind: 'audit', seen: [] }, silent)).toEqual([{ kind: 'failed', failure: 'unreachable' }])
  expect(await answersTo({ kind: 'recount' }, silent)).toEqual([{ kind: 'failed', failure: 'fault' }])
  expect(await answersTo({ kind: 'audit', seen: [] }, () => Promise.reject(new Error('x')))).toEqual([{ kind: 'failed', failure: 'fault' }])
})
