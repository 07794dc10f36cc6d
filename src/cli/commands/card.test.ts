/** Tests `chorus card` and `chorus compare` through the command line. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { comparisonSchema, groupSchema } from '../../contract/taste.ts'
import { cardFragment } from '../../taste/index.ts'
import { nodeCardEffects } from '../../adapters/card-effects.ts'
import { createSetting, row, type Setting } from '../terminal.case.ts'

let setting: Setting
let history: string

beforeAll(async () => {
  setting = await createSetting()
  const rows = Array.from({ length: 60 }, (_, index) =>
    row({
      ts: `2021-03-${String(1 + (index % 28)).padStart(2, '0')}T19:${String(index % 60).padStart(2, '0')}:00Z`,
      artist: `Invented Artist ${index % 14}`,
      title: `Song ${index % 15}`,
    }),
  )
  history = await setting.put('history.json', JSON.stringify(rows))
})
afterAll(() => setting.end())

const at = (name: string): string => `${setting.folder}/${name}`

test('a card is made, tells what it holds, and compares like the history that it was made of', async () => {
  const made = await setting.run(['card', history, '-o', at('me.card.json'), '--name', 'Ada', '--zone', 'UTC'])
  expect(made).toMatchObject({ exitCode: 0, stderr: '' })
  expect(made.stdout).toContain('the name Ada, the months 2021-03 to 2021-03, 14 artists')
  const compared = await setting.run(['compare', at('me.card.json'), history, '--json', '--zone', 'UTC'])
  const answer = comparisonSchema.parse(JSON.parse(compared.stdout))
  expect(answer).toMatchObject({ people: ['Ada', null], artistCounts: [14, 14] })
  expect(answer.shared).toHaveLength(14)
  expect(answer.bothPlay.length).toBeGreaterThan(0)
})

test('fields and artists are left out as asked, and a wrong field is named', async () => {
  await setting.run([
    'card',
    history,
    '-o',
    at('less.json'),
    '--without',
    'clock',
    '--without',
    'tracks',
    '--without-artist',
    'Invented Artist 3',
  ])
  const text = await readFile(at('less.json'), 'utf8')
  expect(text).not.toMatch(/clock|tracks|Artist 3"/)
  const wrong = await setting.run(['card', history, '-o', at('x.json'), '--without', 'address'])
  expect(wrong.exitCode).toBe(2)
  expect(wrong.stderr).toContain('A card has no field address.')
})

test('a card never takes the place of a file that is there', async () => {
  const other = await setting.put('notes.txt', 'do not lose me')
  const refused = await setting.run(['card', history, '-o', other])
  expect(refused.exitCode).toBe(1)
  expect(await readFile(other, 'utf8')).toBe('do not lose me')
})

test('a link is opened without fetching anything, and one that was changed is refused', async () => {
  const { stdout } = await setting.run(['card', history, '-o', '-', '--name', 'Ben'])
  const link = `https://nobody.invalid/friends#${await cardFragment(stdout.trim(), nodeCardEffects)}`
  const compared = await setting.run(['compare', link, history, '--json'])
  expect(comparisonSchema.parse(JSON.parse(compared.stdout)).people[0]).toBe('Ben')
  const changed = await setting.put('changed.json', stdout.replace('"Ben"', '"Eve"'))
  const refused = await setting.run(['compare', changed, history])
  expect(refused.exitCode).toBe(1)
  expect(refused.stderr).toContain('was changed after it was signed')
})

test('three people are a group, with a list in any of the formats', async () => {
  const people = [history, history, history]
  const group = groupSchema.parse(JSON.parse((await setting.run(['compare', ...people, '--json'])).stdout))
  expect(group.pairs).toHaveLength(3)
  expect((await setting.run(['compare', ...people])).stdout).toContain('Common ground')
  expect((await setting.run(['compare', ...people, '--blend', 'm3u'])).stdout).toMatch(/^#EXTM3U\n/)
  expect((await setting.run(['compare', ...people, '--blend', 'wav'])).exitCode).toBe(2)
  expect((await setting.run(['compare', history])).exitCode).toBe(2)
})
