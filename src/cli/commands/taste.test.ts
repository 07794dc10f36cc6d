/** Tests `chorus taste` through the command line. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventFriendships } from '../../../test/support/friendships.ts'
import { tasteAnswerSchema } from '../../contract/taste.ts'
import { createSetting, type Setting } from '../terminal.case.ts'

let setting: Setting
let plays: string
let tags: string
const network = inventFriendships('command', 40)

beforeAll(async () => {
  setting = await createSetting()
  const { listeners, artists, listener, artist, count } = network.plays
  const rows = Array.from(count, (value, row) => `${listeners[listener[row]!]}\t${artists[artist[row]!]}\t${value}`)
  plays = await setting.put(
    'plays.tsv',
    ['userID\tartistID\tweight', ...rows, 'broken line', 'x\ty\t-3', 'few\tartist 1.1\t3', ''].join('\r\n'),
  )
  const words = Array.from(network.tags.weight, (value, row) =>
    [network.tags.artists[network.tags.artist[row]!], network.tags.tags[network.tags.tag[row]!], value].join('\t'),
  )
  tags = await setting.put('tags.tsv', words.join('\n'))
})
afterAll(() => setting.end())

test('pairs are answered in their order, with what was passed over said on the side', async () => {
  const pairs = await setting.put(
    'pairs.tsv',
    'userID\tfriendID\nlistener 3\tlistener 4\nlistener 4\tlistener 3\nonly one\nlistener 1\tlistener 1\t2011\nfew\tlistener 1\nnobody\tlistener 1\n',
  )
  const { exitCode, stdout, stderr } = await setting.run(['taste', '--pairs', pairs, '--plays', plays, '--tags', tags, '--json'])
  expect(exitCode).toBe(0)
  const answers = tasteAnswerSchema.array().parse(JSON.parse(stdout))
  expect(answers.map(({ a, b }) => `${a}+${b}`)).toEqual([
    'listener 3+listener 4',
    'listener 4+listener 3',
    'listener 1+listener 1',
    'few+listener 1',
    'nobody+listener 1',
  ])
  expect(answers[0]?.score).toBe(answers[1]?.score)
  expect(answers[2]?.percentile).toBe(100)
  expect(answers.slice(3)).toMatchObject([
    { score: null, percentile: null, reason: 'fewArtists' },
    { score: null, percentile: null, reason: 'unknownListener' },
  ])
  expect(stderr).toContain('2 lines of')
  expect(stderr).toContain('names its columns')
})

test('without --json each pair is a line for people', async () => {
  const pairs = await setting.put('two.tsv', 'listener 1\tlistener 1\nfew\tlistener 1\n')
  const { stdout } = await setting.run(['taste', '--pairs', pairs, '--plays', plays])
  expect(stdout).toBe(
    'listener 1\tlistener 1\tcloser than 100 % of pairs\t40 artists in common\nfew\tlistener 1\tno score: fewer than ten artists\n',
  )
})

test('no pairs are an empty array, and names with quotes and controls come back whole', async () => {
  const none = await setting.put('none.tsv', '')
  expect((await setting.run(['taste', '--pairs', none, '--plays', plays, '--json'])).stdout).toBe('[]\n')
  const odd = await setting.put('odd.tsv', 'a "quoted"\\ name\t\u001b[31mred\n')
  const { stdout } = await setting.run(['taste', '--pairs', odd, '--plays', plays, '--json'])
  expect(JSON.parse(stdout)).toMatchObject([{ a: 'a "quoted"\\ name', b: '\u001b[31mred' }])
  expect(stdout).not.toContain('\u001b')
})

test('what is missing or empty is refused in a sentence', async () => {
  const empty = await setting.put('empty.tsv', 'userID\tartistID\tweight\n')
  const refused = await setting.run(['taste', '--pairs', plays, '--plays', empty, '--json'])
  expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
  expect(refused.stderr).toContain('There are no plays in')
  expect((await setting.run(['taste', '--pairs', plays])).exitCode).toBe(2)
  expect((await setting.run(['taste', '--pairs', plays, '--plays', '/nowhere.tsv'])).exitCode).toBe(1)
})
