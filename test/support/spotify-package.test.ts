/** Shows that packages hold the simulated rows to the letter and that the truth counts them right. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { describe, expect, test } from 'vitest'
import { accountPackage, accountRows } from './account-package.ts'
import { createCatalogue } from './catalogue.ts'
import { HOSTILE_ZIPS } from './hostile-zips.ts'
import { simulateListener } from './listener.ts'
import { USUAL_ODDITIES } from './oddities.ts'
import { SAMPLE_OPTIONS, samplePackage } from './sample-listener.ts'
import { writeSampleZip } from './sample.ts'
import { extendedPackage, type PackageFile, USUAL_EXTENDED } from './spotify-package.ts'
import { type Generation, rowIn } from './spotify-row.ts'
import { type RawRow, truthOf } from './truth.ts'
import { rawRowsOf, writeFolder, zipBytes } from './zip.ts'

const catalogue = createCatalogue({ seed: 'packages', artists: 300, names: 'hostile' })
const life = { ...SAMPLE_OPTIONS, seed: 'packages', rows: 6_000, oddities: { ...USUAL_ODDITIES, brokenRows: 0.003, duplicateRows: 0.01 } }
const streams = [...simulateListener(life, catalogue)]

function textOf(file: PackageFile): string {
  return file.parts.join('')
}

async function unzip(bytes: Uint8Array): Promise<Map<string, string>> {
  const entries = await new ZipReader(new Uint8ArrayReader(bytes)).getEntries()
  const texts = new Map<string, string>()
  for (const entry of entries) {
    if (entry.directory) continue
    texts.set(entry.filename, new TextDecoder().decode(await entry.getData(new Uint8ArrayWriter())))
  }
  return texts
}

describe('the extended package', () => {
  for (const generation of ['new', 'old', 'union'] satisfies Generation[]) {
    for (const layout of ['pretty', 'minified'] as const) {
      test(`gives back the very rows, ${generation} and ${layout}`, () => {
        const read = [...rawRowsOf(extendedPackage(streams, { generation, layout, fileCharsMax: 500_000 }))]
        const expected = streams.map(({ inVideoFile, row }) => ({ inVideoFile, fields: rowIn(generation, row) }))
        const inFileOrder = (rows: readonly RawRow[]) => [
          ...rows.filter((row) => !row.inVideoFile),
          ...rows.filter((row) => row.inVideoFile),
        ]
        expect(inFileOrder(read)).toEqual(inFileOrder(expected))
      })
    }
  }

  test('names its files as the service does', () => {
    const paths = (generation: Generation) =>
      [...extendedPackage(streams, { ...USUAL_EXTENDED, generation, fileCharsMax: 2_000_000 })].map(({ path }) => path)
    const names = paths('new').map((path) => path.replace('Spotify Extended Streaming History/', ''))
    expect(names[0]).toMatch(/^Streaming_History_Audio_2013-20\d\d_0\.json$/)
    expect(names.at(-2)).toMatch(/^Streaming_History_Video_20\d\d-20\d\d\.json$/)
    expect(names.at(-1)).toBe('ReadMeFirst_ExtendedStreamingHistory.pdf')
    expect(paths('old')[1]).toBe('MyData/endsong_1.json')
    expect(paths('old').at(-1)).toBe('MyData/endvideo.json')
  })

  test('has 23 fields in the new generation and about 800 bytes a row', () => {
    const chars = [...extendedPackage(streams)].reduce((sum, file) => sum + Buffer.byteLength(textOf(file)), 0)
    const [first] = rawRowsOf(extendedPackage(streams.slice(-1)))
    expect(Object.keys(first?.fields ?? {})).toHaveLength(23)
    expect(chars / streams.length).toBeGreaterThan(760)
    expect(chars / streams.length).toBeLessThan(860)
  })

  test('gives the same zip twice, to the byte', async () => {
    const [one, other] = [await zipBytes(extendedPackage(streams.slice(0, 500))), await zipBytes(extendedPackage(streams.slice(0, 500)))]
    expect(Buffer.from(one).equals(other)).toBe(true)
  })

  test('is the same in a zip and in a folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chorus-package-'))
    try {
      const paths = await writeFolder(folder, extendedPackage(streams))
      const inFolder = await Promise.all(paths.map((path) => readFile(path, 'utf8')))
      const inZip = await unzip(await zipBytes(extendedPackage(streams)))
      expect([...inZip.values()]).toEqual(inFolder)
      expect([...inZip.keys()]).toEqual(paths.map((path) => path.slice(folder.length + 1)))
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('the account data', () => {
  test('tells the last year alone, by the minute, in files of 10,000 rows', () => {
    const busy = [...simulateListener({ ...life, from: '2023-06-01', rows: 24_000 }, catalogue)]
    const files = [...accountPackage(busy)]
    const { music } = accountRows(busy)
    const parts = files.filter(({ path }) => /music_\d\.json$/.test(path)).map((file): unknown => JSON.parse(textOf(file)))
    expect(parts.flat()).toEqual(music)
    expect(parts.map((part) => (Array.isArray(part) ? part.length : 0))).toEqual([10_000, music.length - 10_000])
    for (const { endTime } of music) expect(endTime).toMatch(/^202[345]-\d\d-\d\d \d\d:\d\d$/)
    for (const { path, ...file } of files) expect(() => JSON.parse(textOf({ path, ...file })), path).not.toThrow()
  })
})

describe('the truth', () => {
  const row = (fields: Record<string, unknown>): RawRow => ({
    inVideoFile: false,
    fields: {
      ts: '2024-03-31T01:30:00Z',
      ms_played: 60_000,
      master_metadata_track_name: 'Kite',
      master_metadata_album_artist_name: 'Heron',
      ...fields,
    },
  })

  test('counts the parsed package as it counts the rows', () => {
    const raw = streams.map(({ inVideoFile, row: stream }) => ({ inVideoFile, fields: rowIn('new', stream) }))
    const truth = truthOf(raw, 'Europe/Lisbon')
    const { listens: _, ...read } = truthOf(rawRowsOf(extendedPackage(streams)), 'Europe/Lisbon')
    expect(truth).toMatchObject(read)
    expect(truth.rows.read).toBe(6_000)
    expect(truth.rows.listens + truth.rows.duplicates + truth.rows.rejected).toBe(6_000)
    expect(truth.rows.duplicates).toBeGreaterThan(20)
    expect(truth.rows.rejected).toBeGreaterThan(5)
    expect(Object.values(truth.rows.byKind).every((count) => count > 0)).toBe(true)
  })

  test('is the same for both generations, but for the books that the old one does not know', () => {
    const [fresh, old] = (['new', 'old'] as const).map((generation) =>
      truthOf(rawRowsOf(extendedPackage(streams, { ...USUAL_EXTENDED, generation })), 'UTC'),
    )
    expect(old?.totals).toEqual(fresh?.totals)
    expect(old?.clock).toEqual(fresh?.clock)
    expect(old?.rows.byKind.unidentified).toBe((fresh?.rows.byKind.unidentified ?? 0) + (fresh?.rows.byKind.audiobook ?? 0))
  })

  test('takes rows that differ in private fields alone for one', () => {
    const { rows } = truthOf(
      [row({ ip_addr: '203.0.113.1' }), row({ ip_addr: '203.0.113.2', username: 'x' }), row({ shuffle: true })],
      'UTC',
    )
    expect(rows).toMatchObject({ read: 3, listens: 2, duplicates: 1 })
  })

  test('places a listen by its start, in the local hour of the zone', () => {
    // The clocks of Berlin go from 02:00 to 03:00 at 01:00 UTC on this day, a Sunday.
    const { listens } = truthOf([row({}), row({ ms_played: 1_860_000 })], 'Europe/Berlin')
    expect(listens.map(({ localDay, localHour, weekday }) => [localDay, localHour, weekday])).toEqual([
      ['2024-03-31', 3, 6],
      ['2024-03-31', 1, 6],
    ])
  })

  test('believes a plausible start only, in seconds or in milliseconds', () => {
    const end = Date.UTC(2024, 2, 31, 1, 30)
    const startOf = (stamp: unknown) => truthOf([row({ offline_timestamp: stamp })], 'UTC').listens[0]?.startMs
    expect(startOf((end - 600_000) / 1_000)).toBe(end - 600_000)
    expect(startOf(end - 600_000)).toBe(end - 600_000)
    expect(startOf((end - 58_000) / 1_000)).toBe(end - 58_000)
    for (const stamp of [0, 1, null, (end - 57_000) / 1_000, end / 1_000 - 32 * 86_400]) expect(startOf(stamp)).toBe(end - 60_000)
  })

  test('takes the end of an offline row from its start', () => {
    const start = Date.UTC(2024, 2, 30)
    const [listen] = truthOf([row({ offline: true, offline_timestamp: start / 1_000 })], 'UTC').listens
    expect(listen).toMatchObject({ startMs: start, endMs: start + 60_000 })
  })

  test('calls a row skipped that says so, or that is short and does not say', () => {
    const skips = (fields: Record<string, unknown>) => truthOf([row(fields)], 'UTC').totals.skips
    expect(skips({ skipped: true })).toBe(1)
    expect(skips({ skipped: null, ms_played: 29_999 })).toBe(1)
    expect(skips({ skipped: null, ms_played: 30_000 })).toBe(0)
    expect(skips({ skipped: false, ms_played: 10 })).toBe(0)
  })

  test('finds the longest streak and the one that still runs', () => {
    const days = ['01', '02', '03', '10', '11'].map((day) => row({ ts: `2024-05-${day}T12:00:00Z` }))
    expect(truthOf(days, 'UTC').streaks).toEqual({
      longest: { days: 3, from: '2024-05-01', to: '2024-05-03' },
      current: { days: 2, from: '2024-05-10', to: '2024-05-11' },
    })
  })
})

describe('the sample listener', () => {
  test('is a small zip of the sample package alone, without private values', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chorus-sample-'))
    try {
      await writeSampleZip(join(folder, 'sample.zip'))
      const bytes = await readFile(join(folder, 'sample.zip'))
      expect(bytes.length).toBeLessThan(3_000_000)
      const texts = await unzip(bytes)
      expect([...texts.values()].join('')).toBe([...samplePackage()].map(textOf).join(''))
      expect([...texts.values()].join('')).not.toMatch(/203\.0\.113|2001:db8|synthetic-user|Testville/)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('hostile archives', () => {
  test('each has a name and a reason of its own', () => {
    expect(new Set(HOSTILE_ZIPS.map(({ name }) => name)).size).toBe(HOSTILE_ZIPS.length)
  })

  test.each(['prototype-keys', 'json-cut-off', 'zip-in-zip'])('the archive around %s is sound', async (name) => {
    const bytes = HOSTILE_ZIPS.find((archive) => archive.name === name)?.bytes()
    expect((await unzip(bytes ?? new Uint8Array())).size).toBe(1)
  })

  test.each(['zip-slip', 'wrong-checksum', 'size-too-large', 'size-too-small', 'encrypted', 'cut-in-half', 'unknown-method', 'no-archive'])(
    'a checking reader refuses %s',
    async (name) => {
      const bytes = HOSTILE_ZIPS.find((archive) => archive.name === name)?.bytes()
      const entriesOf = async () => {
        const entries = await new ZipReader(new Uint8ArrayReader(bytes ?? new Uint8Array())).getEntries()
        for (const entry of entries) if (!entry.directory) await entry.getData(new Uint8ArrayWriter(), { checkSignature: true })
      }
      await expect(entriesOf()).rejects.toThrow()
    },
  )

  test('bombs are small until they are opened', () => {
    for (const { name, bytes } of HOSTILE_ZIPS) if (name.startsWith('bomb')) expect(bytes().length).toBeLessThan(20_000_000)
  })
})
