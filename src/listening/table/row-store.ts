/** The rows of all files as they came in, column by column, before duplicates are removed. Append-only. */
import type { RowDraft } from '../formats/reader.ts'

export interface RowColumns {
  /** UTC, milliseconds, as reported. */
  readonly endMs: Float64Array
  /** UTC, milliseconds, or NaN. */
  readonly exactStartMs: Float64Array
  readonly msPlayed: Uint32Array
  readonly kind: Uint8Array
  readonly flags: Uint16Array
  /** Text ids from here on. */
  readonly title: Uint32Array
  readonly artist: Uint32Array
  readonly album: Uint32Array
  readonly uri: Uint32Array
  readonly reasonStart: Uint32Array
  readonly reasonEnd: Uint32Array
  readonly country: Uint32Array
  readonly platform: Uint32Array
  /** Index into the list of files. */
  readonly file: Uint16Array
  /** Where the row begins in its file: the byte, or the line where its format counts lines. */
  readonly place: Uint32Array
}

/** Copies the old column to the beginning of the new one. */
function keep<T extends Float64Array | Uint32Array | Uint16Array | Uint8Array>(to: T, old: T | undefined): T {
  if (old !== undefined) to.set(old)
  return to
}

function allocate(capacity: number, from?: RowColumns): RowColumns {
  return {
    endMs: keep(new Float64Array(capacity), from?.endMs),
    exactStartMs: keep(new Float64Array(capacity), from?.exactStartMs),
    msPlayed: keep(new Uint32Array(capacity), from?.msPlayed),
    kind: keep(new Uint8Array(capacity), from?.kind),
    flags: keep(new Uint16Array(capacity), from?.flags),
    title: keep(new Uint32Array(capacity), from?.title),
    artist: keep(new Uint32Array(capacity), from?.artist),
    album: keep(new Uint32Array(capacity), from?.album),
    uri: keep(new Uint32Array(capacity), from?.uri),
    reasonStart: keep(new Uint32Array(capacity), from?.reasonStart),
    reasonEnd: keep(new Uint32Array(capacity), from?.reasonEnd),
    country: keep(new Uint32Array(capacity), from?.country),
    platform: keep(new Uint32Array(capacity), from?.platform),
    file: keep(new Uint16Array(capacity), from?.file),
    place: keep(new Uint32Array(capacity), from?.place),
  }
}

const ROWS_AT_FIRST = 1 << 12
/** Records of the extended history are about this long; where they are shorter, the columns grow. */
const RECORD_BYTES_USUAL = 700
/** A guess may be wrong or a lie; what it can cost stays small. */
const ROWS_GUESSED_MAX = 1 << 20

export class RowStore {
  columns: RowColumns = allocate(ROWS_AT_FIRST)
  count = 0

  /** Makes room for the records of files of this size. */
  expect(bytes: number): void {
    const rows = Math.min(Math.ceil(bytes / RECORD_BYTES_USUAL), ROWS_GUESSED_MAX)
    if (rows > this.columns.file.length) this.columns = allocate(rows, this.columns)
  }

  append(draft: RowDraft, file: number, place: number): void {
    if (this.count === this.columns.file.length) this.columns = allocate(this.count * 2, this.columns)
    const { columns, count: row } = this
    columns.endMs[row] = draft.endMs
    columns.exactStartMs[row] = draft.exactStartMs
    columns.msPlayed[row] = draft.msPlayed
    columns.kind[row] = draft.kind
    columns.flags[row] = draft.flags
    columns.title[row] = draft.title
    columns.artist[row] = draft.artist
    columns.album[row] = draft.album
    columns.uri[row] = draft.uri
    columns.reasonStart[row] = draft.reasonStart
    columns.reasonEnd[row] = draft.reasonEnd
    columns.country[row] = draft.country
    columns.platform[row] = draft.platform
    columns.file[row] = file
    columns.place[row] = place
    this.count = row + 1
  }
}
