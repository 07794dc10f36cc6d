/** What is known by heart, and whether a taste is deep or wide, on small histories that were worked out by hand. */
import { describe, expect, test } from 'vitest'
import { listensOf, NO_ROWS, type HeardListen } from '../../test/support/listens-of.ts'
import { daily, inARow } from '../../test/support/small-histories.ts'
import { byHeartSchema, exploringSchema } from '../contract/deep-insights.ts'
import { allFindings } from './index.ts'

function find(heard: readonly HeardListen[]) {
  const { byHeart, exploring } = allFindings(listensOf(heard), NO_ROWS, { period: null, playRule: 'thirtySeconds' })
  expect(byHeartSchema.parse(byHeart)).toEqual(byHeart)
  expect(exploringSchema.parse(exploring)).toEqual(exploring)
  return { byHeart, spread: exploring.spread }
}

describe('a song', () => {
  test('is known by heart after twenty plays on ten days, nearly all of them whole', () => {
    const { byHeart } = find([
      ...daily('2024-01-01', 20, { title: 'Known' }),
      { start: '2024-02-01T12:00:00Z', seconds: 5, title: 'Known', skipped: true },
      ...daily('2024-03-01', 20, { title: 'Left too often' }),
      { start: '2024-04-01T12:00:00Z', seconds: 5, title: 'Left too often', skipped: true },
      { start: '2024-04-02T12:00:00Z', seconds: 5, title: 'Left too often', skipped: true },
      { start: '2024-04-03T12:00:00Z', seconds: 5, title: 'Left too often', skipped: true },
      ...inARow(
        '2024-05-01T10:00:00Z',
        Array.from({ length: 20 }, () => 'One afternoon'),
      ),
      ...daily('2024-06-01', 19, { title: 'Almost' }),
      ...daily('2024-07-01', 9, { title: 'Nine days' }),
      ...inARow(
        '2024-07-09T15:00:00Z',
        Array.from({ length: 11 }, () => 'Nine days'),
      ),
    ])
    expect(byHeart.tracks).toEqual([{ title: 'Known', artist: 'Ada Quill', plays: 20, days: 20, shareWhole: 20 / 21 }])
    expect(byHeart.tracksKnown).toBe(1)
    expect(byHeart.shareOfPlays).toBe(20 / 99)
  })
})

describe('an album', () => {
  const tides = { artist: 'Ada Quill', album: 'Tides' }
  const five = ['one', 'two', 'three', 'four', 'five']

  test('is known by heart when four of five songs were played five times each', () => {
    const days = ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05']
    const { byHeart } = find([
      ...days.flatMap((day) => inARow(`${day}T10:00:00Z`, five.slice(0, 4), tides)),
      ...inARow('2024-01-06T10:00:00Z', ['five'], tides),
      ...days.flatMap((day) => inARow(`${day}T20:00:00Z`, five.slice(0, 3), { artist: 'Bo Larkin', album: 'Kites' })),
      ...inARow('2024-01-06T20:00:00Z', five.slice(3), { artist: 'Bo Larkin', album: 'Kites' }),
    ])
    expect(byHeart.albums).toEqual([{ title: 'Tides', artist: 'Ada Quill', tracks: 5, tracksKnown: 4, plays: 21 }])
    expect(byHeart.albumsKnown).toBe(1)
  })

  test('counts a song once, whatever edition of it was played', () => {
    const plays = ['a', 'b', 'a', 'b', 'a'].flatMap((uri, day) =>
      inARow(`2024-01-0${day + 1}T10:00:00Z`, five, { ...tides, uri }).map((listen) => ({ ...listen, uri: `${uri} ${listen.title}` })),
    )
    expect(find(plays).byHeart.albums).toEqual([{ title: 'Tides', artist: 'Ada Quill', tracks: 5, tracksKnown: 5, plays: 25 }])
  })
})

describe('niche against spread', () => {
  test('sorts artists by how many of their songs were played', () => {
    const { spread } = find([
      ...inARow('2024-01-01T10:00:00Z', ['one', 'two', 'three', 'four', 'five', 'one']),
      ...daily('2024-01-02', 2, { artist: 'Bo Larkin' }),
      { start: '2024-01-09T10:00:00Z', seconds: 5, artist: 'Cy Moss' },
    ])
    expect(spread.depths.filter(({ artists }) => artists > 0)).toEqual([
      { tracksFrom: 1, tracksTo: 1, artists: 1, plays: 2, share: 2 / 8 },
      { tracksFrom: 5, tracksTo: 9, artists: 1, plays: 6, share: 6 / 8 },
    ])
    expect(spread.deepest).toEqual([
      { artist: 'Ada Quill', tracks: 5, plays: 6 },
      { artist: 'Bo Larkin', tracks: 1, plays: 2 },
    ])
    // Of 2 and 6 plays: 2 (1 x 2 + 2 x 6) / (2 x 8) - 3 / 2.
    expect(spread.gini).toBeCloseTo(1 / 4, 12)
  })

  test('knows no inequality of one artist, and none among artists played alike', () => {
    expect(find(daily('2024-01-01', 3)).spread.gini).toBeNull()
    expect(find([...daily('2024-01-01', 3), ...daily('2024-02-01', 3, { artist: 'Bo Larkin' })]).spread.gini).toBe(0)
  })
})
