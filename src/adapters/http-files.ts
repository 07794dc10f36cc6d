/** Files of a site that nobody trusts, and answers to what is sent there: bounded in size and time, and never from another place. */
import type { FetchedFile, SiteAnswer } from '../app/ports/fetched-file.ts'
import { limits } from '../shared/limits.ts'

const WAIT_MS_MAX = 30_000

export async function fetchFile(url: string): Promise<FetchedFile> {
  try {
    const response = await fetch(url, { redirect: 'error', credentials: 'omit', signal: AbortSignal.timeout(WAIT_MS_MAX) })
    if (response.status === 404) return { kind: 'missing' }
    if (!response.ok || response.body === null) return { kind: 'unreachable' }
    const bytes = await bytesOf(response.body, limits.publicFileBytesMax)
    return bytes === undefined ? { kind: 'missing' } : { kind: 'found', bytes }
  } catch {
    return { kind: 'unreachable' }
  }
}

/** Sends JSON without saying who sends it. */
export async function sendJson(url: string, body: unknown): Promise<SiteAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
      redirect: 'error',
      credentials: 'omit',
      signal: AbortSignal.timeout(WAIT_MS_MAX),
    })
    const bytes = response.body === null ? undefined : await bytesOf(response.body, limits.httpBodyBytesMax)
    if (bytes === undefined) return { kind: 'unreachable' }
    return { kind: 'answered', isDone: response.ok, json: JSON.parse(new TextDecoder().decode(bytes)) }
  } catch {
    return { kind: 'unreachable' }
  }
}

/** Undefined as soon as there is more than the bound. */
async function bytesOf(body: AsyncIterable<Uint8Array>, bytesMax: number): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of body) {
    length += piece.length
    if (length > bytesMax) return undefined
    pieces.push(piece)
  }
  return new Uint8Array(Buffer.concat(pieces))
}
