/** Holds a table that a person gives to what `chorus catalogue` writes, line by line, before any of it is believed. */
import { limits } from '../../shared/limits.ts'
import { soundOf } from './acoustic-brainz.ts'
import type { SectionName } from './records.ts'
import { countsOf, hashed, SECTION_OF, tableVersion } from './table-lines.ts'

export type TableFault =
  /** The first line is no header of such a table. */
  | { readonly kind: 'noTable' }
  | { readonly kind: 'emptyTable' }
  | { readonly kind: 'faultyLine'; readonly line: number }
  /** More rows that have to be held in memory than are read. */
  | { readonly kind: 'tooManyRows' }

/** Takes the lines of a table one after the other; the first fault ends it. */
export class TableCheck {
  /** Rows by section, without the lines of headers. */
  readonly rows: Record<SectionName, number> = { artists: 0, givenWords: 0, beside: 0, recordings: 0, songs: 0 }
  private section: SectionName | undefined
  private lines = 0
  private hash: number | undefined

  add(line: string): TableFault | undefined {
    this.lines += 1
    this.hash = hashed(this.hash, line)
    const header = SECTION_OF.get(line)
    if (header !== undefined) {
      this.section = header
      return undefined
    }
    if (this.section === undefined) return { kind: 'noTable' }
    if (!IS_ROW[this.section](line.split('\t'))) return { kind: 'faultyLine', line: this.lines }
    this.rows[this.section] += 1
    return heldRows(this.rows) > limits.tableHeldRowsMax ? { kind: 'tooManyRows' } : undefined
  }

  /** After the last line. */
  end(): TableFault | undefined {
    return Object.values(this.rows).some((rows) => rows > 0) ? undefined : { kind: this.lines === 0 ? 'noTable' : 'emptyTable' }
  }

  /** Changes with any of the lines. */
  get version(): string {
    return tableVersion(this.hash)
  }
}

/** Recordings pass by, and only those of a history stay. */
function heldRows({ artists, givenWords, beside }: TableCheck['rows']): number {
  return artists + givenWords + beside
}

type Cells = readonly string[]

const isName = (text: string | undefined): boolean => text !== undefined && text !== '' && text.length <= limits.nameCharsMax

const isCounted: (cells: Cells) => boolean = ([artist, counts = '', ...more]) =>
  isName(artist) && more.length === 0 && countsOf(counts).length === counts.split('; ').length

const RECORDING = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

const IS_ROW: Record<SectionName, (cells: Cells) => boolean> = {
  artists: ([name, words, decades, ...more]) => isName(name) && words !== undefined && decades !== undefined && more.length === 0,
  givenWords: isCounted,
  beside: isCounted,
  recordings: ([id = '', ...sound]) => RECORDING.test(id) && sound.length === 3 && soundOf(sound) !== undefined,
  songs: ([artist, song, ...sound]) => isName(artist) && isName(song) && sound.length === 3 && soundOf(sound) !== undefined,
}
