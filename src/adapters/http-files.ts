/** Files of a site that nobody trusts: bounded in size and time, and never from a place that was not asked for. */
import type { FetchedFile } from '../app/ports/fetched-file.ts'
import { limits } from '../shared/limits.ts'

const WAIT_MS_MAX = 30_000

export async function fetchFile(url: string): Promise<FetchedFile> {
  try {
    const response = await fetch(url, { redirect: 'error', credentials: 'omit', signal: AbortSignal.timeout(WAIT_MS_MAX) })
    if (response.status === 404) return { kind: 'missing' }
    if (!response.ok || response.body === null) return { kind: 'unreachable' }
    const pieces: Uint8Array[] = []
    let length = 0
    for await (const piece of response.body) {
      length += piece.length
      if (length > limits.publicFileBytesMax) return { kind: 'missing' }
      pieces.push(piece)
    }
    return { kind: 'found', bytes: new Uint8Array(Buffer.concat(pieces)) }
  } catch {
    return { kind: 'unreachable' }
  }
}
