/** Lets a second thread of this process read files of an import, since two cores read two files at once. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ImportProgress } from '../contract/worker.ts'
import type { ImportHelper, ImportOptions, ImportPart, ImportSource } from '../listening/index.ts'

/** What a thread is told; the files themselves it opens again. */
export interface ImportThreadTask {
  readonly files: readonly { readonly path: string; readonly sizeBytes: number }[]
  /** One Int32: the next turn. */
  readonly turns: SharedArrayBuffer
}

export type FromImportThread =
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  | { readonly kind: 'part'; readonly part: ImportPart }

/** A thread takes about 50 ms and 20 MB to come into being; below this size reading alone is as fast. */
const BYTES_WORTH_A_THREAD = 2 * 1024 * 1024
/** Readers make little that lives long; a small nursery keeps the memory of two threads that of one. */
const YOUNG_GENERATION_MB = 4

/** The main thread and one more. */
export const READERS = 2

/** `threadUrl`: the built module of import-thread.ts. Undefined where a second thread would not help. */
export function importThreads(threadUrl: URL, sources: readonly ImportSource[]): ImportOptions['parallel'] {
  const bytes = sources.reduce((sum, source) => sum + source.sizeBytes, 0)
  if (bytes < BYTES_WORTH_A_THREAD || availableParallelism() < 2) return undefined
  const turns = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const task: ImportThreadTask = { files: sources.map(({ path, sizeBytes }) => ({ path, sizeBytes })), turns }
  return { takeTurn: turnTaker(turns), helpers: [threadHelper(threadUrl, task)] }
}

/** Gives each turn once among all threads that hold the same memory. */
export function turnTaker(turns: SharedArrayBuffer): () => number {
  const next = new Int32Array(turns)
  return () => Atomics.add(next, 0, 1)
}

function threadHelper(threadUrl: URL, task: ImportThreadTask): ImportHelper {
  return (onProgress) =>
    new Promise((resolve, reject) => {
      const thread = new Worker(threadUrl, { workerData: task, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB } })
      thread.on('message', (message: FromImportThread) => {
        if (message.kind === 'progress') onProgress(message.progress)
        else resolve(message.part)
      })
      thread.once('error', reject)
      thread.once('exit', () => reject(new Error('the reading thread ended without an answer')))
    })
}
