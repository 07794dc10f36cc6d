/** Archives that attack or mislead a reader; each must end in listens or in a plain sentence, soon and in little memory. */
import { DEFLATED, deflatedBlanks, deflatedEntry, ENCRYPTED, type RawEntry, rawZip, storedEntry } from './raw-zip.ts'

export interface HostileZip {
  readonly name: string
  /** What is wrong with it. */
  readonly why: string
  /** Different honest rows that every careful reader takes from it; where the bytes are in doubt, none need be. */
  readonly listensAtLeast: number
  readonly bytes: () => Uint8Array
}

const PATH = 'Spotify Extended Streaming History/Streaming_History_Audio_2020_0.json'
const GiB = 2 ** 30

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Rows that differ by their second, up to a day of them. */
function historyText(rows: number, extra = ''): string {
  const records = Array.from({ length: rows }, (_, i) => {
    const ts = `${new Date(Date.UTC(2020, 5, 1) + i * 1_000).toISOString().slice(0, 19)}Z`
    return `{"ts":"${ts}","platform":"android","ms_played":45000,"conn_country":"PT","master_metadata_track_name":"Kettle On","master_metadata_album_artist_name":"Tidal Heron"${extra}}`
  })
  return `[${records.join(',')}]`
}

function history(rows: number, extra = ''): Uint8Array {
  return encode(historyText(rows, extra))
}

function withChange(entry: RawEntry, change: Partial<RawEntry>): RawEntry {
  return { ...entry, ...change }
}

function bomb(path: string, unpackedBytes: number, claimedBytes: number): RawEntry {
  const packed = deflatedBlanks(unpackedBytes)
  return { name: path, packed, method: DEFLATED, flags: 0, crc: 0, packedSize: packed.length, unpackedSize: claimedBytes }
}

function flipped(bytes: Uint8Array, position: number): Uint8Array {
  return bytes.map((byte, i) => (i === position ? byte ^ 0xff : byte))
}

export const HOSTILE_ZIPS: readonly HostileZip[] = [
  {
    name: 'bomb-that-says-so',
    why: 'three entries of 3 GiB of blanks each, declared as what they are',
    listensAtLeast: 0,
    bytes: () => rawZip([0, 1, 2].map((i) => bomb(PATH.replace('_0', `_${i}`), 3 * GiB, 3 * GiB))),
  },
  {
    name: 'bomb-that-lies',
    why: '9 GiB of blanks in an entry that claims to hold 1,000 bytes',
    listensAtLeast: 0,
    bytes: () => rawZip([bomb(PATH, 9 * GiB, 1_000)]),
  },
  {
    name: 'overlapping-entries',
    why: '5,000 directory entries share the bytes of one',
    listensAtLeast: 0,
    bytes: () =>
      rawZip(
        Array.from({ length: 5_000 }, () => deflatedEntry(PATH, history(100))),
        true,
      ),
  },
  {
    name: 'size-too-small',
    why: 'an entry holds more than its headers claim',
    listensAtLeast: 0,
    bytes: () => rawZip([withChange(deflatedEntry(PATH, history(200)), { unpackedSize: 500 })]),
  },
  {
    name: 'size-too-large',
    why: 'an entry holds less than its headers claim',
    listensAtLeast: 0,
    bytes: () => rawZip([withChange(deflatedEntry(PATH, history(200)), { unpackedSize: 5_000_000 })]),
  },
  {
    name: 'zip-slip',
    why: 'names that lead out of any folder; the content is honest',
    listensAtLeast: 40,
    bytes: () => {
      const paths = [
        '../../../../tmp/Streaming_History_Audio_1.json',
        '/etc/Streaming_History_Audio_2.json',
        'C:\\Windows\\Streaming_History_Audio_3.json',
      ]
      return rawZip(paths.map((path) => deflatedEntry(path, history(40))))
    },
  },
  {
    name: 'encrypted',
    why: 'the entry is marked as encrypted',
    listensAtLeast: 0,
    bytes: () => rawZip([withChange(deflatedEntry(PATH, history(10)), { flags: ENCRYPTED })]),
  },
  {
    name: 'wrong-checksum',
    why: 'the content is not what its CRC says',
    listensAtLeast: 0,
    bytes: () => rawZip([withChange(storedEntry(PATH, history(10)), { crc: 0x1234_5678 })]),
  },
  {
    name: 'flipped-byte',
    why: 'one byte of the packed content is damaged',
    listensAtLeast: 0,
    bytes: () => {
      const entry = deflatedEntry(PATH, history(5_000))
      return rawZip([withChange(entry, { packed: flipped(entry.packed, entry.packed.length >> 1) })])
    },
  },
  {
    name: 'cut-in-half',
    why: 'a download that broke off: the directory at the end is missing',
    listensAtLeast: 0,
    bytes: () => {
      const bytes = rawZip([storedEntry(PATH, history(500))])
      return bytes.subarray(0, bytes.length >> 1)
    },
  },
  {
    name: 'sixty-thousand-entries',
    why: 'more files than any package has',
    listensAtLeast: 0,
    bytes: () => rawZip(Array.from({ length: 60_000 }, (_, i) => storedEntry(`empty/${i}.json`, encode('[]')))),
  },
  {
    name: 'deep-lists',
    why: 'a million lists within one another',
    listensAtLeast: 0,
    bytes: () => rawZip([deflatedEntry(PATH, encode('['.repeat(1_000_000)))]),
  },
  {
    name: 'deep-field',
    why: 'an unknown field nests 100,000 deep',
    listensAtLeast: 0,
    bytes: () => rawZip([deflatedEntry(PATH, history(1, `,"new_field":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`))]),
  },
  {
    name: 'endless-record',
    why: 'one record is 8 MiB long',
    listensAtLeast: 0,
    bytes: () => rawZip([deflatedEntry(PATH, history(1, `,"platform":"${'x'.repeat(8 * 2 ** 20)}"`))]),
  },
  {
    name: 'prototype-keys',
    why: 'keys that change the prototype of careless objects; the rows are honest',
    listensAtLeast: 5,
    bytes: () => rawZip([deflatedEntry(PATH, history(5, ',"__proto__":{"ms_played":1},"constructor":{"prototype":{"polluted":true}}'))]),
  },
  {
    name: 'json-cut-off',
    why: 'the text ends in the middle of the last of 20 records',
    listensAtLeast: 19,
    bytes: () => rawZip([deflatedEntry(PATH, encode(historyText(20).slice(0, -60)))]),
  },
  {
    name: 'unknown-method',
    why: 'packed in a way that nobody knows',
    listensAtLeast: 0,
    bytes: () => rawZip([withChange(storedEntry(PATH, history(5)), { method: 77 })]),
  },
  {
    name: 'zip-in-zip',
    why: 'a package within a package',
    listensAtLeast: 0,
    bytes: () => rawZip([storedEntry('my_spotify_data.zip', rawZip([deflatedEntry(PATH, history(5))]))]),
  },
  { name: 'no-entries', why: 'an archive of nothing', listensAtLeast: 0, bytes: () => rawZip([]) },
  {
    name: 'no-archive',
    why: 'begins like a zip and is none',
    listensAtLeast: 0,
    bytes: () => encode(`PK\u0003\u0004${'nonsense '.repeat(500)}`),
  },
]
