/** Tells what a file is by what stands in it, never by its name. */
import type { FormatReader } from './formats/reader.ts'
import { READERS } from './readers.ts'
import { type Sample, hasKeys, sampleOf } from './sample.ts'

/** Enough for the first dozens of records, so that one odd record at the top does not hide what the file is. */
export const SAMPLE_BYTES = 64 * 1024

/** `note`: what the file is, in a few words. Without a reader it is no listening history. */
export interface Detected {
  readonly reader?: FormatReader
  readonly sample: Sample
  readonly note: string
}

/** Files that come in the same packages and hold no listening, by keys that only they have. */
const OTHER_JSON: readonly { readonly keys: readonly string[]; readonly note: string }[] = [
  { keys: ['inferences'], note: 'the service’s inferences about you, no listening' },
  { keys: ['searchQuery', 'searchTime'], note: 'searches, no listening' },
  { keys: ['segment', 'artistName'], note: 'marketing segments, no listening' },
  { keys: ['playlists'], note: 'playlists, no listening' },
  { keys: ['tracks', 'albums', 'shows'], note: 'the saved library, no listening' },
  { keys: ['email', 'birthdate'], note: 'the account’s user data, no listening' },
  { keys: ['displayName', 'imageUrl'], note: 'the account’s profile, no listening' },
  { keys: ['userIsFollowing'], note: 'whom the account follows, no listening' },
  { keys: ['user_id', 'username'], note: 'the account’s user data, no listening' },
]

const MAGIC: readonly { readonly bytes: readonly number[]; readonly note: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], note: 'a PDF document' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], note: 'a picture' },
  { bytes: [0xff, 0xd8, 0xff], note: 'a picture' },
  { bytes: [0x1f, 0x8b], note: 'a gzip file; unpack it and give what is in it' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], note: 'a 7-Zip archive; unpack it and give what is in it' },
  { bytes: [0x52, 0x61, 0x72, 0x21], note: 'a RAR archive; unpack it and give what is in it' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], note: 'a file of an old Office program; save it as xlsx or CSV' },
]

const OTHER_NOTES = {
  empty: 'an empty file',
  blank: 'a file of nothing but blanks',
  json: 'JSON, but no listening history that is known here',
  page: 'a web page',
  sheet: 'a sheet of a workbook, no listening',
  unknown: 'no listening history that is known here',
} as const

export const SHEET_NOTE = OTHER_NOTES.sheet

/** Every `note` that a file can get, so that whoever shows them in other words can be held to have words for all. */
export const NOTES: readonly string[] = [
  ...new Set([...READERS.map(({ label }) => label), ...[...OTHER_JSON, ...MAGIC].map(({ note }) => note), ...Object.values(OTHER_NOTES)]),
]

/** `start`: the first bytes of the file, up to SAMPLE_BYTES. */
export function detect(start: Uint8Array): Detected {
  const sample = sampleOf(start)
  if (start.length === 0) return { sample, note: OTHER_NOTES.empty }
  const magic = MAGIC.find(({ bytes }) => bytes.every((byte, i) => start[i] === byte))
  if (magic) return { sample, note: magic.note }
  const reader = READERS.find((candidate) => candidate.recognises(sample))
  if (reader) return { reader, sample, note: reader.label }
  const other = OTHER_JSON.find(({ keys }) => hasKeys(sample, keys))
  return { sample, note: other?.note ?? noteOf(sample.text) }
}

/** The reader of a sheet with this header. */
export function tableReaderOf(header: readonly string[]): FormatReader | undefined {
  return READERS.find(({ table }) => table?.recognises(header) === true)
}

function noteOf(text: string): string {
  const start = text.replaceAll('\0', '').trimStart()
  if (start === '') return OTHER_NOTES.blank
  if (start.startsWith('[') || start.startsWith('{')) return OTHER_NOTES.json
  if (/^<(!doctype html|html)/i.test(start)) return OTHER_NOTES.page
  return OTHER_NOTES.unknown
}

/** The sign of a zip, also of an empty one. */
export function isZip(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b && ((start[2] === 3 && start[3] === 4) || (start[2] === 5 && start[3] === 6))
}
