/** Reads files one after the other, also those inside zips, into the rows and texts of one store. */
import type { Problem } from '../contract/reconciliation.ts'
import type { ImportProgress } from '../contract/worker.ts'
import { limits } from '../shared/limits.ts'
import { DamagedError } from './archive/damaged-error.ts'
import { readRange, readZipEntries } from './archive/zip.ts'
import { SAMPLE_BYTES, detect, isZip } from './detect.ts'
import { FileReading, type FileTally } from './file-reading.ts'
import type { ImportEffects, ImportSource } from './import-source.ts'
import { type Kernel, startKernel } from './json/kernel/kernel.ts'
import { TextTable } from './json/text-table.ts'
import { damaged, encrypted, tooLarge, unreadableFile } from './problems.ts'
import { ProgressMeter } from './progress-meter.ts'
import { RowStore } from './table/row-store.ts'

export interface ReadOptions {
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
  | { readonly kind: 'problem'; readonly problem: Problem }

/** A fault in one file never costs another. */
export async function readFiles(sources: readonly ImportSource[], options: ReadOptions): Promise<ReadFiles> {
  const reader = new FilesReader(sources, options)
  const entries = await reader.listEntries()
  reader.makeRoom(entries)
  for (const entry of entries) await reader.readEntry(entry)
  return reader
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
          entries.push(...(isArchive ? await this.listZip(source) : [this.wholeFile(source)]))
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

  private async listZip(source: ImportSource): Promise<readonly Entry[]> {
    const entries = await readZipEntries(source, this.progress.watch(source), this.options.effects)
    return entries.map((entry) => {
      const path = `${source.path}/${entry.path}`
      if (entry.isEncrypted) return { kind: 'problem', problem: encrypted(path) }
      return { kind: 'file', path, bytes: entry.unpackedBytes, open: () => entry.open() }
    })
  }

  async readEntry(entry: Entry): Promise<void> {
    if (entry.kind === 'problem') {
      this.problems.push(entry.problem)
      return
    }
    try {
      await this.readFile(entry)
    } catch (error) {
      this.problems.push(problemOf(error, entry.path))
    }
  }

  /** Reads a file as what its first bytes show; of a file that is no history not more than these are read. */
  private async readFile(entry: Entry & { readonly kind: 'file' }): Promise<void> {
    const { rows, texts } = this
    const pieces = entry.open()[Symbol.asyncIterator]()
    let reading: FileReading | undefined
    try {
      const { sample, fault } = await readSample(pieces, Math.min(entry.bytes, SAMPLE_BYTES))
      const { reader, note } = detect(sample.subarray(0, SAMPLE_BYTES))
      const place = { path: entry.path, bytes: entry.bytes, format: reader?.name ?? null, note }
      const tally: FileTally = { ...place, rejections: [], rowsFrom: rows.count, rowsTo: rows.count }
      const file = this.files.push(tally) - 1
      if (reader === undefined) {
        if (fault !== undefined) throw fault
        return
      }
      reading = new FileReading({ reader, tally, file, rows, texts, kernel: this.kernel })
      for (let piece: Uint8Array | undefined = sample; piece !== undefined; piece = await nextOf(pieces)) {
        reading.push(piece)
        this.progress.report(entry.path, rows)
        if (fault !== undefined) throw fault
        if (reading.isOver) break
      }
    } finally {
      await pieces.return?.()
      this.problems.push(...((await reading?.finish(() => entry.open())) ?? []))
    }
  }
}

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
      sample = sample.length === 0 ? piece : joined(sample, piece)
    }
  } catch (error) {
    if (error instanceof DamagedError) return { sample, fault: error }
    throw error
  }
  return { sample }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length)
  bytes.set(a)
  bytes.set(b, a.length)
  return bytes
}
