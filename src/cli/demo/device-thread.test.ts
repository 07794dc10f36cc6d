/** Files come from the thread as they would from here, in the order in which they were asked for, or not at all. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { bundleForNode } from '../../../scripts/bundle.js'
import { makeId } from '../../shared/ids.ts'
import { openDevices } from './device-thread.ts'
import { filesOf, type DeviceOrder } from './devices.ts'

const order = (from: number, to: number): DeviceOrder => ({ seed: 'june', otherBuyer: makeId('buyer', new Uint8Array(16)), from, to })

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'chorus-devices-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

test('the thread makes the same files, whatever else it is asked for meanwhile', async () => {
  const path = await folder()
  await bundleForNode({ 'device-worker': 'src/cli/demo/device-worker.ts' }, path)
  const devices = openDevices(pathToFileURL(join(path, 'device-worker.js')))
  const orders = [order(0, 5), order(5, 6), order(0, 1), order(3, 3)]
  expect(await Promise.all(orders.map(devices.files))).toEqual(orders.map(filesOf))
  await devices.close()
}, 60_000)

test('what a thread was asked for when it died is refused, and another one takes its place', async () => {
  const path = join(await folder(), 'program.mjs')
  await writeFile(
    path,
    `import { parentPort } from 'node:worker_threads'
     parentPort.on('message', ({ from }) => {
       if (from === 1) throw new Error('the thread breaks')
       parentPort.postMessage([])
     })`,
  )
  const devices = openDevices(pathToFileURL(path))
  const outcomes = await Promise.allSettled([0, 1, 2].map((from) => devices.files(order(from, from))))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(await devices.files(order(0, 0))).toEqual([])
  await devices.close()
})
