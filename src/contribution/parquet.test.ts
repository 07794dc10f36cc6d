/** Tests that a contribution's file holds exactly its rows, and that no other file is taken for one. */
import fc from 'fast-check'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { artistRows, contributionOf } from '../../test/support/contributions.ts'
import { SCOPE_NAMES } from '../contract/contribution.ts'
import { limits } from '../shared/limits.ts'
import { readContribution } from './read-parquet.ts'
import { parquetSchemaOf, writeContribution } from './write-parquet.ts'

describe('written and read back', () => {
  test.each(SCOPE_NAMES)('the rows are the same as %s, and the bytes are the same each time', async (scope) => {
    const rows = contributionOf(5, 3_000, scope)
    const bytes = writeContribution(rows)
    expect(await readContribution(bytes, scope)).toEqual({ kind: 'read', rows })
    expect(writeContribution(rows)).toEqual(bytes)
  })

  test('whatever the names are', async () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { maxLength: 20 }), async (artists) => {
        const rows = artistRows(artists.map((artist, index) => [artist.replace(/\p{Surrogate}/gu, '?'), index + 1]))
        expect(await readContribution(writeContribution(rows), 'artistPreferences')).toEqual({ kind: 'read', rows })
      }),
    )
  })

  test('an empty contribution is a file without rows', async () => {
    const rows = artistRows([])
    expect(await readContribution(writeContribution(rows), 'artistPreferences')).toEqual({ kind: 'read', rows })
  })

  test('a file in several row groups is one contribution', async () => {
    const rows = artistRows(Array.from({ length: 120_000 }, (_, index) => [`Artist ${String(index).padStart(6, '0')}`, 1 + (index % 9)]))
    const bytes = writeContribution(rows)
    const read = await readContribution(bytes, 'artistPreferences')
    expect(read.kind === 'read' && Buffer.from(writeContribution(read.rows)).equals(bytes)).toBe(true)
  })
})

describe('refused with a sentence', () => {
  const rows = contributionOf(5, 300, 'artistPreferences')
  const bytes = writeContribution(rows)
  const codeOf = async (file: Uint8Array, scope: (typeof SCOPE_NAMES)[number] = 'artistPreferences'): Promise<string> => {
    const read = await readContribution(file, scope)
    return read.kind === 'refused' ? read.code : 'read'
  }
  const columnData = [
    { name: 'artist', data: ['Ada Quill', 'Bram Ode'] },
    { name: 'listens', data: Int32Array.of(1, 2) },
    { name: 'plays', data: Int32Array.of(1, 2) },
    { name: 'ms_played', data: BigInt64Array.of(60_000n, 70_000n) },
  ]
  const schema = parquetSchemaOf('artistPreferences')
  const fileOf = (options: Partial<Parameters<typeof parquetWriteBuffer>[0]>): Uint8Array =>
    new Uint8Array(parquetWriteBuffer({ columnData, schema, codec: 'SNAPPY', statistics: false, ...options }))

  test('the plain file that the next ones differ from is taken', async () => {
    expect(await codeOf(fileOf({}))).toBe('read')
  })

  test('what is not Parquet at all', async () => {
    expect(await codeOf(new Uint8Array(0))).toBe('not-parquet')
    expect(await codeOf(new TextEncoder().encode('PAR1 but not really, it only begins and ends like it PAR1'))).not.toBe('read')
  })

  test('a file of another scope, with a column more, or with the columns in another order', async () => {
    expect(await codeOf(bytes, 'trackCounts')).toBe('other-schema')
    const more = [...schema, { name: 'email', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' } as const]
    more[0] = { name: 'root', num_children: 5 }
    expect(await codeOf(fileOf({ columnData: [...columnData, { name: 'email', data: ['a', 'b'] }], schema: more }))).toBe('other-schema')
    const [root, ...leaves] = schema
    if (root)
      expect(await codeOf(fileOf({ columnData: columnData.toReversed(), schema: [root, ...leaves.toReversed()] }))).toBe('other-schema')
  })

  test('counts below zero and names longer than any', async () => {
    const [artist, , plays, ms] = columnData
    if (!artist || !plays || !ms) throw new Error('four columns')
    expect(await codeOf(fileOf({ columnData: [artist, { name: 'listens', data: Int32Array.of(-1, 2) }, plays, ms] }))).toBe('bad-cell')
    const long = { name: 'artist', data: ['x'.repeat(limits.nameCharsMax + 1), 'Bram Ode'] }
    expect(await codeOf(fileOf({ columnData: [long, ...columnData.slice(1)] }))).toBe('bad-cell')
  })

  test('more row groups than any honest file has, and another way of packing', async () => {
    const length = limits.contributionRowGroupsMax + 1
    const wide = [
      { name: 'artist', data: Array.from({ length }, (_, index) => `Artist ${index}`) },
      { name: 'listens', data: new Int32Array(length).fill(1) },
      { name: 'plays', data: new Int32Array(length) },
      { name: 'ms_played', data: new BigInt64Array(length) },
    ]
    expect(await codeOf(fileOf({ columnData: wide, rowGroupSize: 1 }))).toBe('other-form')
    expect(await codeOf(fileOf({ codec: 'UNCOMPRESSED' }))).toBe('other-form')
  })

  test('any cut or changed file is answered, never thrown at the caller, and never taken for more rows than it may have', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, flip, isCut) => {
        const broken = isCut ? bytes.slice(0, at) : bytes.slice()
        if (!isCut) broken[at] = (broken[at] ?? 0) ^ flip
        const read = await readContribution(broken, 'artistPreferences')
        if (read.kind === 'read') expect(read.rows.count).toBe(rows.count)
        else expect(read.sentence).toMatch(/^The .*\.$/)
      }),
      { numRuns: 800 },
    )
  })
})
