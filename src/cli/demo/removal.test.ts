/** A folder goes, also while something still writes into it. */
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { removeFolder } from './removal.ts'

/** Writes as fast as it can for a while, into folders it makes anew, and says when it has begun. */
const WRITER = `
  const { mkdirSync, writeFileSync } = require('node:fs')
  const { parentPort, workerData } = require('node:worker_threads')
  const endMs = Date.now() + 400
  for (let count = 0; Date.now() < endMs; count += 1) {
    try {
      mkdirSync(workerData + '/store/' + (count % 7), { recursive: true })
      writeFileSync(workerData + '/store/' + (count % 7) + '/part-' + count, 'x')
    } catch {}
    if (count === 50) parentPort.postMessage('begun')
  }`

test('what threads still write meanwhile goes too', async () => {
  const path = mkdtempSync(join(tmpdir(), 'removal-'))
  const writer = new Worker(WRITER, { eval: true, workerData: path })
  const ended = new Promise((resolve) => writer.once('exit', resolve))
  await new Promise((resolve) => writer.once('message', resolve))
  expect(removeFolder(path)).toBe(true)
  await ended
  removeFolder(path)
  expect(existsSync(path)).toBe(false)
})

test('a folder that is not there is gone already', () => {
  expect(removeFolder(join(tmpdir(), 'removal-of-nothing'))).toBe(true)
})
