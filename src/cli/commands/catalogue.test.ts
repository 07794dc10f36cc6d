/** Tests `chorus catalogue build` on lines in the form of a MusicBrainz JSON dump, of artists who do not exist. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { itemMoodsSchema } from '../../contract/mood.ts'
import { createSetting, type Setting } from '../terminal.case.ts'

let setting: Setting
beforeAll(async () => {
  setting = await createSetting()
})
afterAll(() => setting.end())

const tag = (name: string, count: number) => ({ name, count })
const LINES = [
  {
    id: '00000000-0000-0000-0000-000000000001',
    name: 'The Invented',
    'sort-name': 'Invented, The',
    type: 'Group',
    'life-span': { begin: '1994-05', end: '2003', ended: true },
    tags: [tag('death metal', 9), tag('seen live', 4), tag('swedish', 3), tag('brutal', 2), tag('calm', -1)],
    genres: [
      { id: 'x', disambiguation: '', ...tag('death metal', 9) },
      { id: 'y', disambiguation: '', ...tag('grindcore', 3) },
    ],
    relations: [{ type: 'official homepage', url: { resource: 'https://invented.example/' } }],
  },
  { name: 'the invented', type: 'Person', 'life-span': { begin: '1950' }, tags: [tag('ambient', 1)], genres: [] },
  { name: 'Nobody Tagged', tags: [], genres: [], 'life-span': null },
  { name: 'A Person', type: 'Person', 'life-span': { begin: '1950-01-01' }, tags: [tag('Chill Out', 2)] },
]

test('artists with words that tell something become a table, and chorus mood knows them', async () => {
  const dump = await setting.put('artist', `${LINES.map((line) => JSON.stringify(line)).join('\n')}\n{"broken\n[]\n`)
  const output = join(dump, '..', 'artists.tsv')
  const { exitCode, stderr } = await setting.run(['catalogue', 'build', '--musicbrainz', dump, '-o', output])
  expect(exitCode).toBe(0)
  expect(stderr).toContain('2 artists written to')
  expect(stderr).toContain('2 lines of')
  expect(await readFile(output, 'utf8')).toBe(
    'name\twords\tdecades\nA Person\tchillout\t\nThe Invented\tdeath metal; grindcore; brutal\t1990s; 2000s\n',
  )
  const names = await setting.put('asked.txt', 'invented\na person\n')
  const { stdout } = await setting.run(['mood', '--artists', names, '--catalogue', output, '--json'])
  const [invented, person] = itemMoodsSchema.parse(JSON.parse(stdout))
  expect(invented).toMatchObject({ level: 'artist', sources: ['death metal', 'grindcore', 'brutal', '90s', '00s'] })
  expect(invented!.arousal).toBeGreaterThan(0.4)
  expect(person!.arousal).toBeLessThan(0)
  const again = await setting.run(['catalogue', 'build', '--musicbrainz', dump, '-o', output])
  expect(again.exitCode).toBe(1)
})

test('a file that is no dump is refused with a sentence', async () => {
  const other = await setting.put('other.txt', 'nothing\nof the kind\n')
  const { exitCode, stderr } = await setting.run(['catalogue', 'build', '--musicbrainz', other, '-o', 'never.tsv'])
  expect(exitCode).toBe(1)
  expect(stderr).toContain('There is no artist with tags')
})

test.each([[[]], [['build']], [['burn', '--musicbrainz', 'a', '-o', 'b']]])('%j is wrong usage', async (args) => {
  expect((await setting.run(['catalogue', ...args])).exitCode).toBe(2)
})

test('a table that is none is refused', async () => {
  const table = await setting.put('no-table.tsv', 'a\tb\n')
  const names = await setting.put('one.txt', 'x\n')
  const { exitCode, stderr } = await setting.run(['mood', '--artists', names, '--catalogue', table])
  expect(exitCode).toBe(1)
  expect(stderr).toContain('is no table of artists')
})
