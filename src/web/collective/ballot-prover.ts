/** The page's end of the worker that makes the proof of a ballot. */
import { fromBallotWorkerSchema, type FromBallotWorker, type ProofProgress, type ToBallotWorker } from '../../contract/ballot-worker.ts'

export type ProofOutcome = Exclude<FromBallotWorker, { readonly kind: 'progress' }> | { readonly kind: 'cancelled' }

export interface ProofOptions {
  readonly onProgress?: (progress: ProofProgress) => void
  /** Ends the worker at once. */
  readonly signal?: AbortSignal
}

/** Starts a worker for this one proof and ends it afterwards. Takes about a second beyond fetching the files; never rejects. */
export async function proveInWorker(ask: Omit<ToBallotWorker, 'kind'>, { onProgress, signal }: ProofOptions = {}): Promise<ProofOutcome> {
  if (signal?.aborted) return { kind: 'cancelled' }
  const worker = new Worker(new URL('../../worker/ballot/main.ts', import.meta.url), { type: 'module', name: 'ballot' })
  try {
    return await new Promise<ProofOutcome>((resolve) => {
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
      worker.postMessage({ kind: 'prove', ...ask } satisfies ToBallotWorker)
    })
  } finally {
    worker.terminate()
  }
}
