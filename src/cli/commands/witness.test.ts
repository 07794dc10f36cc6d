/** `chorus witness` over a collective on this computer: what it signs is served and seen, and a log that was rewritten is not signed. */
import { stat, readFile, readdir, writeFile, chmod } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { foundOverHttp, openTestApi, Person, RULES, type TestApi } from '../../../test/support/api.ts'
import { booksOf, isSignedBy, newSigner, serve, sha256, verifierKeyOf } from '../../../test/support/log-keeper.ts'
import { auditReportSchema, witnessListSchema, type LogEntry } from '../../contract/log.ts'
import { MS_PER_DAY, MS_PER_HOUR } from '../../shared/time.ts'
import { checkCosignatures, LOG_PATHS, parseNote, parseVerifierKey, type NoteKey, type ReadLogFile } from '../../transparency/index.ts'
import { createSetting, type Outcome, type Setting } from '../terminal.case.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

let setting: Setting
let keyFile: string
let witnessKey: NoteKey
let verifierKey: string
let api: TestApi
let url: string
let strangerFile: string
const servers: Server[] = []

async function listenTo(listener: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // An address of a socket that listens on a port is never a text.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function newKey(name: string): Promise<string> {
  const path = join(setting.folder, `${name}.key`)
  expect(await setting.run(['witness', '--new-key', path, '--name', name])).toMatchObject({ exitCode: 0 })
  return path
}

beforeAll(async () => {
  setting = await createSetting()
  keyFile = join(setting.folder, 'own.key')
  const made = await setting.run(['witness', '--new-key', keyFile, '--name', 'witness.example.net'])
  verifierKey = made.stdout.trim()
  const parsed = parseVerifierKey(sha256, verifierKey)
  if (parsed === undefined) throw new Error(made.stderr)
  witnessKey = parsed
  strangerFile = await newKey('stranger.example.net')
  api = await openTestApi({ witnesses: [witnessKey] })
  url = await listenTo(getRequestListener(api.api.fetch))
  await foundOverHttp(api, RULES)
  await new Person(api).join('Member 0')
})
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  await api.close()
  await setting.end()
})

const clock = { now: () => api.clock.nowMs }
const watch = (...more: readonly string[]): Promise<Outcome> => setting.run(['witness', url, '--key', keyFile, ...more], { clock })
const logFile = async (path: string): Promise<string> => await (await fetch(`${url}/api/log/${path}`)).text()
const witnessesIn = (note: string): readonly bigint[] => {
  const parsed = parseNote(note)
  return parsed === undefined ? [] : checkCosignatures(parsed, [witnessKey], isSignedBy).map(({ unixSeconds }) => unixSeconds)
}

async function failuresOf(...args: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await setting.run(['audit', url, '--json', ...args])
  const report = auditReportSchema.parse(JSON.parse(stdout))
  return report.parts.flatMap(({ checks }) => checks.filter(({ holds }) => !holds).map(({ code }) => code))
}

describe('a key', () => {
  test('is made for its owner alone, and never over a file that is there', async () => {
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600)
    expect(await readFile(keyFile, 'utf8')).toMatch(/^PRIVATE\+KEY\+witness\.example\.net\+[0-9a-f]{8}\+\S+\n$/)
    const again = await setting.run(['witness', '--new-key', keyFile, '--name', 'other'])
    expect(again).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining('There is a file') })
    const made = await setting.run(['witness', '--new-key', join(setting.folder, 'json.key'), '--name', 'third', '--json'])
    expect(JSON.parse(made.stdout)).toEqual({ key: expect.stringMatching(/^third\+/) })
  })

  test('that others can read, that is damaged or that is missing is refused in a sentence', async () => {
    const open = await setting.put('open.key', await readFile(keyFile, 'utf8'))
    await chmod(open, 0o644)
    const damaged = await newKey('damaged')
    await writeFile(damaged, (await readFile(damaged, 'utf8')).replace(/.{4}\n$/, 'AAA=\n'))
    for (const [path, sentence] of [
      [open, 'can be read by others'],
      [damaged, 'is no key of a witness'],
      [join(setting.folder, 'none.key'), 'There is no key'],
    ] as const) {
      const outcome = await setting.run(['witness', url, '--key', path])
      expect(outcome).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining(sentence) })
    }
  })

  test.each([[[]], [['http://127.0.0.1:9']], [['nowhere', '--key', 'x']], [['--new-key', 'x']], [['--new-key', 'x', '--name', 'a b']]])(
    '%j is wrong usage',
    async (args) => {
      expect((await setting.run(['witness', ...args])).exitCode).toBe(2)
    },
  )
})

describe('a log that grows', () => {
  test('is signed at each visit, and whoever checks it sees by whom', async () => {
    expect(await failuresOf('--witness', verifierKey)).toEqual(['witness'])
    const first = await watch()
    expect([first.stderr, first.exitCode]).toEqual(['', 0])
    expect(first.stdout).toContain('The log was witnessed.')
    expect(first.stdout).toContain(`\n${await logFile('key')}`)
    expect(witnessesIn(await logFile('checkpoint'))).toEqual([BigInt(Math.floor(api.clock.nowMs / 1_000))])
    expect(await failuresOf('--witness', verifierKey)).toEqual([])
    const { stdout } = await setting.run(['audit', url])
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'witness.example.net, whom the log names as its witness, has witnessed this checkpoint',
    )
  })

  test('is signed as far as it was seen, until it is seen again', async () => {
    await new Person(api).join('Member 1')
    expect(witnessesIn(await logFile('checkpoint'))).toEqual([])
    const { stdout } = await setting.run(['audit', url, '--witness', verifierKey])
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'witness.example.net has witnessed the first entry, on 2025-06-02 at 09:00 UTC; 1 is newer.',
    )
    api.clock.nowMs += MS_PER_DAY + MS_PER_HOUR
    await new Person(api).join('Member 2')
    expect(await failuresOf('--witness', verifierKey)).toEqual(['witness'])
    expect(await failuresOf()).toEqual([])
    const again = await watch('--json')
    expect(JSON.parse(again.stdout)).toMatchObject({ entries: 3, entriesBefore: 1, witness: 'witness.example.net' })
    expect(await failuresOf('--witness', verifierKey)).toEqual([])
    expect((await watch()).stdout).toContain('is as it was, with 3 entries')
  })

  test('keeps what a saved copy of it shows', async () => {
    const saved = join(setting.folder, 'saved')
    await setting.run(['audit', url, '--save', saved])
    expect(await setting.run(['audit', saved, '--witness', verifierKey])).toMatchObject({ exitCode: 0 })
  })

  test('is not signed by somebody whom the collective does not know, which it says', async () => {
    const outcome = await setting.run(['witness', url, '--key', strangerFile], { clock })
    expect(outcome).toMatchObject({ exitCode: 1, stdout: '' })
    expect(outcome.stderr.replaceAll(/\s+/g, ' ')).toContain('None of these signatures is of a witness whom this collective knows.')
    expect(outcome.stderr).toContain('Give your verifier key')
  })

  test('is watched by one program at a time', async () => {
    const both = await Promise.all([watch(), watch()])
    expect(new Set(both.map(({ exitCode }) => exitCode))).toEqual(new Set([0, 1]))
    expect(both.map(({ stderr }) => stderr).join('')).toContain('is in use by another witness')
  })

  test('that cannot be reached is told apart from one that is wrong', async () => {
    const outcome = await setting.run(['witness', 'http://127.0.0.1:9', '--key', keyFile])
    expect(outcome).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining('shows no public log') })
  })
})

describe('a keeper who lies', () => {
  const signer = newSigner()
  const entry = (commitment: string): LogEntry => ({ kind: 'voterEnrolled', at: '2026-06-02T09:00:00.000Z', commitment })
  const logOf = (...commitments: readonly string[]): ReadLogFile => serve(booksOf(signer, commitments.map(entry)))
  const honest = logOf('1', '2', '3')
  let shown = honest
  let taken: string[] = []
  const own = { witness: 'watcher', size: 1, cosignedAt: '2026-06-02T09:00:00.000Z' }
  let answers = [own]
  let site: string

  beforeAll(async () => {
    site = await listenTo((request, response) => {
      void (async () => {
        if (request.method === 'POST') {
          taken.push(await text(request))
          return response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ standing: answers }))
        }
        const bytes = await shown((request.url ?? '').replace('/api/log/', ''))
        return response.writeHead(bytes === undefined ? 404 : 200).end(bytes)
      })()
    })
    await newKey('watcher')
  })

  const visit = (...more: readonly string[]): Promise<Outcome> =>
    setting.run(['witness', site, '--key', join(setting.folder, 'watcher.key'), ...more], { clock })
  const memory = (): Promise<string[]> => readdir(join(setting.folder, 'watcher.key.seen'))

  test.each([
    ['rewrites the log', logOf('1', '5', '3', '4'), 'was REWRITTEN: its first 3 entries are not those of before.'],
    ['shows another log of the same length', logOf('1', '2', '5'), 'was REWRITTEN'],
    ['cuts it back', logOf('1', '2'), 'was CUT BACK: it had 3 entries, and now it has 2.'],
    [
      'does not show how it grew',
      (path: string) => (path.startsWith('tile/') ? Promise.resolve(undefined) : logOf('1', '2', '3', '4')(path)),
      'does not show that its first 3 entries are still the same.',
    ],
    ['signs with another key', serve(booksOf(newSigner(), [entry('1')])), 'is not signed by the key that it had before'],
  ])('and %s gets no signature, and what proves it is kept', async (_, lie, sentence) => {
    shown = honest
    expect(await visit('--log', verifierKeyOf(signer))).toMatchObject({ exitCode: 0, stderr: '' })
    const before = await memory()
    const remembered = before.find((name) => name.endsWith('.checkpoint') && !name.includes('refused')) ?? ''
    const seenFile = join(setting.folder, 'watcher.key.seen', remembered)
    const known = await readFile(seenFile, 'utf8')
    shown = lie
    taken = []
    const outcome = await visit()
    expect(outcome).toMatchObject({ exitCode: 1, stdout: '' })
    expect(outcome.stderr.replaceAll(/\s+/g, ' ')).toContain(sentence)
    expect(taken).toEqual([])
    expect(await readFile(seenFile, 'utf8')).toBe(known)
    const evidence = (await memory()).filter((name) => !before.includes(name))
    expect(evidence).toHaveLength(1)
    const shownText = new TextDecoder().decode(await lie(LOG_PATHS.checkpoint))
    expect(await readFile(join(setting.folder, 'watcher.key.seen', evidence[0] ?? ''), 'utf8')).toBe(shownText)
    shown = honest
    expect(await visit()).toMatchObject({ exitCode: 0 })
  })

  test.each([
    ['takes a signature and does not say so', [], 'does not say that the signature was taken'],
    ['has a later one of the same key', [{ ...own, size: 7 }], 'has a signature of yours over 7 entries already, and you see only 3.'],
  ])('and %s is told apart', async (_, said, sentence) => {
    answers = said
    const outcome = await visit()
    answers = [own]
    expect(outcome).toMatchObject({ exitCode: 1, stdout: '' })
    expect(outcome.stderr.replaceAll(/\s+/g, ' ')).toContain(sentence)
  })

  test('is not asked twice for its key: the one that is known is kept to', async () => {
    expect(await visit('--log', verifierKeyOf(newSigner()))).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('had before') })
  })
})

test('the log names its witnesses, and what each has signed', async () => {
  const list = witnessListSchema.parse(JSON.parse(await logFile(LOG_PATHS.witnesses)))
  expect(list.map(({ witness }) => witness)).toEqual([verifierKey])
  expect(witnessesIn(list[0]?.checkpoint ?? '')).toHaveLength(1)
})
