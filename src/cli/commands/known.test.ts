/** `chorus known`, the only command that reads searches and conclusions. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { thingsTheyKnowSchema } from '../../contract/things-they-know.ts'
import { createSetting, type Setting } from '../terminal.case.ts'

let setting: Setting
beforeAll(async () => {
  setting = await createSetting()
  await setting.put(
    'data/SearchQueries.json',
    JSON.stringify([
      { searchTime: '2024-04-11T23:45:00.000Z[UTC]', searchQuery: 'kettle \u{1b}[2Jsongs', searchInteractionURIs: ['a'] },
      { searchTime: '2024-04-12T07:45:00.000Z[UTC]', searchQuery: 'rain', searchInteractionURIs: [] },
    ]),
  )
  await setting.put('data/Inferences.json', '{"inferences":["Early riser","3P_Buys tea"]}')
  await setting.put('data/Marquee.json', '[{"artistName":"Ada Quill","segment":"Super Listeners"}]')
  await setting.put('other/Follow.json', '{"userIsFollowing":["somebody"]}')
})
afterAll(() => setting.end())

test('tells searches, conclusions and segments', async () => {
  const { exitCode, stdout, stderr } = await setting.run(['known', `${setting.folder}/data`, '--zone', 'Europe/Berlin'])
  expect([exitCode, stderr]).toEqual([0, ''])
  for (const text of [
    'They keep 2 searches',
    '12 April 2024',
    '50 %',
    'They drew 2 conclusions',
    'Early riser',
    'Buys tea',
    'Super Listeners: Ada Quill',
  ])
    expect(stdout).toContain(text)
  expect(stdout).not.toContain('\u{1b}[2J')
})

test('prints JSON in the shape of the contract', async () => {
  const { stdout } = await setting.run(['known', `${setting.folder}/data`, '--zone', 'UTC', '--json'])
  expect(thingsTheyKnowSchema.strict().parse(JSON.parse(stdout))).toMatchObject({
    searches: { total: 2, from: '2024-04-11', followed: 1 },
    inferences: { own: ['Early riser'], bought: ['Buys tea'] },
  })
})

test.each([
  ['files without any of it', ['other'], 1, 'There are no searches and no inferences in these files.'],
  ['a missing file', ['nowhere'], 1, 'nowhere'],
])('refuses %s in a sentence with a next step', async (_, [path], code, sentence) => {
  const { exitCode, stdout, stderr } = await setting.run(['known', `${setting.folder}/${path}`])
  expect([exitCode, stdout]).toEqual([code, ''])
  expect(stderr).toContain(sentence)
})

test('without a file it is wrong usage', async () => {
  expect((await setting.run(['known'])).exitCode).toBe(2)
})
