/** The public log over HTTP, for anyone: as files at the paths of C2SP tlog-tiles, the documents that entries name, and what witnesses hand in. */
import { handInCosignatures } from '../../app/hand-in-cosignatures.ts'
import { refused } from '../../app/outcome.ts'
import { LOG_PATHS } from '../../transparency/index.ts'
import { formatInstant } from '../../shared/time.ts'
import type { Handlers } from './call.ts'
import { answer } from './reply.ts'

/** Of files that people can read. */
const TYPES: Readonly<Record<string, string>> = {
  [LOG_PATHS.key]: 'text/plain; charset=utf-8',
  [LOG_PATHS.checkpoint]: 'text/plain; charset=utf-8',
  [LOG_PATHS.witnesses]: 'application/json',
}

const nothingHere = refused('nothingHere', 'There is no such file in this log.')

export const logHandlers = {
  async readLogFile({ effects, params }) {
    const { path } = params
    const bytes = await effects.publicLog.read(path)
    if (bytes === undefined) return nothingHere
    const type = TYPES[path] ?? 'application/octet-stream'
    return { kind: 'file', type, name: path.replaceAll('/', '-'), bytes: bytes.length, chunks: only(bytes) }
  },
  async handInCosignatures({ effects, body }) {
    const outcome = await handInCosignatures(effects, body.checkpoint)
    if (outcome.kind === 'refused') return outcome
    return answer({ standing: outcome.value.map(({ witness, size, atMs }) => ({ witness, size, cosignedAt: formatInstant(atMs) })) })
  },
} satisfies Partial<Handlers>

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
