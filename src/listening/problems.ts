/** Every fault of an import in one plain sentence, with what to do next. Sentences never quote the content of a row. */
import type { KnownProblem } from '../contract/problems.ts'
import { limits } from '../shared/limits.ts'
import type { Damage } from './archive/damaged-error.ts'
import type { StreamRejection } from './formats/reader.ts'

const MiB = 1024 ** 2
const GiB = 1024 ** 3

export const REJECTIONS = {
  noTime: 'The row has no time that can be read.',
  timeOutOfRange: 'The row’s time lies before streaming existed or far in the future.',
  badDuration: 'The row’s time played is not a number, is negative, or is longer than a week.',
  otherActivity: 'The row tells of something else than listening: another product, a search, or an event of the app.',
  malformed: 'The row is not written as rows of its format are.',
  cutOff: 'The file ends, or loses its structure, in the middle of the row.',
  tooDeep: 'The row is nested more deeply than any export is.',
  tooLong: 'The row is longer than any row of an export is.',
  notARecord: 'A value stands where a row should be.',
} as const satisfies Record<StreamRejection, string>

/** `reason`: as it stands in an account. */
export function rejectionSentence(reason: string): string {
  return new Map<string, string>(Object.entries(REJECTIONS)).get(reason) ?? ''
}

const FRESH_COPY = 'Download the package again, or unpack it and give the files that open.'

const DAMAGES = {
  unreadableZip: ['is not a zip that can be read', FRESH_COPY],
  tooManyEntries: [`holds more than ${limits.zipEntriesMax.toLocaleString('en')} files`, 'Give only the files of your listening history.'],
  unpacksTooLarge: [`unpacks to more than ${limits.unpackedBytesMax / GiB} GiB`, 'Give only the files of your listening history.'],
  overlappingFiles: ['holds files that share the same bytes, as only a broken or hostile zip does', FRESH_COPY],
  unknownCompression: ['is packed in a way that is not known here', 'Unpack the zip and give the files themselves.'],
  largerThanDeclared: ['holds more data than it declares, as only a broken or hostile zip does', FRESH_COPY],
  endsEarly: ['ends too early; what stood before was kept', FRESH_COPY],
  nestedTooDeep: ['lies in a zip within zips, more deeply than any package does', 'Unpack the outer zips and give the inner one.'],
  tooLargeToHold: [
    `has to be held in memory as a whole, and is larger than ${limits.heldFileBytesMax / MiB} MiB`,
    'Unpack the zip and give the files themselves.',
  ],
  badSheet: [
    'is a workbook whose sheets cannot be read',
    'Open it in a spreadsheet program, save the listening history as CSV and give that.',
  ],
  badParquet: ['is not a Parquet file that Chorus wrote, or it is damaged', 'Export it again, or give the files that it was made of.'],
  badChecksum: ['does not match its checksum, so some of it may be wrong; its rows were kept', FRESH_COPY],
  badData: ['is damaged; what stood before the damage was kept', FRESH_COPY],
} as const satisfies Record<Damage, readonly [string, string]>

export function damaged(path: string, damage: Damage): KnownProblem {
  const [what, hint] = DAMAGES[damage]
  return { code: damage, path, line: null, message: `${path} ${what}.`, hint }
}

export function encrypted(path: string): KnownProblem {
  const hint = 'Unpack the zip with its password first, then give the files.'
  return { code: 'encrypted', path, line: null, message: `${path} is protected with a password.`, hint }
}

export function tooLarge(path: string): KnownProblem {
  const message = `${path} is larger than ${limits.uploadBytesMax / GiB} GiB.`
  return { code: 'tooLarge', path, line: null, message, hint: 'Give only the files of your listening history.' }
}

export function tooManyRows(path: string): KnownProblem {
  const message = `${path} takes the history past ${limits.rowsPerPersonMax.toLocaleString('en')} rows; the rest was left out.`
  return { code: 'tooManyRows', path, line: null, message, hint: 'Give the exports of one person only.' }
}

export function tooBroken(path: string): KnownProblem {
  const message = `${path} is broken in so many places that reading it was given up; what was read until then was kept.`
  return { code: 'tooBroken', path, line: null, message, hint: FRESH_COPY }
}

export function listNotClosed(path: string): KnownProblem {
  const message = `${path} ends before its list of rows does; rows may be missing at its end.`
  return { code: 'listNotClosed', path, line: null, message, hint: FRESH_COPY }
}

export function unreadableFile(path: string): KnownProblem {
  return {
    code: 'unreadableFile',
    path,
    line: null,
    message: `${path} could not be read.`,
    hint: 'See that the file still exists and may be read.',
  }
}

/** Of the kinds of files that were given; more would hide what to do. */
const FOUND_SAID_MAX = 4

const HOW_TO_ASK =
  'Ask your streaming service for your data on its privacy page; the extended streaming history holds all years, the account data the last one.'

/** `files`: how many were given where no one path stands for them. `found`: what each file turned out to be, once each. */
export function nothingUsable(path: string, files: number, found: readonly string[]): KnownProblem {
  const what = found.length === 0 ? 'nothing at all' : found.slice(0, FOUND_SAID_MAX).join('; ')
  const more = found.length > FOUND_SAID_MAX ? `; and ${found.length - FOUND_SAID_MAX} more kinds` : ''
  const message = `There is no listening history in ${givenAs(path, files)}. Found: ${what}${more}.`
  return { code: 'nothingUsable', path, line: null, message, hint: HOW_TO_ASK, facts: { files, found: [...found] } }
}

const givenAs = (path: string, files: number): string => (path === '' ? `the ${files} files` : path)

export function noListens(path: string, files: number): KnownProblem {
  return {
    code: 'noListens',
    path,
    line: null,
    message: `There is no row that can be used in ${givenAs(path, files)}, which otherwise ${path === '' ? 'have' : 'has'} the form of a listening history.`,
    hint: HOW_TO_ASK,
    facts: { files },
  }
}

export function rejectedRows(path: string, line: number, reason: StreamRejection, rows: number): KnownProblem {
  const count = rows === 1 ? 'One row was left out' : `${rows.toLocaleString('en')} rows were left out, the first here`
  const message = `${path}, line ${line}: ${REJECTIONS[reason]} ${count}.`
  return { code: reason, path, line, message, hint: 'All other rows were kept; the reconciliation lists what was not.', facts: { rows } }
}
