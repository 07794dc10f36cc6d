/** The page's end of the worker that checks the public log. */
import { fromLogWorkerSchema, type FromLogWorker, type ToLogWorker } from '../../../contract/log-worker.ts'
import { ApiError } from '../calls.ts'
import { words as voting } from '../voting/words.ts'
import { words } from '../words.ts'

export type Audited = Extract<FromLogWorker, { readonly kind: 'audited' }>

/** Rejects with an ApiError where the log cannot be checked. `onProgress` is told a share from 0 to 1. */
export async function auditInBrowser(seen: ToLogWorker['seen'], onProgress: (share: number) => void): Promise<Audited> {
  const worker = new Worker(new URL('../../../worker/log/main.ts', import.meta.url), { type: 'module', name: 'log' })
  try {
    return await new Promise<Audited>((resolve, reject) => {
      const fail = (failure: 'unreachable' | 'fault'): void =>
        reject(
          failure === 'unreachable'
            ? new ApiError('unreachable', words.faults.unreachable, words.faults.unreachableHint)
            : new ApiError('fault', voting.evidence.fault, words.faults.reload),
        )
      worker.addEventListener('error', (event) => {
        event.preventDefault()
        fail('fault')
      })
      worker.addEventListener('message', (event: MessageEvent<unknown>) => {
        const message = fromLogWorkerSchema.safeParse(event.data)
        if (!message.success) fail('fault')
        else if (message.data.kind === 'progress') onProgress(message.data.done / Math.max(1, message.data.total))
        else if (message.data.kind === 'failed') fail(message.data.failure)
        else resolve(message.data)
      })
      worker.postMessage({ kind: 'audit', seen } satisfies ToLogWorker)
    })
  } finally {
    worker.terminate()
  }
}
