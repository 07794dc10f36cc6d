/** Tests `chorus catalogue build` on dumps in the forms in which they are published, of artists who do not exist. */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listenLine, mbidOf, soundDocument, soundPath, SAD, WILD } from '../../../test/support/dumps.ts'
import { tarOf } from '../../../test/support/tar.ts'
import { itemMoodsSchema, moodFindingsSchema } from '../../contract/mood.ts'
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

test('three dumps make one table, from which recordings are known by their id, by their names, and artists by their company', async () => {
  const musicbrainz = await setting.put(
    'artist.tar.gz',
    gzipSync(
      tarOf([
        { path: 'COPYING', content: 'CC0' },
        { path: 'mbdump/artist', content: LINES.map((line) => JSON.stringify(line)).join('\n') },
      ]),
    ),
  )
  const acousticbrainz = await setting.put(
    'acousticbrainz-highlevel-json-20220623-0.tar',
    tarOf([
      { path: soundPath(mbidOf(1), 0), content: soundDocument(SAD, 'Another Spelling', 'Slow') },
      { path: soundPath(mbidOf(2), 0), content: soundDocument(WILD, 'Unheard Of', 'Fast - Remastered 2011') },
      { path: soundPath(mbidOf(3), 0), content: '{"highlevel":{}}' },
    ]),
  )
  const company = Array.from({ length: 20 }, (_, index) => [
    listenLine({ user: index, second: 1_600_000_000, artist: index % 2 === 0 ? 'Slayer' : 'Metallica' }),
    listenLine({ user: index, second: 1_600_000_200, artist: 'Nobody Writes About' }),
  ]).flat()
  const path = 'listenbrainz-listens-dump-2-20260101-000003-full/listens/2020/9.listens'
  const listenbrainz = await setting.put('listens.tar', tarOf([{ path, content: company.join('\n') }]))
  const output = join(musicbrainz, '..', 'all.tsv')
  const args = ['--musicbrainz', musicbrainz, '--acousticbrainz', acousticbrainz, '--listenbrainz', listenbrainz]
  const { exitCode, stderr } = await setting.run(['catalogue', 'build', ...args, '-o', output])
  expect(exitCode).toBe(0)
  expect(stderr).toContain('2 artists, 1 artist by what is heard beside them, 2 recordings (2 songs by name) written to')
  expect(stderr).toContain('The document number 3 of')
  await expect(stat(`${output}.parts`)).rejects.toThrow('ENOENT')

  const names = await setting.put('company.txt', 'Nobody writes about\nthe invented\n')
  const asked = await setting.run(['mood', '--artists', names, '--catalogue', output, '--json'])
  const [beside, invented] = itemMoodsSchema.parse(JSON.parse(asked.stdout))
  expect(beside).toMatchObject({ level: 'neighbour', sources: ['Metallica', 'Slayer'] })
  expect(beside!.arousal).toBeGreaterThan(0.2)
  expect(invented).toMatchObject({ level: 'artist' })

  const history = await setting.put('listens.jsonl', historyLines().join('\n'))
  const { stdout } = await setting.run(['mood', history, '--zone', 'UTC', '--catalogue', output, '--json'])
  const found = moodFindingsSchema.parse(JSON.parse(stdout))
  expect(found.coverage).toMatchObject({ plays: 30, playsKnown: 20, artistsKnown: 2 })
  expect(found.coverage.levels.map(({ level }) => level)).toEqual(['sound'])
  expect(found.artists.darkCalm.map(({ artist, level }) => [artist, level])).toEqual([['Somebody', 'sound']])
  expect(found.artists.brightExcited.map(({ artist, sources }) => [artist, sources])).toEqual([['Unheard Of', ['AcousticBrainz']]])
})

/** Ten listens each of a recording with a known id, of one known by its names, and of one that nobody knows. */
function historyLines(): readonly string[] {
  const listen = (index: number, artist: string, title: string, mbid?: string): string =>
    JSON.stringify({
      listened_at: 1_600_000_000 + index * 300,
      track_metadata: {
        artist_name: artist,
        track_name: title,
        additional_info: { duration_ms: 200_000, ...(mbid !== undefined && { recording_mbid: mbid }) },
      },
    })
  return Array.from({ length: 10 }, (_, index) => [
    listen(3 * index, 'Somebody', 'A Name of Its Own', mbidOf(1)),
    listen(3 * index + 1, 'Unheard Of', 'Fast'),
    listen(3 * index + 2, 'Unknown', 'Never'),
  ]).flat()
}

test('what is there already is not written over, and nothing is read for it', async () => {
  const output = await setting.put('there.tsv', 'mine')
  const { exitCode, stderr } = await setting.run(['catalogue', 'build', '--musicbrainz', 'no-such-file', '-o', output])
  expect(exitCode).toBe(1)
  expect(stderr).toContain('There is a file')
  const missing = await setting.run(['catalogue', 'build', '--musicbrainz', 'no-such-file', '-o', `${output}.new`])
  expect(missing.stderr).toContain('There is no file or folder no-such-file')
})

test('a file that is no dump is refused with a sentence', async () => {
  const other = await setting.put('other.txt', 'nothing\nof the kind\n')
  const { exitCode, stderr } = await setting.run(['catalogue', 'build', '--musicbrainz', other, '-o', 'never.tsv'])
  expect(exitCode).toBe(1)
  expect(stderr).toContain('There is nothing about the mood of music in')
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
