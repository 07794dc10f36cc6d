/** Three orders of the same few songs, each with another one first. */
import { expect, test } from 'vitest'
import { listensOf, NO_ROWS } from '../../test/support/listens-of.ts'
import { daily, inARow } from '../../test/support/small-histories.ts'
import { topBySchema, type TopBy } from '../contract/insights.ts'
import { allFindings, tops } from './index.ts'

const ALL_TIME = { period: null, playRule: 'thirtySeconds' } as const
const LONG = { artist: 'Ada Quill', title: 'Long Night', album: 'Tides' }
const OFTEN = { artist: 'Bo Larkin', title: 'Kite', album: 'Kites' }
const DAILY = { artist: 'Cy Moor', title: 'Coffee', album: 'Mornings' }
/** One song for an hour, one eight times in an evening, and one for three seconds on six days, which is no play. */
const heard = [
  { start: '2024-01-01T10:00:00Z', seconds: 3_600, ...LONG },
  ...inARow(
    '2024-01-02T20:00:00Z',
    Array.from({ length: 8 }, () => OFTEN.title),
    OFTEN,
  ),
  ...daily('2024-01-03', 6, { ...DAILY, seconds: 3 }),
]

function find(): TopBy {
  const { topBy } = allFindings(listensOf(heard), NO_ROWS, ALL_TIME)
  expect(topBySchema.parse(topBy)).toEqual(topBy)
  return topBy
}

test('plays and days have orders of their own', () => {
  const { plays, days } = find()
  const rows = {
    [LONG.artist]: { msPlayed: 3_600_000, listens: 1, plays: 1, days: 1 },
    [OFTEN.artist]: { msPlayed: 1_600_000, listens: 8, plays: 8, days: 1 },
    [DAILY.artist]: { msPlayed: 18_000, listens: 6, plays: 0, days: 6 },
  }
  const artists = (order: readonly { readonly artist: string }[]) => order.map(({ artist }) => ({ name: artist, artist, ...rows[artist] }))
  expect(plays.artists).toEqual(artists([OFTEN, LONG, DAILY]))
  // Ada and Bo were heard on one day each: the one with more time comes first.
  expect(days.artists).toEqual(artists([DAILY, LONG, OFTEN]))
  expect(days.tracks.map(({ title }) => title)).toEqual(['Coffee', 'Long Night', 'Kite'])
  expect(plays.albums.map(({ title }) => title)).toEqual(['Kites', 'Tides', 'Mornings'])
})

test('they are the lists of the pages', () => {
  const { plays, days } = find()
  const listed = (sort: 'plays' | 'days') => tops(listensOf(heard), { ...ALL_TIME, kind: 'track', sort, offset: 0, limit: 50 }).rows
  expect(plays.tracks).toEqual(listed('plays'))
  expect(days.tracks).toEqual(listed('days'))
})
