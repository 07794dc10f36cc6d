/** The port to a service on the web that answers questions in JSON, and says when it has been asked too often. */

export type WebAnswer =
  | { readonly kind: 'answered'; readonly json: unknown; readonly rest: WebRest }
  /** The service asks to wait, or cannot answer now (429, 503 and other 5xx). */
  | { readonly kind: 'busy'; readonly rest: WebRest }
  /** It has understood the question and answers nothing (other 4xx), or what it says is no JSON. */
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'unreachable' }

/** What the service says of the next request; undefined where it says nothing. */
export interface WebRest {
  /** By `Retry-After` (RFC 9110, 10.2.3) or by `X-RateLimit-Reset-In`. */
  readonly waitSeconds: number | undefined
  /** Requests that are left before that, by `X-RateLimit-Remaining`. */
  readonly remaining: number | undefined
}

export interface WebService {
  get(url: string): Promise<WebAnswer>
}
