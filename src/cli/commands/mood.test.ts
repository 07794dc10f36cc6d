/** Tests `chorus mood` through the command line. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { itemMoodsSchema, moodFindingsSchema } from '../../contract/mood.ts'
import { createSetting, type Setting } from '../terminal.case.ts'

let setting: Setting
beforeAll(async () => {
  setting = await createSetting()
})
afterAll(() => setting.end())

test('every item is answered once, in the order in which it first comes', async () => {
  const tags = [
    'item\ttag\tweight',
    'b\tsad\t100',
    'a\tDeath-Metal\t80',
    'b\tseen live\t90',
    'c\tseen live\t0',
    'd\t\t',
    'e\tcalm\tmany',
    'f\tparty',
  ]
  const path = await setting.put('tags.tsv', tags.join('\r\n'))
  const { exitCode, stdout, stderr } = await setting.run(['mood', '--tags', path, '--json'])
  expect(exitCode).toBe(0)
  const moods = itemMoodsSchema.parse(JSON.parse(stdout))
  expect(moods.map(({ item }) => item)).toEqual(['b', 'a', 'c', 'd', 'e', 'f'])
  expect(moods[0]).toMatchObject({ level: 'track', sources: ['sad'] })
  expect(moods[1]!.arousal).toBeGreaterThan(0.4)
  expect(moods[2]!.confidence).toBeLessThan(0.2)
  expect(moods[5]!.valence).toBeGreaterThan(0.3)
  expect(stderr).toContain('names its columns')
})

test('artists are answered line by line, repeated and unknown ones too', async () => {
  const path = await setting.put('names.txt', '\u{feff}Nobody At All\nNobody At All\n\nSomebody “Else”\u0007\n')
  const { exitCode, stdout } = await setting.run(['mood', '--artists', path, '--json'])
  expect(exitCode).toBe(0)
  const moods = itemMoodsSchema.parse(JSON.parse(stdout))
  expect(moods.map(({ item }) => item)).toEqual(['Nobody At All', 'Nobody At All', 'Somebody “Else”\u0007'])
  expect(moods.every(({ confidence, sources }) => confidence < 0.2 && sources[0] === 'prior')).toBe(true)
})

test('without --json each item is a line for people', async () => {
  const path = await setting.put('few.tsv', 'one\tcalm\t1\ntwo\tseen live\t1\n')
  const { stdout } = await setting.run(['mood', '--tags', path])
  expect(stdout).toMatch(/^one\tvalence \+0\.\d\d\tarousal -0\.\d\d\t\d\d % sure, by track: calm\ntwo\tunknown\n$/)
})

test('an empty table is an empty array', async () => {
  const { stdout } = await setting.run(['mood', '--tags', await setting.put('none.tsv', ''), '--json'])
  expect(JSON.parse(stdout)).toEqual([])
})

test.each([[[]], [['--tags', 'a', '--artists', 'b']]])('%j is wrong usage', async (args) => {
  expect((await setting.run(['mood', ...args])).exitCode).toBe(2)
})

test('a table that is not there is refused with a sentence', async () => {
  const { exitCode, stderr } = await setting.run(['mood', '--tags', 'no-such-table.tsv'])
  expect(exitCode).toBe(1)
  expect(stderr).toContain('There is no file or folder no-such-table.tsv.')
})

test('a history is answered in sentences, with how much of it is known', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => ({
    endTime: `2024-03-${String(1 + (index % 20)).padStart(2, '0')} 0${index % 8}:00`,
    artistName: 'Nobody At All',
    trackName: `Song ${index}`,
    msPlayed: 200_000,
  }))
  const path = await setting.put('StreamingHistory_music_0.json', JSON.stringify(rows))
  const page = await setting.run(['mood', path, '--zone', 'UTC'])
  expect(page.exitCode).toBe(0)
  expect(page.stdout).toContain('The mood of this music is unknown.')
  expect(page.stdout).toContain('Nobody At All')
  const { stdout } = await setting.run(['mood', path, '--zone', 'UTC', '--json'])
  const found = moodFindingsSchema.parse(JSON.parse(stdout))
  expect(found.coverage).toMatchObject({ plays: 40, playsKnown: 0, share: 0, artists: 1 })
})
