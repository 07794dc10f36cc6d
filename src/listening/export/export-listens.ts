/** The forms in which a person can take the merged history away. */
import type { Listens } from '../listens.ts'
import { writeParquet } from './parquet.ts'
import { isForListenbrainz, writeCsv, writeJsonLines, writeListenbrainz } from './text.ts'

export interface ExportForm {
  /** The end of the file's name. */
  readonly extension: string
  readonly mediaType: string
  /** Forms that hold every listen need not say which they hold. */
  readonly holds?: (listens: Listens, row: number) => boolean
  write(listens: Listens): Generator<Uint8Array>
}

function* utf8(pieces: Generator<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  for (const piece of pieces) yield encoder.encode(piece)
}

export const EXPORT_FORMS = {
  parquet: {
    extension: 'parquet',
    mediaType: 'application/vnd.apache.parquet',
    *write(listens) {
      yield writeParquet(listens)
    },
  },
  csv: { extension: 'csv', mediaType: 'text/csv', write: (listens) => utf8(writeCsv(listens)) },
  jsonl: { extension: 'jsonl', mediaType: 'application/jsonl', write: (listens) => utf8(writeJsonLines(listens)) },
  listenbrainz: {
    extension: 'listenbrainz.jsonl',
    mediaType: 'application/jsonl',
    holds: isForListenbrainz,
    write: (listens) => utf8(writeListenbrainz(listens)),
  },
} as const satisfies Record<string, ExportForm>

export type ExportFormName = keyof typeof EXPORT_FORMS
export const EXPORT_FORM_NAMES = ['parquet', 'csv', 'jsonl', 'listenbrainz'] as const satisfies readonly ExportFormName[]

/** How many listens a file of this form holds. */
export function countHeld(listens: Listens, form: ExportFormName): number {
  const { holds }: ExportForm = EXPORT_FORMS[form]
  if (holds === undefined) return listens.count
  let count = 0
  for (let row = 0; row < listens.count; row++) if (holds(listens, row)) count++
  return count
}
