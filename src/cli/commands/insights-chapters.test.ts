/** What `chorus insights` says of the chapters of a life that went from hip hop by day to drones by night. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printedFindingsSchema } from '../../contract/deep-insights.ts'
import { MS_PER_DAY, MS_PER_MINUTE } from '../../shared/time.ts'
import { createSetting, type Setting } from '../terminal.case.ts'

const DAYS = 500
const PLAYS_A_DAY = 4

/** The catalogue lists the first two for hip hop, and the others for drone. */
function lifeText(): string {
  const rows = Array.from({ length: DAYS * PLAYS_A_DAY }, (_, index) => {
    const day = Math.floor(index / PLAYS_A_DAY)
    const isLate = day >= DAYS / 2
    const artist = isLate ? ['Abul Mogard', 'Eliane Radigue'][index % 2] : ['AKA', 'A-Reece'][index % 2]
    const start =
      Date.parse('2020-01-01T00:00:00Z') + day * MS_PER_DAY + ((isLate ? 23 : 12) * 60 + (index % PLAYS_A_DAY) * 5) * MS_PER_MINUTE
    return {
      ts: new Date(start + 200_000).toISOString(),
      ms_played: 200_000,
      conn_country: 'PT',
      master_metadata_track_name: `Song ${index % 7}`,
      master_metadata_album_artist_name: artist,
      master_metadata_album_album_name: 'Album',
      spotify_track_uri: `spotify:track:${index}`,
      reason_start: 'clickrow',
      reason_end: 'trackdone',
      shuffle: false,
      skipped: false,
    }
  })
  return JSON.stringify(rows)
}

let setting: Setting
let file = ''
beforeAll(async () => {
  setting = await createSetting()
  file = await setting.put('history.json', lifeText())
})
afterAll(() => setting.end())

test('the terminal names them by genre and part of the week, with the artists beside it', async () => {
  const { exitCode, stdout } = await setting.run(['insights', file, '--zone', 'UTC'])
  expect(exitCode).toBe(0)
  const text = stdout.replaceAll(/\s+/g, ' ')
  expect(text).toContain('Your listening has 2 chapters.')
  expect(text).toContain(': daytime hip hop (with ')
  expect(text).toContain(': late-night drone (with ')
  expect(text).toContain('hip hop fell from 100 % to 0 %')
})

test('the file of HTML says the same', async () => {
  const out = join(setting.folder, 'me.html')
  await setting.run(['insights', file, '--zone', 'UTC', '--html', out])
  const html = await readFile(out, 'utf8')
  for (const said of ['A life in 2 chapters.', 'daytime hip hop', 'late-night drone', 'hip hop fell from 100 % to 0 %'])
    expect(html).toContain(said)
})

test('JSON holds the genres of every chapter and cut', async () => {
  const { stdout } = await setting.run(['insights', file, '--zone', 'UTC', '--json', '--deep'])
  const { chapters, genresInMix } = printedFindingsSchema.required().strict().parse(JSON.parse(stdout)).chapters
  expect(genresInMix).toBe(true)
  expect(chapters.map(({ genre, shareListed }) => [genre, shareListed])).toEqual([
    [{ name: 'hip hop', time: 'day' }, 1],
    [{ name: 'drone', time: 'night' }, 1],
  ])
  expect(chapters[1]?.cut?.genres).toMatchObject({
    distance: 1,
    arrived: [{ genre: 'drone', shareBefore: 0, shareAfter: 1 }, { genre: 'meditation' }],
  })
})
