/** `chorus reconcile` over small real files. */
import { symlink } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reconciliationSchema } from '../../contract/reconciliation.ts'
import { widthOf } from '../layout.ts'
import { createSetting, row, Screen, type Setting, smallHistory } from '../terminal.case.ts'

let setting: Setting

beforeAll(async () => {
  setting = await createSetting()
  await setting.put('pack/history.json', smallHistory())
  await setting.put('pack/broken.json', JSON.stringify([row({ ts: '2020-01-01T12:00:00Z' }), row({ ts: 'never' })]))
  await setting.put('pack/notes.txt', 'Dear friend')
  await symlink('/', `${setting.folder}/pack/everything`)
})

afterAll(() => setting.end())

test('--json prints the whole account as one object of the contract', async () => {
  const { exitCode, stdout, stderr } = await setting.run(['reconcile', `${setting.folder}/pack`, '--json'])
  expect([exitCode, stderr]).toEqual([0, ''])
  const account = reconciliationSchema.parse(JSON.parse(stdout))
  const { read, listens, duplicates, merged, rejected } = account.rows
  expect({ read, listens, duplicates, merged, rejected }).toEqual({ read: 28, listens: 26, duplicates: 1, merged: 0, rejected: 1 })
  expect(account.files).toHaveLength(3)
  expect(account.problems.map(({ code }) => code)).toContain('linkNotFollowed')
})

test('the page accounts for rows, rules, files, rejections and what was passed over', async () => {
  const { exitCode, stdout, stderr } = await setting.run(['reconcile', `${setting.folder}/pack`])
  expect([exitCode, stderr]).toEqual([0, ''])
  for (const text of [
    '28 rows read, and each one is accounted for.',
    'A play lasts at least 30 seconds.',
    '2 files with listening history.',
    'Why rows were rejected.',
    'broken.json, line 1',
    '1 other file, from which nothing was taken.',
    'is a link and was not followed.',
  ]) {
    expect(stdout.replaceAll(/\n {2}/g, ' ')).toContain(text)
  }
})

test('the page fits a narrow terminal', async () => {
  const stdout = new Screen({ columns: 60 })
  await setting.run(['reconcile', `${setting.folder}/pack`], { stdout })
  for (const line of stdout.text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(60)
})

test('names of files cannot act upon the terminal', async () => {
  const path = await setting.put('evil/\u{1b}[2Jhistory.json', smallHistory())
  const { stdout, stderr } = await setting.run(['reconcile', path])
  expect(stdout).toContain('\u{fffd}[2Jhistory.json')
  expect(stdout + stderr).not.toContain('\u{1b}')
})

test('rows that went for another are told with both places, and each can be asked about', async () => {
  const pack = `${setting.folder}/pack`
  const { stdout } = await setting.run(['reconcile', pack])
  expect(stdout).toContain('Why rows are not counted twice.')
  const { repeats } = reconciliationSchema.parse(JSON.parse((await setting.run(['reconcile', pack, '--json'])).stdout))
  expect(repeats).toMatchObject([{ fate: 'duplicate', rows: 1 }])
  const why = await setting.run(['reconcile', pack, '--why', 'broken.json:1', '--json'])
  expect(JSON.parse(why.stdout)).toMatchObject({ fate: 'rejected', reason: 'noTime', line: 1 })
  const sentence = await setting.run(['reconcile', pack, '--why', 'history.json:1'])
  expect(sentence.stdout).toContain('history.json, line 1, is not counted: it repeats the row in')
})

test('a row that is not there is a plain sentence', async () => {
  const gone = await setting.run(['reconcile', `${setting.folder}/pack`, '--why', 'history.json:99'])
  expect([gone.exitCode, gone.stderr]).toEqual([1, expect.stringContaining('No row was read from history.json, line 99.')])
  expect((await setting.run(['reconcile', `${setting.folder}/pack`, '--why', 'history.json'])).exitCode).toBe(2)
})
