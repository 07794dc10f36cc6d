/** A service on the web, asked under a name that says who asks. */
import type { WebAnswer, WebRest, WebService } from '../app/ports/web-service.ts'
import { limits } from '../shared/limits.ts'

const WAIT_MS_MAX = 30_000

/** `userAgent` names the program, its version and whom to turn to, as MusicBrainz asks of everybody. */
export function openWebService(userAgent: string): WebService {
  return { get: (url) => ask(url, userAgent) }
}

async function ask(url: string, userAgent: string): Promise<WebAnswer> {
  try {
    const response = await fetch(url, {
      headers: { 'User-Agent': userAgent, Accept: 'application/json' },
      redirect: 'error',
      credentials: 'omit',
      signal: AbortSignal.timeout(WAIT_MS_MAX),
    })
    const rest = restOf(response.headers)
    if (response.status === 429 || response.status >= 500) {
      await response.body?.cancel()
      return { kind: 'busy', rest }
    }
    const json = response.ok ? await jsonOf(response) : undefined
    if (json !== undefined) return { kind: 'answered', json, rest }
    await response.body?.cancel()
    return { kind: 'refused', status: response.status }
  } catch {
    return { kind: 'unreachable' }
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  if (response.body === null) return undefined
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of response.body) {
    length += piece.length
    if (length > limits.webAnswerBytesMax) return undefined
    pieces.push(piece)
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'))
  } catch {
    return undefined
  }
}

function restOf(headers: Headers): WebRest {
  const remaining = headers.get('X-RateLimit-Remaining')
  return {
    waitSeconds: secondsOf(headers.get('Retry-After')) ?? secondsOf(headers.get('X-RateLimit-Reset-In')),
    remaining: remaining !== null && /^\d+$/.test(remaining) ? Number(remaining) : undefined,
  }
}

/** Seconds, or an HTTP date. */
function secondsOf(value: string | null): number | undefined {
  if (value === null) return undefined
  if (/^\d+$/.test(value)) return Number(value)
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : Math.max(0, (at - Date.now()) / 1_000)
}
