/** Makes a reader of a format whose records are JSON objects of any shape, in a list, below a key, or one a line. */
import type { TextTable } from '../json/text-table.ts'
import { type Sample, hasKeys } from '../sample.ts'
import { JsonObjectStream, type JsonObject, isObject } from '../streams/json-object-stream.ts'
import { emptyDraft } from './drafts.ts'
import type { Capabilities, FormatReader, RowDraft, RowRejection } from './reader.ts'

/** What reading one record may ask for. */
export interface RecordContext {
  readonly texts: TextTable
  readonly sample: Sample
}

export interface ObjectFormat {
  readonly name: string
  readonly label: string
  readonly service: string
  readonly capabilities: Capabilities
  /** The key whose lists hold the records; without one they stand in the outermost list, or one a line. */
  readonly listKey?: string
  /** Keys that the beginning of such a file shows, in whatever order. */
  readonly tellingKeys: readonly string[]
  read(record: JsonObject, into: RowDraft, context: RecordContext): RowRejection | undefined
}

export function objectReader(format: ObjectFormat): FormatReader {
  const { listKey } = format
  return {
    ...format,
    recognises: (sample) =>
      hasKeys(sample, format.tellingKeys) && (listKey === undefined || new RegExp(String.raw`"${listKey}"\s*:\s*[[{]`).test(sample.text)),
    open({ texts, sink, sample }) {
      const draft = emptyDraft()
      return new JsonObjectStream(listKey, {
        accept(value, line) {
          const rejection = format.read(value, draft, { texts, sample })
          if (rejection === undefined) sink.accept(draft, line)
          else sink.reject(rejection, line)
        },
        reject: (reason, line) => sink.reject(reason, line),
      })
    },
  }
}

/** What an object holds at the end of a path of keys; never what it inherits. */
export function valueAt(value: unknown, ...path: readonly string[]): unknown {
  let found = value
  for (const key of path) found = isObject(found) && Object.hasOwn(found, key) ? found[key] : undefined
  return found
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

/** NaN when it is no number; some exporters write numbers as strings. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^\s*-?\d{1,15}([.,]\d{1,9})?\s*$/.test(value) ? Number(value.replace(',', '.')) : Number.NaN
}
