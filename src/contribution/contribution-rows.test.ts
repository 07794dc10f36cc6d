/** Tests what leaves the device, and that nothing else does. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listensOf, type HeardListen } from '../../test/support/listens-of.ts'
import { SCOPE_NAMES, type ContributionChoice } from '../contract/contribution.ts'
import { FLAG } from '../listening/index.ts'
import { formatDay, parseDay } from '../shared/time.ts'
import { contributionRows } from './contribution-rows.ts'
import { assertWhole, summarise } from './rows.ts'

const everything: ContributionChoice = { scope: 'timedPlays', years: null, artistsExcluded: [], withIncognito: false }

const evening: readonly HeardListen[] = [
  { start: '2023-12-31T22:59:10.700Z', seconds: 200, artist: 'Ada Quill', title: 'Harbour Lights', album: 'Tides', uri: 'test:1' },
  { start: '2023-12-31T23:30:00Z', seconds: 20, artist: 'Ada Quill', title: 'Harbour Lights', album: 'Tides', uri: 'test:1' },
  { start: '2024-01-01T10:00:00Z', seconds: 100, artist: 'Bram Ode', title: 'Low Sun' },
  { start: '2024-01-01T11:00:00Z', seconds: 100, artist: 'Ada Quill', title: 'Anchor', album: 'Tides', uri: 'test:2' },
  { start: '2024-01-02T11:00:00Z', seconds: 1800, artist: 'A Show', title: 'Episode', kind: 'podcast' },
  { start: '2024-01-03T11:00:00Z', seconds: 300, artist: 'A Clip', title: 'Video', kind: 'video' },
]

describe('each scope tells its columns and no more', () => {
  test('artist preferences: one row an artist, without songs and dates', () => {
    const rows = contributionRows(listensOf(evening), { ...everything, scope: 'artistPreferences' })
    expect(rows).toEqual({
      scope: 'artistPreferences',
      count: 2,
      artist: ['Ada Quill', 'Bram Ode'],
      album: null,
      title: null,
      uri: null,
      day: null,
      startedAt: null,
      listens: Uint32Array.of(3, 1),
      plays: Uint32Array.of(2, 1),
      msPlayed: Float64Array.of(320_000, 100_000),
    })
  })

  test('track counts: one row a song in one edition', () => {
    const rows = contributionRows(listensOf(evening), { ...everything, scope: 'trackCounts' })
    expect(rows.title).toEqual(['Anchor', 'Harbour Lights', 'Low Sun'])
    expect(rows.album).toEqual(['Tides', 'Tides', ''])
    expect(rows.uri).toEqual(['test:2', 'test:1', ''])
    expect([...rows.listens]).toEqual([1, 2, 1])
    expect(rows.day).toBeNull()
  })

  test('day plays: one row a local day and song', () => {
    const rows = contributionRows(listensOf(evening, 'Europe/Berlin'), { ...everything, scope: 'dayPlays' })
    expect(Array.from(rows.day ?? [], formatDay)).toEqual(['2023-12-31', '2024-01-01', '2024-01-01', '2024-01-01'])
    expect(rows.title).toEqual(['Harbour Lights', 'Anchor', 'Harbour Lights', 'Low Sun'])
    expect(rows.startedAt).toBeNull()
  })

  test('timed plays: one row a listen, cut to the second', () => {
    const rows = contributionRows(listensOf(evening), everything)
    expect(rows.count).toBe(4)
    expect(rows.startedAt?.[0]).toBe(Date.parse('2023-12-31T22:59:10Z'))
    expect([...rows.plays]).toEqual([1, 0, 1, 1])
  })
})

describe('what a member leaves out stays on the device', () => {
  test('years are those of the local day', () => {
    const rows = contributionRows(listensOf(evening, 'Europe/Berlin'), { ...everything, years: [2023] })
    expect(rows.title).toEqual(['Harbour Lights'])
    expect(contributionRows(listensOf(evening), { ...everything, years: [2023] }).count).toBe(2)
    expect(contributionRows(listensOf(evening), { ...everything, years: [] }).count).toBe(0)
  })

  test('artists are left out in every scope', () => {
    for (const scope of SCOPE_NAMES) {
      const rows = contributionRows(listensOf(evening), { ...everything, scope, artistsExcluded: ['Ada Quill'] })
      expect(rows.artist).toEqual(['Bram Ode'])
    }
  })

  test('private sessions stay out unless they are asked for', () => {
    const listens = listensOf(evening)
    listens.flags[2] = FLAG.incognito
    expect(contributionRows(listens, everything).artist).not.toContain('Bram Ode')
    expect(contributionRows(listens, { ...everything, withIncognito: true }).artist).toContain('Bram Ode')
  })

  test('shows, videos and music without an artist are never offered', () => {
    const rows = contributionRows(listensOf([...evening, { start: '2024-02-01T00:00:00Z', seconds: 60, artist: '' }]), everything)
    expect(new Set(rows.artist)).toEqual(new Set(['Ada Quill', 'Bram Ode']))
  })
})

test('a broken character in a name is replaced before rows are put in order', () => {
  const rows = contributionRows(listensOf([{ start: 0, seconds: 60, artist: 'Half \ud83d' }]), {
    ...everything,
    scope: 'artistPreferences',
  })
  expect(rows.artist).toEqual(['Half \u{fffd}'])
})

test('every scope holds the same listens, plays and time', () => {
  const listen = fc.record({
    start: fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2020, 11, 31) }),
    seconds: fc.integer({ min: 0, max: 400 }),
    artist: fc.constantFrom('Ada Quill', 'Bram Ode', 'Cleo Marsh'),
    title: fc.constantFrom('One', 'Two'),
    album: fc.constantFrom('', 'Tides'),
  })
  fc.assert(
    fc.property(fc.array(listen, { maxLength: 60 }), (heard) => {
      const listens = listensOf(heard, 'America/St_Johns')
      const totals = SCOPE_NAMES.map((scope) => {
        const rows = contributionRows(listens, { ...everything, scope })
        assertWhole(rows)
        const { listens: count, plays, msPlayed, artists } = summarise(rows)
        return { count, plays, msPlayed, artists }
      })
      expect(new Set(totals.map((total) => JSON.stringify(total))).size).toBe(1)
      expect(totals[0]?.count).toBe(heard.length)
    }),
  )
})

test('a summary names the first and the last day', () => {
  const { period } = summarise(contributionRows(listensOf(evening), { ...everything, scope: 'dayPlays' }))
  expect(period).toEqual({ from: '2023-12-31', to: '2024-01-01' })
  expect(parseDay(period?.from ?? '')).toBeDefined()
})
