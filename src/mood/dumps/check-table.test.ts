/** Tests that what is written as a table is taken as one, and that nothing else is. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limits } from '../../shared/limits.ts'
import { TableCheck, type TableFault } from './check-table.ts'
import { recordKey, type DumpRecord } from './records.ts'
import { HEADERS, NO_RECORDINGS, TableReader, TableWriter, tableVersion } from './table-lines.ts'

const ID = '0b5a1f0e-1d4a-4a55-9f3f-0a1b2c3d4e5f'
const RECORDS: readonly DumpRecord[] = [
  { key: recordKey('artists', 'nina'), value: '5\tNina\tsoul; jazz\t1960s' },
  { key: recordKey('givenWords', 'otto', 'techno'), value: '7' },
  { key: recordKey('beside', 'otto', 'nina'), value: '20' },
  { key: recordKey('recordings', ID), value: '400\t-200\t2' },
  { key: recordKey('songs', 'nina', 'sinnerman'), value: '400\t-200\t2' },
]

function written(): string {
  const writer = new TableWriter()
  return [writer.first(), ...RECORDS.map((record) => writer.add(record)), writer.last()].join('')
}

const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n')

function checked(lines: readonly string[]): { readonly fault: TableFault | undefined; readonly check: TableCheck } {
  const check = new TableCheck()
  for (const line of lines) {
    const fault = check.add(line)
    if (fault !== undefined) return { fault, check }
  }
  return { fault: check.end(), check }
}

test('what the command writes is taken, with its rows and the version that figures will name', () => {
  const lines = linesOf(written())
  const { fault, check } = checked(lines)
  expect(fault).toBeUndefined()
  expect(check.rows).toEqual({ artists: 1, givenWords: 1, beside: 1, recordings: 1, songs: 1 })
  const reader = new TableReader(NO_RECORDINGS)
  for (const line of lines) reader.add(line)
  expect(check.version).toBe(tableVersion(reader.rows.hash))
})

describe('a file is not taken', () => {
  test.each([
    ['nothing', [], { kind: 'noTable' }],
    ['another text', ['{"ts": "2021-01-01"}'], { kind: 'noTable' }],
    ['a table of something else', ['name\twords', 'Nina\tsoul'], { kind: 'noTable' }],
    ['headings alone', [HEADERS.artists, HEADERS.songs], { kind: 'emptyTable' }],
    ['an empty line', [HEADERS.artists, 'Nina\tsoul\t1960s', ''], { kind: 'faultyLine', line: 3 }],
    ['an artist without a name', [HEADERS.artists, '\tsoul\t1960s'], { kind: 'faultyLine', line: 2 }],
    ['a row of another section', [HEADERS.artists, `${ID}\t1\t1\t2`], { kind: 'faultyLine', line: 2 }],
    ['a count that is none', [HEADERS.beside, 'otto\tnina=many'], { kind: 'faultyLine', line: 2 }],
    ['a count of words without a number', [HEADERS.givenWords, 'otto\ttechno=3; house'], { kind: 'faultyLine', line: 2 }],
    ['an id that is none', [HEADERS.recordings, 'x\t1\t1\t2'], { kind: 'faultyLine', line: 2 }],
    ['a recording that nobody heard', [HEADERS.recordings, `${ID}\t1\t1\t0`], { kind: 'faultyLine', line: 2 }],
    ['a song with a position that is no number', [HEADERS.songs, 'nina\tsinnerman\tNaN\t1\t2'], { kind: 'faultyLine', line: 2 }],
    ['an endless name', [HEADERS.artists, `${'x'.repeat(limits.nameCharsMax + 1)}\tsoul\t`], { kind: 'faultyLine', line: 2 }],
  ] as const)('for %s', (_, lines, fault) => {
    expect(checked(lines).fault).toEqual(fault)
  })

  test('whose rows do not fit the memory of a page, while recordings pass by', () => {
    const check = new TableCheck()
    check.add(HEADERS.artists)
    check.rows.artists = limits.tableHeldRowsMax
    expect(check.add('Nina\tsoul\t1960s')).toEqual({ kind: 'tooManyRows' })
    const recordings = new TableCheck()
    recordings.add(HEADERS.recordings)
    recordings.rows.recordings = limits.tableHeldRowsMax
    expect(recordings.add(`${ID}\t1\t1\t2`)).toBeUndefined()
  })
})

test('whatever stands in it, there is an answer', () => {
  const line = fc.oneof(
    fc.constantFrom(...linesOf(written())),
    fc.string(),
    fc.array(fc.string()).map((cells) => cells.join('\t')),
  )
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const { fault } = checked(lines)
      expect([undefined, 'noTable', 'emptyTable', 'faultyLine']).toContain(fault?.kind)
    }),
  )
})
