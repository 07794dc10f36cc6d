/** Writes simulated rows as the extended history packages of both generations, file by file, without holding all of it. */
import { FIELDS, type FieldValue, type Generation, type Stream, type StreamRow, valueIn } from './spotify-row.ts'

/** A file of a package: its parts follow one another without anything between them. */
export interface PackageFile {
  readonly path: string
  readonly parts: readonly (string | Uint8Array)[]
}

export interface ExtendedOptions {
  readonly generation: Generation
  readonly layout: 'pretty' | 'minified'
  /** A new file begins when this many characters are reached. */
  readonly fileCharsMax: number
}

/** As the service does it: files of about 12 MB, indented. */
export const USUAL_EXTENDED: ExtendedOptions = { generation: 'new', layout: 'pretty', fileCharsMax: 12_000_000 }

/** The part of the page that a reader of documents shows; importers must pass it by. */
const README = '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'

/** Gives the files one after the other; rows keep their order within audio and within video. */
export function* extendedPackage(streams: Iterable<Stream>, options: ExtendedOptions = USUAL_EXTENDED): Generator<PackageFile> {
  const write = rowWriter(options)
  const audio = new FileInMaking('audio', options)
  const video = new FileInMaking('video', options)
  for (const { inVideoFile, row } of streams) {
    const file = inVideoFile ? video : audio
    file.append(write(row), row.ts)
    if (file.isFull()) yield file.finish(false)
  }
  if (!audio.isEmpty()) yield audio.finish(true)
  if (!video.isEmpty()) yield video.finish(true)
  if (options.generation !== 'old') {
    yield { path: 'Spotify Extended Streaming History/ReadMeFirst_ExtendedStreamingHistory.pdf', parts: [README] }
  }
}

class FileInMaking {
  private readonly kind: 'audio' | 'video'
  private readonly options: ExtendedOptions
  private index = 0
  private parts: string[] = []
  private chars = 0
  private yearFrom = ''
  private yearTo = ''

  constructor(kind: 'audio' | 'video', options: ExtendedOptions) {
    this.kind = kind
    this.options = options
  }

  append(row: string, ts: string | null): void {
    this.parts.push(this.parts.length === 0 ? '[' : ',', row)
    this.chars += row.length + 1
    if (ts === null || !/^2\d{3}-/.test(ts)) return
    const year = ts.slice(0, 4)
    if (this.yearFrom === '' || year < this.yearFrom) this.yearFrom = year
    if (year > this.yearTo) this.yearTo = year
  }

  isFull(): boolean {
    return this.chars >= this.options.fileCharsMax
  }

  isEmpty(): boolean {
    return this.parts.length === 0
  }

  finish(isLast: boolean): PackageFile {
    const file = { path: this.path(isLast), parts: [...this.parts, this.options.layout === 'pretty' ? '\n]\n' : ']'] }
    this.index++
    this.parts = []
    this.chars = 0
    this.yearFrom = ''
    this.yearTo = ''
    return file
  }

  private path(isLast: boolean): string {
    // A single file bears no number, as in the packages that people receive.
    const isOnly = isLast && this.index === 0
    if (this.options.generation === 'old') {
      if (this.kind === 'video') return `MyData/endvideo${isOnly ? '' : `_${this.index}`}.json`
      return `MyData/endsong_${this.index}.json`
    }
    const years = this.yearFrom === this.yearTo ? this.yearFrom : `${this.yearFrom}-${this.yearTo}`
    const number = isOnly && this.kind === 'video' ? '' : `_${this.index}`
    return `Spotify Extended Streaming History/Streaming_History_${this.kind === 'audio' ? 'Audio' : 'Video'}_${years}${number}.json`
  }
}

/** Values that a field remembers in writing; ids of tracks would otherwise fill the memory. */
const WRITTEN_MAX = 20_000

/** `JSON.stringify` of whole rows would take most of the time; fields are few and their values repeat. */
function rowWriter({ generation, layout }: ExtendedOptions): (row: StreamRow) => string {
  const [open, indent, colon, close] = layout === 'pretty' ? ['\n  {', '\n    ', ': ', '\n  }'] : ['{', '', ':', '}']
  const fields = FIELDS[generation].map(([name, source], i) => ({
    source,
    write: fieldWriter(`${i === 0 ? open : ','}${indent}"${name}"${colon}`),
  }))
  return (row) => {
    let text = ''
    for (const { source, write } of fields) {
      const value = valueIn(generation, row, source)
      if (value !== undefined) text += write(value)
    }
    return text + close
  }
}

function fieldWriter(key: string): (value: FieldValue) => string {
  const written = new Map<FieldValue, string>()
  return (value) => {
    let text = written.get(value)
    if (text === undefined) {
      if (written.size >= WRITTEN_MAX) written.clear()
      written.set(value, (text = key + JSON.stringify(value)))
    }
    return text
  }
}
