/** The import through its front door: what becomes a listen, what is the same listen, and what is left out and why. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeListens, importFiles, imported } from '../../test/support/import-texts.ts'
import { AUDIOBOOK, FLAG, MUSIC, PODCAST, UNIDENTIFIED, VIDEO } from './index.ts'

type Row = Readonly<Record<string, unknown>>

function extended(fields: Row = {}): Row {
  return {
    ts: '2021-05-06T07:08:09Z',
    platform: 'Android OS 11 API 30 (samsung, SM-G973F)',
    ms_played: 180_000,
    conn_country: 'DE',
    ip_addr: '203.0.113.7',
    master_metadata_track_name: 'Lantern',
    master_metadata_album_artist_name: 'The Paper Boats',
    master_metadata_album_album_name: 'Harbour',
    spotify_track_uri: 'spotify:track:0000000000000000000001',
    episode_name: null,
    episode_show_name: null,
    spotify_episode_uri: null,
    reason_start: 'clickrow',
    reason_end: 'trackdone',
    shuffle: false,
    skipped: false,
    offline: false,
    offline_timestamp: null,
    incognito_mode: false,
    ...fields,
  }
}

function account(fields: Row = {}): Row {
  return { endTime: '2021-05-06 07:08', artistName: 'The Paper Boats', trackName: 'Lantern', msPlayed: 180_000, ...fields }
}

const fileOf = (...rows: readonly Row[]): string => JSON.stringify(rows, undefined, 2)

async function listensOf(...rows: readonly Row[]) {
  return describeListens((await imported({ 'history.json': fileOf(...rows) })).listens)
}

describe('a row of the extended history', () => {
  test('becomes a listen that started its time played before its end', async () => {
    expect(await listensOf(extended())).toEqual([
      {
        start: '2021-05-06T07:05:09.000Z',
        end: '2021-05-06T07:08:09.000Z',
        msPlayed: 180_000,
        kind: MUSIC,
        flags: FLAG.shuffleKnown | FLAG.skippedKnown | FLAG.endExact,
        title: 'Lantern',
        artist: 'The Paper Boats',
        album: 'Harbour',
        uri: 'spotify:track:0000000000000000000001',
        country: 'DE',
        reasonStart: 'clickrow',
        reasonEnd: 'trackdone',
        source: 'spotify-extended',
      },
    ])
  })

  test.each([
    ['seconds', 1_620_284_700],
    ['milliseconds', 1_620_284_700_000],
  ])('takes a plausible offline timestamp in %s as its true start, and keeps the pause', async (_, offline_timestamp) => {
    const [listen] = await listensOf(extended({ offline_timestamp }))
    expect(listen).toMatchObject({ start: '2021-05-06T07:05:00.000Z', end: '2021-05-06T07:08:09.000Z' })
    expect(listen!.flags & FLAG.startExact).not.toBe(0)
  })

  test.each([0, null, -5, 12, 1_620_284_700_000_000, 1_620_285_100, 1_500_000_000, 'nonsense'])(
    'does not believe the offline timestamp %s',
    async (offline_timestamp) => {
      const [listen] = await listensOf(extended({ offline_timestamp }))
      expect(listen).toMatchObject({ start: '2021-05-06T07:05:09.000Z' })
      expect(listen!.flags & FLAG.startExact).toBe(0)
    },
  )

  test('played offline ends when it was played, not when the device came back online', async () => {
    const listens = await listensOf(
      extended({ offline: true, offline_timestamp: 1_620_200_400, master_metadata_track_name: 'Second' }),
      extended({ offline: true, offline_timestamp: 1_620_200_000, master_metadata_track_name: 'First' }),
    )
    expect(listens.map(({ title, start, end }) => [title, start, end])).toEqual([
      ['First', '2021-05-05T07:33:20.000Z', '2021-05-05T07:36:20.000Z'],
      ['Second', '2021-05-05T07:40:00.000Z', '2021-05-05T07:43:00.000Z'],
    ])
  })

  test('of the old generation gives the same listen, without its private fields', async () => {
    const { ip_addr: _, ...rest } = extended()
    const old = {
      ...rest,
      username: 'synthetic-user',
      ip_addr_decrypted: '203.0.113.7',
      user_agent_decrypted: 'SyntheticAgent/1.0',
      city: 'Testville',
      region: 'Testregion',
    }
    const { listens } = await imported({ 'old.json': fileOf(old) })
    expect(describeListens(listens)).toEqual(await listensOf(extended()))
    const everything = JSON.stringify({ ...listens })
    for (const secret of ['203.0.113', 'synthetic-user', 'SyntheticAgent', 'Testville', 'Testregion', 'SM-G973F'])
      expect(everything).not.toContain(secret)
  })

  test.each([
    ['a podcast', { master_metadata_track_name: null, episode_name: 'Ep 1', episode_show_name: 'Show' }, PODCAST, 'Ep 1', 'Show'],
    [
      'an audiobook',
      { master_metadata_track_name: null, audiobook_title: 'Book', audiobook_chapter_title: 'Chapter 1' },
      AUDIOBOOK,
      'Chapter 1',
      'Book',
    ],
    ['unidentified without any name', { master_metadata_track_name: null, master_metadata_album_artist_name: null }, UNIDENTIFIED, '', ''],
    ['unidentified with an artist alone', { master_metadata_track_name: null }, UNIDENTIFIED, '', ''],
    ['music with an empty artist', { master_metadata_album_artist_name: null }, MUSIC, 'Lantern', ''],
  ])('is %s by its names', async (_, names, kind, title, artist) => {
    expect((await listensOf(extended(names)))[0]).toMatchObject({ kind, title, artist })
  })

  test('of a video file is a video, whatever it holds', async () => {
    const { listens } = await imported({ 'x/Streaming_History_Video_2018-2024.json': fileOf(extended()) })
    expect(describeListens(listens)[0]).toMatchObject({ kind: VIDEO, title: 'Lantern' })
  })

  test('without a time played is kept with none, and numbers and truths written as text are read', async () => {
    const [first, second] = await listensOf(extended({ ms_played: null, shuffle: 'true' }), extended({ ms_played: '42000', skipped: 1 }))
    expect([first!.msPlayed, second!.msPlayed].toSorted((a, b) => a - b)).toEqual([0, 42_000])
    expect(first!.flags | second!.flags).toBe(FLAG.shuffle | FLAG.shuffleKnown | FLAG.skipped | FLAG.skippedKnown | FLAG.endExact)
  })
})

describe('rows that cannot be listens', () => {
  test.each([
    ['noTime', { ts: 'yesterday' }],
    ['noTime', { ts: '2021-02-30T00:00:00Z' }],
    ['noTime', { ts: undefined }],
    ['timeOutOfRange', { ts: '1970-01-01T00:00:00Z' }],
    ['timeOutOfRange', { ts: '9999-01-01T00:00:00Z' }],
    ['badDuration', { ms_played: -1 }],
    ['badDuration', { ms_played: 1e12 }],
    ['badDuration', { ms_played: 'long' }],
  ])('are counted as %s with file and line', async (reason, fields) => {
    const { reconciliation } = await imported({ 'history.json': fileOf(extended(), extended(fields)) })
    expect(reconciliation.rows).toMatchObject({ read: 2, listens: 1, rejected: 1 })
    expect(reconciliation.rejections).toMatchObject([{ reason, rows: 1, examples: [{ path: 'history.json', line: 23 }] }])
    expect(reconciliation.problems[0]!.message).toContain('history.json, line 23')
  })
})

describe('the same listen twice', () => {
  test('counts once within a file and across files, packages and generations', async () => {
    const inSeconds = extended({ offline_timestamp: 1_620_284_700 })
    const inMilliseconds = { ...extended({ offline_timestamp: 1_620_284_700_456 }), username: 'synthetic-user' }
    const { listens, reconciliation } = await imported({ 'a.json': fileOf(inSeconds, inSeconds), 'b.json': fileOf(inMilliseconds) })
    expect(reconciliation.rows).toMatchObject({ read: 3, listens: 1, duplicates: 2, merged: 0, rejected: 0 })
    expect(describeListens(listens)[0]!.start).toBe('2021-05-06T07:05:00.456Z')
  })

  test.each([
    { ms_played: 179_999 },
    { reason_end: 'fwdbtn' },
    { skipped: true },
    { platform: 'ios' },
    { spotify_track_uri: 'spotify:track:2' },
    { ts: '2021-05-06T07:08:10Z' },
  ])('is two listens when %o differs', async (fields) => {
    expect(await listensOf(extended(), extended(fields))).toHaveLength(2)
  })

  test.each([
    ['a skip that was not known yet', { skipped: null }, {}],
    ['a start that was given as nothing', { offline_timestamp: 0, skipped: null }, { offline_timestamp: 1_620_284_700 }],
    ['names that are gone', {}, { master_metadata_track_name: null, master_metadata_album_artist_name: null }],
    [
      'an album and an id that changed',
      { offline_timestamp: 1_620_284_700 },
      {
        offline_timestamp: 1_620_284_700,
        master_metadata_album_album_name: 'Harbour (Deluxe)',
        spotify_track_uri: 'spotify:track:2',
      },
    ],
    [
      'an artist with another name',
      {},
      { master_metadata_album_artist_name: 'The Paper Boats (UK)', master_metadata_track_name: 'Lantern (UK)' },
    ],
  ])('told again by a package a year later counts once: %s', async (_, earlier, later) => {
    const files = { 'old.json': fileOf(extended(earlier)), 'new.json': fileOf(extended(later)) }
    const { listens, reconciliation } = await imported(files)
    expect(reconciliation.rows).toMatchObject({ read: 2, listens: 1, merged: 1, duplicates: 0 })
    const [listen] = describeListens(listens)
    expect(listen).toMatchObject({ title: 'Lantern', artist: 'The Paper Boats' })
    const { listens: turned } = await imported({ 'new.json': files['new.json'], 'old.json': files['old.json'] })
    expect(turned).toEqual(listens)
  })

  test('told again, stays with all that either row says', async () => {
    const [listen] = await listensOf(extended({ skipped: null, offline_timestamp: 1_620_284_700 }), extended({ conn_country: null }))
    expect(listen).toMatchObject({ country: 'DE', start: '2021-05-06T07:05:00.000Z', end: '2021-05-06T07:08:09.000Z' })
    expect(listen!.flags & (FLAG.skippedKnown | FLAG.startExact | FLAG.endExact)).toBe(FLAG.skippedKnown | FLAG.startExact | FLAG.endExact)
  })

  test('played offline is never told again without its start, since many songs share the moment they were sent', async () => {
    const offline = { offline: true, skipped: null }
    expect(await listensOf(extended({ ...offline, offline_timestamp: 1_620_200_000 }), extended(offline))).toHaveLength(2)
  })

  test('told by account data and by the extended history counts once, and the richer row wins', async () => {
    const { listens, reconciliation } = await imported({
      'account.json': fileOf(
        account(),
        account({ trackName: 'Only here' }),
        account({ msPlayed: 179_000 }),
        account({ endTime: '2021-05-06 07:09' }),
      ),
      'extended.json': fileOf(extended()),
    })
    expect(reconciliation.rows).toMatchObject({ read: 5, listens: 4, merged: 1, duplicates: 0 })
    expect(describeListens(listens).filter(({ source }) => source === 'spotify-extended')).toHaveLength(1)
  })

  test('gives the same table in any order of files, and when files are given twice', async () => {
    const row = fc.record({
      ts: fc.constantFrom('2021-05-06T07:08:09Z', '2021-05-06T07:08:10Z', '2021-05-06T07:08:59Z'),
      ms_played: fc.constantFrom(0, 1_000),
      master_metadata_track_name: fc.constantFrom('A', 'B', null),
      offline_timestamp: fc.constantFrom(null, 1_620_284_880, 1_620_284_880_123),
      skipped: fc.constantFrom(null, true, false),
      conn_country: fc.constantFrom('DE', 'PT', null),
      spotify_track_uri: fc.constantFrom('spotify:track:1', 'spotify:track:2', null),
      offline: fc.boolean(),
    })
    const coarse = fc.record({
      endTime: fc.constantFrom('2021-05-06 07:08', '2021-05-06 07:09'),
      msPlayed: fc.constantFrom(0, 1_000),
      trackName: fc.constantFrom('A', 'B'),
    })
    const files = fc.tuple(
      fc.array(row.map(extended), { maxLength: 9 }),
      fc.array(row.map(extended), { maxLength: 9 }),
      fc.array(coarse.map(account), { minLength: 1, maxLength: 4 }),
    )
    await fc.assert(
      fc.asyncProperty(files, async ([a, b, c]) => {
        const texts = [fileOf(...a), fileOf(...b), fileOf(...c)] as const
        const { listens: once } = await imported({ a: texts[0], b: texts[1], c: texts[2] })
        const { listens: twice } = await imported({ c: texts[2], b2: texts[1], b: texts[1], a: texts[0], a2: texts[0] })
        expect(twice).toEqual(once)
      }),
      { numRuns: 300 },
    )
  })
})

describe('files that are no listening history', () => {
  test.each([
    ['an empty file', ''],
    ['nothing but blanks', ' \n\0 '],
    ['PDF', '%PDF-1.7'],
    ['user data', '{"username":"x","email":"x@example.org","birthdate":"1990-01-01"}'],
    ['inferences', '{"inferences":["a"]}'],
    ['JSON, but no', '[{"a":1}]'],
    ['no listening history that is known', 'hello'],
  ])('are named for what they are: %s', async (note, content) => {
    const result = await importFiles({ 'thing.bin': content })
    expect(result.kind).toBe('nothingUsable')
    if (result.kind === 'nothingUsable') {
      expect(result.problems).toHaveLength(1)
      expect(result.problems[0]!.message).toContain(note)
      expect(result.problems[0]!.hint).not.toBe('')
    }
  })

  test('cost nothing to the files beside them', async () => {
    const { reconciliation } = await imported({
      'ReadMeFirst.pdf': '%PDF',
      'history.json': fileOf(extended()),
      'Inferences.json': '{"inferences":[]}',
    })
    expect(reconciliation.rows.listens).toBe(1)
    expect(reconciliation.problems).toEqual([])
    expect(reconciliation.files.map(({ format }) => format)).toEqual([null, 'spotify-extended', null])
  })

  test('an empty list has the form of a history and holds nothing', async () => {
    const result = await importFiles({ 'history.json': '[{"ts":"never","ms_played":1}]' })
    expect(result).toMatchObject({ kind: 'nothingUsable' })
    if (result.kind === 'nothingUsable') expect(result.problems.map(({ code }) => code)).toEqual(['noTime', 'noListens'])
  })
})

describe('a half-written file', () => {
  test('keeps what is whole and says where it ends', async () => {
    const whole = fileOf(extended(), extended({ ms_played: 1 }), extended({ ms_played: 2 }))
    const { reconciliation } = await imported({ 'history.json': whole.slice(0, -120) })
    expect(reconciliation.rows).toMatchObject({ read: 3, listens: 2, rejected: 1 })
    expect(reconciliation.problems.map(({ code }) => code)).toEqual(['cutOff', 'listNotClosed'])
  })
})

describe('the local columns', () => {
  test('count the hour and the day of the start in the zone asked for, across summer time', async () => {
    const { listens } = await imported(
      { 'h.json': fileOf(extended({ ts: '2021-03-28T00:59:00Z', ms_played: 0 }), extended({ ts: '2021-03-28T01:01:00Z', ms_played: 0 })) },
      { timeZone: 'Europe/Berlin' },
    )
    // 28 March 2021 was a Sunday; the clock went from 02:00 to 03:00.
    expect([...listens.localHourOfWeek]).toEqual([6 * 24 + 1, 6 * 24 + 3])
    expect([...listens.localDay]).toEqual([18_714, 18_714])
  })
})
