/** The web application over a small real folder of built pages. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { limits } from '../shared/limits.ts'
import { createServerApp } from './app.ts'
import { loadWebFiles } from './web-files.ts'

const SCRIPT = `export const songs = [${'"chorus", '.repeat(500)}]`
const HTML = '<!doctype html><title>Chorus</title>'

let folder = ''
let app: Hono
const faults: Error[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chorus-web-'))
  await mkdir(join(folder, 'web/assets'), { recursive: true })
  const files = {
    'index.html': HTML,
    'assets/main-4f2a.js': SCRIPT,
    'manifest.webmanifest': '{}',
    'a b.txt': 'spaced',
    '.secret': 'hidden',
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'web', name), text)
  await writeFile(join(folder, 'outside.txt'), 'outside')
  await symlink(join(folder, 'outside.txt'), join(folder, 'web/link.txt'))
  app = createServerApp({ webFiles: await loadWebFiles(join(folder, 'web')), onFault: (error) => faults.push(error) })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test('the document is served with its type and is asked for anew each time', async () => {
  const response = await app.request('/')
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-cache')
  expect(await response.text()).toBe(HTML)
})

test('a page of the app is the document, whatever its address says after the question mark', async () => {
  for (const path of ['/overview', '/artist?name=will.i.am', '/a/deep/page/']) {
    expect(await (await app.request(path)).text()).toBe(HTML)
  }
})

test('a file with the content in its name may be kept for ever', async () => {
  const response = await app.request('/assets/main-4f2a.js')
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect(await response.text()).toBe(SCRIPT)
})

test.each(['/assets/main-old.js', '/assets/main', '/missing.png', '/favicon.ico', '/.env', '/.secret', '/link.txt'])(
  '%s is not there, and is no page either',
  async (path) => {
    const response = await app.request(path)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('There is nothing at this address.\n')
  },
)

test.each(['/../outside.txt', '/%2e%2e/outside.txt', '/..%2foutside.txt', '/assets/..%5c..%5coutside.txt', '/assets/%00.js'])(
  '%s does not lead out of the pages',
  async (path) => {
    const response = await app.request(`http://localhost${path}`)
    expect(response.status).toBe(404)
  },
)

test('names with spaces are found, and an address that cannot be decoded is refused', async () => {
  expect(await (await app.request('/a%20b.txt')).text()).toBe('spaced')
  expect((await app.request('/%E0%A4%A')).status).toBe(400)
})

describe('compression', () => {
  test.each([
    ['br', 'gzip, deflate, br, zstd'],
    ['gzip', 'gzip'],
    ['gzip', 'gzip, br;q=0'],
    ['br', '*'],
    [null, 'identity'],
    [null, ''],
    [null, 'gzip;q=0, *;q=0'],
  ])('is %s when the browser accepts "%s"', async (encoding, accepted) => {
    const response = await app.request('/assets/main-4f2a.js', { headers: { 'Accept-Encoding': accepted } })
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(response.headers.get('vary')).toBe('Accept-Encoding')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(response.headers.get('content-length')).toBe(String(bytes.length))
    const text = encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : Buffer.from(bytes)
    expect(text.toString()).toBe(SCRIPT)
  })

  test('is left out where there is little to win', async () => {
    const response = await app.request('/', { headers: { 'Accept-Encoding': 'br' } })
    expect(response.headers.get('content-encoding')).toBeNull()
    expect(response.headers.get('vary')).toBeNull()
  })
})

describe('a copy that the browser has', () => {
  async function etag(headers: Record<string, string> = {}): Promise<string> {
    return (await app.request('/assets/main-4f2a.js', { headers })).headers.get('etag') ?? ''
  }

  test('is confirmed without being sent again', async () => {
    const tag = await etag()
    for (const header of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const response = await app.request('/assets/main-4f2a.js', { headers: { 'If-None-Match': header } })
      expect(response.status).toBe(304)
      expect(await response.text()).toBe('')
      expect(response.headers.get('etag')).toBe(tag)
    }
  })

  test('is sent when it differs, also in its compression', async () => {
    const packed = await etag({ 'Accept-Encoding': 'br' })
    expect(packed).not.toBe(await etag())
    expect((await app.request('/assets/main-4f2a.js', { headers: { 'If-None-Match': packed } })).status).toBe(200)
  })
})

test('HEAD tells what GET would, without a body', async () => {
  const response = await app.request('/assets/main-4f2a.js', { method: 'HEAD' })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-length')).toBe(String(SCRIPT.length))
  expect(await response.text()).toBe('')
})

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is refused, and what is allowed is said', async (method) => {
  const response = await app.request('/overview', { method })
  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('GET, HEAD')
})

test('a body beyond the limit is refused by what it declares and by what it holds', async () => {
  const body = 'x'.repeat(limits.httpBodyBytesMax + 1)
  expect((await app.request('/', { method: 'POST', body, headers: { 'Content-Length': String(body.length) } })).status).toBe(413)
  expect((await app.request('/', { method: 'POST', body, headers: { 'Transfer-Encoding': 'chunked' } })).status).toBe(413)
})

test('a fault is answered in one sentence that tells nothing of its inside', async () => {
  const broken = {
    get: () => {
      throw new RangeError('secret inner detail')
    },
  }
  const files = Object.assign(new Map(), broken)
  const response = await createServerApp({ webFiles: files, onFault: (error) => faults.push(error) }).request('/')
  expect(response.status).toBe(500)
  expect(await response.text()).toBe('Something went wrong on the server; it is not your fault.\n')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(faults.map((fault) => fault.message)).toEqual(['secret inner detail'])
})

test.each([
  ['/', 'GET'],
  ['/assets/main-4f2a.js', 'HEAD'],
  ['/missing.png', 'GET'],
  ['/', 'POST'],
])('%s by %s carries every security header', async (path, method) => {
  const { headers } = await app.request(path, { method })
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self'; img-src 'self' data: blob:; " +
      "style-src 'self'; style-src-attr 'unsafe-inline'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; " +
      "frame-ancestors 'none'",
  )
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('permissions-policy')).toContain('geolocation=()')
})

test('a site behind TLS is never opened without it again, and one without promises nothing', async () => {
  const webFiles = await loadWebFiles(join(folder, 'web'))
  const headerOf = async (isSecure: boolean): Promise<string | null> => {
    const response = await createServerApp({ webFiles, isSecure, onFault: (error) => faults.push(error) }).request('/')
    return response.headers.get('strict-transport-security')
  }
  expect([await headerOf(true), await headerOf(false)]).toEqual(['max-age=63072000', null])
})
