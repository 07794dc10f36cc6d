/** What the importer knows of an export format: how to tell it, which fields it carries, how a record becomes a row. */
import type { ListenKind } from '../listens.ts'
import type { Field, RecordSlots } from '../json/record-fields.ts'
import type { TextTable } from '../json/text-table.ts'

/** Why a record of a known format gives no listen. */
export type RowRejection = 'noTime' | 'timeOutOfRange' | 'badDuration'

/** One row before it enters the table. Names are text ids, 0 for none; the reader overwrites all of it for each record. */
export interface RowDraft {
  /** UTC, milliseconds, as the source reports it. Without FLAG.endExact but with an exact start, the end follows from that. */
  endMs: number
  /** UTC, milliseconds, or NaN where the source does not tell the start by itself. */
  exactStartMs: number
  msPlayed: number
  /** Index into LISTEN_KINDS. */
  kind: number
  flags: number
  title: number
  artist: number
  album: number
  uri: number
  reasonStart: number
  reasonEnd: number
  country: number
  /** The service's own words for the device: compared to find duplicates, then reduced to a family. */
  platform: number
}

/** What a source can tell, so that shared code asks for the ability and never for the source's name. */
export interface Capabilities {
  /** How finely the end of a listen is known, in milliseconds: 1,000 or 60,000. */
  readonly endResolutionMs: number
  readonly hasIds: boolean
  readonly hasReasons: boolean
}

export interface FormatReader {
  /** Stable, as it stands in reports. */
  readonly name: string
  readonly label: string
  readonly capabilities: Capabilities
  readonly fields: readonly Field[]
  /** Keys that the beginning of such a file shows, in whatever order. */
  readonly tellingKeys: readonly string[]
  /** The kind that a file's base name declares for all its rows, where the format has no other sign of it. */
  kindOfFile(baseName: string): ListenKind | undefined
  /** Fills the draft, or says why the record is no listen. */
  read(record: RecordSlots, texts: TextTable, into: RowDraft): RowRejection | undefined
}
