/** The public log over HTTP, for anyone: as files at the paths of C2SP tlog-tiles, and the documents that entries name. */
import { refused } from '../../app/outcome.ts'
import { LOG_PATHS } from '../../transparency/index.ts'
import type { Handlers } from './call.ts'

const nothingHere = refused('nothingHere', 'There is no such file in this log.')

export const logHandlers = {
  async readLogFile({ effects, params }) {
    const { path } = params
    const bytes = await effects.publicLog.read(path)
    if (bytes === undefined) return nothingHere
    const isText = path === LOG_PATHS.key || path === LOG_PATHS.checkpoint
    const type = isText ? 'text/plain; charset=utf-8' : 'application/octet-stream'
    return { kind: 'file', type, name: path.replaceAll('/', '-'), bytes: bytes.length, chunks: only(bytes) }
  },
} satisfies Partial<Handlers>

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
