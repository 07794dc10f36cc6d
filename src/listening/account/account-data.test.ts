/** Reading searches and conclusions out of account data, wherever they lie and whatever lies beside them. */
import { expect, test } from 'vitest'
import { accountPackage } from '../../../test/support/account-package.ts'
import { createCatalogue } from '../../../test/support/catalogue.ts'
import { accountDataOf } from '../../../test/support/import-texts.ts'
import { simulateListener } from '../../../test/support/listener.ts'
import { SAMPLE_OPTIONS } from '../../../test/support/sample-listener.ts'
import { zipBytes } from '../../../test/support/zip.ts'

const SEARCHES = JSON.stringify([
  { platform: 'WEB', searchTime: '2024-04-11T07:45:00.000Z[UTC]', searchQuery: 'sleep', searchInteractionURIs: ['a'] },
  { platform: 'WEB', searchTime: '2024-03-01T20:15:30.123Z[UTC]', searchQuery: 'rain', searchInteractionURIs: [] },
  { platform: 'WEB', searchTime: 'yesterday', searchQuery: 'no time' },
  { platform: 'WEB', searchTime: '2024-03-01T20:15:30Z', searchQuery: '  ' },
  'no record',
])

test('a whole package tells its searches, conclusions and segments, and nothing of the rest', async () => {
  const streams = simulateListener({ ...SAMPLE_OPTIONS, rows: 3_000 }, createCatalogue({ seed: 'account', artists: 50, names: 'charming' }))
  const found = await accountDataOf({ 'my_data.zip': await zipBytes(accountPackage(streams)) })
  expect(found.searches.map(({ query, isFollowed }) => [query, isFollowed])).toEqual([
    ['synthetic query rain', false],
    ['synthetic query sleep', true],
  ])
  expect(found.inferences).toEqual(['synthetic-inference-early-riser', 'synthetic-inference-night-trains', '3P_synthetic-inference-tea'])
  expect(found.segments.map(({ segment }) => segment)).toEqual(['Previously Active Listeners'])
  expect([found.files, found.problems]).toEqual([3, []])
  expect(JSON.stringify(found)).not.toMatch(/example\.invalid|synthetic-user|playlist/)
})

test('searches come in the order of time; what is no search is left out, and no name of a file matters', async () => {
  const found = await accountDataOf({ 'thing.bin': SEARCHES })
  expect(found.searches).toEqual([
    { at: Date.parse('2024-03-01T20:15:30.123Z'), query: 'rain', isFollowed: false },
    { at: Date.parse('2024-04-11T07:45:00Z'), query: 'sleep', isFollowed: true },
  ])
})

test('a package that is given twice, once inside another zip, counts once', async () => {
  const inner = await zipBytes([{ path: 'SearchQueries.json', parts: [SEARCHES] }])
  const outer = await zipBytes([{ path: 'inner.zip', parts: [inner] }])
  const found = await accountDataOf({ 'inner.zip': inner, 'outer.zip': outer })
  expect(found.searches).toHaveLength(2)
  expect(found.files).toBe(2)
})

test('a file that is cut off is named, and costs nothing to the others', async () => {
  const found = await accountDataOf({ 'SearchQueries.json': SEARCHES.slice(0, -40), 'Inferences.json': '{"inferences":["tea", 7, " "]}' })
  expect(found.inferences).toEqual(['tea'])
  expect(found.searches).toEqual([])
  expect(found.problems.map(({ path, code }) => [path, code])).toEqual([['SearchQueries.json', 'unreadableFile']])
})

test('zips in zips end somewhere, and a broken zip is named', async () => {
  let zip = await zipBytes([{ path: 'SearchQueries.json', parts: [SEARCHES] }])
  for (let depth = 0; depth < 4; depth++) zip = await zipBytes([{ path: 'inner.zip', parts: [zip] }])
  const found = await accountDataOf({ 'deep.zip': zip, 'broken.zip': zip.slice(0, 40) })
  expect(found.searches).toEqual([])
  expect(found.problems.map(({ code }) => code)).toEqual(['nestedTooDeep', 'unreadableZip'])
})
