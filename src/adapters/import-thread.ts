/** The second reading thread: takes turns with the main one and hands over what it read. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ImportProgress } from '../contract/worker.ts'
import { detach, readPart } from '../listening/index.ts'
import { type FromImportThread, type ImportThreadTask, READERS, turnTaker } from './import-threads.ts'
import { nodeCompression } from './node-compression.ts'
import { openSources } from './node-files.ts'

const { files, turns }: ImportThreadTask = workerData
const { sources, close } = openSources(files)
try {
  const takeTurn = turnTaker(turns)
  const onProgress = (progress: ImportProgress): void => send({ kind: 'progress', progress })
  const part = detach(await readPart(sources, { effects: nodeCompression, takeTurn, onProgress, readers: READERS }))
  send(
    { kind: 'part', part },
    Object.values(part.columns).flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : [])),
  )
} finally {
  await close()
}

function send(message: FromImportThread, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer)
}
