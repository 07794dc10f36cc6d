/** The page's end of the worker that holds the history. */
import type { Problem } from '../../contract/reconciliation.ts'
import type { Answer, Ask, FromWorker, ImportProgress, QuestionName } from '../../contract/worker.ts'

/** A fault with a sentence for the person; see Problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError' as const
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

/** The person took the question back. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError' as const
}

interface Pending {
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
  readonly onProgress: ((progress: ImportProgress) => void) | undefined
}

export interface ClientOptions {
  readonly startWorker: () => Worker
  readonly workerStopped: Problem
  readonly onNotice: (problem: Problem) => void
}

export class HistoryClient {
  private readonly options: ClientOptions
  private readonly pending = new Map<number, Pending>()
  private worker: Worker
  private nextId = 1

  constructor(options: ClientOptions) {
    this.options = options
    this.worker = this.start()
  }

  /** Rejects with ProblemError or CancelledError and nothing else. */
  ask<Name extends QuestionName>(name: Name, ask: Ask<Name>, onProgress?: (progress: ImportProgress) => void): Promise<Answer<Name>> {
    const id = this.nextId++
    const answered = new Promise<unknown>((resolve, reject) => {
      this.pending.set(id, { resolve, reject, onProgress })
      this.worker.postMessage({ id, name, ask })
    })
    // The worker pairs each answer with its question by the same table of types.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return answered as Promise<Answer<Name>>
  }

  /** Stops whatever the worker does. What is stored stays; a new worker restores it when it is next asked. */
  async cancelAll(): Promise<void> {
    this.worker.terminate()
    this.rejectAll(new CancelledError())
    this.worker = this.start()
    await this.ask('restore', null)
  }

  private start(): Worker {
    const worker = this.options.startWorker()
    worker.addEventListener('message', (event: MessageEvent<FromWorker>) => this.receive(event.data))
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      this.rejectAll(new ProblemError(this.options.workerStopped))
    })
    return worker
  }

  private receive(message: FromWorker): void {
    if (message.kind === 'notice') return this.options.onNotice(message.problem)
    const pending = this.pending.get(message.id)
    if (message.kind === 'progress') return pending?.onProgress?.(message.progress)
    this.pending.delete(message.id)
    if (message.kind === 'answer') pending?.resolve(message.answer)
    else pending?.reject(new ProblemError(message.problem))
  }

  private rejectAll(error: Error): void {
    const all = [...this.pending.values()]
    this.pending.clear()
    for (const { reject } of all) reject(error)
  }
}
