/** What `chorus insights` says of a life that was made to have something to say of everything. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printedFindingsSchema } from '../../contract/deep-insights.ts'
import { MS_PER_DAY, MS_PER_MINUTE } from '../../shared/time.ts'
import { createSetting, type Setting } from '../terminal.case.ts'

/** Alberta Hunter is listed from the 1920s on; nobody lists the other one. */
function lifeText(): string {
  const rows = Array.from({ length: 120 }, (_, day) =>
    ['Alberta Hunter', 'Alberta Hunter', 'Someone Unlisted & Co'].map((artist, index) => ({
      ts: new Date(Date.parse('2022-01-01T20:00:00Z') + day * MS_PER_DAY + index * 4 * MS_PER_MINUTE).toISOString(),
      ms_played: 200_000,
      conn_country: day > 100 ? 'JP' : 'PT',
      master_metadata_track_name: index === 0 ? 'My Handy Man' : `Song ${index} ${day % 30}`,
      master_metadata_album_artist_name: artist,
      master_metadata_album_album_name: 'Amtrak',
      spotify_track_uri: `spotify:track:${index}`,
      reason_start: 'clickrow',
      reason_end: 'trackdone',
      shuffle: false,
      skipped: false,
    })),
  )
  return JSON.stringify(rows.flat())
}

let setting: Setting
let file = ''
beforeAll(async () => {
  setting = await createSetting()
  file = await setting.put('history.json', lifeText())
})
afterAll(() => setting.end())

const SENTENCES = [
  'You know 1 song by heart.',
  'You know nobody as deeply as Alberta Hunter: 31 songs.',
  'Artists who began in the 1920s lead: 100 % of plays.',
  'when you were 13 to 19',
  'Alberta Hunter led your charts for 18 weeks.',
  // A third of a year has no season to compare with.
  'your seasons',
  'You played “My Handy Man” by Alberta Hunter most: 120 times.',
  'Your music was bright and lively, in the mean of its weeks; the mood is known for',
  'Japan',
]

test('the terminal tells of depth, eras, charts, seasons and countries', async () => {
  const { exitCode, stdout } = await setting.run(['insights', file, '--zone', 'UTC', '--birth-year', '1910'])
  expect(exitCode).toBe(0)
  const text = stdout.replaceAll(/\s+/g, ' ')
  for (const sentence of [...SENTENCES, 'opened 120 sessions', 'lists the artists of 67 % of your plays']) expect(text).toContain(sentence)
})

test('without a year of birth nothing is said of the teens', async () => {
  const { stdout } = await setting.run(['insights', file, '--zone', 'UTC'])
  expect(stdout).toContain('1920s')
  expect(stdout).not.toContain('when you were')
})

test('the file of HTML tells the same, and loads nothing', async () => {
  const out = join(setting.folder, 'me.html')
  const { exitCode } = await setting.run(['insights', file, '--zone', 'UTC', '--birth-year', '1910', '--html', out])
  expect(exitCode).toBe(0)
  const html = await readFile(out, 'utf8')
  for (const sentence of SENTENCES) expect(html).toContain(sentence)
  expect(html).not.toMatch(/<script|src=|href=/)
})

test('JSON holds every insight in the shape of the contract', async () => {
  const { stdout } = await setting.run(['insights', file, '--zone', 'UTC', '--birth-year', '1910', '--json', '--deep'])
  const found = printedFindingsSchema.required().strict().parse(JSON.parse(stdout))
  expect(found.eras.teens).toMatchObject({ birthYear: 1910, from: 1923, to: 1929, decades: [1920], shareBegan: 1 })
  expect(found.mood.coverage.share).toBeGreaterThan(0.6)
  expect(found.recap.cards.map(({ kind }) => kind)).toContain('mood')
  expect(found.byHeart.tracks).toEqual([{ title: 'My Handy Man', artist: 'Alberta Hunter', plays: 120, days: 120, shareWhole: 1 }])
})
