/** Tests `chorus catalogue look-up` against a small MusicBrainz and ListenBrainz of its own, on loopback, with a clock of its own. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mbidOf } from '../../../test/support/dumps.ts'
import type { CliContext } from '../context.ts'
import { createSetting, row, type Setting } from '../terminal.case.ts'

interface Asked {
  readonly url: URL
  readonly agent: string
  /** By the clock of the test. */
  readonly atMs: number
}

type Reply = { readonly status: number; readonly headers?: Record<string, string>; readonly json?: unknown } | 'hangUp'

let setting: Setting
let server: Server
let asked: Asked[]
let clockMs: number
let reply: (url: URL) => Reply

beforeEach(async () => {
  setting = await createSetting()
  asked = []
  clockMs = 0
  reply = answer
  server = createServer((request, response) => serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve))
  await setting.end()
})

function serve(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '', 'http://127.0.0.1')
  asked.push({ url, agent: request.headers['user-agent'] ?? '', atMs: clockMs })
  const said = reply(url)
  if (said === 'hangUp') return void request.socket.destroy()
  response.writeHead(said.status, { 'Content-Type': 'application/json', Connection: 'close', ...said.headers })
  response.end(said.json === undefined ? '' : JSON.stringify(said.json))
}

const TAGGED = { id: mbidOf(1), score: 100, name: 'Tagged One', type: 'Group', 'life-span': { begin: '1985', end: '1992' } }
const ARTISTS: Readonly<Record<string, readonly object[]>> = {
  // A cover band of the same name has fewer votes, and somebody else another name.
  'Tagged One': [
    { ...TAGGED, id: mbidOf(9), score: 100, tags: [{ count: 1, name: 'jazz' }] },
    {
      ...TAGGED,
      tags: [
        { count: 7, name: 'death metal' },
        { count: 2, name: 'seen live' },
      ],
    },
    { ...TAGGED, id: mbidOf(8), name: 'Tagged Another', tags: [{ count: 90, name: 'calm' }] },
  ],
  // Without tags here, and known by another name.
  'Not "Tagged"': [{ id: mbidOf(2), score: 98, name: 'Untagged', type: 'Person', 'life-span': {}, aliases: [{ name: 'not “tagged”' }] }],
  Nobody: [],
}

/** In the form of the search of MusicBrainz, and of `/1/metadata/artist/` of ListenBrainz. */
function answer(url: URL): Reply {
  if (url.pathname === '/ws/2/artist') {
    const name = /^artist:"(.*)" OR alias:/u.exec(url.searchParams.get('query') ?? '')?.[1]?.replaceAll(/\\(.)/gu, '$1') ?? ''
    return { status: 200, json: { created: '2026-01-15', count: 1, offset: 0, artists: ARTISTS[name] ?? [] } }
  }
  const tags = { artist: [{ artist_mbid: mbidOf(2), tag: 'ambient', count: 3, genre_mbid: mbidOf(70) }] }
  return { status: 200, json: [{ artist_mbid: mbidOf(2), name: 'Untagged', tag: tags }], headers: { 'X-RateLimit-Remaining': '20' } }
}

async function lookUp(output: string, more: readonly string[] = [], changes: Partial<CliContext> = {}) {
  const names = await setting.put('names.txt', 'Tagged One\nSlayer\nNobody\nNot "Tagged"\ntagged one\n')
  const address = server.address()
  const site = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return setting.run(
    ['catalogue', 'look-up', '--artists', names, '--contact', 'me@example.org', '-o', join(setting.folder, output), ...more],
    {
      env: { CHORUS_MUSICBRAINZ_URL: site, CHORUS_LISTENBRAINZ_URL: site },
      nowMs: () => clockMs,
      wait: async (ms) => void (clockMs += ms),
      ...changes,
    },
  )
}

test('nothing is sent before it was said what, and agreed to', async () => {
  const nobody = await lookUp('found.tsv')
  expect(nobody.exitCode).toBe(1)
  expect(nobody.stderr).toContain('The catalogue does not know 3 artists of 5.')
  expect(nobody.stderr).toContain('one a second: 3 artist names.')
  expect(nobody.stderr).toContain('Nobody, Not "Tagged", Tagged One')
  expect(nobody.stderr).toContain('your contact (me@example.org)')
  expect(nobody.stderr).toContain('Nothing was sent, because nobody was there to ask.')
  const no = await lookUp('found.tsv', [], { confirm: () => Promise.resolve('no') })
  expect([no.exitCode, asked.length]).toEqual([0, 0])
})

test('names are looked up one a second under a name with the contact, then kept', async () => {
  const { exitCode, stderr } = await lookUp('found.tsv', [], { confirm: () => Promise.resolve('yes') })
  expect(exitCode).toBe(0)
  expect(stderr).toContain('Nothing about the mood of 1 artist was found.')
  expect(await readFile(join(setting.folder, 'found.tsv'), 'utf8')).toBe(
    'name\twords\tdecades\nNot "Tagged"\tambient\t\nTagged One\tdeath metal\t1980s; 1990s\n',
  )
  expect(asked.map(({ url }) => url.pathname)).toEqual(['/ws/2/artist', '/ws/2/artist', '/ws/2/artist', '/1/metadata/artist/'])
  expect(asked[3]!.url.searchParams.get('artist_mbids')).toBe(mbidOf(2))
  expect(new Set(asked.map(({ agent }) => agent))).toEqual(new Set(['Chorus/1.2.3 ( me@example.org )']))
  expect(asked.slice(0, 3).map(({ atMs }) => atMs)).toEqual([0, 1_000, 2_000])
  const sent = asked.map(({ url }) => url.search).join(' ')
  expect(sent).not.toMatch(/Slayer|2026|play/i)

  const again = await lookUp('again.tsv')
  expect([again.exitCode, asked.length]).toEqual([0, 4])
  expect(await readFile(join(setting.folder, 'again.tsv'))).toEqual(await readFile(join(setting.folder, 'found.tsv')))
})

test('a service that asks to wait is left alone as long as it says', async () => {
  let requests = 0
  reply = (url) => {
    requests += 1
    if (requests === 2) return { status: 503, headers: { 'Retry-After': '7' } }
    if (requests === 3) return { status: 503, headers: { 'Retry-After': new Date(Date.now() + 20_000).toUTCString() } }
    if (requests === 4) return { status: 429, headers: { 'X-RateLimit-Reset-In': '11' } }
    return answer(url)
  }
  const { exitCode } = await lookUp('found.tsv', ['--yes'])
  expect(exitCode).toBe(0)
  const gaps = asked.slice(1, 6).map(({ atMs }, index) => atMs - asked[index]!.atMs)
  expect(gaps[0]).toBe(1_000)
  expect(gaps[1]).toBe(7_000)
  expect(gaps[2]).toBeGreaterThan(17_000)
  expect(gaps[3]).toBe(11_000)
  expect(gaps[4]).toBe(1_000)
})

test('a look-up that was cut off goes on with the names that are left', async () => {
  reply = (url) => (asked.length >= 2 ? 'hangUp' : answer(url))
  const cut = await lookUp('found.tsv', ['--yes'])
  expect(cut.exitCode).toBe(1)
  expect(cut.stderr).toContain('cannot be reached.')
  expect(cut.stderr).toContain('what was answered so far is kept')
  expect(asked).toHaveLength(2)
  reply = answer
  const { exitCode, stderr } = await lookUp('found.tsv', ['--yes'])
  expect(exitCode).toBe(0)
  expect(stderr).toContain('2 artist names.')
  expect(asked).toHaveLength(5)
  const whole = await readFile(join(setting.folder, 'found.tsv'))
  await rm(join(setting.folder, 'cache'), { recursive: true })
  await lookUp('whole.tsv', ['--yes'])
  expect(await readFile(join(setting.folder, 'whole.tsv'))).toEqual(whole)
})

test('a service that stays busy ends it with a sentence', async () => {
  reply = () => ({ status: 503 })
  const { exitCode, stderr } = await lookUp('found.tsv', ['--yes'])
  expect(exitCode).toBe(1)
  expect(stderr).toContain('does not answer now.')
  expect(asked).toHaveLength(5)
  // Waits that double: 2, 4, 8 and 16 seconds.
  expect(clockMs).toBe(30_000)
})

test('of a history only artists of music are named, and none that the catalogue knows', async () => {
  const rows = ['Slayer', 'Nobody', 'Nobody'].map((artist, index) => row({ ts: `2024-03-01T1${index}:00:00Z`, artist }))
  const path = await setting.put('Streaming_History_Audio_2024.json', JSON.stringify(rows))
  const args = ['catalogue', 'look-up', path, '--contact', 'https://example.org/me', '-o', join(setting.folder, 'never.tsv')]
  const { stderr } = await setting.run(args, { confirm: () => Promise.resolve('no') })
  expect(stderr).toContain('The catalogue does not know 1 artist of 2.')
  expect(stderr).toContain('    Nobody\n')
})

test.each([
  [['--artists', 'a.txt', '-o', 'b']],
  [['--artists', 'a.txt', 'history.zip', '--contact', 'me@example.org', '-o', 'b']],
  [['--artists', 'a.txt', '--contact', 'me', '-o', 'b']],
  [['--artists', 'a.txt', '--contact', 'me@example.org\r\nX: y', '-o', 'b']],
  [['--contact', 'me@example.org', '-o', 'b']],
])('%j is wrong usage', async (args) => {
  expect((await setting.run(['catalogue', 'look-up', ...args])).exitCode).toBe(2)
})
