/** Broken and hostile files through the command line: an answer or a plain sentence, soon, in little memory, and nothing private in it. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSetting, type Outcome, type Setting } from '../../src/cli/terminal.case.ts'
import { findingsSchema } from '../../src/contract/insights.ts'
import { BROKEN_FILES, SECRETS } from '../support/broken-files.ts'
import { HOSTILE_ZIPS } from '../support/hostile-zips.ts'
import { DEFLATED, type RawEntry, rawZip, storedEntry } from '../support/raw-zip.ts'

const PROGRAM = fileURLToPath(new URL('../../bin/chorus.js', import.meta.url))
const PEAK_MEMORY = fileURLToPath(new URL('../../bench/support/peak-memory.js', import.meta.url))

/** Each ends in a second or two; a machine that is busy with ten other things still stays below this. */
const TIME_MS_MAX = 30_000
/** The program alone takes about 60 MB, and large pieces some 60 more. */
const PEAK_BYTES_MAX = 250_000_000
/** The list of the entries is held while they are read. */
const PEAK_BYTES_OF_MANY_MAX = 400_000_000

let setting: Setting
beforeAll(async () => {
  setting = await createSetting()
})
afterAll(() => setting.end())

const safeName = (name: string): string => name.replaceAll(/[^a-zA-Z0-9]+/g, '-').slice(0, 60)

/** What a person may see of the inside of the program: nothing. */
const INSIDE = /^\s+at .*:\d+|node:internal|\b(Type|Range|Syntax|Reference|Assertion|Damaged)?Error\b|undefined|\[object|NaN/m

/** Escape sequences, other controls and marks that turn the direction of text. */
// oxlint-disable-next-line no-control-regex -- Control characters are the very thing that is looked for.
const ACTIVE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/

function expectPlain({ stdout, stderr }: Outcome): void {
  expect(stderr).not.toMatch(INSIDE)
  expect(stdout + stderr).not.toMatch(ACTIVE)
  for (const secret of Object.values(SECRETS)) expect(stdout + stderr).not.toContain(secret)
}

/** One sentence and a hint, after whatever warnings there are. */
function expectRefused(outcome: Outcome): void {
  expect([outcome.exitCode, outcome.stdout]).toEqual([1, ''])
  expect(outcome.stderr).toMatch(/(^|\n)chorus: [^\n]+[.]\n[^\n]+[.]\n$/)
  expectPlain(outcome)
}

/** The three outputs of a history: the findings, the page and the account of rows. */
async function allAnswers(path: string): Promise<readonly [json: Outcome, page: Outcome, account: Outcome]> {
  const run = (...args: readonly string[]): Promise<Outcome> => setting.run([...args, path, '--zone', 'UTC'])
  return [await run('insights', '--json'), await run('insights'), await run('reconcile', '--json')]
}

function program(args: readonly string[]): Outcome & { readonly peakBytes: number } {
  const { status, stdout, stderr, output } = spawnSync(process.execPath, ['--import', PEAK_MEMORY, PROGRAM, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    timeout: TIME_MS_MAX,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] },
  })
  return { exitCode: status ?? Number.NaN, stdout, stderr, peakBytes: Number(output[3]) }
}

describe('a single file', () => {
  test.each(BROKEN_FILES)('with $name', { timeout: TIME_MS_MAX }, async ({ name, content, usable, says }) => {
    const path = await setting.put(`broken/${safeName(name)}.json`, content())
    const answers = await allAnswers(path)
    const [json, page, account] = answers
    if (says !== undefined) expect(json.stderr).toMatch(says)
    if (usable === undefined) {
      for (const answer of answers) expectRefused(answer)
      return
    }
    for (const answer of answers) {
      expect(answer.exitCode).toBe(0)
      expectPlain(answer)
    }
    expect(findingsSchema.parse(JSON.parse(json.stdout)).rows).toMatchObject(usable)
    expect(JSON.parse(account.stdout)).toMatchObject({ rows: usable })
    expect(page.stdout).toContain('accounted for')
    if (says === undefined) expect(json.stderr).toBe('')
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test.each(['a string of 100 MB', 'a row whose name is 100 MB long', 'ten million braces after a row'])(
    'with %s costs little memory',
    { timeout: TIME_MS_MAX + 10_000 },
    async (name) => {
      const file = BROKEN_FILES.find((candidate) => candidate.name === name)
      const path = await setting.put('large.json', file?.content() ?? '')
      const outcome = program(['insights', path, '--json'])
      expect(outcome.exitCode).toBe(file?.usable === undefined ? 1 : 0)
      expectPlain(outcome)
      expect(outcome.peakBytes).toBeLessThan(PEAK_BYTES_MAX)
    },
  )
})

describe('a hostile archive', () => {
  test.each(HOSTILE_ZIPS)('$name: $why', { timeout: TIME_MS_MAX + 10_000 }, async ({ name, bytes, listensAtLeast }) => {
    const path = await setting.put(`hostile/${name}.zip`, bytes())
    const outcome = program(['insights', path, '--json'])
    expect(outcome.peakBytes).toBeLessThan(PEAK_BYTES_MAX)
    if (outcome.exitCode === 1) {
      expect(listensAtLeast).toBe(0)
      expectRefused(outcome)
      return
    }
    expect(outcome.exitCode).toBe(0)
    expectPlain(outcome)
    expect(findingsSchema.parse(JSON.parse(outcome.stdout)).rows.listens).toBeGreaterThanOrEqual(listensAtLeast)
  })

  const empty = new TextEncoder().encode('[]')
  const manyEntries = (count: number): Uint8Array => rawZip(Array.from({ length: count }, (_, i) => storedEntry(`${i}.json`, empty)))

  test.each([
    ['as many entries as are allowed', 50_000],
    ['more entries than its end can count', 70_000],
  ])('with %s stays small', { timeout: TIME_MS_MAX + 10_000 }, async (_, count) => {
    const path = await setting.put('many.zip', manyEntries(count))
    const outcome = program(['insights', path])
    expectRefused(outcome)
    expect(outcome.stderr.includes('holds more than 50,000 files')).toBe(count > 50_000)
    expect(outcome.peakBytes).toBeLessThan(PEAK_BYTES_OF_MANY_MAX)
  })

  test('that declares too many entries is refused before its directory is looked at', async () => {
    const bytes = Uint8Array.from(manyEntries(1))
    new DataView(bytes.buffer).setUint16(bytes.length - 22 + 10, 50_001, true)
    const { stderr } = await setting.run(['insights', await setting.put('declared.zip', bytes)])
    expect(stderr).toContain('holds more than 50,000 files')
  })

  test(
    'costs nothing to what is given beside it',
    async () => {
      const good = await setting.put('good.json', BROKEN_FILES.find(({ name }) => name === 'CRLF line ends')?.content() ?? '')
      const archives = await Promise.all(
        HOSTILE_ZIPS.filter(({ listensAtLeast }) => listensAtLeast === 0).map(({ name, bytes }) =>
          setting.put(`beside/${name}.zip`, bytes()),
        ),
      )
      const { exitCode, stdout, stderr } = await setting.run(['insights', ...archives, good, '--json'])
      expect(exitCode).toBe(0)
      expect(findingsSchema.parse(JSON.parse(stdout)).top.tracks).toContainEqual(
        expect.objectContaining({ title: 'Kettle On', artist: 'Tidal Heron' }),
      )
      expect(stderr.split('\n').filter((line) => line.startsWith('Warning: ')).length).toBe(3)
      expect(stderr).toMatch(/and \d+ more: see chorus reconcile/)
    },
    TIME_MS_MAX,
  )

  test('with names of files that act upon a terminal shows them harmless', async () => {
    const entry: RawEntry = {
      ...storedEntry('\u001b[2J\u202e<b>x</b>\nchorus: hi.json', new TextEncoder().encode('[{"ts":1,"ms_played":2},')),
      method: DEFLATED,
    }
    const path = await setting.put('names.zip', rawZip([entry]))
    const outcome = await setting.run(['insights', path])
    expectRefused(outcome)
    expect(outcome.stderr.match(/^chorus:/gm)).toHaveLength(1)
  })
})
