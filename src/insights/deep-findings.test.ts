/** The deeper insights on small histories that were worked out by hand. */
import { describe, expect, test } from 'vitest'
import { listensOf, NO_ROWS, type HeardListen } from '../../test/support/listens-of.ts'
import { daily, inARow } from '../../test/support/small-histories.ts'
import { allFindingsSchema, type AllFindings } from '../contract/deep-insights.ts'
import type { View } from '../contract/worker.ts'
import { MS_PER_DAY } from '../shared/time.ts'
import { allFindings, chapterFindings, habitFindings, timeFindings } from './index.ts'

const ALL_TIME: View = { period: null, playRule: 'thirtySeconds' }
const within = (from: string, to: string): View => ({ period: { from, to }, playRule: 'thirtySeconds' })

function find(heard: readonly HeardListen[], view: View = ALL_TIME, timeZone = 'UTC'): AllFindings {
  const found = allFindings(listensOf(heard, timeZone), NO_ROWS, view)
  expect(allFindingsSchema.parse(found)).toEqual(found)
  return found
}

test('an empty history has nothing to say, in the shape of the contract', () => {
  const found = find([])
  expect(found.comparison).toBeNull()
  expect(found.recap.cards).toEqual([])
  expect(found.attention.shareChosen).toBeNull()
  expect(found.milestones.eddington).toEqual({ number: 0, daysForNext: 1 })
  expect(found.rhythm.earliest).toBeNull()
})

test('pages that are asked for in turn, of one view and of another, say what all at once would say', () => {
  const listens = listensOf([
    { start: '2023-05-01T10:00:00Z', seconds: 200, artist: 'Before' },
    ...inARow('2024-05-01T10:00:00Z', ['One', 'Two', 'Three'], { artist: 'After' }),
    { start: '2024-05-02T23:00:00Z', seconds: 20, artist: 'Hardly' },
  ])
  const views: readonly View[] = [ALL_TIME, within('2024-01-01', '2024-12-31'), { period: null, playRule: 'everything' }]
  const milestones = new Set<string>()
  for (const view of [...views, ...views]) {
    const all = allFindings(listens, NO_ROWS, view)
    expect(timeFindings(listens, view).milestones).toEqual(all.milestones)
    expect(habitFindings(listens, view, 900_000).attention).toEqual(all.attention)
    expect(chapterFindings(listens, view)).toEqual(all.chapters)
    milestones.add(JSON.stringify([all.milestones, all.rhythm]))
  }
  expect(milestones.size).toBe(views.length)
})

describe('attention', () => {
  test('tells what was chosen from what followed, and leaves out beginnings that nobody recorded', () => {
    const { attention } = find([
      { start: '2024-01-01T10:00:00Z', seconds: 200, reasonStart: 'clickrow', skipped: false },
      { start: '2024-01-01T10:10:00Z', seconds: 200, reasonStart: 'trackdone', skipped: false },
      { start: '2024-01-01T10:20:00Z', seconds: 3, reasonStart: 'trackdone', skipped: true },
      { start: '2024-01-01T10:30:00Z', seconds: 200, reasonStart: 'fwdbtn', skipped: false },
      { start: '2024-01-01T10:40:00Z', seconds: 200, reasonStart: 'remote', skipped: false },
      { start: '2024-01-01T10:50:00Z', seconds: 200 },
    ])
    expect(attention.startsKnown).toBe(5)
    expect(attention.shareChosen).toBe(1 / 4)
    expect(attention.starts).toEqual([
      { start: 'chosen', listens: 1, skips: 0, msPlayed: 200_000 },
      { start: 'followed', listens: 2, skips: 1, msPlayed: 203_000 },
      { start: 'skippedTo', listens: 1, skips: 0, msPlayed: 200_000 },
      { start: 'other', listens: 1, skips: 0, msPlayed: 200_000 },
    ])
    expect(attention.anatomy.map(({ seconds, share }) => [seconds, share])).toEqual([
      [5, 1 / 6],
      [10, 1 / 6],
      [30, 1 / 6],
      [null, 1 / 6],
    ])
    expect(attention.skipsBySecond[0]).toEqual({ secondsFrom: 0, skips: 1 })
  })

  test('finds pauses only where both ends were recorded', () => {
    const { pauses } = find([
      { start: '2024-01-01T10:00:00Z', seconds: 200, end: '2024-01-01T10:05:00Z', exact: true, title: 'Interrupted' },
      { start: '2024-01-01T11:00:00Z', seconds: 200, end: '2024-01-01T11:03:25Z', exact: true },
      { start: '2024-01-01T12:00:00Z', seconds: 200, end: '2024-01-01T12:30:00Z' },
      { start: '2024-01-01T13:00:00Z', seconds: 200, end: '2024-01-04T12:30:00Z', exact: true },
    ]).attention
    expect(pauses).toMatchObject({ listensKnown: 2, interrupted: 1, share: 0.5, msMedian: 100_000, msTotal: 100_000 })
    expect(pauses.longest).toMatchObject({ title: 'Interrupted', ms: 100_000 })
  })

  test('knows albums heard through and albums begun in vain', () => {
    const tides = { artist: 'Ada Quill', album: 'Tides' }
    const kites = { artist: 'Bo Larkin', album: 'Kites' }
    const { albums } = find([
      ...inARow('2024-01-01T10:00:00Z', ['one', 'two', 'three', 'four', 'five'], tides),
      ...inARow('2024-01-02T10:00:00Z', ['one', 'two', 'three', 'four', 'five'], { ...tides, shuffle: true }),
      // Five tracks of the second album are known, but never more than two in one stretch.
      ...inARow('2024-01-03T10:00:00Z', ['a', 'b'], kites),
      ...inARow('2024-01-04T10:00:00Z', ['c', 'd'], kites),
      ...inARow('2024-01-05T10:00:00Z', ['e', 'a'], kites),
    ]).attention
    expect(albums.known).toBe(2)
    expect(albums.sittings).toBe(4)
    expect(albums.heardThrough).toEqual([{ title: 'Tides', artist: 'Ada Quill', tracks: 5, times: 1, lastAt: '2024-01-01T10:16:44.000Z' }])
    expect(albums.abandoned).toEqual([{ title: 'Kites', artist: 'Bo Larkin', tracks: 5, starts: 3, tracksMost: 2 }])
    expect(albums.shareOfPlays).toBe(10 / 16)
  })

  test('an album asked about in a month knows the tracks heard of it before', () => {
    const tides = { artist: 'Ada Quill', album: 'Tides' }
    const heard = [
      ...inARow('2024-01-01T10:00:00Z', ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'], tides),
      ...inARow('2024-02-01T10:00:00Z', ['one', 'two', 'three', 'four', 'five'], tides),
    ]
    expect(find(heard, within('2024-02-01', '2024-02-29')).attention.albums.heardThrough).toEqual([])
  })
})

describe('repeats', () => {
  test('a loop is a track with no other in between; its skips do not end it', () => {
    const { loops } = find([
      ...inARow('2024-01-01T10:00:00Z', ['Salt', 'Salt', 'Salt', 'Kite', 'Salt', 'Salt']),
      { start: '2024-01-01T10:20:06Z', seconds: 4, title: 'Salt' },
      { start: '2024-01-01T10:21:00Z', seconds: 200, title: 'Salt' },
      { start: '2024-01-01T10:25:00Z', seconds: 200, title: 'Salt' },
    ]).repeats
    expect(loops).toEqual([
      { title: 'Salt', artist: 'Ada Quill', plays: 4, from: '2024-01-01T10:13:24.000Z', to: '2024-01-01T10:25:00.000Z' },
    ])
  })

  test('an obsession starts, peaks and ends', () => {
    const { obsessions } = find([
      ...daily('2024-03-01', 8),
      ...inARow('2024-03-05T15:00:00Z', ['Harbour Lights', 'Harbour Lights', 'Harbour Lights', 'Harbour Lights']),
      // More than two weeks later it is over.
      ...daily('2024-04-10', 1),
    ]).repeats
    expect(obsessions).toEqual([
      {
        title: 'Harbour Lights',
        artist: 'Ada Quill',
        from: '2024-03-01',
        peak: '2024-03-01',
        to: '2024-03-08',
        plays: 12,
        playsPeakWeek: 11,
      },
    ])
  })

  test('comfort is returned to after months', () => {
    const { comfort } = find(['2023-01-01', '2023-04-01', '2023-07-01', '2023-07-02', '2023-12-01'].flatMap((day) => daily(day, 1))).repeats
    expect(comfort).toMatchObject([{ plays: 5, returns: 3, daysAwayMost: 152 }])
  })

  test('half of the plays of a song were over after its half-life', () => {
    const found = find([...daily('2022-01-01', 3), ...daily('2022-03-01', 2), ...daily('2023-06-01', 1, { title: 'Salt' })]).repeats
    expect(found).toMatchObject({ halfLifeDays: 2, halfLifeTracks: 1 })
  })
})

describe('loyalty', () => {
  const loved = daily('2021-01-01', 45, { artist: 'Bo Larkin', title: 'Kite' })

  test('names who was loved and left, and which favourite sleeps', () => {
    const { stoppedLoving, sleeping } = find([...loved, ...daily('2023-01-01', 5)]).loyalty
    expect(stoppedLoving).toEqual([
      { artist: 'Bo Larkin', playsBestYear: 45, bestYearTo: '2021-02-14', playsLastYear: 0, last: '2021-02-14' },
    ])
    expect(sleeping).toEqual([{ title: 'Kite', artist: 'Bo Larkin', plays: 45, last: '2021-02-14', daysAsleep: 690 }])
  })

  test('names who came back', () => {
    const { cameBack, stoppedLoving } = find([...loved, ...daily('2023-01-01', 12, { artist: 'Bo Larkin', title: 'Wind' })]).loyalty
    expect(cameBack).toEqual([
      { artist: 'Bo Larkin', left: '2021-02-14', returned: '2023-01-01', daysAway: 686, playsBefore: 45, playsAfter: 12 },
    ])
    expect(stoppedLoving).toEqual([])
    expect(find([...loved, ...daily('2023-01-01', 9, { artist: 'Bo Larkin', title: 'Wind' })]).loyalty.cameBack).toEqual([])
  })

  test('names who was there every year', () => {
    const { everyYear } = find([...daily('2021-01-01', 1), ...daily('2022-01-01', 1), ...loved, ...daily('2023-01-01', 2)]).loyalty
    expect(everyYear).toEqual([{ artist: 'Ada Quill', years: 3, plays: 4 }])
  })
})

describe('time', () => {
  test('counts round plays over the whole life and lists those of the period', () => {
    const heard = daily('2024-01-01', 120)
    expect(find(heard).milestones.plays.map(({ number, at }) => [number, at.slice(0, 10)])).toEqual([
      [1, '2024-01-01'],
      [100, '2024-04-09'],
    ])
    expect(find(heard, within('2024-04-01', '2024-04-30')).milestones.plays.map(({ number }) => number)).toEqual([100])
  })

  test('works out the Eddington number and what is missing for the next', () => {
    // Plays on four days: 3, 3, 3 and 1.
    const days = ['2024-01-01', '2024-01-02', '2024-01-03'].flatMap((day) => inARow(`${day}T10:00:00Z`, ['a', 'b', 'c']))
    expect(find([...days, ...daily('2024-01-09', 1)]).milestones.eddington).toEqual({ number: 3, daysForNext: 4 })
  })

  test('finds streaks with one artist and anniversaries of the first listen', () => {
    const { artistStreaks, anniversaries } = find([
      ...daily('2020-02-29', 50),
      ...daily('2024-03-05', 2, { artist: 'Bo Larkin' }),
    ]).milestones
    expect(artistStreaks).toEqual([{ artist: 'Ada Quill', run: { days: 50, from: '2020-02-29', to: '2020-04-18' } }])
    expect(anniversaries).toEqual([{ artist: 'Ada Quill', first: '2020-02-29', years: 4, plays: 50 }])
    const later = (last: string) => find([...daily('2020-02-29', 50), ...daily(last, 1, { artist: 'Bo Larkin' })]).milestones.anniversaries
    expect([later('2024-03-29').length, later('2024-03-30').length]).toEqual([1, 0])
  })

  test('a day of listening turns at four in the morning, by the local clock', () => {
    const { earliest, latest } = find(
      [
        { start: '2024-01-01T03:45:00Z', seconds: 60, title: 'Before dawn' },
        { start: '2024-01-01T20:00:00Z', seconds: 60, title: 'Evening' },
        { start: '2024-01-02T02:30:00Z', seconds: 60, title: 'Very late' },
        { start: '2024-01-02T02:50:00Z', seconds: 5, title: 'Skipped' },
      ],
      ALL_TIME,
      'Europe/Berlin',
    ).rhythm
    expect(earliest).toMatchObject({ title: 'Before dawn', local: '04:45', date: '2024-01-01' })
    expect(latest).toMatchObject({ title: 'Very late', local: '03:30', date: '2024-01-01' })
  })

  test('a trip runs from its first to its last day in another country', () => {
    const { trips, countries } = find([
      ...daily('2024-01-01', 10, { country: 'PT' }),
      ...daily('2024-01-11', 1, { country: 'JP' }),
      ...daily('2024-01-14', 2, { country: 'JP', artist: 'Bo Larkin' }),
      ...daily('2024-01-20', 3, { country: 'PT' }),
      ...daily('2024-01-25', 3, { country: 'ZZ' }),
    ]).rhythm
    expect(trips).toEqual([{ country: 'JP', from: '2024-01-11', to: '2024-01-15', days: 5, topArtist: 'Bo Larkin' }])
    expect(countries.map(({ country, days }) => [country, days])).toEqual([
      ['PT', 13],
      ['JP', 3],
    ])
  })

  test('seasons share the year by months', () => {
    const { seasons } = find([...daily('2024-02-28', 4)]).rhythm
    expect(seasons.map(({ months, msPlayed, days }) => [months, msPlayed, days])).toEqual([
      ['decToFeb', 400_000, 2],
      ['marToMay', 400_000, 2],
      ['junToAug', 0, 0],
      ['sepToNov', 0, 0],
    ])
  })
})

describe('a period and the one before it', () => {
  const heard = [
    ...daily('2022-03-01', 10, { artist: 'Bo Larkin' }),
    ...daily('2023-03-01', 4),
    ...daily('2023-04-01', 2, { artist: 'Bo Larkin' }),
  ]

  test('are compared year by year, with climbers and fallers', () => {
    const { comparison } = find(heard, within('2023-01-01', '2023-12-31'))
    expect(comparison).toMatchObject({
      before: { from: '2022-01-01', to: '2022-12-31' },
      now: { plays: 6, artists: 2, newArtists: 1 },
      earlier: { plays: 10, artists: 1, newArtists: 1 },
      climbers: [{ artist: 'Ada Quill', rank: 1, rankBefore: null }],
      fallers: [{ artist: 'Bo Larkin', rank: 2, rankBefore: 1, msPlayed: 400_000, msPlayedBefore: 2_000_000 }],
    })
  })

  test('name the albums and songs that climbed and fell', () => {
    const kite = { artist: 'Bo Larkin', title: 'Kite', album: 'Kites' }
    const found = find(
      [...daily('2022-03-01', 5, kite), ...daily('2022-06-01', 3), ...daily('2023-03-01', 4), ...daily('2023-06-01', 1, kite)],
      within('2023-01-01', '2023-12-31'),
    ).comparison
    const [up, down] = [
      { artist: 'Ada Quill', rank: 1, rankBefore: 2, msPlayed: 800_000, msPlayedBefore: 600_000 },
      { artist: 'Bo Larkin', rank: 2, rankBefore: 1, msPlayed: 200_000, msPlayedBefore: 1_000_000 },
    ]
    expect(found?.tracks).toEqual({ climbers: [{ title: 'Harbour Lights', ...up }], fallers: [{ title: 'Kite', ...down }] })
    // The songs of the first artist are on no album that the source names, so that nothing passed the album: its place is as it was.
    expect(found?.albums).toEqual({ climbers: [], fallers: [] })
    expect(found).toMatchObject({ climbers: [up], fallers: [down] })
  })

  test('are of equal length otherwise, and nothing is compared with nothing', () => {
    expect(find(heard, within('2023-03-03', '2023-03-04')).comparison?.before).toEqual({ from: '2023-03-01', to: '2023-03-02' })
    expect(find(heard, within('2022-01-01', '2022-12-31')).comparison).toBeNull()
    expect(find(heard).comparison).toBeNull()
  })
})

test('the weeks at number one are counted from Monday, and their longest run', () => {
  const { numberOnes, weeks, mostDays, race } = find([
    ...daily('2024-01-01', 7),
    ...daily('2024-01-08', 7),
    ...daily('2024-01-15', 7, { artist: 'Bo Larkin' }),
    ...daily('2024-02-05', 7),
  ]).chartHistory
  expect(weeks).toBe(4)
  expect(numberOnes).toEqual([
    { artist: 'Ada Quill', weeks: 3, longestRun: 2, first: '2024-01-01', last: '2024-02-11' },
    { artist: 'Bo Larkin', weeks: 1, longestRun: 1, first: '2024-01-15', last: '2024-01-21' },
  ])
  expect(mostDays[0]).toEqual({ artist: 'Ada Quill', days: 21 })
  expect(race).toEqual({
    months: ['2024-01', '2024-02'],
    artists: [
      { artist: 'Ada Quill', msPlayed: [2_800_000, 4_200_000] },
      { artist: 'Bo Larkin', msPlayed: [1_400_000, 1_400_000] },
    ],
  })
})

test('diversity is that of as many equally loved artists', () => {
  const { exploring } = find([...daily('2024-01-01', 10), ...daily('2024-02-01', 10, { artist: 'Bo Larkin', title: 'Kite' })])
  expect(exploring.diversity.richness).toBe(2)
  expect(exploring.diversity.hillOne).toBeCloseTo(2, 10)
  expect(exploring.diversity.hillTwo).toBeCloseTo(2, 10)
  expect(exploring.artistsForHalf).toBe(1)
  expect(exploring.oneHitWonders).toHaveLength(2)
  expect(exploring.firstListens).toEqual([
    { month: '2024-01', plays: 10, firsts: 1 },
    { month: '2024-02', plays: 10, firsts: 1 },
  ])
  expect(exploring.kept).toEqual([
    { days: 30, artists: 1, kept: 0 },
    { days: 180, artists: 0, kept: 0 },
  ])
})

describe('sittings', () => {
  const heard = ['2024-01-01', '2024-01-02', '2024-01-03'].flatMap((day) => [
    ...inARow(`${day}T10:00:00Z`, ['Opener', `Middle ${day}`, 'Closer']),
    { start: `${day}T10:25:00Z`, seconds: 200, title: `Later ${day}` },
  ])

  test('name what opens and closes them, by the gap that is asked for', () => {
    const quarter = habitFindings(listensOf(heard), ALL_TIME, 15 * 60_000)
    expect(quarter.sittings.openers).toEqual([{ title: 'Opener', artist: 'Ada Quill', sessions: 3 }])
    expect(quarter.sittings.closers).toEqual([])
    const short = habitFindings(listensOf(heard), ALL_TIME, 5 * 60_000)
    expect(short.sittings.closers).toEqual([{ title: 'Closer', artist: 'Ada Quill', sessions: 3 }])
    expect(short.sessions.sessions).toBe(6)
  })

  test('binge days lie far beyond the usual', () => {
    const binge = Array.from({ length: 60 }, (_, index) => ({ start: Date.parse('2024-03-01T00:00:00Z') + index * 300_000, seconds: 200 }))
    const { bingeMsMin, bingeDays } = find([...daily('2024-01-01', 40), ...binge]).sittings
    expect(bingeMsMin).toBe(200_000)
    expect(bingeDays).toEqual([{ date: '2024-03-01', msPlayed: 12_000_000, plays: 60, topArtist: 'Ada Quill' }])
  })
})

describe('the recap', () => {
  test('tells only what is true of the period', () => {
    const { cards } = find(
      [...daily('2022-01-01', 40), ...daily('2023-01-01', 20, { artist: 'Bo Larkin', title: 'Kite' })],
      within('2023-01-01', '2023-12-31'),
    ).recap
    expect(cards.find(({ kind }) => kind === 'hours')).toMatchObject({
      msMusic: 4_000_000,
      plays: 20,
      rank: 2,
      years: 2,
      shareOfBefore: 0.5,
    })
    expect(cards.find(({ kind }) => kind === 'artist')).toMatchObject({ artist: 'Bo Larkin', days: 20 })
    expect(cards.find(({ kind }) => kind === 'found')).toMatchObject({ artist: 'Bo Larkin', plays: 20, newArtists: 1, first: '2023-01-01' })
    expect(cards.find(({ kind }) => kind === 'streak')).toMatchObject({ days: 20 })
    expect(cards.at(-1)).toMatchObject({ kind: 'archetype', archetype: 'explorer', value: 1, rule: 0.4 })
    expect(cards.length).toBeLessThanOrEqual(12)
  })

  test('gives nobody a name whose rule they do not meet', () => {
    const heard = Array.from({ length: 40 }, (_, index) =>
      daily('2023-01-01', 1, { artist: `Artist ${index}`, title: `Song ${index}` }),
    ).flat()
    const spread = heard.map((listen, index) => ({ ...listen, start: Number(listen.start) + index * MS_PER_DAY }))
    expect(find(spread).recap.cards.map(({ kind }) => kind)).not.toContain('archetype')
  })

  test('says nothing of less than an hour', () => {
    expect(find(daily('2023-01-01', 5)).recap.cards).toEqual([])
  })
})
