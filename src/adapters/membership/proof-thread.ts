/** Checks proofs in a thread of its own, so that nobody else of the process waits for them; what arrives together is checked together. */
import { Worker } from 'node:worker_threads'
import type { MembershipClaim, MembershipProofs } from '../../app/ports/membership-proofs.ts'
import { limits } from '../../shared/limits.ts'
import { MS_PER_MINUTE } from '../../shared/time.ts'
import { BATCH_MAX } from './batch-verifier.ts'

export interface ToProofThread {
  readonly claims: readonly MembershipClaim[]
}

export type FromProofThread = { readonly answers: readonly boolean[] } | { readonly fault: string }

/** What was to be checked was not; nothing is said of it. */
export class ProofThreadError extends Error {
  override readonly name = 'ProofThreadError' as const
}

export interface ProofThread extends MembershipProofs {
  readonly isBusy: () => boolean
  readonly close: () => Promise<void>
}

interface Waiting {
  readonly claim: MembershipClaim
  readonly resolve: (isProved: boolean) => void
  readonly reject: (error: Error) => void
}

interface Thread {
  readonly worker: Worker
  /** What it has been asked and has not answered yet. */
  batch: readonly Waiting[]
  timer: NodeJS.Timeout | undefined
}

/** A batch is a second even on a slow machine; a thread that is silent for longer will stay so. */
const SILENT_MS_MAX = MS_PER_MINUTE
const CLOSED = 'no more proofs are checked here'

/**
 * `program`: the built `proof-worker.ts`. The thread starts with the first claims. One that dies takes what it was checking
 * with it, and another one takes its place.
 */
export function openProofThread(program: URL, silentMsMax = SILENT_MS_MAX): ProofThread {
  const queue: Waiting[] = []
  let thread: Thread | undefined
  let isClosed = false
  let isCalled = false

  const serve = (): void => {
    isCalled = false
    if (queue.length === 0 || isClosed || (thread !== undefined && thread.batch.length > 0)) return
    const { worker } = (thread ??= start())
    thread.batch = queue.splice(0, BATCH_MAX)
    // While it has nothing to do it keeps no process alive.
    worker.ref()
    thread.timer = setTimeout(() => void worker.terminate(), silentMsMax)
    worker.postMessage({ claims: thread.batch.map(({ claim }) => claim) } satisfies ToProofThread)
  }
  /** What comes in within one turn of the event loop, or while a batch is checked, goes together; nothing waits for more to come. */
  const call = (): void => {
    if (isCalled) return
    isCalled = true
    setImmediate(serve)
  }
  const start = (): Thread => {
    const worker = new Worker(program, { name: 'proofs' })
    const started: Thread = { worker, batch: [], timer: undefined }
    worker.on('message', (said: FromProofThread) => {
      settle(started, said)
      worker.unref()
      call()
    })
    const lost = (error?: unknown): void => {
      if (thread === started) thread = undefined
      fail(started, new ProofThreadError('a thread that checks proofs has ended', { cause: error }))
      call()
    }
    worker.once('error', lost)
    worker.once('messageerror', () => void worker.terminate())
    worker.once('exit', () => lost())
    return started
  }

  return {
    check: (claims) => {
      const asked = claims.map(
        (claim) =>
          new Promise<boolean>((resolve, reject) => {
            if (isClosed) return reject(new ProofThreadError(CLOSED))
            queue.push({ claim, resolve, reject })
            return call()
          }),
      )
      return Promise.all(asked)
    },
    isBusy: () => queue.length >= limits.proofsWaitingMax,
    close: async () => {
      isClosed = true
      for (const { reject } of queue.splice(0)) reject(new ProofThreadError(CLOSED))
      await thread?.worker.terminate()
    },
  }
}

function emptied(thread: Thread): readonly Waiting[] {
  const { batch } = thread
  clearTimeout(thread.timer)
  thread.batch = []
  return batch
}

function fail(thread: Thread, error: Error): void {
  for (const { reject } of emptied(thread)) reject(error)
}

function settle(thread: Thread, said: FromProofThread): void {
  if ('fault' in said) return fail(thread, new ProofThreadError(said.fault))
  // Nobody is above the handler of a message, so an assertion here would end the whole process.
  if (said.answers.length !== thread.batch.length) return fail(thread, new ProofThreadError('a thread answered something else'))
  const batch = emptied(thread)
  for (const [index, { resolve }] of batch.entries()) resolve(said.answers[index] === true)
}
