/** `chorus export` over small real files: what it writes can be read again, and nothing is overwritten. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSetting, row, type Setting } from '../terminal.case.ts'

let setting: Setting

beforeAll(async () => {
  setting = await createSetting()
  await setting.put(
    'pack/history.json',
    JSON.stringify([row({ ts: '2021-05-06T07:08:00Z', title: '=1+1' }), row({ ts: '2021-05-06T08:08:00Z' })]),
  )
  await setting.put('pack/lastfm.csv', 'uts,artist,album,track\n1620284703,Amber Dials,,=1+1\n1620300000,Amber Dials,,Only Here\n')
})

afterAll(() => setting.end())

const rowsOf = async (path: string): Promise<unknown> => {
  const { stdout } = await setting.run(['reconcile', path, '--json'])
  const account: unknown = JSON.parse(stdout)
  return typeof account === 'object' && account !== null && 'rows' in account ? account.rows : undefined
}

test.each(['parquet', 'csv', 'jsonl', 'listenbrainz'])('writes %s that can be given to it again', async (format) => {
  const out = `${setting.folder}/me-${format}`
  const { exitCode, stdout, stderr } = await setting.run(['export', `${setting.folder}/pack`, '--format', format, '-o', out])
  expect([exitCode, stdout, stderr]).toEqual([0, '', `3 listens written to ${out}.\n`])
  expect(await rowsOf(out)).toMatchObject({ read: 3, listens: 3, rejected: 0 })
})

test('says how many listens a form holds that does not hold all, and gives no private session to ListenBrainz', async () => {
  const podcast = { ts: '2021-05-06T09:08:00Z', ms_played: 60_000, episode_name: 'Ep', episode_show_name: 'Show' }
  const hidden = { ...row({ ts: '2021-05-06T08:08:00Z' }), incognito_mode: true }
  const path = await setting.put('mixed.json', JSON.stringify([row({ ts: '2021-05-06T07:08:00Z' }), podcast, hidden]))
  const out = `${setting.folder}/mixed.jsonl`
  const { stderr } = await setting.run(['export', path, '--format', 'listenbrainz', '-o', out])
  expect(stderr).toBe(`1 of 3 listens written to ${out}. The others are no music with a title and an artist, or of a private session.\n`)
  expect((await readFile(out, 'utf8')).trim().split('\n')).toHaveLength(1)
})

test('keeps sources apart when asked to', async () => {
  const { stdout } = await setting.run(['export', `${setting.folder}/pack`, '--format', 'jsonl', '--keep-apart'])
  expect(stdout.trim().split('\n')).toHaveLength(4)
})

test('never writes over a file', async () => {
  const out = await setting.put('kept.csv', 'mine')
  const { exitCode, stderr } = await setting.run(['export', `${setting.folder}/pack`, '--format', 'csv', '-o', out])
  expect(exitCode).toBe(1)
  expect(stderr).toContain(`chorus: There is a file ${out} already.`)
  expect(await readFile(out, 'utf8')).toBe('mine')
})

test('says so where it cannot write, and what the formats are', async () => {
  const gone = await setting.run(['export', `${setting.folder}/pack`, '-o', `${setting.folder}/gone/me.parquet`])
  expect([gone.exitCode, gone.stderr]).toEqual([1, expect.stringContaining('could not be written.')])
  const unknown = await setting.run(['export', `${setting.folder}/pack`, '--format', 'xml'])
  expect([unknown.exitCode, unknown.stderr]).toEqual([2, expect.stringContaining('The formats are parquet, csv, jsonl, listenbrainz.')])
})
