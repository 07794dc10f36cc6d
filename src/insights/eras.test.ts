/** Decades of artists, the music of the teens and the own past, on small histories that were worked out by hand. */
import { describe, expect, test } from 'vitest'
import { listensOf, type HeardListen } from '../../test/support/listens-of.ts'
import { daily } from '../../test/support/small-histories.ts'
import { erasSchema, type Eras } from '../contract/deep-insights.ts'
import type { Period } from '../contract/worker.ts'
import { eraFindings } from './index.ts'

const DECADES: Readonly<Record<string, readonly number[]>> = {
  'Ada Quill': [1970, 1980, 1990],
  'Bo Larkin': [1990, 2000],
  'Cy Moss': [2000],
}

function find(heard: readonly HeardListen[], birthYear: number | null = null, period: Period | null = null): Eras {
  const view = { period, playRule: 'thirtySeconds' } as const
  const found = eraFindings(listensOf(heard), view, { decadesOf: (artist) => DECADES[artist] ?? [], birthYear })
  expect(erasSchema.parse(found)).toEqual(found)
  return found
}

const HEARD = [
  ...daily('2020-01-01', 6),
  ...daily('2020-02-01', 3, { artist: 'Bo Larkin' }),
  ...daily('2020-03-01', 1, { artist: 'Cy Moss' }),
  ...daily('2020-04-01', 10, { artist: 'Nobody lists' }),
]

test('an empty history has no eras, in the shape of the contract', () => {
  expect(find([], 1980)).toMatchObject({ began: [], lookingBack: [], foundIn: [], catalogue: { artists: 0, shareOfPlays: 0 } })
})

describe('the decades of artists', () => {
  test('are those in which they began, and say how much of the music they speak of', () => {
    const { began, catalogue, teens } = find(HEARD)
    expect(catalogue).toEqual({ artists: 4, artistsListed: 3, shareOfPlays: 0.5 })
    expect(began).toEqual([
      { decade: 1970, artists: 1, plays: 6, share: 0.6, topArtist: 'Ada Quill' },
      { decade: 1990, artists: 1, plays: 3, share: 0.3, topArtist: 'Bo Larkin' },
      { decade: 2000, artists: 1, plays: 1, share: 0.1, topArtist: 'Cy Moss' },
    ])
    expect(teens).toBeNull()
  })

  test('give the music of the teens to whoever says when they were born', () => {
    // From 13 in 1998 to 19 in 2004.
    expect(find(HEARD, 1985).teens).toEqual({
      birthYear: 1985,
      from: 1998,
      to: 2004,
      decades: [1990, 2000],
      shareBegan: 0.4,
      shareActive: 1,
      artists: [
        { artist: 'Bo Larkin', plays: 3 },
        { artist: 'Cy Moss', plays: 1 },
      ],
    })
    expect(find(HEARD, 1960).teens).toMatchObject({ from: 1973, to: 1979, decades: [1970], shareBegan: 0.6, shareActive: 0.6 })
  })
})

test('a few listed artists say nothing of the rest', () => {
  const heard = [...daily('2020-01-01', 1), ...daily('2020-02-01', 10, { artist: 'Nobody lists' })]
  expect(find(heard, 1985)).toMatchObject({ catalogue: { artistsListed: 1, shareOfPlays: 1 / 11 }, began: [], teens: null })
})

describe('the own past', () => {
  const heard = [
    ...daily('2020-06-01', 3),
    ...daily('2021-05-30', 3),
    ...daily('2022-01-01', 1),
    ...daily('2022-02-01', 3, { title: 'New' }),
  ]

  test('is as old as the first play of a song', () => {
    expect(find(heard)).toMatchObject({
      lookingBack: [
        // Nothing can be a year old in the first year, and in the second nothing before June.
        { year: 2020, plays: 3, share: null },
        { year: 2021, plays: 3, share: null },
        { year: 2022, plays: 4, share: 1 / 4 },
      ],
      foundIn: [
        { year: 2020, plays: 7, share: 0.7 },
        { year: 2022, plays: 3, share: 0.3 },
      ],
    })
  })

  test('reaches before the period that is looked at', () => {
    expect(find(heard, null, { from: '2022-01-01', to: '2022-12-31' })).toMatchObject({
      lookingBack: [{ year: 2022, plays: 4, share: 1 / 4 }],
      foundIn: [
        { year: 2020, plays: 1, share: 1 / 4 },
        { year: 2022, plays: 3, share: 3 / 4 },
      ],
    })
  })
})
