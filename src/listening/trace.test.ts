/** "Why is this row not counted?", through the front door: every fate, down to file and line. */
import { expect, test } from 'vitest'
import { importFiles } from '../../test/support/import-texts.ts'
import { DamagedError } from './archive/damaged-error.ts'
import { linesAt } from './file-reading.ts'

const spotify = (ts: string, title: string) =>
  JSON.stringify({
    ts,
    ms_played: 180_000,
    master_metadata_track_name: title,
    master_metadata_album_artist_name: 'The Paper Boats',
    spotify_track_uri: `spotify:track:${title}`,
  })

const FILES = {
  'new.json': `[\n${spotify('2021-05-06T07:08:00Z', 'Lantern')},\n${spotify('2021-05-06T08:08:00Z', 'Jetty')},\n${spotify('never', 'Undated')}\n]`,
  'old.json': `[\n${spotify('2021-05-06T08:08:00Z', 'Jetty')}\n]`,
  'account.json': '[\n{"endTime":"2021-05-06 07:08","artistName":"The Paper Boats","trackName":"Lantern","msPlayed":180000}\n]',
  'lastfm.csv': 'uts,artist,album,track\n1620284702,Paper Boats,,lantern\n1620400000,Paper Boats,,Alone\n',
}

async function history() {
  const result = await importFiles(FILES)
  if (result.kind !== 'imported') throw new Error('the files hold listens')
  return result
}

test('rows that went are told by formats, with where they and the rows that stayed stand', async () => {
  const { traceRepeats, reconciliation } = await history()
  expect(reconciliation.rows).toMatchObject({ read: 7, listens: 3, duplicates: 1, merged: 2, rejected: 1 })
  expect(await traceRepeats()).toEqual([
    {
      fate: 'duplicate',
      note: 'Spotify extended streaming history',
      keptNote: 'Spotify extended streaming history',
      rows: 1,
      examples: [{ path: 'old.json', line: 2, startedAt: '2021-05-06T08:05:00.000Z', kept: { path: 'new.json', line: 3 } }],
    },
    {
      fate: 'merged',
      note: 'Spotify account data, music of the last year',
      keptNote: 'Spotify extended streaming history',
      rows: 1,
      examples: [{ path: 'account.json', line: 2, startedAt: '2021-05-06T07:05:00.000Z', kept: { path: 'new.json', line: 2 } }],
    },
    {
      fate: 'merged',
      note: 'Last.fm scrobbles, a table',
      keptNote: 'Spotify extended streaming history',
      rows: 1,
      examples: [{ path: 'lastfm.csv', line: 2, startedAt: '2021-05-06T07:05:00.000Z', kept: { path: 'new.json', line: 2 } }],
    },
  ])
})

test('every listen is found again in its file, in the order of the table', async () => {
  const { traceLines, listens } = await history()
  const { paths, file, line } = await traceLines()
  const places = Array.from({ length: listens.count }, (_, row) => `${paths[file[row]!]}:${line[row]}`)
  expect(places).toEqual(['new.json:2', 'new.json:3', 'lastfm.csv:3'])
})

test.each([1, 2, 5, 100])('lines are counted across pieces of %i bytes', async (pieceBytes) => {
  const bytes = new TextEncoder().encode('a a\n\n\nb\r\nb\na')
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes)
  }
  const offsets = Uint32Array.from([0, 2, 6, 9, 11, 400])
  expect([...(await linesAt(pieces(), offsets))]).toEqual([1, 1, 4, 5, 6, 0])
})

test('of a file that can no longer be read, the lines up to there are known', async () => {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode('a\nb\n')
    throw new DamagedError('badData')
  }
  expect([...(await linesAt(pieces(), Uint32Array.from([0, 2, 9])))]).toEqual([1, 2, 0])
})

test.each([
  ['new.json', 2, { fate: 'listen', path: 'new.json', line: 2 }],
  ['new.json', 4, { fate: 'rejected', path: 'new.json', line: 4, reason: 'noTime' }],
  ['old.json', 2, { fate: 'duplicate', path: 'old.json', line: 2, kept: { path: 'new.json', line: 3 } }],
  ['account.json', 2, { fate: 'merged', path: 'account.json', line: 2, kept: { path: 'new.json', line: 2 } }],
  ['lastfm.csv', 2, { fate: 'merged', path: 'lastfm.csv', line: 2, kept: { path: 'new.json', line: 2 } }],
  ['lastfm.csv', 3, { fate: 'listen', path: 'lastfm.csv', line: 3 }],
  ['new.json', 1, undefined],
  ['new.json', 99, undefined],
  ['gone.json', 2, undefined],
])('the row in %s, line %i', async (path, line, fate) => {
  expect(await (await history()).traceRow(path, line)).toEqual(fate)
})

test('a row that went for one played offline, which ended elsewhere, can be asked about', async () => {
  const offline = spotify('2021-05-06T07:08:00Z', 'Lantern').replace('{', '{"offline":true,"offline_timestamp":1620200400,')
  const result = await importFiles({ 'new.json': `[\n${offline}\n]`, 'account.json': FILES['account.json'] })
  if (result.kind !== 'imported') throw new Error('the files hold listens')
  const kept = { path: 'new.json', line: 2 }
  expect(await result.traceRow('account.json', 2)).toEqual({ fate: 'merged', path: 'account.json', line: 2, kept })
  expect(await result.traceRepeats()).toMatchObject([{ fate: 'merged', rows: 1, examples: [{ path: 'account.json', line: 2, kept }] }])
})

test('every row that was left out can be asked about, not only the first few', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => spotify(i % 2 === 0 ? '2021-05-06T07:08:00Z' : 'never', `Song ${i}`))
  const scrobbles = Array.from({ length: 40 }, (_, i) => `${i % 2 === 0 ? 1_620_284_702 + i : 'never'},Boats,,Song ${i}`)
  const files = { 'a.json': `[\n${rows.join(',\n')}\n]`, 'b.csv': `uts,artist,album,track\n${scrobbles.join('\n')}\n` }
  const result = await importFiles(files)
  if (result.kind !== 'imported') throw new Error('the files hold listens')
  expect(result.reconciliation.rejections).toMatchObject([{ rows: 40, examples: { length: 5 } }])
  for (const path of ['a.json', 'b.csv']) {
    expect(await result.traceRow(path, 41)).toEqual({ fate: 'rejected', path, line: 41, reason: 'noTime' })
    expect(await result.traceRow(path, 40)).toEqual({ fate: 'listen', path, line: 40 })
  }
})
