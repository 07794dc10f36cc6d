/** Reads files one after the other, also those inside zips, into the rows and texts of one store. */
import type { Problem } from '../contract/reconciliation.ts'
import type { ImportProgress } from '../contract/worker.ts'
import { limits } from '../shared/limits.ts'
import { DamagedError } from './archive/damaged-error.ts'
import { type ZipEntry, readRange, readZipEntries } from './archive/zip.ts'
import { SAMPLE_BYTES, SHEET_NOTE, detect, isZip, tableReaderOf } from './detect.ts'
import { FileReading, FileRows, type FileTally, examplesOf } from './file-reading.ts'
import type { TableRows } from './formats/reader.ts'
import type { ImportEffects, ImportSource } from './import-source.ts'
import { type Kernel, startKernel } from './json/kernel/kernel.ts'
import { TextTable } from './json/text-table.ts'
import { damaged, encrypted, tooLarge, unreadableFile } from './problems.ts'
import { ProgressMeter } from './progress-meter.ts'
import { type OtherEncoding, asUtf8, isOldEncoding, wideEncodingOf } from './streams/transcode.ts'
import { joined, sourceOfBytes, wholeOf } from './streams/whole.ts'
import { RowStore } from './table/row-store.ts'
import { isWorkbook } from './workbook/is-workbook.ts'

export interface ReadOptions {
  /** The zone of times that a source writes without saying theirs. */
  readonly timeZone: string
  readonly effects: ImportEffects
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined
  readonly plainOnly?: boolean
}

/** What the files hold, before anything is compared. */
export interface ReadFiles {
  readonly files: readonly FileTally[]
  readonly problems: readonly Problem[]
  readonly rows: RowStore
  readonly texts: TextTable
}

/** One file, inside a zip or on its own; what could not even be opened carries its problem. */
type Entry =
  | { readonly kind: 'file'; readonly path: string; readonly bytes: number; open(): AsyncIterable<Uint8Array> }
  | { readonly kind: 'workbook'; readonly path: string; readonly entries: readonly ZipEntry[] }
  | { readonly kind: 'problem'; readonly problem: Problem }

type FileEntry = Entry & { readonly kind: 'file' }

/** A fault in one file never costs another. */
export async function readFiles(sources: readonly ImportSource[], options: ReadOptions): Promise<ReadFiles> {
  const reader = new FilesReader(sources, options)
  const entries = await reader.listEntries()
  reader.makeRoom(entries)
  const begin = options.effects.opensAhead ? begun : (entry: Entry | undefined) => entry
  let next = begin(entries[0])
  for (let i = 1; next !== undefined; i++) {
    const entry = next
    next = begin(entries[i])
    await reader.readEntry(entry, 1)
  }
  // Not the reader itself: whoever keeps the rows need not keep the memory that reading took.
  const { files, problems, rows, texts } = reader
  return { files, problems, rows, texts }
}

/** The same entry with its first piece already asked for, so that nobody waits for it later. */
function begun(entry: Entry | undefined): Entry | undefined {
  if (entry?.kind !== 'file') return entry
  const pieces = entry.open()[Symbol.asyncIterator]()
  const first = pieces.next()
  // Its fault is told when the piece is read.
  first.catch(() => undefined)
  let isOpened = false
  const open = (): AsyncIterable<Uint8Array> => {
    if (isOpened) return entry.open()
    isOpened = true
    return startingWith(first, pieces)
  }
  return { ...entry, open }
}

async function* startingWith(first: Promise<IteratorResult<Uint8Array>>, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for (let next = await first; next.done !== true; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

class FilesReader implements ReadFiles {
  private readonly sources: readonly ImportSource[]
  private readonly options: ReadOptions
  readonly rows = new RowStore()
  readonly texts = new TextTable()
  readonly files: FileTally[] = []
  readonly problems: Problem[] = []
  private readonly kernel: Kernel | undefined
  private readonly progress: ProgressMeter
  /** Of all zips together, since each of many zips inside a zip may stay below what one may hold. */
  private unpackedBytes = 0
  private entryCount = 0

  constructor(sources: readonly ImportSource[], options: ReadOptions) {
    this.sources = sources
    this.options = options
    this.kernel = options.plainOnly === true ? undefined : startKernel(this.texts)
    this.progress = new ProgressMeter(sources, options.onProgress)
  }

  async listEntries(): Promise<readonly Entry[]> {
    const entries: Entry[] = []
    for (const source of this.sources) {
      if (source.sizeBytes > limits.uploadBytesMax) entries.push({ kind: 'problem', problem: tooLarge(source.path) })
      else {
        try {
          const isArchive = isZip(await source.read(0, 4))
          entries.push(...(isArchive ? await this.listZip(source, this.progress.watch(source)) : [this.wholeFile(source)]))
        } catch (error) {
          entries.push({ kind: 'problem', problem: problemOf(error, source.path) })
        }
      }
    }
    return entries
  }

  /** Makes room for all rows at once, since growing means copying. */
  makeRoom(entries: readonly Entry[]): void {
    this.rows.expect(entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.bytes : 0), 0))
  }

  private wholeFile(source: ImportSource): Entry {
    const watched = this.progress.watch(source)
    return { kind: 'file', path: source.path, bytes: source.sizeBytes, open: () => readRange(watched, 0, source.sizeBytes) }
  }

  private async listZip(source: ImportSource, watched: ImportSource): Promise<readonly Entry[]> {
    const entries = await readZipEntries(source, watched, this.options.effects)
    this.unpackedBytes += entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0)
    this.entryCount += entries.length
    if (this.unpackedBytes > limits.unpackedBytesMax) throw new DamagedError('unpacksTooLarge')
    if (this.entryCount > limits.zipEntriesMax) throw new DamagedError('tooManyEntries')
    if (isWorkbook(entries)) return [{ kind: 'workbook', path: source.path, entries }]
    return entries.map((entry) => {
      const path = `${source.path}/${entry.path}`
      if (entry.isEncrypted) return { kind: 'problem', problem: encrypted(path) }
      return { kind: 'file', path, bytes: entry.unpackedBytes, open: () => entry.open() }
    })
  }

  /** `depth`: how many zips the entry may lie in. */
  async readEntry(entry: Entry, depth: number): Promise<void> {
    if (entry.kind === 'problem') {
      this.problems.push(entry.problem)
      return
    }
    try {
      if (entry.kind === 'workbook') await this.readWorkbook(entry.path, entry.entries)
      else await this.readFile(entry, depth)
    } catch (error) {
      this.problems.push(problemOf(error, entry.path))
    }
  }

  /** A zip inside a zip is unpacked to memory, since its directory stands at its end. */
  private async readZipInZip(entry: FileEntry, depth: number): Promise<void> {
    if (depth >= limits.zipNestingMax) throw new DamagedError('nestedTooDeep')
    if (entry.bytes > limits.heldFileBytesMax) throw new DamagedError('tooLargeToHold')
    const source = sourceOfBytes(entry.path, await wholeOf(entry.open()))
    for (const inner of await this.listZip(source, source)) await this.readEntry(inner, depth + 1)
  }

  private async readWorkbook(path: string, entries: readonly ZipEntry[]): Promise<void> {
    const { rows, texts } = this
    // Most people have no workbook, and need not load what reads one.
    const { openWorkbook } = await import('./workbook/workbook.ts')
    for (const sheet of await openWorkbook(entries)) {
      const place = { path: `${path}/${sheet.name}`, bytes: sheet.bytes, reopen: nothing }
      let sink: FileRows | undefined
      let table: TableRows | undefined
      let tally = this.tallyOf({ ...place, format: null, note: SHEET_NOTE })
      try {
        await sheet.read((cells, number) => {
          if (table === undefined) {
            const reader = tableReaderOf(cells)
            if (reader?.table === undefined) return false
            tally = this.tallyOf({ ...place, format: reader.name, note: reader.label })
            sink = new FileRows({ reader, tally, file: this.files.length, rows, texts })
            table = reader.table.open(cells, { texts, sink, timeZone: this.options.timeZone, kernel: undefined })
          } else table.row(cells, number)
          return sink?.isFull !== true
        })
      } catch (error) {
        this.problems.push(problemOf(error, place.path))
      } finally {
        this.files.push(tally)
        for (const rejection of tally.rejections) rejection.lines = examplesOf(rejection)
        this.problems.push(...(sink?.close() ?? []))
      }
    }
  }

  private tallyOf(file: Pick<FileTally, 'path' | 'bytes' | 'format' | 'note' | 'reopen'>): FileTally {
    return { ...file, places: 'lines', rejections: [], rowsFrom: this.rows.count, rowsTo: this.rows.count }
  }

  /** Reads a file as what its first bytes show; of a file that is no history not more than these are read. */
  private async readFile(entry: FileEntry, depth: number): Promise<void> {
    const { rows, texts } = this
    let pieces = entry.open()[Symbol.asyncIterator]()
    let reopen = (): AsyncIterable<Uint8Array> => entry.open()
    let reading: FileReading | undefined
    try {
      let { sample: start, fault } = await readSample(pieces, Math.min(entry.bytes, SAMPLE_BYTES))
      if (fault !== undefined && start.length === 0) throw fault
      if (isZip(start)) return await this.readZipInZip(entry, depth)
      const encoding = encodingOf(start)
      if (encoding !== undefined) {
        await pieces.return?.()
        reopen = () => asUtf8(entry.open(), encoding)
        pieces = reopen()[Symbol.asyncIterator]()
        ;({ sample: start, fault } = await readSample(pieces, Math.min(entry.bytes / 2, SAMPLE_BYTES)))
      }
      const { reader, note, sample } = detect(start.subarray(0, SAMPLE_BYTES))
      const tally = this.tallyOf({ path: entry.path, bytes: entry.bytes, format: reader?.name ?? null, note, reopen })
      const file = this.files.push(tally) - 1
      if (reader === undefined) {
        if (fault !== undefined) throw fault
        return
      }
      reading = new FileReading({ reader, tally, file, rows, texts }, { sample, timeZone: this.options.timeZone, kernel: this.kernel })
      for (let piece: Uint8Array | undefined = start; piece !== undefined; piece = await nextOf(pieces)) {
        reading.push(piece)
        this.progress.report(entry.path, rows)
        if (fault !== undefined) throw fault
        if (reading.isOver) break
      }
    } finally {
      await pieces.return?.()
      this.problems.push(...((await reading?.finish()) ?? []))
    }
  }
}

/** Undefined for UTF-8, and for what is no text. Only tables come from programs that still write the older encoding. */
function encodingOf(start: Uint8Array): OtherEncoding | undefined {
  const wide = wideEncodingOf(start)
  if (wide !== undefined || !isOldEncoding(start.subarray(0, SAMPLE_BYTES))) return wide
  return detect(start.subarray(0, SAMPLE_BYTES)).reader?.table === undefined ? undefined : 'windows-1252'
}

/** Sheets count rows, and are never read again to find a line. */
async function* nothing(): AsyncGenerator<Uint8Array> {}

function problemOf(error: unknown, path: string): Problem {
  if (error instanceof DamagedError) return damaged(path, error.damage)
  if (error instanceof Error && error.name === 'AssertionError') throw error
  return unreadableFile(path)
}

async function nextOf(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array | undefined> {
  const next = await pieces.next()
  return next.done === true ? undefined : next.value
}

/** Joins the first pieces until there is enough to tell what the file is. A fault on the way does not cost what came before it. */
async function readSample(
  pieces: AsyncIterator<Uint8Array>,
  bytesWanted: number,
): Promise<{ readonly sample: Uint8Array; readonly fault?: Error }> {
  let sample: Uint8Array = new Uint8Array(0)
  try {
    while (sample.length < bytesWanted) {
      const piece = await nextOf(pieces)
      if (piece === undefined) break
      sample = sample.length === 0 ? piece : joined([sample, piece])
    }
  } catch (error) {
    if (error instanceof DamagedError) return { sample, fault: error }
    throw error
  }
  return { sample }
}
