/** The page's end of the worker that checks the public log. */
import { fromLogWorkerSchema, type FromLogWorker, type ToLogWorker } from '../../../contract/log-worker.ts'
import { ApiError } from '../calls.ts'
import { words as voting } from '../voting/words.ts'
import { words } from '../words.ts'

type Answer<Kind extends FromLogWorker['kind']> = Extract<FromLogWorker, { readonly kind: Kind }>
export type Audited = Answer<'audited'>

/** Rejects with an ApiError where the log cannot be checked. `onProgress` is told a share from 0 to 1. */
export async function askLogWorker<Kind extends FromLogWorker['kind']>(
  kind: Kind,
  asked: ToLogWorker,
  onProgress: (share: number) => void = () => undefined,
): Promise<Answer<Kind>> {
  const worker = new Worker(new URL('../../../worker/log/main.ts', import.meta.url), { type: 'module', name: 'log' })
  try {
    return await new Promise<Answer<Kind>>((resolve, reject) => {
      worker.addEventListener('error', (event) => {
        event.preventDefault()
        reject(fault())
      })
      worker.addEventListener('message', (event: MessageEvent<unknown>) => {
        const message = fromLogWorkerSchema.safeParse(event.data)
        if (!message.success) reject(fault())
        else if (message.data.kind === 'progress') onProgress(message.data.done / Math.max(1, message.data.total))
        else if (isAnswer(kind, message.data)) resolve(message.data)
        else reject(message.data.kind === 'failed' && message.data.failure === 'unreachable' ? unreachable() : fault())
      })
      worker.postMessage(asked)
    })
  } finally {
    worker.terminate()
  }
}

function isAnswer<Kind extends FromLogWorker['kind']>(kind: Kind, message: { readonly kind: string }): message is Answer<Kind> {
  return message.kind === kind
}

function unreachable(): ApiError {
  return new ApiError('unreachable', words.faults.unreachable, words.faults.unreachableHint)
}

function fault(): ApiError {
  return new ApiError('fault', voting.evidence.fault, words.faults.reload)
}
