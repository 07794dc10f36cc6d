/** Checks a collective from its public log, and says what holds. */
import { audit, type AuditEffects } from '../../audit/index.ts'
import { toLogWorkerSchema, type FromLogWorker } from '../../contract/log-worker.ts'
import { LOG_PATHS, type ReadLogFile } from '../../transparency/index.ts'

export interface LogWorkerEffects {
  readonly audit: AuditEffects
  /** Rejects where nobody answers. */
  readonly read: ReadLogFile
  readonly send: (message: FromLogWorker) => void
}

/** The log could not be asked. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError' as const
}

/** Sends any number of progress messages and then one answer or failure; never rejects. */
export async function answerLog(data: unknown, { audit: effects, read, send }: LogWorkerEffects): Promise<void> {
  try {
    const { seen } = toLogWorkerSchema.parse(data)
    let checkpoint: string | null = null
    const remembering: ReadLogFile = async (path) => {
      const bytes = await read(path)
      if (path === LOG_PATHS.checkpoint && bytes !== undefined) checkpoint = new TextDecoder().decode(bytes)
      return bytes
    }
    const report = await audit(effects, {
      read: remembering,
      key: undefined,
      seen,
      witnesses: [],
      receipts: [],
      onProgress: ({ done, total }) => send({ kind: 'progress', done, total }),
    })
    send({ kind: 'audited', report, checkpoint })
  } catch (error) {
    send({ kind: 'failed', failure: error instanceof UnreachableError ? 'unreachable' : 'fault' })
  }
}
