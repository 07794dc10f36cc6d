/** The worker of the page: takes questions one by one and answers each with a value, or with a problem in plain words. */
import type { Problem } from '../contract/reconciliation.ts'
import type { FromWorker, ToWorker } from '../contract/worker.ts'
import { startInflater } from './effects.ts'
import { FrontDesk } from './front-desk.ts'
import { importFault, outOfMemory, workerFault } from './problems.ts'

/** Often enough to see months fill in; drawing them takes time from the reading, most of all where no graphics card draws. */
const PROGRESS_EVERY_MS = 150

function send(message: FromWorker): void {
  self.postMessage(message)
}

/** The build names this file after its content, and the findings are worked out by what is in it. */
const madeBy = import.meta.url

const desk = new FrontDesk({ madeBy, notify: (problem) => send({ kind: 'notice', problem }) })

startInflater()

/** Questions wait for each other: two imports at once would race for the one place of storage. */
let last: Promise<void> = Promise.resolve()

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  last = last.then(() => handle(event.data))
})

async function handle(question: ToWorker): Promise<void> {
  const { id } = question
  let sentAt = -Infinity
  try {
    const answer = await desk.answer(question, (progress) => {
      const now = performance.now()
      if (now - sentAt < PROGRESS_EVERY_MS) return
      sentAt = now
      send({ kind: 'progress', id, progress })
    })
    send({ kind: 'answer', id, answer })
    if (!isImport(question)) desk.payOwed()
  } catch (error) {
    send({ kind: 'failed', id, problem: problemOf(question, error) })
  }
}

function isImport({ name }: ToWorker): boolean {
  return name === 'importFiles' || name === 'importSample'
}

function problemOf(question: ToWorker, error: unknown): Problem {
  if (error instanceof RangeError) return outOfMemory
  return isImport(question) ? importFault : workerFault
}
