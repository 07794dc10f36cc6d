/** What the importer knows of an export format: how to tell it, what it can say of a listen, how its rows are read. */
import type { ListenKind } from '../listens.ts'
import type { Kernel } from '../json/kernel/kernel.ts'
import type { MalformedReason } from '../json/record-fields.ts'
import type { TextTable } from '../json/text-table.ts'
import type { Sample } from '../sample.ts'

/** Why a record of a known format gives no listen. */
export type RowRejection = 'noTime' | 'timeOutOfRange' | 'badDuration' | 'otherActivity'

/** One row before it enters the table. Names are text ids, 0 for none; the reader overwrites all of it for each record. */
export interface RowDraft {
  /** UTC, milliseconds, as the source reports it. Without FLAG.endExact but with an exact start, the end follows from that. */
  endMs: number
  /** UTC, milliseconds, or NaN where the source does not tell the start by itself. */
  exactStartMs: number
  /** With FLAG.playedEstimated the length of the track, or 0 where that is unknown too. */
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
  /** How far the start can be off, in milliseconds; a day where the source only knows the day. */
  readonly startResolutionMs: number
  /** False where the time played has to be estimated. */
  readonly hasDuration: boolean
  /** True where the start is recorded, and does not follow from end and time played. */
  readonly hasExactStart: boolean
  readonly hasReasons: boolean
  readonly hasIds: boolean
  /** A source that only records what was heard for a while leaves shorter listens out; 0 where it records all. */
  readonly msPlayedMin: number
}

/** Where the rows of a file go. `place` is what `RecordStream.places` says. */
export interface RowSink {
  accept(draft: RowDraft, place: number): void
  reject(reason: StreamRejection, place: number): void
}

export type StreamRejection = RowRejection | MalformedReason

export interface ReadingInput {
  readonly texts: TextTable
  readonly sink: RowSink
  readonly sample: Sample
  /** The zone of times that a source writes without saying theirs. */
  readonly timeZone: string
  /** Reads records fast where a format has a fast way; without one each is read the plain way. */
  readonly kernel: Kernel | undefined
}

/** One file on its way into the rows, piece by piece. */
export interface RecordStream {
  /** What a place counts: bytes from the start of the unpacked file, or lines from 1. */
  readonly places: 'bytes' | 'lines'
  /** True once so much was broken that reading on would not end in reasonable time. */
  readonly gaveUp: boolean
  /** True when a list was opened and, so far, not closed. */
  readonly listIsOpen: boolean
  push(bytes: Uint8Array): void
  /** Says that the bytes end here. */
  end(): void | Promise<void>
}

/** Takes the rows of a table, in whatever file the table stands. */
export interface TableRows {
  /** `line`: the line of the text or the row of the sheet, from 1. */
  row(cells: readonly string[], line: number): void
}

/** For tables in whatever file they stand: whether a sheet with this header is one, and how its rows are read. */
export interface TableFormatReader {
  recognises(header: readonly string[]): boolean
  open(header: readonly string[], input: Omit<ReadingInput, 'sample'>): TableRows
}

export interface FormatReader {
  /** Stable, as it stands in reports. */
  readonly name: string
  readonly label: string
  /** Who recorded the listens: two formats of one service tell of the same listens with the same figures. */
  readonly service: string
  readonly capabilities: Capabilities
  /** The kind that a file's base name declares for all its rows, where the format has no other sign of it. */
  kindOfFile?(baseName: string): ListenKind | undefined
  recognises(sample: Sample): boolean
  open(input: ReadingInput): RecordStream
  /** Only for tables. */
  readonly table?: TableFormatReader
}
