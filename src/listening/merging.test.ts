/** Sources that recorded the same listen, through the front door: what is one listen, which row stays, and that order does not matter. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeListens, importFiles, imported } from '../../test/support/import-texts.ts'
import { OBJECT_CASES } from '../../test/support/object-format-cases.ts'
import { PAGE_CASES } from '../../test/support/page-format-cases.ts'
import { TABLE_CASES } from '../../test/support/table-format-cases.ts'
import { createCatalogue } from '../../test/support/catalogue.ts'
import { simulateListener } from '../../test/support/listener.ts'
import { USUAL_ODDITIES } from '../../test/support/oddities.ts'
import { extendedPackage } from '../../test/support/spotify-package.ts'
import { zipBytes } from '../../test/support/zip.ts'
import { EXPORT_FORMS, type ExportFormName, FLAG, type Listens } from './index.ts'

const START = 1_620_284_700

const spotify = (title: string, startedAt: number, fields: Readonly<Record<string, unknown>> = {}) => ({
  ts: new Date((startedAt + 180) * 1_000).toISOString().replace('.000', ''),
  ms_played: 180_000,
  master_metadata_track_name: title,
  master_metadata_album_artist_name: 'The Paper Boats',
  master_metadata_album_album_name: 'Harbour',
  spotify_track_uri: 'spotify:track:0000000000000000000001',
  reason_end: 'trackdone',
  ...fields,
})
const lastfm = (title: string, startedAt: number, artist = 'Paper Boats') => ({
  name: title,
  artist: { '#text': artist },
  album: { '#text': '' },
  mbid: '',
  date: { uts: String(startedAt) },
})
const listenbrainz = (title: string, startedAt: number) => ({
  listened_at: startedAt,
  track_metadata: { track_name: title, artist_name: 'The Paper Boats', additional_info: {} },
})

const spotifyFile = (...rows: readonly unknown[]): string => JSON.stringify(rows)
const lastfmFile = (...rows: readonly unknown[]): string => JSON.stringify([{ track: rows }])
const lines = (...rows: readonly unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n')

describe('the same song at the same time from two sources', () => {
  test('is one listen, told by the richer row', async () => {
    const { listens, reconciliation } = await imported({
      'spotify.json': spotifyFile(spotify('Lantern - Remastered 2011', START)),
      'lastfm.json': lastfmFile(lastfm('lantern', START + 90)),
    })
    expect(reconciliation.rows).toMatchObject({ read: 2, listens: 1, merged: 1, duplicates: 0 })
    expect(describeListens(listens)[0]).toMatchObject({ title: 'Lantern - Remastered 2011', source: 'spotify-extended', msPlayed: 180_000 })
  })

  test.each([
    ['another song', lastfm('Jetty', START)],
    ['another artist', lastfm('Lantern', START, 'Somebody Else')],
    ['a live version', lastfm('Lantern (Live)', START)],
    ['a start three minutes off', lastfm('Lantern', START + 180)],
  ])('stays two listens for %s', async (_, scrobble) => {
    const { reconciliation } = await imported({ 'a.json': spotifyFile(spotify('Lantern', START)), 'b.json': lastfmFile(scrobble) })
    expect(reconciliation.rows).toMatchObject({ listens: 2, merged: 0 })
  })

  test('a skip is not what the other source recorded, the play after it is', async () => {
    const { listens, reconciliation } = await imported({
      'a.json': spotifyFile(spotify('Lantern', START - 176, { ms_played: 4_000 }), spotify('Lantern', START + 60)),
      'b.json': lastfmFile(lastfm('Lantern', START + 5)),
    })
    expect(reconciliation.rows).toMatchObject({ read: 3, listens: 2, merged: 1 })
    expect([...listens.msPlayed].toSorted((a, b) => a - b)).toEqual([4_000, 180_000])
  })

  test('three sources are one listen, and two plays in a row stay two', async () => {
    const { reconciliation } = await imported({
      'a.json': spotifyFile(spotify('Lantern', START), spotify('Lantern', START + 180)),
      'b.json': lastfmFile(lastfm('Lantern', START + 2), lastfm('Lantern', START + 181)),
      'c.jsonl': lines(listenbrainz('Lantern', START + 1), listenbrainz('Lantern', START + 182)),
    })
    expect(reconciliation.rows).toMatchObject({ read: 6, listens: 2, merged: 4 })
  })

  test('can be kept apart', async () => {
    const files = { 'a.json': spotifyFile(spotify('Lantern', START)), 'b.json': lastfmFile(lastfm('Lantern', START)) }
    const { reconciliation } = await imported(files, { mergeSources: false })
    expect(reconciliation.rows).toMatchObject({ listens: 2, merged: 0 })
    const result = await importFiles(files)
    const apart = result.kind === 'imported' ? result.apart() : undefined
    expect(apart?.reconciliation.rows).toEqual(reconciliation.rows)
    expect(apart?.listens).toEqual((await imported(files, { mergeSources: false })).listens)
  })

  test('of one source alone there is nothing to keep apart', async () => {
    const result = await importFiles({ 'a.json': spotifyFile(spotify('Lantern', START)) })
    expect(result.kind === 'imported' && result.apart()).toBeUndefined()
  })
})

test('two downloads of one history count once where the service has given a song another album or id since', async () => {
  const header = 'uts,artist,album,track,track_mbid'
  const { reconciliation } = await imported({
    'a.csv': `${header}\n${START},Paper Boats,Harbour,Lantern,11111111-1111-1111-1111-111111111111\n${START + 300},Paper Boats,,Jetty,\n`,
    'b.csv': `${header}\n${START},Paper Boats,Harbour (Deluxe),Lantern,\n${START + 300},Paper Boats,Pier,Jetty,\n`,
  })
  expect(reconciliation.rows).toMatchObject({ read: 4, listens: 2, merged: 2 })
})

test('forty thousand rows about one song at one moment are read soon, and none is lost', async () => {
  const count = 40_000
  const rows = Array.from({ length: count }, (_, i) => spotify('Lantern', START, { platform: `device ${i}` }))
  const scrobbles = Array.from({ length: count }, (_, i) => `${START},Paper Boats,Album ${i},Lantern,`)
  const { reconciliation } = await imported({
    'a.json': JSON.stringify(rows),
    'b.csv': `uts,artist,album,track,track_mbid\n${scrobbles.join('\n')}\n`,
    'c.json': '[{"endTime":"2021-05-06 07:08","artistName":"The Paper Boats","trackName":"Lantern","msPlayed":180000}]',
  })
  const { read, listens, duplicates, merged, rejected } = reconciliation.rows
  expect(read).toBe(2 * count + 1)
  expect(read).toBe(listens + duplicates + merged + rejected)
}, 20_000)

test('one history as JSON, which knows a fraction of the second, and as a web page is one history', async () => {
  const [asJson, asPage] = [OBJECT_CASES, PAGE_CASES].map((cases) => cases.find(({ format }) => format.startsWith('youtube-music')))
  const exact = new TextDecoder().decode(await asJson?.content()).replaceAll('.000Z', '.784Z')
  const { reconciliation } = await imported({ 'a.json': exact, 'b.html': (await asPage?.content()) ?? '' })
  // "Lantern" is in both and is one; each has a song of its own, and what has no name is never taken for the same.
  expect(reconciliation.rows).toMatchObject({ read: 12, listens: 6, duplicates: 1, rejected: 5 })
})

test('files of every format in any order, or twice, give the same table', async () => {
  const files = await Promise.all(
    [...OBJECT_CASES, ...PAGE_CASES, ...TABLE_CASES].map(async (one, i) => [`${i}-${one.path}`, await one.content()] as const),
  )
  const { listens: once } = await imported(Object.fromEntries(files))
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(files, { minLength: files.length }), fc.subarray(files), async (shuffled, again) => {
      const twice = again.map(([path, bytes]) => [`again-${path}`, bytes] as const)
      const { listens } = await imported(Object.fromEntries([...shuffled, ...twice]))
      expect(listens).toEqual(once)
    }),
    { numRuns: 25 },
  )
})

test('importing in any order, or twice, gives the same table', async () => {
  const title = fc.constantFrom('Lantern', 'lantern (2011 Remaster)', 'Jetty')
  const startedAt = fc.constantFrom(0, 1, 59, 60, 119, 120, 121, 180, 240).map((offset) => START + offset)
  const a = fc.array(
    fc.tuple(title, startedAt, fc.constantFrom(4_000, 180_000)).map(([name, at, ms_played]) => spotify(name, at, { ms_played })),
    { maxLength: 5 },
  )
  const b = fc.array(
    fc
      .tuple(title, startedAt, fc.constantFrom('Paper Boats', 'The Paper Boats feat. A Guest'))
      .map(([name, at, artist]) => lastfm(name, at, artist)),
    { maxLength: 5 },
  )
  const c = fc.array(
    fc.tuple(title, startedAt).map(([name, at]) => listenbrainz(name, at)),
    { minLength: 1, maxLength: 5 },
  )
  await fc.assert(
    fc.asyncProperty(a, b, c, async (rowsA, rowsB, rowsC) => {
      const [fileA, fileB, fileC] = [spotifyFile(...rowsA), lastfmFile(...rowsB), lines(...rowsC)]
      const once = await imported({ a: fileA, b: fileB, c: fileC })
      const other = await imported({
        c: fileC,
        b2: lastfmFile(...rowsB.toReversed()),
        a: fileA,
        b: fileB,
        a2: spotifyFile(...rowsA.toReversed()),
      })
      expect(other.listens).toEqual(once.listens)
      const { read, listens, duplicates, merged, rejected } = once.reconciliation.rows
      expect(read).toBe(listens + duplicates + merged + rejected)
    }),
    { numRuns: 200 },
  )
})

describe('what a source leaves out', () => {
  test('is estimated from the same song in a source that measures, and not beyond the next listen', async () => {
    const { listens } = await imported({
      'a.json': spotifyFile(spotify('Lantern', START - 86_400, { ms_played: 200_000 })),
      'b.json': lastfmFile(lastfm('Lantern', START), lastfm('Lantern', START + 100), lastfm('Unknown', START + 300)),
    })
    const estimated = describeListens(listens).filter(({ source }) => source !== 'spotify-extended')
    expect(estimated.map(({ msPlayed }) => msPlayed)).toEqual([100_000, 200_000, 210_000])
    for (const { flags } of estimated) expect(flags & FLAG.playedEstimated).not.toBe(0)
  })

  test('is a play under the rule of scrobbling, whose sources keep it before they record', async () => {
    const { reconciliation } = await imported({
      'a.json': spotifyFile(spotify('Lantern', START - 86_400, { ms_played: 200_000 })),
      'b.json': lastfmFile(lastfm('Lantern', START), lastfm('Unknown', START + 40)),
    })
    expect(reconciliation.estimated).toBe(2)
    expect(reconciliation.playRules.find(({ rule }) => rule === 'halfOrFourMinutes')?.plays).toBe(3)
  })

  test('the artist comes from the other file of the same service', async () => {
    const { listens, reconciliation } = await imported({
      'activity.csv':
        'Song Name,Album Name,Event Type,Event Start Timestamp,Event End Timestamp,Play Duration Milliseconds\nLantern,Harbour,PLAY_END,2021-05-06T07:05:00Z,2021-05-06T07:08:00Z,180000\nLantern,Harbour,PLAY_END,2021-06-06T07:05:00Z,2021-06-06T07:08:00Z,180000\n',
      'days.csv':
        'Track Description,Date Played,Hours,Play Duration Milliseconds\nThe Paper Boats - Lantern,20210506,7,180000\nThe Paper Boats - Jetty,20210507,9,60000\n',
    })
    expect(reconciliation.rows).toMatchObject({ read: 4, listens: 3, merged: 1 })
    expect(describeListens(listens).map(({ artist, title, source }) => [artist, title, source])).toEqual([
      ['The Paper Boats', 'Lantern', 'apple-music-activity'],
      ['The Paper Boats', 'Jetty', 'apple-music-days'],
      ['The Paper Boats', 'Lantern', 'apple-music-activity'],
    ])
  })
})

describe('the export', () => {
  const files = {
    'a.json': spotifyFile(
      spotify('=HYPERLINK("x")', START, {
        offline_timestamp: START - 20,
        shuffle: true,
        skipped: false,
        conn_country: 'DE',
        platform: 'Android OS 11',
      }),
      spotify("'quoted', twice\nand more ", START + 300),
      { ...spotify('', START + 600), master_metadata_track_name: null, episode_name: 'An episode', episode_show_name: '@Show' },
    ),
    'b.json': lastfmFile(lastfm('-Jetty', START + 2_000)),
  }

  async function bytesOf(listens: Listens, form: ExportFormName): Promise<Uint8Array> {
    const pieces = [...EXPORT_FORMS[form].write(listens)]
    return Buffer.concat(pieces)
  }

  test.each(['parquet', 'csv', 'jsonl'] as const)('as %s holds all that the table holds, and can be read again', async (form) => {
    const { listens } = await imported(files)
    const again = await imported({ x: await bytesOf(listens, form) })
    expect(again.reconciliation.problems).toEqual([])
    const withoutSource = (table: Listens) => describeListens(table).map((listen) => ({ ...listen, source: '' }))
    expect(withoutSource(again.listens)).toEqual(withoutSource(listens))
    expect(again.listens.platform).toEqual(listens.platform)
  })

  test('as CSV keeps titles that read like truths or numbers, and truths in the capitals of a spreadsheet', async () => {
    const told = { shuffle: true, skipped: false }
    const { listens } = await imported({
      'a.json': spotifyFile(spotify('true', START, told), spotify('FALSE', START + 300, told), spotify('1979', START + 600)),
    })
    const csv = new TextDecoder().decode(await bytesOf(listens, 'csv'))
    const inCapitals = (line: string): string =>
      line
        .split(',')
        .map((cell, column) => (column > 10 && column < 18 ? cell.toUpperCase() : cell))
        .join(',')
    const [header, ...rows] = csv.split('\r\n')
    for (const text of [csv, [header, ...rows.map(inCapitals)].join('\r\n')]) {
      const { listens: again } = await imported({ x: text })
      expect(describeListens(again).map(({ title }) => title)).toEqual(['true', 'FALSE', '1979'])
      expect(again.flags).toEqual(listens.flags)
    }
  })

  test('beside the files that it was made of adds nothing', async () => {
    const { listens } = await imported(files)
    const together = await imported({ ...files, 'export.parquet': await bytesOf(listens, 'parquet') })
    expect(together.reconciliation.rows).toMatchObject({ listens: listens.count, merged: 4 })
    expect(together.listens).toEqual(listens)
  })

  test('of years with every oddity adds nothing beside the package that it was made of, in any form', async () => {
    const catalogue = createCatalogue({ seed: 'export', artists: 40, names: 'charming' })
    const home = { country: 'DE', timeZone: 'Europe/Berlin' }
    const streams = simulateListener(
      { seed: 'export', from: '2021-01-01', to: '2022-12-31', rows: 3_000, home, trips: [], oddities: USUAL_ODDITIES },
      catalogue,
    )
    const zip = await zipBytes(extendedPackage(streams))
    const { listens } = await imported({ 'my_data.zip': zip })
    for (const form of ['parquet', 'csv', 'jsonl'] as const) {
      const together = await imported({ 'my_data.zip': zip, x: await bytesOf(listens, form) })
      expect(together.reconciliation.rows).toMatchObject({ listens: listens.count, merged: listens.count })
      expect(together.listens).toEqual(listens)
    }
  })

  test('as CSV holds nothing that a spreadsheet would run', async () => {
    const { listens } = await imported(files)
    const text = new TextDecoder().decode(await bytesOf(listens, 'csv'))
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
    expect(text).toContain("'-Jetty")
    expect(text).toContain("'@Show")
    expect(text).not.toMatch(/(^|[,"\n])[=+@-][A-Za-z]/)
  })

  test('as ListenBrainz is read as ListenBrainz, music alone', async () => {
    const { listens } = await imported(files)
    const again = await imported({ x: await bytesOf(listens, 'listenbrainz') })
    expect(again.reconciliation.files[0]!.format).toBe('listenbrainz')
    expect(again.reconciliation.rows).toMatchObject({ read: 3, listens: 3 })
  })

  test('as Parquet, damaged anywhere, gives an error or a result', async () => {
    const { listens } = await imported(files)
    const whole = await bytesOf(listens, 'parquet')
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, isCut) => {
        const bytes = Uint8Array.from(whole)
        bytes[at] = byte
        const result = await importFiles({ x: isCut ? bytes.slice(0, at) : bytes })
        if (result.kind === 'nothingUsable') expect(result.problems.length).toBeGreaterThan(0)
        else expect(result.listens.count).toBe(result.reconciliation.rows.listens)
      }),
      { numRuns: 300 },
    )
  })
})
