/** Findings of small histories that were worked out by hand. */
import { describe, expect, test } from 'vitest'
import { listensOf, NO_ROWS, type HeardListen } from '../../test/support/listens-of.ts'
import { findingsSchema, type Findings } from '../contract/insights.ts'
import type { View } from '../contract/worker.ts'
import { findings } from './index.ts'

const ALL_TIME: View = { period: null, playRule: 'thirtySeconds' }

const find = (heard: readonly HeardListen[], timeZone = 'UTC', view: View = ALL_TIME): Findings =>
  findings(listensOf(heard, timeZone), NO_ROWS, view)

const within = (from: string, to: string): View => ({ period: { from, to }, playRule: 'thirtySeconds' })

describe('an empty history', () => {
  test('gives zeros, nulls and empty lists that satisfy the schema', () => {
    const found = find([])
    expect(findingsSchema.parse(found)).toEqual(found)
    expect(found.period).toEqual({ from: null, to: null, timeZone: 'UTC' })
    expect(found.totals).toEqual({ msPlayed: 0, msMusic: 0, listens: 0, plays: 0, skips: 0, artists: 0, albums: 0, tracks: 0 })
    expect(found.streaks.current).toEqual({ days: 0, from: null, to: null })
    expect(found.sessions.longest).toBeNull()
    expect(found.years).toEqual([])
  })

  test('is what a period without listens looks like, but for the years of the whole history', () => {
    const one = { start: '2024-05-01T10:00:00Z', seconds: 200 }
    const { ownYears } = find([one])
    expect(find([one], 'UTC', within('2024-05-02', '2024-05-03'))).toEqual({ ...find([]), ownYears })
    expect(find([one], 'UTC', within('2024-05-03', '2024-04-30'))).toEqual({ ...find([]), ownYears })
  })

  test('may hold podcasts only, which have no part in the findings about music', () => {
    const found = find([{ start: '2024-05-01T10:00:00Z', seconds: 1800, kind: 'podcast', artist: 'The Slow Ferry' }])
    expect(findingsSchema.parse(found)).toEqual(found)
    expect(found.totals).toMatchObject({ msPlayed: 1_800_000, msMusic: 0, listens: 1, plays: 0, artists: 0, tracks: 0 })
    expect(found.kinds).toContainEqual({ kind: 'podcast', listens: 1, msPlayed: 1_800_000 })
    expect(found.top.artists).toEqual([])
    expect(found.sessions.sessions).toBe(1)
  })
})

describe('a small history', () => {
  const heard: HeardListen[] = [
    { start: '2023-12-31T23:50:00Z', seconds: 200, artist: 'Ada Quill', title: 'Harbour Lights', album: 'Tides', skipped: false },
    { start: '2024-01-01T00:10:00Z', seconds: 10, artist: 'Ada Quill', title: 'Salt', album: 'Tides', skipped: true },
    { start: '2024-01-01T00:11:00Z', seconds: 100, artist: 'Bo Larkin', title: 'Harbour Lights', album: 'Tides' },
    { start: '2024-01-02T08:00:00Z', seconds: 29.999, artist: 'Bo Larkin', title: 'Kite' },
    { start: '2024-01-03T08:00:00Z', seconds: 30, artist: '', title: 'Untitled Tape' },
    { start: '2024-01-03T09:00:00Z', seconds: 600, kind: 'podcast', artist: 'Ada Quill', title: 'Episode 1' },
  ]

  test('is counted to the listen', () => {
    const found = find(heard)
    expect(findingsSchema.parse(found)).toEqual(found)
    expect(found.totals).toEqual({
      msPlayed: 969_999,
      msMusic: 369_999,
      listens: 6,
      plays: 3,
      skips: 2,
      artists: 2,
      albums: 2,
      tracks: 5,
    })
    expect(found.period).toEqual({ from: '2023-12-31T23:50:00.000Z', to: '2024-01-03T09:10:00.000Z', timeZone: 'UTC' })
    expect(found.years).toEqual([
      { year: 2023, msPlayed: 200_000, listens: 1, plays: 1 },
      { year: 2024, msPlayed: 169_999, listens: 4, plays: 2 },
    ])
    expect(found.months.map(({ month }) => month)).toEqual(['2023-12', '2024-01'])
    expect(found.calendar).toEqual([
      { date: '2023-12-31', msPlayed: 200_000, plays: 1 },
      { date: '2024-01-01', msPlayed: 110_000, plays: 1 },
      { date: '2024-01-02', msPlayed: 29_999, plays: 0 },
      { date: '2024-01-03', msPlayed: 30_000, plays: 1 },
    ])
  })

  test('lists its tops without the nameless', () => {
    const { top } = find(heard)
    expect(top.artists).toEqual([
      { name: 'Ada Quill', artist: 'Ada Quill', msPlayed: 210_000, listens: 2, plays: 1 },
      { name: 'Bo Larkin', artist: 'Bo Larkin', msPlayed: 129_999, listens: 2, plays: 1 },
    ])
    expect(top.albums.map(({ title, artist }) => [title, artist])).toEqual([
      ['Tides', 'Ada Quill'],
      ['Tides', 'Bo Larkin'],
    ])
    expect(top.tracks.map(({ title }) => title)).toEqual(['Harbour Lights', 'Harbour Lights', 'Untitled Tape', 'Kite', 'Salt'])
  })

  test('puts each listen into the local hour of its start', () => {
    const { clock } = find(heard, 'Asia/Kathmandu')
    expect(clock[0]![5]).toBe(310_000)
    expect(clock[1]![13]).toBe(29_999)
    expect(clock[2]![13]).toBe(30_000)
  })

  test('passes the rows of the files on, whatever the period', () => {
    const rows = { ...NO_ROWS, read: 9, listens: 6, duplicates: 3 }
    expect(findings(listensOf(heard), rows, within('2024-01-01', '2024-01-01')).rows).toEqual(rows)
  })

  test('is counted within a period from its first day to its last', () => {
    const found = find(heard, 'UTC', within('2024-01-01', '2024-01-02'))
    expect(found.totals).toMatchObject({ listens: 3, msPlayed: 139_999, plays: 1 })
    expect(found.period).toMatchObject({ from: '2024-01-01T00:10:00.000Z', to: '2024-01-02T08:00:29.999Z' })
  })
})

describe('a top list', () => {
  test('orders equals by listens, then by name, then by artist, in the order of code points', () => {
    const start = '2024-01-01T00:00:00Z'
    const heard = [
      { start, seconds: 60, title: '\u{1F3B5}', artist: 'A' },
      { start, seconds: 60, title: '\uFF5E', artist: 'A' },
      { start, seconds: 60, title: 'a', artist: 'C' },
      { start, seconds: 60, title: 'a', artist: 'B' },
      { start, seconds: 60, title: 'B', artist: 'A' },
      { start, seconds: 30, title: 'z', artist: 'A' },
      { start, seconds: 30, title: 'z', artist: 'A' },
      { start, seconds: 61, title: 'zz', artist: 'A' },
    ]
    expect(find(heard).top.tracks.map(({ title, artist }) => title + artist)).toEqual([
      'zzA',
      'zA',
      'BA',
      'aB',
      'aC',
      '\uFF5EA',
      '\u{1F3B5}A',
    ])
  })
})

describe('a top list of more names than it holds', () => {
  test('keeps the most heard, whatever the order in which they were met', () => {
    const seconds = Array.from({ length: 150 }, (_, index) => 30 + ((index * 67) % 150))
    const heard = seconds.map((length, index) => ({
      start: index * 1e6,
      seconds: length,
      artist: `Artist ${length}`,
      title: `Song ${length}`,
    }))
    const expected = seconds
      .toSorted((one, other) => other - one)
      .slice(0, 100)
      .map((length) => length * 1000)
    const { top } = find(heard)
    expect(top.artists.map(({ msPlayed }) => msPlayed)).toEqual(expected)
    expect(top.tracks.map(({ msPlayed }) => msPlayed)).toEqual(expected)
  })
})

describe('the period found', () => {
  test('ends with the latest end, which need not be that of the last start', () => {
    const { period } = find([
      { start: '2024-01-01T10:00:00Z', seconds: 60, end: '2024-01-01T12:00:00Z' },
      { start: '2024-01-01T11:00:00Z', seconds: 60 },
    ])
    expect(period).toMatchObject({ from: '2024-01-01T10:00:00.000Z', to: '2024-01-01T12:00:00.000Z' })
  })
})

describe('the play rule of the view', () => {
  test('decides plays everywhere and nothing else', () => {
    const heard: HeardListen[] = [
      { start: '2024-01-01T10:00:00Z', seconds: 60, reasonEnd: 'fwdbtn' },
      { start: '2024-01-02T10:00:00Z', seconds: 10, reasonEnd: 'trackdone' },
      { start: '2024-01-03T10:00:00Z', seconds: 200, reasonEnd: 'trackdone' },
    ]
    const under = (playRule: View['playRule']): Findings => find(heard, 'UTC', { period: null, playRule })
    expect(under('thirtySeconds').calendar.map(({ plays }) => plays)).toEqual([1, 0, 1])
    expect(under('trackDone').calendar.map(({ plays }) => plays)).toEqual([0, 1, 1])
    expect(under('halfOrFourMinutes').calendar.map(({ plays }) => plays)).toEqual([0, 0, 1])
    expect(under('everything').streaks.longest.days).toBe(3)
    expect(under('trackDone')).toMatchObject({ playRule: 'trackDone', totals: { msPlayed: 270_000, plays: 2, skips: 1 } })
  })
})

describe('streaks', () => {
  const day = (date: string, seconds = 60, kind: 'music' | 'podcast' = 'music'): HeardListen => ({
    start: `${date}T12:00:00Z`,
    seconds,
    kind,
  })

  test('name the earliest of equally long runs, and the one that reaches the last day', () => {
    const { streaks } = find([day('2024-02-28'), day('2024-02-29'), day('2024-03-03'), day('2024-03-04')])
    expect(streaks.longest).toEqual({ days: 2, from: '2024-02-28', to: '2024-02-29' })
    expect(streaks.current).toEqual({ days: 2, from: '2024-03-03', to: '2024-03-04' })
  })

  test('have no current run when the last day with any listen has no play', () => {
    expect(find([day('2024-03-03'), day('2024-03-04', 20)]).streaks.current.days).toBe(0)
    expect(find([day('2024-03-03'), day('2024-03-04', 900, 'podcast')]).streaks.current).toEqual({ days: 0, from: null, to: null })
  })

  test('follow the local calendar', () => {
    const late = [
      { start: '2024-01-01T17:00:00Z', seconds: 60 },
      { start: '2024-01-01T19:00:00Z', seconds: 60 },
    ]
    expect(find(late, 'Asia/Kathmandu').streaks.longest).toEqual({ days: 2, from: '2024-01-01', to: '2024-01-02' })
    expect(find(late, 'UTC').streaks.longest.days).toBe(1)
  })
})

describe('changes of the clock', () => {
  test('leave out the hour that does not exist in March', () => {
    const { clock } = find(
      [
        { start: '2024-03-31T00:59:00Z', seconds: 30 },
        { start: '2024-03-31T01:00:00Z', seconds: 40 },
      ],
      'Europe/Berlin',
    )
    expect(clock[6]!.slice(0, 5)).toEqual([0, 30_000, 0, 40_000, 0])
  })

  test('count the doubled hour of October twice into the same cell', () => {
    const { clock } = find(
      [
        { start: '2024-10-27T00:30:00Z', seconds: 30 },
        { start: '2024-10-27T01:30:00Z', seconds: 40 },
      ],
      'Europe/Berlin',
    )
    expect(clock[6]![2]).toBe(70_000)
  })

  test('keep a day whole that the clock returns to after midnight', () => {
    // St. John's set its clocks back at 00:01 until 2011, so the local day went 7th, 6th, 7th.
    const heard = [
      { start: '2010-11-07T02:30:30Z', seconds: 60, title: 'before' },
      { start: '2010-11-07T02:31:30Z', seconds: 60, title: 'back' },
      { start: '2010-11-07T04:00:00Z', seconds: 60, title: 'after' },
    ]
    const titles = (date: string): string[] => find(heard, 'America/St_Johns', within(date, date)).top.tracks.map(({ title }) => title)
    expect(titles('2010-11-06')).toEqual(['back'])
    expect(titles('2010-11-07')).toEqual(['after', 'before'])
  })
})

describe('attention', () => {
  test('takes the mark of the source before the length', () => {
    const start = '2024-01-01T00:00:00Z'
    const { skips } = find([
      { start, seconds: 3, skipped: true },
      { start, seconds: 200, skipped: true },
      { start, seconds: 7, skipped: false },
      { start, seconds: 29.999 },
      { start, seconds: 30 },
    ])
    expect(skips).toMatchObject({ listens: 5, listensKnown: 5, skips: 3, share: 0.6 })
    expect(skips.within).toEqual([
      { seconds: 5, listens: 1, share: 0.2 },
      { seconds: 10, listens: 1, share: 0.2 },
      { seconds: 30, listens: 2, share: 0.4 },
      { seconds: 60, listens: 2, share: 0.4 },
    ])
    expect(skips.byHour[0]).toEqual({ hour: 0, listens: 5, skips: 3 })
  })

  test('knows nothing of skips where a source records neither them nor the time played', () => {
    const start = '2024-01-01T00:00:00Z'
    const scrobble = { start, seconds: 200, isEstimated: true }
    expect(find([scrobble, scrobble]).skips).toMatchObject({ listens: 2, listensKnown: 0, skips: 0 })
    expect(find([scrobble, { ...scrobble, skipped: false }, { start, seconds: 200 }]).skips.listensKnown).toBe(2)
  })

  test('names only artists with enough listens to speak of a share', () => {
    const listens = (artist: string, count: number, skipped: boolean): HeardListen[] =>
      Array.from({ length: count }, (_, index) => ({ start: index * 1e6, seconds: 60, artist, skipped }))
    const { skips } = find([
      ...listens('Often', 15, false),
      ...listens('Often', 5, true),
      ...listens('Rarely', 19, true),
      ...listens('Loved', 40, false),
    ])
    expect(skips.artists).toEqual([{ artist: 'Often', listens: 20, skips: 5, share: 0.25 }])
  })
})

describe('sessions', () => {
  test('end with a silence longer than the gap, counted from the latest end', () => {
    const { sessions } = find([
      { start: '2024-01-01T10:00:00Z', seconds: 60, end: '2024-01-01T10:30:00Z' },
      { start: '2024-01-01T10:10:00Z', seconds: 60 },
      { start: '2024-01-01T10:45:00Z', seconds: 60, kind: 'podcast' },
      { start: '2024-01-01T11:01:00.001Z', seconds: 60 },
    ])
    expect(sessions).toMatchObject({ sessions: 2, listensMedian: 2, msMedian: 1_410_000 })
    expect(sessions.longest).toEqual({
      from: '2024-01-01T10:00:00.000Z',
      to: '2024-01-01T10:46:00.000Z',
      ms: 2_760_000,
      listens: 3,
      msPlayed: 180_000,
    })
    expect(sessions.byStartHour[10]).toBe(1)
    expect(sessions.byStartHour[11]).toBe(1)
    expect(sessions.lengths.map((length) => length.sessions)).toEqual([1, 0, 1, 0, 0, 0])
  })
})

describe('discovery', () => {
  const heard: HeardListen[] = [
    { start: '2022-06-01T10:00:00Z', seconds: 60, artist: 'Old Friend', title: 'First' },
    { start: '2023-01-05T10:00:00Z', seconds: 60, artist: 'Old Friend', title: 'Second' },
    { start: '2023-02-01T10:00:00Z', seconds: 60, artist: 'Kept', title: 'Hello' },
    { start: '2023-03-03T10:00:00Z', seconds: 60, artist: 'Kept', title: 'Hello' },
    { start: '2023-04-01T10:00:00Z', seconds: 60, artist: 'Passing', title: 'Bye' },
  ]

  test('tells new artists and tracks of a year from known ones', () => {
    expect(find(heard).discovery.years).toEqual([
      { year: 2022, newArtists: 1, newTracks: 1, kept: 1, shareOfPlays: 1 },
      { year: 2023, newArtists: 2, newTracks: 3, kept: 1, shareOfPlays: 0.75 },
    ])
    expect(find(heard).discovery.artistsHeardOnce).toBe(1)
  })

  test('looks beyond the period to know what is new', () => {
    const { discovery } = find(heard, 'UTC', within('2023-01-01', '2023-02-28'))
    expect(discovery.years).toEqual([{ year: 2023, newArtists: 1, newTracks: 2, kept: 1, shareOfPlays: 0.5 }])
    expect(discovery.firstListens).toContainEqual({ artist: 'Old Friend', at: '2022-06-01T10:00:00.000Z', title: 'First', plays: 1 })
  })

  test('does not call an artist new who was heard earlier in the year, before the period', () => {
    const { discovery } = find(heard, 'UTC', within('2023-03-01', '2023-12-31'))
    expect(discovery.years).toMatchObject([{ newArtists: 1, newTracks: 1, kept: 0 }])
  })
})
