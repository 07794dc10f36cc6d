/** The scanner against JSON.parse, and the fast way against the plain one, on good, mutated and cut input. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startKernel } from './kernel/kernel.ts'
import type { Field, MalformedReason, RecordSink, RecordSlots } from './record-fields.ts'
import { SLOT } from './record-fields.ts'
import { RecordScanner } from './record-scanner.ts'
import { TextTable } from './text-table.ts'

const fields: readonly Field[] = [
  { name: 'ts', type: 'instant' },
  { name: 'ms_played', type: 'integer' },
  { name: 'title', type: 'text' },
  { name: 'artist', type: 'text' },
  { name: 'shuffle', type: 'boolean' },
  { name: 'show', type: 'text' },
  { name: 'episode', type: 'text' },
  { name: 'book', type: 'text' },
]

type Seen = readonly ['record', readonly unknown[], number] | readonly ['rejected', MalformedReason, number]

const encoder = new TextEncoder()

function valueOf(record: RecordSlots, field: number, texts: TextTable): unknown {
  const kind = record.kinds[field]
  if (kind === SLOT.text) return texts.textOf(record.values[field]!)
  if (kind === SLOT.number) return record.values[field]
  return { [SLOT.absent]: undefined, [SLOT.null]: null, [SLOT.true]: true, [SLOT.false]: false, [SLOT.unusable]: 'unusable' }[kind!]
}

function scan(bytes: Uint8Array, pieceBytes: number, plainOnly: boolean): readonly Seen[] {
  const texts = new TextTable()
  const seen: Seen[] = []
  const sink: RecordSink = {
    accept: (record, offset) => seen.push(['record', fields.map((_, i) => valueOf(record, i, texts)), offset]),
    reject: (reason, offset) => seen.push(['rejected', reason, offset]),
  }
  const scanner = new RecordScanner(fields, texts, sink, plainOnly ? undefined : startKernel(texts))
  for (let at = 0; at < bytes.length; at += pieceBytes) scanner.push(bytes.subarray(at, at + pieceBytes))
  scanner.end()
  return seen
}

function scanText(text: string): readonly unknown[] {
  return scan(encoder.encode(text), 7, false).map(([kind, what]) => (kind === 'record' ? what : `${kind}: ${what}`))
}

const oddText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '\\',
    '"',
    '<img src=x onerror=alert(1)>',
    '__proto__',
    'Beyoncé',
    '日本語',
    '\u0000',
    '\uFEFFmark',
    '},{',
    '[',
    '\ud800',
  ),
)
const oddValue = fc.oneof(
  oddText,
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('2021-05-06T07:08:09Z', '2021-05-06 07:08', '2021-02-30T00:00:00Z', '2021-05-06T07:08:09.5+02:00', '12345'),
  fc.array(fc.integer(), { maxLength: 3 }),
  fc.dictionary(oddText, fc.integer(), { maxKeys: 2 }),
)
const mostlyNull = fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, oddText)
const usualRecord = fc.record(
  {
    ts: fc.constantFrom('2021-05-06T07:08:09Z', '2019-12-31T23:59:59Z', '2012-02-29 12:30'),
    ip_addr: fc.string(),
    ms_played: fc.nat(),
    title: oddText,
    artist: fc.oneof(oddText, fc.constant(null)),
    show: mostlyNull,
    episode: mostlyNull,
    unknown: mostlyNull,
    book: mostlyNull,
    shuffle: fc.oneof(fc.boolean(), fc.constant(null)),
  },
  { requiredKeys: [] },
)
const oddRecord = fc.dictionary(fc.oneof(fc.constantFrom('ts', 'ms_played', 'title', 'shuffle', '__proto__'), oddText), oddValue, {
  maxKeys: 8,
})
const file = fc
  .tuple(fc.array(fc.oneof({ weight: 4, arbitrary: usualRecord }, oddRecord), { maxLength: 12 }), fc.constantFrom(undefined, 2, '\t'))
  .map(([records, indent]) => JSON.stringify(records, undefined, indent))

describe('scanning a list of records', () => {
  test('gives what JSON.parse gives, whatever the pieces', () => {
    fc.assert(
      fc.property(file, fc.integer({ min: 1, max: 97 }), (text, pieceBytes) => {
        const parsed: readonly Record<string, unknown>[] = JSON.parse(text)
        const seen = scan(encoder.encode(text), pieceBytes, false)
        expect(seen.map(([kind]) => kind)).toEqual(parsed.map(() => 'record'))
        for (const [i, record] of parsed.entries()) {
          const [, slots] = seen[i]!
          const title = Object.hasOwn(record, 'title') ? record['title'] : undefined
          const expected = typeof title === 'string' || title === null || title === undefined ? title : 'unusable'
          expect(Array.isArray(slots) ? slots[2] : slots).toEqual(expected)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('gives the same the fast way and the plain way, also when bytes are changed, dropped or cut off', () => {
    const mutation = fc.record({ at: fc.nat(), byte: fc.nat(255), kind: fc.constantFrom('set', 'drop', 'insert', 'cut') })
    fc.assert(
      fc.property(file, fc.array(mutation, { maxLength: 4 }), fc.integer({ min: 1, max: 97 }), (text, mutations, pieceBytes) => {
        let bytes = Array.from(encoder.encode(text))
        for (const { at, byte, kind } of mutations) {
          const place = bytes.length === 0 ? 0 : at % bytes.length
          if (kind === 'set') bytes[place] = byte
          else if (kind === 'drop') bytes.splice(place, 1)
          else if (kind === 'insert') bytes.splice(place, 0, byte)
          else bytes = bytes.slice(0, place)
        }
        const mutated = Uint8Array.from(bytes)
        expect(scan(mutated, pieceBytes, false)).toEqual(scan(mutated, 1_000, true))
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a broken list', () => {
  const good = '{"ts":"2021-05-06T07:08:09Z","ms_played":1,"title":"A","artist":"B","shuffle":true}'
  const read = [Date.UTC(2021, 4, 6, 7, 8, 9), 1, 'A', 'B', true, undefined, undefined, undefined]

  test('keeps the records around a broken one', () => {
    expect(scanText(`[${good},{"ts":"2021-05-06T07:08:09Z","ms_played":},${good}]`)).toEqual([read, 'rejected: malformed', read])
  })

  test('keeps what stands before the place where it is cut off', () => {
    expect(scanText(`[${good},${good.slice(0, 40)}`)).toEqual([read, 'rejected: cutOff'])
  })

  test('finds the next record after a string that does not end', () => {
    expect(scanText(`[${good},{"title":"A,"ms_played":1},${good}]`)).toEqual([read, 'rejected: malformed', read])
  })

  test('rejects values that are no records, one by one', () => {
    expect(scanText(`[1,"},{",null,${good},[],true]`)).toEqual([
      'rejected: notARecord',
      'rejected: notARecord',
      'rejected: notARecord',
      read,
      'rejected: notARecord',
    ])
  })

  test('rejects a record that is nested too deeply and goes on', () => {
    expect(scanText(`[{"a":${'['.repeat(100)}${']'.repeat(100)}},${good}]`)).toEqual(['rejected: tooDeep', read])
  })

  test('rejects a record that never ends without keeping it, and goes on', () => {
    const text = `[{"title":"${'x'.repeat(3 * 1024 * 1024)}"},${good}]`
    expect(scan(encoder.encode(text), 65_536, false).map(([kind]) => kind)).toEqual(['rejected', 'record'])
  })

  test('reads past a byte order mark, zero bytes and control characters inside strings', () => {
    const odd = good.replace('"A"', '"\u0000A"').replace('"B"', '"B\n"')
    expect(scanText(`\uFEFF[\0${odd}\0,${good}]\0\0`)).toEqual([[read[0], 1, 'A', 'B ', true, undefined, undefined, undefined], read])
  })

  test('takes the last of two equal keys, as JSON.parse does, and ignores unknown and prototype keys', () => {
    expect(scanText(`[{"title":"first","__proto__":{"title":"x"},"new_field":{"a":[1]},"title":"last"}]`)).toEqual([
      [undefined, undefined, 'last', undefined, undefined, undefined, undefined, undefined],
    ])
  })

  test('gives up on a file that is broken everywhere instead of reading it for ever', () => {
    const hostile = encoder.encode(`[${'{"a":"'.repeat(4_000_000)}`)
    const startedAt = performance.now()
    const rejected = scan(hostile, 262_144, false).length
    expect(rejected).toBeGreaterThan(0)
    expect(performance.now() - startedAt).toBeLessThan(20_000)
  })
})
