/** Holds what the build made of the pages to its bounds: the weight of the first load, and nothing inline that the policy would refuse. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { circuitFiles } from '../scripts/circuit.js'
import { openProofThread } from '../src/adapters/membership/proof-thread.ts'
import { ROLL_DEPTH } from '../src/secret-ballot/index.ts'

const WEB = resolve('dist/web')
/** What a phone on a slow line loads in about a second, before a file is dropped. */
const FIRST_LOAD_BYTES_MAX = 170 * 1024
/** What a first ballot costs beyond its page. */
const CIRCUIT_BYTES_MAX = 3.5 * 1024 * 1024

const html = (): string => readFileSync(join(WEB, 'index.html'), 'utf8')

/** The scripts that a page names, and all that they import without being asked: what the browser loads before anything shows. */
function firstScripts(page: string, read: (path: string) => string): string[] {
  const tags = page.match(/<(script|link)\b[^>]*>/g) ?? []
  const named = tags.flatMap((tag) => {
    const source = /\b(?:src|href)="\/([^"]+\.js)"/.exec(tag)?.[1]
    return source === undefined ? [] : [source]
  })
  const found = new Set<string>()
  const visit = (path: string): void => {
    if (found.has(path)) return
    found.add(path)
    for (const [, target = ''] of read(path).matchAll(/(?:\bimport|\bfrom)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)) {
      visit(relative('/', resolve('/', dirname(path), target)))
    }
  }
  for (const path of named) visit(path)
  return [...found]
}

/** What the policy would refuse: scripts and handlers that stand in the page itself. */
function inlineCode(page: string): string[] {
  const scripts = [...page.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].filter(
    ([, attributes = '', body = '']) => !/\bsrc=/.test(attributes) || body.trim() !== '',
  )
  return [...scripts.map(([tag]) => tag), ...(page.match(/\son[a-z]+="[^"]*"/g) ?? []), ...(page.match(/javascript:[^"]*/g) ?? [])]
}

describe('the pages in dist', () => {
  beforeAll(() => {
    if (!existsSync(join(WEB, 'index.html'))) throw new Error('There is nothing in dist: run npm run build first.')
  })

  test('need less than 170 KB of compressed script before a file is dropped', () => {
    const paths = firstScripts(html(), (path) => readFileSync(join(WEB, path), 'utf8'))
    expect(paths).not.toEqual([])
    const bytes = paths.map((path) => gzipSync(readFileSync(join(WEB, path))).length)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(FIRST_LOAD_BYTES_MAX)
  })

  test('hold the circuit of our rolls and no other, which nobody fetches who does not vote', () => {
    const names = readdirSync(join(WEB, 'assets')).filter((name) => name.startsWith('semaphore-'))
    const files = Object.values(circuitFiles())
    expect(new Set(names.map((name) => `/assets/${name}`))).toEqual(new Set(files.map(({ path }) => path)))
    for (const { source, path } of files) {
      expect(path).toContain(`/semaphore-${ROLL_DEPTH}-`)
      expect(readFileSync(join(WEB, path)).equals(readFileSync(source))).toBe(true)
    }
    const offline = readFileSync(join(WEB, 'service-worker.js'), 'utf8')
    expect(offline).toContain('/index.html')
    expect(offline).not.toContain('semaphore-')
  })

  test('need at most 3.5 MB compressed for a ballot', () => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
    const sizes = Object.values(circuitFiles()).map(({ path }) => brotliCompressSync(readFileSync(join(WEB, path)), { params }).length)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(CIRCUIT_BYTES_MAX)
  })

  test('hold no inline code', () => {
    expect(inlineCode(html())).toEqual([])
  })

  test('load nothing from elsewhere, and no font or script from within a style', () => {
    expect(html().match(/(?:src|href)="(?:https?:)?\/\/[^"]*"/g) ?? []).toEqual([])
    const styles = readdirSync(join(WEB, 'assets')).filter((name) => name.endsWith('.css'))
    const urls = styles.flatMap((name) =>
      [...readFileSync(join(WEB, 'assets', name), 'utf8').matchAll(/url\(["']?([^)"']*)/g)].map(([, url = '']) => url),
    )
    expect(urls.filter((url) => !/^(\/assets\/|\.\/|#)/.test(url))).toEqual([])
  })
})

test('scripts are found through imports and preloads, and not through what is loaded on demand', () => {
  const files: Record<string, string> = {
    'assets/main.js': 'import{a}from"./a.js";import"./b.js";import("./later.js")',
    'assets/a.js': 'export{c}from"../shared/c.js"',
    'assets/b.js': '',
    'assets/d.js': '',
    'shared/c.js': '',
  }
  const page = '<link rel="modulepreload" href="/assets/d.js"><script type="module" src="/assets/main.js"></script>'
  const found = firstScripts(page, (path) => files[path] ?? '')
  expect(new Set(found)).toEqual(new Set(Object.keys(files)))
})

test('inline code of every sort is found', () => {
  expect(inlineCode('<script type="module" src="/a.js"></script>')).toEqual([])
  expect(inlineCode('<script>go()</script>')).toHaveLength(1)
  expect(inlineCode('<p onclick="go()">')).toHaveLength(1)
  expect(inlineCode('<a href="javascript:go()">')).toHaveLength(1)
})

test('the thread that checks proofs starts as it was built, where the prover is that it would not run beside', async () => {
  const thread = openProofThread(pathToFileURL(resolve('dist/node/proof-worker.js')))
  try {
    const claim = { root: '1', nullifier: '1', message: '1', scope: '1', proof: Array.from({ length: 8 }, () => '1') }
    expect(await thread.check([claim])).toEqual([false])
  } finally {
    await thread.close()
  }
})
