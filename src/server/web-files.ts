/** The built pages in memory: what is served can only be what was there at the start, never another path of the disk. */
import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { getMimeType } from 'hono/utils/mime'

/** In the order of preference: Brotli makes scripts about a sixth smaller than gzip. */
export const ENCODINGS = ['br', 'gzip'] as const
export type Encoding = (typeof ENCODINGS)[number] | 'identity'

export interface WebFile {
  readonly type: string
  /** Its name changes with its content, so a copy never grows old. */
  readonly isHashed: boolean
  readonly bytes: Uint8Array<ArrayBuffer>
  /** A digest of the content, without quotes. */
  readonly digest: string
  /** Empty for what is compressed already. */
  readonly encodings: readonly (typeof ENCODINGS)[number][]
  /** Compresses once, when first asked. */
  encoded(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>
}

/** By path of the URL, such as `/assets/main-4f2a.js`. */
export type WebFiles = ReadonlyMap<string, WebFile>

/** The bundler writes everything below this folder with the content's hash in its name. */
const HASHED_FOLDER = '/assets/'

/** Below this a compressed copy saves less than the headers cost. */
const COMPRESS_BYTES_MIN = 1024

/** Bytes of no known type are those of the circuit, which become three fifths of what they are. */
const COMPRESSIBLE = /^(text\/|application\/(json|manifest\+json|octet-stream|wasm|xml)|image\/svg\+xml)/

/** Brotli 9 is within a few percent of 11 at a tenth of its time, so that the first visitor does not wait. */
const BROTLI_QUALITY = 9

/** Rejects when the folder cannot be read. Links and hidden files are left out: the bundler writes none. */
export async function loadWebFiles(webRoot: string): Promise<WebFiles> {
  const entries = await readdir(webRoot, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map((entry) => join(entry.parentPath, entry.name))
  const files = new Map<string, WebFile>()
  for (const path of paths.toSorted()) {
    const url = `/${relative(webRoot, path).split(sep).join('/')}`
    files.set(url, webFile(url, new Uint8Array(await readFile(path))))
  }
  return files
}

function webFile(url: string, bytes: Uint8Array<ArrayBuffer>): WebFile {
  const type = getMimeType(url) ?? 'application/octet-stream'
  const isWorthwhile = bytes.length >= COMPRESS_BYTES_MIN && COMPRESSIBLE.test(type)
  const copies = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>([['identity', Promise.resolve(bytes)]])
  return {
    type,
    isHashed: url.startsWith(HASHED_FOLDER),
    bytes,
    digest: createHash('sha256').update(bytes).digest('base64url').slice(0, 27),
    encodings: isWorthwhile ? ENCODINGS : [],
    encoded: (encoding) => {
      const copy = copies.get(encoding) ?? compress(bytes, encoding)
      copies.set(encoding, copy)
      return copy
    },
  }
}

async function compress(bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  const packed = encoding === 'br' ? await promisify(brotliCompress)(bytes, { params }) : await promisify(gzip)(bytes, { level: 9 })
  return new Uint8Array(packed)
}
