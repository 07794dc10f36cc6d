/** The command line from its arguments to what the shell is told. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSetting, type Setting, smallHistory } from './terminal.case.ts'

let setting: Setting
let file = ''

beforeAll(async () => {
  setting = await createSetting()
  file = await setting.put('history.json', smallHistory())
})

afterAll(() => setting.end())

describe('help', () => {
  test('names every command and the exit codes, on stdout', async () => {
    const { exitCode, stdout, stderr } = await setting.run(['--help'])
    expect(exitCode).toBe(0)
    for (const text of ['insights', 'reconcile', 'start', 'Exit codes: 0 ok, 1 refused input, 2 wrong usage, 3 fault'])
      expect(stdout).toContain(text)
    expect(stderr).toBe('')
  })

  test.each([
    ['insights', ['--json', '--year YEAR', '--zone ZONE', '--play-rule RULE', 'thirtySeconds', 'FILE is a zip']],
    ['reconcile', ['--json', '--zone ZONE']],
    ['start', ['PORT', 'HOST']],
  ])('of %s explains its flags, even beside files that are not there', async (command, texts) => {
    const { exitCode, stdout } = await setting.run([command, 'missing.zip', '--help'])
    expect(exitCode).toBe(0)
    for (const text of [`Usage: chorus ${command}`, ...texts]) expect(stdout).toContain(text)
  })

  test('comes instead of an answer when no command is named, and that is wrong usage', async () => {
    const { exitCode, stdout, stderr } = await setting.run([])
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain('Usage: chorus COMMAND')
  })
})

test.each(['--version', '-v'])('%s prints the version alone', async (flag) => {
  expect(await setting.run([flag])).toEqual({ exitCode: 0, stdout: '1.2.3\n', stderr: '' })
})

describe('wrong usage ends with 2, one sentence and a hint, and nothing on stdout', () => {
  test.each([
    ['an unknown command', ['insight'], 'There is no command insight.'],
    ['an unknown flag before a command', ['--jsn'], 'There is no flag --jsn.'],
    ['a command that every object has', ['constructor'], 'There is no command constructor.'],
    ['an unknown flag', ['insights', '--jsn', 'x'], "Unknown option '--jsn'."],
    ['a flag without its value', ['insights', 'x', '--zone'], "Option '--zone <value>' argument missing."],
    ['a value for a flag that takes none', ['insights', 'x', '--json=yes'], "Option '--json' does not take an argument."],
    ['no file', ['insights'], 'No file was named.'],
    ['no file to reconcile', ['reconcile', '--json'], 'No file was named.'],
    ['an unknown zone', ['insights', 'x', '--zone', 'Mars/Olympus'], 'There is no time zone Mars/Olympus.'],
    ['a word as a year', ['insights', 'x', '--year', 'last'], 'last is not a year of streaming.'],
    ['a year before streaming', ['insights', 'x', '--year', '1850'], '1850 is not a year of streaming.'],
    ['a short year of birth', ['insights', 'x', '--birth-year', '85'], '85 is not a year of birth.'],
    ['an unknown rule', ['insights', 'x', '--play-rule', 'toString'], 'There is no play rule toString.'],
    ['files for the server', ['start', 'x.zip'], 'chorus start takes no files.'],
  ])('%s', async (_, args, sentence) => {
    const { exitCode, stdout, stderr } = await setting.run(args)
    expect([exitCode, stdout]).toEqual([2, ''])
    const [first, hint, end] = stderr.split('\n')
    expect(first).toBe(`chorus: ${sentence}`)
    expect(hint).toMatch(/[.]$/)
    expect(end).toBe('')
  })

  test('what is echoed cannot act upon the terminal', async () => {
    const { stderr } = await setting.run(['\u{1b}[2Jboom'])
    expect(stderr).toContain('\u{fffd}[2Jboom')
    expect(stderr).not.toContain('\u{1b}')
  })
})

describe('refused input ends with 1, one sentence and a hint, and nothing on stdout', () => {
  test.each(['insights', 'reconcile'])('%s of a file that is not there', async (command) => {
    const { exitCode, stdout, stderr } = await setting.run([command, file, `${setting.folder}/missing.zip`, '--json'])
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(stderr).toBe(`chorus: There is no file or folder ${setting.folder}/missing.zip.\nCheck the name and the folder you are in.\n`)
  })

  test('a folder without files', async () => {
    const empty = join(setting.folder, 'empty/deep')
    await mkdir(empty, { recursive: true })
    const { exitCode, stdout, stderr } = await setting.run(['insights', empty, '--json'])
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(stderr).toContain(`chorus: There are no files in ${empty}.`)
  })

  test('a file that holds no history', async () => {
    const letter = await setting.put('letter.txt', 'Dear friend')
    const { exitCode, stdout, stderr } = await setting.run(['insights', letter, '--json'])
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(stderr).toContain('There is no listening history in')
  })
})

test('a fault of the program ends with 3 and tells nothing of its inside', async () => {
  const inputFiles = { find: () => Promise.reject(new RangeError('secret detail')) }
  const { exitCode, stdout, stderr } = await setting.run(['insights', file], { inputFiles })
  expect([exitCode, stdout]).toEqual([3, ''])
  expect(stderr).toContain('Chorus stopped because of a fault of its own.')
  expect(stderr).not.toMatch(/secret|RangeError|\n\s+at /)
})

test('chorus start hands over to the server', async () => {
  const started: string[] = []
  const startServer = async (): Promise<void> => void started.push('server')
  expect(await setting.run(['start'], { startServer })).toEqual({ exitCode: 0, stdout: '', stderr: '' })
  expect(started).toEqual(['server'])
})
