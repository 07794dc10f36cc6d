/** The built programs as a shell runs them: pipes that close, signals, ports in use. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { smallHistory } from './terminal.case.ts'

const SOURCES = dirname(dirname(fileURLToPath(import.meta.url)))

let folder = ''
let file = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chorus-main-'))
  file = join(folder, 'history.json')
  await mkdir(join(folder, 'dist/web'), { recursive: true })
  await writeFile(join(folder, 'dist/web/index.html'), '<!doctype html><title>Chorus</title>')
  await writeFile(join(folder, 'package.json'), '{"version": "9.8.7", "type": "module"}')
  await writeFile(file, smallHistory())
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node20',
      outDir: 'dist/node',
      minify: false,
      rolldownOptions: {
        input: {
          cli: join(SOURCES, 'cli/main.ts'),
          server: join(SOURCES, 'server/main.ts'),
          'import-thread': join(SOURCES, 'adapters/import-thread.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  })
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

/** Large enough that a second thread reads along, and that there is time to interrupt. */
async function putLongHistory(): Promise<string> {
  const long = join(folder, 'long.json')
  const rows = smallHistory().slice(1, -1)
  await writeFile(long, `[${Array.from({ length: 8_000 }, () => rows).join(',')}]`)
  return long
}

test('several large files read side by side give the same as one small one', async () => {
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

describe('chorus start', () => {
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
