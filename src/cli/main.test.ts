/** The built programs as a shell runs them: pipes that close, signals, ports in use. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleForNode } from '../../scripts/bundle.js'
import { demoReportSchema } from '../contract/demo.ts'
import { smallHistory } from './terminal.case.ts'

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Takes seconds to make. */
const EMPTY_DATABASE = 'dist/empty-database.tar.gz'

let folder = ''
let file = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chorus-main-'))
  file = join(folder, 'history.json')
  await mkdir(join(folder, 'dist/web'), { recursive: true })
  await writeFile(join(folder, 'dist/web/index.html'), '<!doctype html><title>Chorus</title>')
  const { imports } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ version: '9.8.7', type: 'module', imports }))
  await symlink(join(ROOT, EMPTY_DATABASE), join(folder, EMPTY_DATABASE))
  await writeFile(file, smallHistory())
  // The engines stay where they are installed, and the programs look for them from where they are.
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  await bundleForNode(
    {
      cli: join(ROOT, 'src/cli/main.ts'),
      'ballot-process': join(ROOT, 'src/adapters/membership/ballot-process.ts'),
      'device-worker': join(ROOT, 'src/cli/demo/device-worker.ts'),
      server: join(ROOT, 'src/server/main.ts'),
    },
    join(folder, 'dist/node'),
  )
}, 60_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

interface Program {
  readonly child: ChildProcess
  readonly output: { stdout: string; stderr: string }
  readonly ended: Promise<number | null>
}

function start(args: readonly string[], env: Record<string, string> = {}): Program {
  return watch(spawn(process.execPath, [join(folder, 'dist/node/cli.js'), ...args], { env: { PATH: process.env['PATH'], ...env } }))
}

function shell(script: string): Program {
  const chorus = `'${process.execPath}' '${join(folder, 'dist/node/cli.js')}'`
  return watch(spawn('/bin/bash', ['-c', script.replaceAll('chorus', chorus)], { cwd: folder }))
}

function watch(child: ChildProcess): Program {
  const output = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? null)
  return { child, output, ended }
}

async function until(program: Program, sees: (output: Program['output']) => boolean): Promise<void> {
  while (!sees(program.output)) {
    const [end] = await Promise.race([program.ended.then(() => ['end']), once(program.child.stdout ?? program.child, 'data')])
    if (end === 'end' && !sees(program.output)) throw new Error(`the program ended early: ${program.output.stderr}`)
  }
}

/** Waits until the program reads the file; where the platform does not tell, for as long as starting takes at most. */
async function untilOpen({ child }: Program, path: string): Promise<void> {
  const handles = `/proc/${child.pid}/fd`
  for (let turn = 0; turn < 200; turn++) {
    await wait(5)
    const names = await readdir(handles).catch(() => [])
    const targets = await Promise.all(names.map((name) => readlink(join(handles, name)).catch(() => '')))
    if (targets.includes(path)) return
  }
}

test('the version is that of the package', async () => {
  const { output, ended } = start(['--version'])
  expect([await ended, output.stdout, output.stderr]).toEqual([0, '9.8.7\n', ''])
})

test('a history becomes one JSON object on a pipe', async () => {
  const { output, ended } = start(['insights', file, '--json'])
  expect(await ended).toBe(0)
  expect(JSON.parse(output.stdout)).toMatchObject({ rows: { read: 26 } })
  expect(output.stderr).toBe('')
})

test('a reader that has seen enough ends the program quietly and well', async () => {
  const { output, ended } = shell('set -o pipefail; chorus insights history.json | head -n 2; echo "ends: ${PIPESTATUS[0]}"')
  expect(await ended).toBe(0)
  expect(output.stdout).toContain('You listened for')
  expect(output.stdout).toContain('ends: 0')
  expect(output.stderr).toBe('')
})

test('a pipe that nobody reads any more is no fault either', async () => {
  const { output, ended } = shell('chorus insights history.json --json > >(exec true); sleep 0.1')
  expect(await ended).toBe(0)
  expect(output.stderr).toBe('')
})

test('an answer that cannot be written is a sentence', async () => {
  const { output, ended } = shell('chorus insights history.json > /dev/full')
  expect(await ended).toBe(3)
  expect(output.stderr).toBe('chorus: The answer could not be written.\nSee that there is room where it should go.\n')
})

test('wrong usage and refused input reach the shell as 2 and 1', async () => {
  expect(await start(['insights']).ended).toBe(2)
  expect(await start(['insights', join(folder, 'missing.zip')]).ended).toBe(1)
})

/** Large enough that there is time to interrupt. */
async function putLongHistory(): Promise<string> {
  const long = join(folder, 'long.json')
  const rows = smallHistory().slice(1, -1)
  await writeFile(long, `[${Array.from({ length: 8_000 }, () => rows).join(',')}]`)
  return long
}

test('several large files give the same as one small one', async () => {
  const long = await putLongHistory()
  const { output, ended } = start(['insights', long, file, long, '--json'])
  expect(await ended).toBe(0)
  expect(JSON.parse(output.stdout)).toMatchObject({ rows: { read: 26 * 16_001, listens: 25 }, totals: { plays: 23, artists: 3 } })
})

test('Ctrl-C while reading ends with 130 and says nothing', async () => {
  const long = await putLongHistory()
  const program = start(['insights', long, '--json'])
  await untilOpen(program, long)
  program.child.kill('SIGINT')
  expect(await program.ended).toBe(130)
  expect(program.output).toEqual({ stdout: '', stderr: '' })
})

describe('chorus demo', { timeout: 120_000 }, () => {
  /** Stands for a platform that chDB has no binary for. */
  const WITHOUT_CHDB = `
    const Module = require('node:module')
    const resolve = Module._resolveFilename
    Module._resolveFilename = function (request, ...rest) {
      if (request.startsWith('@chdb/')) throw Object.assign(new Error('not here'), { code: 'MODULE_NOT_FOUND' })
      return resolve.call(this, request, ...rest)
    }`

  async function emptyTemporaryFolder(): Promise<string> {
    return await mkdtemp(join(folder, 'tmp-'))
  }

  test('prints one JSON object of its contract and leaves nothing behind', async () => {
    const temporary = await emptyTemporaryFolder()
    const { output, ended } = start(['demo', '--members', '50', '--ballots', '2', '--json'], { TMPDIR: temporary })
    expect(await ended).toBe(0)
    expect(demoReportSchema.parse(JSON.parse(output.stdout))).toMatchObject({ members: 50, shareMin: '990.00', shareMax: '990.00' })
    expect(output.stderr).toContain('Members vote\n')
    expect(await readdir(temporary)).toEqual([])
  })

  test('Ctrl-C ends it with 130 and leaves nothing behind', async () => {
    const temporary = await emptyTemporaryFolder()
    const program = start(['demo', '--members', '200'], { TMPDIR: temporary })
    program.child.stderr?.once('data', () => program.child.kill('SIGINT'))
    expect(await program.ended).toBe(130)
    expect(await readdir(temporary)).toEqual([])
    expect(program.output.stderr).toContain('\nNothing of it was kept. With --keep DIR it can go on after an interruption.\n')
  })

  test('Ctrl-C leaves what is kept, and says how to go on', async () => {
    const kept = join(await emptyTemporaryFolder(), "June's sale")
    const program = start(['demo', '--members', '200', '--keep', kept])
    program.child.stderr?.once('data', () => program.child.kill('SIGINT'))
    expect(await program.ended).toBe(130)
    const told = /\nInterrupted[.] To go on: (chorus demo --resume .*)\n$/.exec(program.output.stderr)?.[1] ?? ''
    const asTold = `chorus() { exec '${process.execPath}' '${join(folder, 'dist/node/cli.js')}' "$@"; }; ${told}`
    const again = watch(spawn('/bin/bash', ['-c', asTold]))
    again.child.stderr?.once('data', () => again.child.kill('SIGINT'))
    expect(await again.ended).toBe(130)
    expect(again.output.stderr).toContain('It had not come to the vote, so it starts over: 200 members, of whom 60 vote.\n')
    expect(again.output.stderr).toContain(`To go on: ${told}\n`)
  })

  test('a platform without the engine of the pool is told so in a sentence', async () => {
    const temporary = await emptyTemporaryFolder()
    const hook = join(folder, 'without-chdb.cjs')
    await writeFile(hook, WITHOUT_CHDB)
    const { output, ended } = start(['demo', '--members', '50'], { TMPDIR: temporary, NODE_OPTIONS: `--require ${hook}` })
    expect(await ended).toBe(1)
    expect(output.stdout).toBe('')
    expect(output.stderr).toMatch(/^chorus: The listening pool cannot run here: its engine, chDB, does not load on \S+ \S+[.]\nIt runs on /)
    expect(await readdir(temporary)).toEqual([])
  })
})

describe('chorus start', { timeout: 60_000 }, () => {
  async function startServer(env: Record<string, string> = {}): Promise<{ program: Program; url: string }> {
    const program = start(['start'], { PORT: '0', ...env })
    await until(program, ({ stdout }) => stdout.includes('\n'))
    const url = /^Chorus is ready: (http:\/\/localhost:\d+)\n$/.exec(program.output.stdout)?.[1] ?? ''
    return { program, url: url.replace('localhost', '127.0.0.1') }
  }

  test.each(['SIGTERM', 'SIGINT'] as const)('serves the pages until %s, and then ends well', async (signal) => {
    const { program, url } = await startServer()
    const response = await fetch(`${url}/overview`)
    expect(await response.text()).toContain('<title>Chorus</title>')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    program.child.kill(signal)
    expect(await program.ended).toBe(0)
    expect(program.output.stderr).toBe('')
  })

  test('the first start makes keys for its owner alone, and a link that founds the collective', async () => {
    const data = join(await mkdtemp(join(folder, 'first-')), 'data')
    const { program } = await startServer({ CHORUS_DATA: data })
    await until(program, ({ stdout }) => stdout.includes('set-up#'))
    expect(program.output.stdout).toMatch(
      /\nTo found a collective, open this link within a day; it works once: http:\/\/localhost:\d+\/collective\/set-up#[\w-]{43}\n$/,
    )
    program.child.kill('SIGTERM')
    expect(await program.ended).toBe(0)
    const keys = await readdir(join(data, 'keys'))
    expect(keys.toSorted()).toEqual(['key-ring.json', 'pool-names.key', 'signing-key.pem'])
    for (const key of keys) expect((await stat(join(data, 'keys', key))).mode & 0o077, key).toBe(0)
  })

  test('a port in use is a sentence, a hint and 1', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await once(holder, 'listening')
    const address = holder.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const { output, ended } = start(['start'], { PORT: String(port) })
    expect(await ended).toBe(1)
    holder.close()
    expect(output.stdout).toBe('')
    expect(output.stderr).toMatch(
      new RegExp(`^chorus: Port ${port} is in use by another program[.]\nStop it, or choose another port: PORT=\\d+ npm start\n$`),
    )
  })

  test('a port that is no number is wrong usage', async () => {
    const { output, ended } = start(['start'], { PORT: 'http' })
    expect(await ended).toBe(2)
    expect(output.stderr).toContain('PORT is not the number of a port.')
  })
})
