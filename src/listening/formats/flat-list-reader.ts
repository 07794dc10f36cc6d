/** Makes a reader of a format whose files are one flat JSON list, which is read from bytes without making objects. */
import type { ListenKind } from '../listens.ts'
import type { Field, RecordSlots } from '../json/record-fields.ts'
import { RecordScanner } from '../json/record-scanner.ts'
import type { TextTable } from '../json/text-table.ts'
import { hasKeys } from '../sample.ts'
import { emptyDraft } from './drafts.ts'
import type { Capabilities, FormatReader, RowDraft, RowRejection } from './reader.ts'

export interface FlatListFormat {
  readonly name: string
  readonly label: string
  readonly service: string
  readonly capabilities: Capabilities
  readonly fields: readonly Field[]
  /** Keys that the beginning of such a file shows, in whatever order. */
  readonly tellingKeys: readonly string[]
  kindOfFile?(baseName: string): ListenKind | undefined
  /** Fills the draft, or says why the record is no listen. */
  read(record: RecordSlots, texts: TextTable, into: RowDraft): RowRejection | undefined
}

export function flatListReader(format: FlatListFormat): FormatReader {
  return {
    ...format,
    recognises: (sample) => hasKeys(sample, format.tellingKeys),
    open({ texts, sink, kernel }) {
      const draft = emptyDraft()
      const accept = (record: RecordSlots, byteOffset: number): void => {
        const rejection = format.read(record, texts, draft)
        if (rejection === undefined) sink.accept(draft, byteOffset)
        else sink.reject(rejection, byteOffset)
      }
      return new RecordScanner(format.fields, texts, { accept, reject: (reason, byteOffset) => sink.reject(reason, byteOffset) }, kernel)
    },
  }
}
