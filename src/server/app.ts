/** The web application: requests in, responses out, without a port. */
import { type Context, Hono } from 'hono'
import { accepts } from 'hono/accepts'
import { bodyLimit } from 'hono/body-limit'
import { limits } from '../shared/limits.ts'
import { securityHeaders } from './security-headers.ts'
import { ENCODINGS, type Encoding, type WebFile, type WebFiles } from './web-files.ts'

export interface ServerParts {
  readonly webFiles: WebFiles
  /** Answers below `/api`; left out where there is no collective, as in a site of pages alone. */
  readonly api?: Hono
  /** Browsers reach it over TLS, which a proxy ends. */
  readonly isSecure?: boolean
  /** Told of faults, without anything of the request, which may be personal. */
  readonly onFault: (error: Error) => void
}

const INDEX = '/index.html'
const METHODS = 'GET, HEAD'

const SENTENCES = {
  400: 'The address of this page cannot be read.',
  404: 'There is nothing at this address.',
  405: 'This address can only be read.',
  413: `A request may hold at most ${limits.httpBodyBytesMax / 1024 / 1024} MiB.`,
  500: 'Something went wrong on the server; it is not your fault.',
} as const

export function createServerApp({ webFiles, api, isSecure = false, onFault }: ServerParts): Hono {
  const app = new Hono()
  app.use(securityHeaders(isSecure))
  // It bounds each body by its route, so it comes before the bound of everything else.
  if (api !== undefined) app.route('/', api)
  app.use(bodyLimit({ maxSize: limits.httpBodyBytesMax, onError: (context) => say(context, 413) }))
  app.get('*', (context) => serve(context, webFiles))
  app.all('*', (context) => say(context, 405, { Allow: METHODS }))
  app.onError((error, context) => {
    onFault(error)
    return say(context, 500)
  })
  return app
}

function serve(context: Context, webFiles: WebFiles): Response | Promise<Response> {
  const path = decodePath(context.req.path)
  if (path === undefined) return say(context, 400)
  const file = webFiles.get(path) ?? (isPage(path) ? webFiles.get(INDEX) : undefined)
  return file === undefined ? say(context, 404) : answer(context, file)
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

/** Pages have no extension and are drawn by the one document; everything else is a file, there or not. */
function isPage(path: string): boolean {
  return !path.slice(path.lastIndexOf('/')).includes('.') && !path.startsWith('/assets/')
}

async function answer(context: Context, file: WebFile): Promise<Response> {
  const encoding = encodingFor(context, file)
  const etag = encoding === 'identity' ? `"${file.digest}"` : `"${file.digest}-${encoding}"`
  context.header('ETag', etag)
  // "no-cache" keeps a copy but asks each time whether it is still the one; hashed names never need to ask.
  context.header('Cache-Control', file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (file.encodings.length > 0) context.header('Vary', 'Accept-Encoding')
  if (hasCopy(context.req.header('If-None-Match'), etag)) return context.body(null, 304)
  context.header('Content-Type', file.type)
  if (encoding !== 'identity') context.header('Content-Encoding', encoding)
  const bytes = await file.encoded(encoding)
  context.header('Content-Length', String(bytes.length))
  return context.body(bytes)
}

function encodingFor(context: Context, file: WebFile): Encoding {
  const chosen = accepts(context, {
    header: 'Accept-Encoding',
    supports: [...file.encodings],
    default: 'identity',
    match: (accepted, { supports }) => {
      const refused = (name: string): boolean => accepted.some(({ type, q }) => type === name && q === 0)
      const taken = (name: string): boolean => accepted.some(({ type, q }) => (type === name || type === '*') && q > 0)
      return supports.find((name) => taken(name) && !refused(name)) ?? 'identity'
    },
  })
  return ENCODINGS.find((encoding) => encoding === chosen) ?? 'identity'
}

/** `If-None-Match` compares weakly: RFC 9110, section 13.1.2. */
function hasCopy(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
}

function say(context: Context, status: keyof typeof SENTENCES, headers: Record<string, string> = {}): Response {
  return context.text(`${SENTENCES[status]}\n`, status, { 'Cache-Control': 'no-store', ...headers })
}
