/** From records in the order of their keys to the lines of one table, and from those back to what a catalogue is told. */
import { limits } from '../../shared/limits.ts'
import { partsOfKey, type DumpRecord, type SectionName } from './records.ts'

/** A section begins with the names of its columns; they tell the sections apart. */
export const HEADERS = {
  artists: 'name\twords\tdecades',
  givenWords: 'artist\tgiven words',
  beside: 'artist\theard beside',
  recordings: 'recording\tvalence\tarousal\tdocuments',
  songs: 'artist\tsong\tvalence\tarousal\tdocuments',
} as const satisfies Record<SectionName, string>

/** A word that fewer listens carry may be one person's slip. */
const GIVEN_MIN = 3
const GIVEN_MAX = 5
/** Company of so many listens is needed to place an artist by it; more names than this change nothing. */
const BESIDE_MIN = 12
const BESIDE_MAX = 12

interface Group {
  readonly section: SectionName
  readonly artist: string
  readonly counts: { readonly name: string; readonly count: number }[]
}

/** Takes records one after the other and gives the lines that are whole. */
export class TableWriter {
  private section: SectionName = 'artists'
  private group: Group | undefined
  /** Rows without the lines of headers. */
  readonly rows: Record<SectionName, number> = { artists: 0, givenWords: 0, beside: 0, recordings: 0, songs: 0 }

  first(): string {
    return `${HEADERS.artists}\n`
  }

  add({ key, value }: DumpRecord): string {
    const { section, parts } = partsOfKey(key)
    const [artist = '', name = ''] = parts
    if (section === 'givenWords' || section === 'beside') {
      const isSame = this.group?.section === section && this.group.artist === artist
      const done = isSame ? '' : this.last()
      this.group = isSame && this.group !== undefined ? this.group : { section, artist, counts: [] }
      this.group.counts.push({ name, count: Number(value) })
      return done
    }
    const row = section === 'artists' ? value.slice(value.indexOf('\t') + 1) : `${parts.join('\t')}\t${value}`
    return this.last() + this.line(section, row)
  }

  /** What is still held back. */
  last(): string {
    const { group } = this
    this.group = undefined
    if (group === undefined) return ''
    const counts = group.counts.toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    const kept =
      group.section === 'givenWords' ? counts.filter(({ count }) => count >= GIVEN_MIN).slice(0, GIVEN_MAX) : counts.slice(0, BESIDE_MAX)
    const total = counts.reduce((sum, { count }) => sum + count, 0)
    if (kept.length === 0 || (group.section === 'beside' && total < BESIDE_MIN)) return ''
    return this.line(group.section, `${group.artist}\t${kept.map(({ name, count }) => `${name}=${count}`).join('; ')}`)
  }

  private line(section: SectionName, row: string): string {
    const header = section === this.section ? '' : `${HEADERS[section]}\n`
    this.section = section
    this.rows[section] += 1
    return `${header}${row}\n`
  }
}

/** What a reader of the table wants; artists come always. */
export interface Wanted {
  /** MusicBrainz ids. */
  readonly recordings: ReadonlySet<string>
  /** Keys of artist and song with a tab between. */
  readonly songs: ReadonlySet<string>
}

/** The same for the same history, and another with any other song. */
export function wantedVersion({ recordings, songs }: Wanted): string {
  let hash: number | undefined
  for (const key of recordings) hash = hashed(hash, key)
  for (const key of songs) hash = hashed(hash, key)
  return tableVersion(hash)
}

export const NO_RECORDINGS: Wanted = { recordings: new Set(), songs: new Set() }

/** The rows of a table by section, of recordings and songs those alone that are wanted. */
export interface TableRows {
  readonly artists: string[]
  readonly givenWords: string[]
  readonly beside: string[]
  readonly recordings: string[]
  readonly songs: string[]
  /** Changes with any of the rows, wanted or not. */
  hash: number
}

/** Takes the lines of a table one after the other. */
export class TableReader {
  private section: SectionName | undefined
  private readonly wanted: Wanted
  readonly rows: TableRows = { artists: [], givenWords: [], beside: [], recordings: [], songs: [], hash: FNV_START }

  constructor(wanted: Wanted) {
    this.wanted = wanted
  }

  /** False where the first line is no header of such a table. */
  add(line: string): boolean {
    const header = SECTION_OF.get(line)
    if (header !== undefined) this.section = header
    if (this.section === undefined) return false
    this.rows.hash = hashed(this.rows.hash, line)
    if (header === undefined && line !== '' && line.length <= limits.tableLineCharsMax && this.isWanted(this.section, line)) {
      this.rows[this.section].push(line)
    }
    return true
  }

  private isWanted(section: SectionName, line: string): boolean {
    if (section === 'recordings') return this.wanted.recordings.has(line.slice(0, line.indexOf('\t')))
    if (section === 'songs') return this.wanted.songs.has(line.slice(0, line.indexOf('\t', line.indexOf('\t') + 1)))
    return true
  }
}

export const SECTION_OF: ReadonlyMap<string, SectionName> = new Map([
  [HEADERS.artists, 'artists'],
  [HEADERS.givenWords, 'givenWords'],
  [HEADERS.beside, 'beside'],
  [HEADERS.recordings, 'recordings'],
  [HEADERS.songs, 'songs'],
])

const FNV_START = 0x811c9dc5

/** FNV-1a, one line further. */
export function hashed(hash: number | undefined, line: string): number {
  let at = hash ?? FNV_START
  for (let index = 0; index < line.length; index++) at = Math.imul(at ^ line.charCodeAt(index), 0x01000193)
  return Math.imul(at ^ 10, 0x01000193)
}

/** Eight digits that tell tables apart, and keep no secret. */
export function tableVersion(hash: number | undefined): string {
  return ((hash ?? FNV_START) >>> 0).toString(16).padStart(8, '0')
}

/** "name=3; other=2"; what is no count is left out. */
export function countsOf(text: string): readonly { readonly name: string; readonly count: number }[] {
  return text.split('; ').flatMap((part) => {
    const at = part.lastIndexOf('=')
    const count = Number(part.slice(at + 1))
    return at > 0 && count > 0 ? [{ name: part.slice(0, at), count }] : []
  })
}
