/** Puts the table of routes on the web: every request is limited, allowed and parsed in one place before a handler sees it. */
import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { refused, type Refused } from '../../app/outcome.ts'
import { provedUntilMs, readSession, type SignedIn } from '../../app/people/sessions.ts'
import type { Clock } from '../../app/ports/clock.ts'
import { RATES, type Endpoint } from '../../contract/http/endpoint.ts'
import { PARQUET_TYPE } from '../../contract/http/openapi.ts'
import { parseWith } from '../../contract/http/parse.ts'
import { routes, type BodyOf, type ParamsOf, type QueryOf, type RouteName } from '../../contract/http/routes.ts'
import { limits } from '../../shared/limits.ts'
import type { Handlers } from './call.ts'
import { documentationRoutes } from './documentation.ts'
import type { ApiEffects } from './effects.ts'
import { createRateLimits, type RateLimits } from './rate-limits.ts'
import { errorJson, statusOf, type FileReply, type Reply } from './reply.ts'

export interface ApiParts {
  /** Opens the engines when first asked. */
  readonly effects: () => Promise<ApiEffects>
  readonly handlers: Handlers
  readonly clock: Clock
  /** Where the pages are, as a browser writes it in `Origin`. */
  readonly origin: string
  readonly addressOf: (context: Context) => string
  readonly onFault: (error: Error) => void
}

const SENTENCES = {
  unreadableRequest: 'This request cannot be read.',
  notSignedIn: 'You are not signed in.',
  notAllowed: 'This is not yours to do or see.',
  enrolFirst: 'You are signed in with a recovery code, which is for adding a new passkey only.',
  proofNeeded: 'This needs your passkey once more.',
  otherOrigin: 'This request does not come from the pages of this collective.',
  otherType: 'The body of this request has another type than this address takes.',
  tooLarge: 'The body of this request is too large.',
  tooOften: 'That was too often.',
  nothingHere: 'There is nothing at this address.',
  fault: 'Something went wrong on the server; it is not your fault.',
  notReady: 'The collective cannot be reached right now.',
} as const

type Reason = keyof typeof SENTENCES

function no(reason: Reason, sentence: string = SENTENCES[reason]): Refused<Reason> {
  return refused(reason, sentence)
}

/** What a session that a recovery code began is good for. */
const FOR_RECOVERY: ReadonlySet<RouteName> = new Set(['beginPasskey', 'addPasskey', 'listPasskeys', 'signOut'])

/** Many people may share an address, so it is counted more generously where somebody is signed in. */
const PEOPLE_PER_ADDRESS = 20

const ROUTE_NAMES = Object.keys(routes).filter((name): name is RouteName => Object.hasOwn(routes, name))

export function createApi(parts: ApiParts): Hono {
  const api = new Hono()
  const rates = createRateLimits()
  for (const name of ROUTE_NAMES) mount(api, name, parts, rates)
  documentationRoutes(api)
  api.all('/api/*', (context) => say(context, no('nothingHere')))
  api.onError((error, context) => {
    parts.onFault(error)
    return say(context, no('fault'))
  })
  return api
}

function mount(api: Hono, name: RouteName, parts: ApiParts, rates: RateLimits): void {
  const route: Endpoint = routes[name]
  const path = route.path.replaceAll(/\{(\w+)\+\}/g, ':$1{.+}').replaceAll(/\{(\w+)\}/g, ':$1')
  api.on(route.method.toUpperCase(), path, async (context) => {
    const reply = await answerTo(context, name, parts, rates)
    if (reply.kind === 'refused') return say(context, reply)
    return reply.kind === 'file' ? sendFile(context, reply) : sendAnswer(context, reply, parts.origin)
  })
}

// The name ties the handler to its types, in the body alone.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
async function answerTo<Name extends RouteName>(context: Context, name: Name, parts: ApiParts, rates: RateLimits): Promise<Reply<unknown>> {
  const route: Endpoint = routes[name]
  const nowMs = parts.clock.now()
  const cookie = route.isAnonymous === true ? undefined : getCookie(context, cookieName(parts.origin))
  const address = parts.addressOf(context)
  const allowsStranger = (): boolean => rates.allows(`${route.rate} by ${address}`, RATES[route.rate], nowMs)
  const allowsCookie = (): boolean => rates.allows(`${route.rate} with ${address}`, RATES[route.rate] * PEOPLE_PER_ADDRESS, nowMs)
  if (!(cookie === undefined ? allowsStranger() : allowsCookie())) return no('tooOften')
  // What no cookie vouches for may come from anywhere.
  if (route.method !== 'get' && route.isAnonymous !== true && !isFromPages(context, parts.origin)) return no('otherOrigin')
  const effects = await opened(parts)
  if (effects === undefined) return no('notReady')
  const signedIn = cookie === undefined ? null : ((await readSession(effects, cookie)) ?? null)
  // Anyone can make up a cookie, so one that is nobody's buys nothing.
  if (cookie !== undefined && signedIn === null && !allowsStranger()) return no('tooOften')
  const refusal = refusalOf(name, signedIn, nowMs)
  if (refusal !== undefined) return refusal
  if (signedIn !== null && !rates.allows(`${route.rate} of ${signedIn.session.account}`, RATES[route.rate], nowMs)) return no('tooOften')
  const params = parseWith(route.params, context.req.param())
  if (params.kind === 'wrong') return no('nothingHere')
  const query = parseWith(route.query, context.req.query())
  if (query.kind === 'wrong') return no('unreadableRequest', query.sentence)
  const body = await readBody(context, route)
  if (body.kind === 'refused') return body
  // All three were parsed by the very schemas that their types are taken from, which the compiler cannot follow through the table.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const parsed = { params: params.value as ParamsOf<Name>, query: query.value as QueryOf<Name>, body: body.value as BodyOf<Name> }
  const device = context.req.header('User-Agent') ?? ''
  return await parts.handlers[name]({ effects, ...parsed, bytes: body.bytes, signedIn, device })
}

/** An engine that does not open is a fault of the operator's, told apart from a fault of the request. */
async function opened({ effects, onFault }: ApiParts): Promise<ApiEffects | undefined> {
  try {
    return await effects()
  } catch (error) {
    onFault(error instanceof Error ? error : new Error('the engines did not open', { cause: error }))
    return undefined
  }
}

function refusalOf(name: RouteName, signedIn: SignedIn | null, nowMs: number): Refused<Reason> | undefined {
  const { who, needsProof }: Endpoint = routes[name]
  if (who.includes('anyone')) return undefined
  if (signedIn === null) return no('notSignedIn')
  const { session, roles } = signedIn
  if (!who.some((caller) => caller === 'self' || (caller !== 'anyone' && roles.has(caller)))) return no('notAllowed')
  if (session.byRecoveryCode && !FOR_RECOVERY.has(name)) return no('enrolFirst')
  return needsProof && provedUntilMs(session, nowMs) === null ? no('proofNeeded') : undefined
}

/** Browsers say where a request comes from; what does not say it is not one, and has no cookie to protect either. */
function isFromPages(context: Context, origin: string): boolean {
  const from = context.req.header('Origin')
  return from === undefined ? context.req.header('Sec-Fetch-Site') === 'same-origin' : from === origin
}

type ReadBody = { readonly kind: 'read'; readonly value: unknown; readonly bytes: Uint8Array } | Refused<Reason>

async function readBody(context: Context, { body }: Endpoint): Promise<ReadBody> {
  const nothing = { kind: 'read', value: null, bytes: new Uint8Array(0) } as const
  if (body === null) return nothing
  const isBinary = body === 'parquet'
  const bytes = await readBytes(context, isBinary ? limits.contributionBytesMax : limits.httpBodyBytesMax)
  if (bytes === undefined) return no('tooLarge')
  const type = context.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== (isBinary ? PARQUET_TYPE : 'application/json') && (isBinary || bytes.length > 0)) return no('otherType')
  if (isBinary) return { ...nothing, bytes }
  const parsed = parseWith(body, bytes.length === 0 ? undefined : parseJson(bytes))
  return parsed.kind === 'wrong' ? no('unreadableRequest', parsed.sentence) : { ...nothing, value: parsed.value }
}

/** Undefined as soon as there is more than the bound, whatever the request said of its length. */
async function readBytes(context: Context, bytesMax: number): Promise<Uint8Array | undefined> {
  if (Number(context.req.header('Content-Length') ?? 0) > bytesMax) return undefined
  const chunks: Uint8Array[] = []
  let length = 0
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = context.req.raw.body?.getReader()
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    length += part.value.length
    if (length > bytesMax) {
      await reader?.cancel()
      return undefined
    }
    chunks.push(part.value)
  }
  // Bytes of their own: a small Buffer is a window into memory that it shares, which readers of `.buffer` would see.
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** A name with this prefix is taken only over TLS, for this host and no other: RFC 6265bis, section 4.1.3.2. */
export function cookieName(origin: string): string {
  return origin.startsWith('https:') ? '__Host-chorus-session' : 'chorus-session'
}

function sendAnswer(context: Context, { value, cookie }: Extract<Reply<unknown>, { kind: 'answer' }>, origin: string): Response {
  const secure = origin.startsWith('https:')
  if (cookie === null) deleteCookie(context, cookieName(origin), { path: '/', secure })
  if (typeof cookie === 'string') {
    setCookie(context, cookieName(origin), cookie, { path: '/', httpOnly: true, sameSite: 'Strict', secure, maxAge: SESSION_SECONDS })
  }
  context.header('Cache-Control', 'no-store')
  return context.body(JSON.stringify(value), 200, { 'Content-Type': 'application/json' })
}

/** The server ends sessions by its own clock; this only keeps the browser from forgetting them with its window. */
const SESSION_SECONDS = 30 * 24 * 3_600

function sendFile(context: Context, { type, name, bytes, chunks }: FileReply): Response {
  context.header('Cache-Control', 'no-store')
  context.header('Content-Type', type)
  context.header('Content-Disposition', `attachment; filename="${name}"`)
  if (bytes !== null) context.header('Content-Length', String(bytes))
  return context.body(streamOf(chunks))
}

function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}

function say(context: Context, { reason, sentence }: Refused<string>): Response {
  context.header('Cache-Control', 'no-store')
  return context.json(errorJson(reason, sentence), statusOf(reason))
}
