/** What `chorus insights` says of what stands in an order: the tops, the year among the own years, and who climbed and fell. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { printedFindingsSchema } from '../../contract/deep-insights.ts'
import { MS_PER_DAY, MS_PER_MINUTE } from '../../shared/time.ts'
import { createSetting, type Setting } from '../terminal.case.ts'

interface Song {
  readonly artist: string
  readonly title: string
  readonly minutes: number
}
const LONG: Song = { artist: 'Ada Quill', title: 'Long Night', minutes: 30 }
const OFTEN: Song = { artist: 'Bo Larkin', title: 'Kite', minutes: 2 }
const DAILY: Song = { artist: 'Cy Moor', title: 'Coffee', minutes: 1 }

function rows(song: Song, from: string, times: number, apartMs: number): object[] {
  return Array.from({ length: times }, (_, index) => ({
    ts: new Date(Date.parse(from) + index * apartMs).toISOString(),
    ms_played: song.minutes * MS_PER_MINUTE,
    conn_country: 'PT',
    master_metadata_track_name: song.title,
    master_metadata_album_artist_name: song.artist,
    master_metadata_album_album_name: `${song.title} and more`,
    spotify_track_uri: `spotify:track:${song.title}`,
    reason_start: 'clickrow',
    reason_end: 'trackdone',
    shuffle: false,
    skipped: false,
  }))
}

/** 2021 is Ada's: two hours in four plays. In 2022 Bo takes the evenings, and Cy every morning of a month. */
const LIFE = [
  ...rows(LONG, '2021-03-01T12:00:00Z', 4, 60 * MS_PER_MINUTE),
  ...rows(OFTEN, '2021-04-01T12:00:00Z', 1, MS_PER_DAY),
  ...rows(LONG, '2022-03-01T12:00:00Z', 1, MS_PER_DAY),
  ...rows(OFTEN, '2022-04-01T12:00:00Z', 40, 3 * MS_PER_MINUTE),
  ...rows(DAILY, '2022-05-01T08:00:00Z', 30, MS_PER_DAY),
  ...rows(OFTEN, '2023-01-01T12:00:00Z', 1, MS_PER_DAY),
]

let setting: Setting
let file = ''
beforeAll(async () => {
  setting = await createSetting()
  file = await setting.put('history.json', JSON.stringify(LIFE))
})
afterAll(() => setting.end())

async function page(...flags: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await setting.run(['insights', file, '--zone', 'UTC', ...flags])
  expect([exitCode, stderr]).toEqual([0, ''])
  return stdout.replaceAll(/\s+/g, ' ')
}

let files = 0
async function html(...flags: readonly string[]): Promise<string> {
  const out = join(setting.folder, `${files++}.html`)
  const { exitCode } = await setting.run(['insights', file, '--zone', 'UTC', '--html', out, ...flags])
  expect(exitCode).toBe(0)
  return readFile(out, 'utf8')
}

describe('tops', () => {
  test.each([
    ['time', ['You gave the most time to Ada Quill.', 'First by plays: Bo Larkin; by days: Cy Moor.']],
    ['plays', ['You played Bo Larkin most: 42 plays.', 'First by time: Ada Quill; by days: Cy Moor.']],
    [
      'days',
      ['Cy Moor was with you on 30 days.', 'You heard “Coffee” by Cy Moor on 30 days.', 'First by time: Ada Quill; by plays: Bo Larkin.'],
    ],
  ] as const)('by %s are first in the terminal and in the file of HTML', async (order, sentences) => {
    const [terminal, written] = [await page('--by', order), await html('--by', order)]
    for (const sentence of sentences) {
      expect(terminal).toContain(sentence)
      expect(written).toContain(sentence)
    }
  })

  test('are ordered by time where nobody asks', async () => {
    expect(await page()).toContain('You gave the most time to Ada Quill.')
  })

  test('have no other orders', async () => {
    const { exitCode, stderr } = await setting.run(['insights', file, '--by', 'love'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('Tops have no order by love.')
    expect(stderr).toContain('time, plays, days')
  })
})

test('a year is ranked among the own years, and the whole history is not', async () => {
  const sentence = '2022 was your most-listened of 3 years.'
  for (const said of [await page('--year', '2022'), await html('--year', '2022')]) expect(said).toContain(sentence)
  expect(await page('--year', '2021')).toContain('2021 was your 2nd most-listened of 3 years.')
  expect(await page()).not.toContain('most-listened')
})

test('artists, albums and songs climb and fall against the year before', async () => {
  for (const said of [await page('--year', '2022'), await html('--year', '2022')]) {
    for (const sentence of [
      'Cy Moor climbed most, to number 2.',
      'Artists that climbed',
      'Albums that fell',
      'Coffee and more',
      'from 1 at 3',
      'new at 2',
    ])
      expect(said).toContain(sentence)
  }
})

test('JSON holds every order, the ranks and the movers', async () => {
  const { stdout } = await setting.run(['insights', file, '--zone', 'UTC', '--year', '2022', '--json', '--deep'])
  const found = printedFindingsSchema.required().strict().parse(JSON.parse(stdout))
  expect(found.topBy.days.tracks[0]).toMatchObject({ title: 'Coffee', plays: 30, days: 30 })
  expect(found.topBy.plays.albums[0]).toMatchObject({ title: 'Kite and more', plays: 40, days: 1 })
  expect([found.ownYears.year, found.ownYears.ranked.map(({ rank, year }) => [rank, year])]).toEqual([
    2022,
    [
      [1, 2022],
      [2, 2021],
      [3, 2023],
    ],
  ])
  expect(found.comparison?.tracks.climbers[0]).toMatchObject({ title: 'Coffee', rank: 2, rankBefore: null })
})
