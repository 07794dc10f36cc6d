/** Turns rows into the frozen Listens table: sorted by start, dictionaries numbered by first appearance, local time worked out. */
import { at } from '../../shared/assert.ts'
import { FLAG, type Listens } from '../listens.ts'
import type { TextTable } from '../json/text-table.ts'
import { PlatformCodes } from '../platforms.ts'
import { localColumns } from './local-time.ts'
import { NameTables } from './name-tables.ts'
import { FATE } from './reconcile-rows.ts'
import type { RowColumns } from './row-store.ts'
import { sortRows } from './sort-rows.ts'

export interface FreezeInput {
  readonly rows: RowColumns
  readonly count: number
  /** One FATE per row. */
  readonly fates: Uint8Array
  readonly texts: TextTable
  /** The source of each file. */
  readonly sourceOfFile: readonly string[]
  readonly timeZone: string
}

export interface Frozen {
  readonly listens: Listens
  /** The row that each listen is. */
  readonly order: Uint32Array
}

/** Uses the rows up: their columns of instants become those of the listens. */
export function freeze(input: FreezeInput): Frozen {
  const { rows, texts, timeZone } = input
  settleBounds(input)
  const { exactStartMs: startMs, endMs } = rows
  const order = sortRows(keptRows(input), startMs, contentOrder(input))
  const count = order.length
  const names = new NameTables(texts)
  const platforms = new PlatformCodes(texts)
  const reasons = new Codes((id) => texts.textOf(id))
  const countries = new Codes((id) => texts.textOf(id))
  const sources = new Codes((file) => at(input.sourceOfFile, file))
  const columns = {
    startMs: new Float64Array(count),
    endMs: new Float64Array(count),
    msPlayed: new Uint32Array(count),
    kind: new Uint8Array(count),
    flags: new Uint16Array(count),
    item: new Uint32Array(count),
    reasonStart: new Uint8Array(count),
    reasonEnd: new Uint8Array(count),
    country: new Uint16Array(count),
    platform: new Uint8Array(count),
    source: new Uint8Array(count),
  }
  for (let i = 0; i < count; i++) {
    const row = order[i] ?? 0
    columns.startMs[i] = startMs[row] ?? 0
    columns.endMs[i] = endMs[row] ?? 0
    columns.msPlayed[i] = rows.msPlayed[row] ?? 0
    columns.kind[i] = rows.kind[row] ?? 0
    columns.flags[i] = rows.flags[row] ?? 0
    columns.item[i] = names.itemOf(rows.title[row] ?? 0, rows.artist[row] ?? 0, rows.album[row] ?? 0, rows.uri[row] ?? 0)
    columns.reasonStart[i] = reasons.codeOf(rows.reasonStart[row] ?? 0, CODES_MAX_BYTE)
    columns.reasonEnd[i] = reasons.codeOf(rows.reasonEnd[row] ?? 0, CODES_MAX_BYTE)
    columns.country[i] = countries.codeOf(rows.country[row] ?? 0, CODES_MAX_SHORT)
    columns.platform[i] = platforms.codeOf(rows.platform[row] ?? 0)
    columns.source[i] = sources.codeOf(rows.file[row] ?? 0, CODES_MAX_BYTE)
  }
  const listens: Listens = {
    kindOfTable: 'listens',
    version: 1,
    timeZone,
    count,
    ...columns,
    ...names.frozen(),
    reasons: reasons.texts,
    countries: countries.texts,
    sources: sources.texts,
    ...localColumns(columns.startMs, timeZone),
  }
  return { listens, order }
}

function keptRows({ fates, count }: FreezeInput): Uint32Array {
  const kept = new Uint32Array(count)
  let length = 0
  for (let row = 0; row < count; row++) if (fates[row] === FATE.listen) kept[length++] = row
  return kept.subarray(0, length)
}

/**
 * Both ends of every row: what the source knows exactly stands, the other end follows from the time played. Written in place,
 * because at this point memory is at its highest.
 */
function settleBounds({ rows, count }: FreezeInput): void {
  for (let row = 0; row < count; row++) {
    const flags = rows.flags[row] ?? 0
    const played = rows.msPlayed[row] ?? 0
    const reportedEnd = rows.endMs[row] ?? 0
    const isStartExact = (flags & FLAG.startExact) !== 0
    const start = isStartExact ? (rows.exactStartMs[row] ?? 0) : reportedEnd - played
    rows.exactStartMs[row] = start
    if (isStartExact && (flags & FLAG.endExact) === 0) rows.endMs[row] = start + played
  }
}

/** Settles ties by content alone, never by the place in a file, so that the order of the files does not show. */
export function contentOrder({ rows, texts, sourceOfFile }: Pick<FreezeInput, 'rows' | 'texts' | 'sourceOfFile'>) {
  const numbers = [rows.exactStartMs, rows.endMs, rows.msPlayed, rows.kind, rows.flags]
  const names = [rows.uri, rows.artist, rows.title, rows.album, rows.reasonStart, rows.reasonEnd, rows.country, rows.platform]
  return (a: number, b: number): number => {
    for (const column of numbers) {
      const difference = (column[a] ?? 0) - (column[b] ?? 0)
      if (difference !== 0) return difference
    }
    for (const column of names) {
      const idA = column[a] ?? 0
      const idB = column[b] ?? 0
      if (idA !== idB) return texts.textOf(idA) < texts.textOf(idB) ? -1 : 1
    }
    const sourceA = at(sourceOfFile, rows.file[a] ?? 0)
    const sourceB = at(sourceOfFile, rows.file[b] ?? 0)
    return sourceA === sourceB ? 0 : sourceA < sourceB ? -1 : 1
  }
}

const CODES_MAX_BYTE = 256
const CODES_MAX_SHORT = 65_536

/** Small dictionaries in order of first appearance. A source with more entries than the column can hold gets "" for the rest. */
class Codes {
  readonly texts: string[] = ['']
  private readonly codeOfKey = new Map<number, number>()
  private readonly codeOfText = new Map<string, number>([['', 0]])
  private readonly textOf: (key: number) => string

  constructor(textOf: (key: number) => string) {
    this.textOf = textOf
  }

  codeOf(key: number, codesMax: number): number {
    return this.codeOfKey.get(key) ?? this.learn(key, codesMax)
  }

  private learn(key: number, codesMax: number): number {
    const text = this.textOf(key)
    let code = this.codeOfText.get(text)
    if (code === undefined) {
      code = this.texts.length < codesMax ? this.texts.push(text) - 1 : 0
      this.codeOfText.set(text, code)
    }
    this.codeOfKey.set(key, code)
    return code
  }
}
