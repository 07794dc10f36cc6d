/** The page's end of the worker that makes voting keys and ballots. */
import { fromBallotWorkerSchema, type FromBallotWorker, type ProofProgress, type ToBallotWorker } from '../../../contract/ballot-worker.ts'

export type BallotOutcome = Exclude<FromBallotWorker, { readonly kind: 'progress' }> | { readonly kind: 'cancelled' }

export interface BallotOptions {
  readonly onProgress?: (progress: ProofProgress) => void
  /** Ends the worker at once. */
  readonly signal?: AbortSignal
}

/** Starts a worker for this one message and ends it afterwards. A ballot takes seconds, the rest a moment; never rejects. */
export async function askBallotWorker(asked: ToBallotWorker, { onProgress, signal }: BallotOptions = {}): Promise<BallotOutcome> {
  if (signal?.aborted === true) return { kind: 'cancelled' }
  const worker = new Worker(new URL('../../../worker/ballot/main.ts', import.meta.url), { type: 'module', name: 'ballot' })
  try {
    return await new Promise<BallotOutcome>((resolve) => {
      signal?.addEventListener('abort', () => resolve({ kind: 'cancelled' }), { once: true })
      worker.addEventListener('error', (event) => {
        event.preventDefault()
        resolve({ kind: 'failed', failure: 'fault' })
      })
      worker.addEventListener('message', (event: MessageEvent<unknown>) => {
        const message = fromBallotWorkerSchema.safeParse(event.data)
        if (!message.success) resolve({ kind: 'failed', failure: 'fault' })
        else if (message.data.kind === 'progress') onProgress?.(message.data.progress)
        else resolve(message.data)
      })
      worker.postMessage(asked)
    })
  } finally {
    worker.terminate()
  }
}
