/** What the service knows, of account data that was worked out by hand. */
import { expect, test } from 'vitest'
import { thingsTheyKnowSchema, type ThingsTheyKnow } from '../contract/things-they-know.ts'
import type { AccountData, Search } from '../listening/index.ts'
import { thingsTheyKnow } from './index.ts'

function told(data: Partial<AccountData>, timeZone = 'UTC'): ThingsTheyKnow {
  const found = thingsTheyKnow({ searches: [], inferences: [], segments: [], files: 1, problems: [], ...data }, timeZone)
  expect(thingsTheyKnowSchema.parse(found)).toEqual(found)
  return found
}

const search = (at: string, query: string, isFollowed = false): Search => ({ at: Date.parse(at), query, isFollowed })

test('nothing known is said as nothing, in the shape of the contract', () => {
  expect(told({})).toMatchObject({ searches: { total: 0, from: null, months: [], queries: [] }, inferences: { total: 0 }, segments: [] })
})

test('searches are counted by the month, the hour and their words, in local time', () => {
  const { searches } = told(
    {
      searches: [
        search('2024-01-31T23:30:00Z', 'Rain  sounds', true),
        search('2024-02-02T10:00:00Z', 'rain sounds'),
        search('2024-04-01T10:00:00Z', 'kettle'),
      ],
    },
    'Europe/Berlin',
  )
  expect(searches).toMatchObject({ total: 3, from: '2024-02-01', to: '2024-04-01', followed: 1 })
  expect(searches.months).toEqual([
    { month: '2024-02', searches: 2 },
    { month: '2024-03', searches: 0 },
    { month: '2024-04', searches: 1 },
  ])
  expect(searches.hours.map((count, hour) => [hour, count]).filter(([, count]) => count !== 0)).toEqual([
    [0, 1],
    [11, 1],
    [12, 1],
  ])
  expect(searches.queries).toEqual([
    { query: 'Rain  sounds', searches: 2, last: '2024-02-02' },
    { query: 'kettle', searches: 1, last: '2024-04-01' },
  ])
})

test('what the service concluded stands apart from what others told it', () => {
  expect(told({ inferences: ['Sleeps late', '3P_Buys tea', 'Early riser'] }).inferences).toEqual({
    total: 3,
    own: ['Early riser', 'Sleeps late'],
    bought: ['Buys tea'],
  })
})

test('artists are gathered by the group into which they sort the listener, the largest first', () => {
  const segments = [
    { artist: 'Bo Larkin', segment: 'Lapsed' },
    { artist: 'Cy Moss', segment: 'Super' },
    { artist: 'Ada Quill', segment: 'Super' },
  ]
  expect(told({ segments }).segments).toEqual([
    { segment: 'Super', artists: ['Ada Quill', 'Cy Moss'] },
    { segment: 'Lapsed', artists: ['Bo Larkin'] },
  ])
})
