/** One call to the API of the collective: typed by the table of routes, checked by its schemas, refused in one plain sentence. */
import type { Endpoint } from '../../contract/http/endpoint.ts'
import { routes, type AnswerOf, type RouteName, type SentBodyOf, type SentParamsOf, type SentQueryOf } from '../../contract/http/routes.ts'
import { errorSchema } from '../../contract/http/vocabulary.ts'
import { words } from './words.ts'

/** What a route is asked with; what it does not take is left out. */
export interface CallArgs<Name extends RouteName> {
  readonly params?: SentParamsOf<Name>
  readonly query?: SentQueryOf<Name>
  readonly body?: SentBodyOf<Name>
}

/** Why the server did not do something: in the reader's language, or in its own words, which are English. */
export class ApiError extends Error {
  override name = 'ApiError' as const
  readonly code: string
  readonly hint: string

  constructor(code: string, message: string, hint: string) {
    super(message)
    this.code = code
    this.hint = hint
  }
}

/** Rejects with an ApiError and nothing else. */
export async function callOnce<Name extends RouteName>(name: Name, args: CallArgs<Name> = {}): Promise<AnswerOf<Name>> {
  return readAnswer(name, await responseTo(name, args))
}

export async function readAnswer<Name extends RouteName>(name: Name, response: Response): Promise<AnswerOf<Name>> {
  const { answer }: Endpoint = routes[name]
  const parsed = answer === 'file' ? undefined : answer.safeParse(await response.json().catch(() => undefined))
  if (parsed?.success !== true) throw new ApiError('unreadable', words.faults.unreadable, words.faults.reload)
  // Parsed by the very schema that this type is taken from, which the compiler cannot follow through the table.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return parsed.data as AnswerOf<Name>
}

export async function responseTo<Name extends RouteName>(name: Name, args: CallArgs<Name>): Promise<Response> {
  const response = await send(name, args)
  if (response.ok) return response
  throw await refusalOf(response)
}

async function send<Name extends RouteName>(name: Name, { params, query, body }: CallArgs<Name>): Promise<Response> {
  const route: Endpoint = routes[name]
  const credentials = route.isAnonymous === true ? 'omit' : 'same-origin'
  const init: RequestInit = { method: route.method.toUpperCase(), credentials, cache: 'no-store' }
  if (body !== undefined && body !== null) {
    init.body = JSON.stringify(body)
    init.headers = { 'Content-Type': 'application/json' }
  }
  try {
    return await fetch(addressOf(route, params, query), init)
  } catch {
    throw new ApiError('unreachable', words.faults.unreachable, words.faults.unreachableHint)
  }
}

export async function refusalOf(response: Response): Promise<ApiError> {
  const parsed = errorSchema.safeParse(await response.json().catch(() => undefined))
  if (!parsed.success) return new ApiError('unreadable', words.faults.unreadable, words.faults.reload)
  const { code, message, hint } = parsed.data.error
  const own = words.refusals[code]
  return own === undefined ? new ApiError(code, message, hint) : new ApiError(code, own, '')
}

export function addressOf(route: Endpoint, params: unknown, query: unknown): string {
  const given = new Map<string, unknown>(Object.entries(params ?? {}))
  const path = route.path.replaceAll(/\{(\w+)\+?\}/g, (_, key: string) => encodeURIComponent(String(given.get(key))))
  const entries = Object.entries(query ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries).toString()}`
}
