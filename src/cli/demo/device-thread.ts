/** Members' devices in a thread of their own, because members do not wait for the collective, nor it for them. */
import { Worker } from 'node:worker_threads'
import type { DeviceFile, DeviceOrder, Devices } from './devices.ts'

export class DeviceThreadError extends Error {
  override readonly name = 'DeviceThreadError' as const
}

interface Waiting {
  readonly resolve: (files: readonly DeviceFile[]) => void
  readonly reject: (error: Error) => void
}

/** A life makes much that is soon forgotten, whatever the nursery of the thread that started this one. */
const NURSERY_MIB = 48

/** `program`: the built `device-worker.ts`. The thread starts with the first order; what is asked of it when it dies is lost. */
export function openDevices(program: URL): Devices {
  const waiting: Waiting[] = []
  let thread: Worker | undefined
  const start = (): Worker => {
    const worker = new Worker(program, { name: 'devices', resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MIB } })
    // After an error comes the end, and by then there may be another thread.
    const lost = (cause?: unknown): void => {
      if (thread !== worker) return
      thread = undefined
      for (const { reject } of waiting.splice(0)) reject(new DeviceThreadError('the thread of the devices has ended', { cause }))
    }
    // It answers in the order in which it was asked.
    worker.on('message', (files: readonly DeviceFile[]) => waiting.shift()?.resolve(files))
    worker.once('error', lost)
    worker.once('exit', () => lost())
    return worker
  }
  return {
    files: (order) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        thread ??= start()
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread is no window.
        thread.postMessage(order satisfies DeviceOrder)
      }),
    async close() {
      await thread?.terminate()
    },
  }
}
