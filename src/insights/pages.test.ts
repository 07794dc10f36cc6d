/** The pages of a subject, the paged lists and the search over one small history. */
import { describe, expect, test } from 'vitest'
import { listensOf } from '../../test/support/listens-of.ts'
import { subjectSchema } from '../contract/insights.ts'
import type { ListenFilter, View } from '../contract/worker.ts'
import { listing, search, searchIndex, subject, tops } from './index.ts'

const VIEW: View = { period: null, playRule: 'thirtySeconds' }
const listens = listensOf(
  [
    { start: '2024-03-01T10:00:00Z', seconds: 200, artist: 'Ada Quill', title: 'Harbour Lights', album: 'Tides', uri: 'x:2' },
    { start: '2024-03-02T10:00:00Z', seconds: 100, artist: 'Ada Quill', title: 'Salt', album: 'Tides', uri: 'x:3' },
    { start: '2024-03-05T10:00:00Z', seconds: 20, artist: 'Ada Quill', title: 'Harbour Lights', album: 'Best Of', uri: 'x:1' },
    { start: '2024-03-05T11:00:00Z', seconds: 400, artist: 'Bo Larkin', title: 'Kite', uri: 'y:1' },
    { start: '2024-04-05T11:00:00Z', seconds: 900, artist: 'Ada Quill', title: 'An Interview', kind: 'podcast' },
  ],
  'Asia/Kathmandu',
)

describe('the page of a subject', () => {
  test('sums up an artist by music only', () => {
    const page = subject(listens, VIEW, { kind: 'artist', name: 'Ada Quill', artist: 'Ada Quill' })
    expect(subjectSchema.parse(page)).toEqual(page)
    expect(page).toMatchObject({
      totals: { msPlayed: 320_000, listens: 3, plays: 2, skips: 1, days: 2 },
      rank: 2,
      of: 2,
      first: { at: '2024-03-01T10:00:00.000Z', title: 'Harbour Lights' },
      last: { at: '2024-03-05T10:00:00.000Z', title: 'Harbour Lights' },
      longestStreak: { days: 2, from: '2024-03-01', to: '2024-03-02' },
      ids: [],
    })
    expect(page?.tracks.map(({ title }) => title)).toEqual(['Harbour Lights', 'Salt'])
    expect(page?.albums.map(({ title, msPlayed }) => [title, msPlayed])).toEqual([
      ['Tides', 300_000],
      ['Best Of', 20_000],
    ])
  })

  test('gathers the ids of a track over its editions', () => {
    const page = subject(listens, VIEW, { kind: 'track', name: 'Harbour Lights', artist: 'Ada Quill' })
    expect(page).toMatchObject({ rank: 2, of: 3, ids: ['x:1', 'x:2'], totals: { listens: 2 } })
  })

  test('knows an album by its artist', () => {
    expect(subject(listens, VIEW, { kind: 'album', name: 'Tides', artist: 'Ada Quill' })?.totals.listens).toBe(2)
    expect(subject(listens, VIEW, { kind: 'album', name: 'Tides', artist: 'Bo Larkin' })).toBeNull()
  })

  test('has no rank where the period has no listen of it', () => {
    const march = { ...VIEW, period: { from: '2024-03-05', to: '2024-03-05' } }
    const page = subject(listens, march, { kind: 'track', name: 'Salt', artist: 'Ada Quill' })
    expect(subjectSchema.parse(page)).toEqual(page)
    expect(page).toMatchObject({ rank: null, of: 2, first: null, last: null, totals: { listens: 0, days: 0 }, ids: ['x:3'] })
  })

  test('is absent for names that were never heard as music', () => {
    expect(subject(listens, VIEW, { kind: 'artist', name: 'Nobody', artist: 'Nobody' })).toBeNull()
    expect(subject(listens, VIEW, { kind: 'track', name: 'An Interview', artist: 'Ada Quill' })).toBeNull()
  })
})

describe('a paged top list', () => {
  const page = (sort: 'msPlayed' | 'plays' | 'listens' | 'days', offset: number, limit: number) =>
    tops(listens, { ...VIEW, kind: 'track', sort, offset, limit })

  test('tells the length of the whole list and gives the part asked for', () => {
    expect(page('msPlayed', 0, 2)).toMatchObject({ total: 3, rows: [{ title: 'Kite' }, { title: 'Harbour Lights' }] })
    expect(page('msPlayed', 2, 2)).toMatchObject({ total: 3, rows: [{ title: 'Salt' }] })
    expect(page('msPlayed', 3, 2)).toEqual({ total: 3, rows: [] })
  })

  test('orders by the key asked for', () => {
    expect(page('listens', 0, 1).rows).toEqual([
      { title: 'Harbour Lights', artist: 'Ada Quill', msPlayed: 220_000, listens: 2, plays: 1, days: 2 },
    ])
    expect(page('days', 0, 3).rows.map(({ title, days }) => [title, days])).toEqual([
      ['Harbour Lights', 2],
      ['Kite', 1],
      ['Salt', 1],
    ])
  })
})

describe('a listing of listens', () => {
  const NEWEST = { ...VIEW, order: 'newest', offset: 0, limit: 9 } as const
  const titles = (filter: ListenFilter, order: 'newest' | 'oldest' | 'longest' = 'oldest') =>
    listing(listens, { ...NEWEST, order, filter }).rows.map(({ title, startedLocal }) => `${title} ${startedLocal.slice(5, 10)}`)

  test('goes from the newest back, over all kinds, with the local time of the start', () => {
    const { total, msPlayed, plays, skips, rows } = listing(listens, { ...NEWEST, filter: {}, offset: 0, limit: 2 })
    expect({ total, msPlayed, plays, skips }).toEqual({ total: 5, msPlayed: 1_620_000, plays: 3, skips: 1 })
    expect(rows).toEqual([
      {
        startedAt: '2024-04-05T11:00:00.000Z',
        startedLocal: '2024-04-05 16:45',
        msPlayed: 900_000,
        kind: 'podcast',
        title: 'An Interview',
        artist: 'Ada Quill',
        album: '',
        skipped: false,
        isPlay: false,
        source: listens.sources[0],
        place: null,
      },
      expect.objectContaining({ title: 'Kite' }),
    ])
  })

  test('says of each row where it stands, where that is known', () => {
    const placeOf = (row: number) => (row === 3 ? { path: 'a.json', line: 7 } : null)
    const { rows } = listing(listens, { ...NEWEST, filter: {} }, placeOf)
    expect(rows.map(({ title, place }) => [title, place])).toEqual([
      ['An Interview', null],
      ['Kite', { path: 'a.json', line: 7 }],
      ['Harbour Lights', null],
      ['Salt', null],
      ['Harbour Lights', null],
    ])
  })

  test('shows the music of a subject within a period', () => {
    const ada = { kind: 'artist', name: 'Ada Quill', artist: 'Ada Quill' } as const
    expect(listing(listens, { ...NEWEST, filter: { subject: ada } }).total).toBe(3)
    const inPeriod = listing(listens, { ...NEWEST, period: { from: '2024-03-02', to: '2024-03-05' }, filter: { subject: ada } })
    expect(inPeriod.rows.map(({ title, skipped }) => [title, skipped])).toEqual([
      ['Harbour Lights', true],
      ['Salt', false],
    ])
    const nobody = { kind: 'album', name: 'Nothing', artist: 'Nobody' } as const
    expect(listing(listens, { ...NEWEST, filter: { subject: nobody } })).toMatchObject({ total: 0, msPlayed: 0, rows: [] })
  })

  test('follows each kind of number to its rows', () => {
    expect(titles({ part: 'plays' })).toEqual(['Harbour Lights 03-01', 'Salt 03-02', 'Kite 03-05'])
    expect(titles({ part: 'skips' })).toEqual(['Harbour Lights 03-05'])
    expect(titles({ part: 'newArtists' })).toEqual(['Harbour Lights 03-01', 'Kite 03-05'])
    expect(titles({ part: 'newTracks' })).toEqual(['Harbour Lights 03-01', 'Salt 03-02', 'Kite 03-05'])
    expect(titles({ part: 'firstPlays' })).toEqual(['Harbour Lights 03-01', 'Salt 03-02', 'Kite 03-05'])
    expect(titles({ kind: 'podcast' })).toEqual(['An Interview 04-05'])
    // A Friday and a Saturday in Kathmandu, at a quarter to four in the afternoon.
    expect(titles({ weekday: 4, hour: 15, kind: 'music' })).toEqual(['Harbour Lights 03-01'])
    expect(titles({ hour: 15 })).toEqual(['Harbour Lights 03-01', 'Salt 03-02', 'Harbour Lights 03-05'])
    expect(titles({ secondsBelow: 100 })).toEqual(['Harbour Lights 03-05'])
    expect(titles({ month: 3 })).toEqual(['An Interview 04-05'])
    expect(titles({ month: 2, kind: 'music' })).toHaveLength(4)
    expect(titles({ since: '2024-03-02T10:00:00Z', until: '2024-03-05T10:00:00Z' })).toEqual(['Salt 03-02', 'Harbour Lights 03-05'])
  })

  test('leads to the listens that were interrupted, and to those that open a session of the period', () => {
    const heardAt = (minute: number, title: string) => ({ start: minute * 60_000, seconds: 60, artist: 'Ada Quill', title })
    const heard = listensOf([
      heardAt(0, 'First'),
      { ...heardAt(10, 'Soon after'), end: 13 * 60_000, exact: true },
      { ...heardAt(40, 'Talk'), kind: 'podcast' },
      heardAt(42, 'After the talk'),
      heardAt(1_445, 'Another day'),
    ])
    const found = (filter: ListenFilter, period: View['period'] = null) =>
      listing(heard, { ...NEWEST, order: 'oldest', filter, period }).rows.map(({ title }) => title)
    expect(found({ part: 'interrupted' })).toEqual(['Soon after'])
    expect(found({ silenceMinutes: 15 })).toEqual(['First', 'Talk', 'Another day'])
    expect(found({ silenceMinutes: 5 })).toEqual(['First', 'Soon after', 'Talk', 'Another day'])
    expect(found({ silenceMinutes: 15, hour: 0 }, { from: '1970-01-02', to: '1970-01-02' })).toEqual(['Another day'])
    expect(found({ silenceMinutes: 2_000 }, { from: '1970-01-02', to: '1970-01-02' })).toEqual(['Another day'])
  })

  test('calls new only what the whole history had not heard before', () => {
    const march5 = { ...NEWEST, period: { from: '2024-03-05', to: '2024-03-05' } }
    expect(listing(listens, { ...march5, filter: { part: 'newTracks' } }).rows.map(({ title }) => title)).toEqual(['Kite'])
  })

  test('puts the longest first when asked', () => {
    expect(titles({ kind: 'music' }, 'longest')).toEqual(['Kite 03-05', 'Harbour Lights 03-01', 'Salt 03-02', 'Harbour Lights 03-05'])
  })
})

describe('a search', () => {
  const heard = (artist: string, title: string, seconds: number) => ({ start: 1e12, seconds, artist, title })
  const index = searchIndex(
    listensOf([
      heard('Sigur Øst', 'Träume im Café', 50),
      heard('R.E.N.', 'Overcast', 500),
      heard('Casta', 'Castles', 10),
      heard('AB/CD', '!!!', 70),
      { ...heard('Talker', 'Castaway', 9000), kind: 'podcast' },
    ]),
  )
  const titles = (text: string, limit = 20) => search(index, text, limit).map(({ kind, title }) => `${kind} ${title}`)

  test('is blind to accents, case and punctuation', () => {
    expect(titles('TRAUME cafe')).toEqual(['track Träume im Café'])
    expect(titles('ost')).toEqual(['artist Sigur Øst'])
    expect(titles('ren')).toEqual(['artist R.E.N.'])
    expect(titles('r.e.n')).toEqual(['artist R.E.N.'])
    expect(titles('ab cd')).toEqual(['artist AB/CD'])
    expect(titles('abcd')).toEqual(['artist AB/CD'])
    expect(titles('!!!')).toEqual(['track !!!'])
  })

  test('puts the beginning of a word before the inside of one, then the most heard first', () => {
    expect(titles('cast')).toEqual(['artist Casta', 'track Castles', 'track Overcast'])
    expect(titles('cast', 2)).toEqual(['artist Casta', 'track Castles'])
  })

  test('takes the artist as a help but not as the only reason for a title', () => {
    expect(titles('castles casta')).toEqual(['track Castles'])
    expect(titles('casta')).toEqual(['artist Casta'])
  })

  test('finds nothing for nothing', () => {
    expect(titles('  ')).toEqual([])
    expect(titles('zebra')).toEqual([])
  })
})
