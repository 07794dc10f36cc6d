/** Reads files in turns: alone it reads them all, beside other threads each reads those whose turn it took. */
import type { Problem } from '../contract/reconciliation.ts'
import type { ImportProgress } from '../contract/worker.ts'
import { limits } from '../shared/limits.ts'
import { DamagedError } from './archive/damaged-error.ts'
import { readRange, readZipEntries } from './archive/zip.ts'
import { SAMPLE_BYTES, detect, isZip } from './detect.ts'
import { FileReading, type FileTally } from './file-reading.ts'
import type { ImportEffects, ImportSource } from './import-source.ts'
import { TextTable } from './json/text-table.ts'
import { damaged, encrypted, tooLarge, unreadableFile } from './problems.ts'
import { ProgressMeter } from './progress-meter.ts'
import { type RowColumns, RowStore } from './table/row-store.ts'

export interface PartOptions {
  readonly effects: ImportEffects
  /** Gives each turn once among all readers, in ascending order. */
  readonly takeTurn: () => number
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined
  readonly plainOnly?: boolean
  /** How many readers share the turns, 1 by default. */
  readonly readers?: number
}

/** What one reader found. */
export interface ReadPart {
  readonly files: readonly FileTally[]
  readonly problems: readonly TurnProblem[]
  readonly rows: RowStore
  readonly texts: TextTable
}

/** The same as plain data that can cross threads. */
export interface ImportPart {
  readonly files: readonly FileTally[]
  readonly problems: readonly TurnProblem[]
  readonly columns: RowColumns
  readonly rowCount: number
  /** By text id. */
  readonly texts: readonly string[]
}

export function detach({ files, problems, rows, texts }: ReadPart): ImportPart {
  return { files, problems, columns: rows.columns, rowCount: rows.count, texts: texts.all() }
}

/** A problem with the turn of the file it belongs to, so that reports keep the order of the files. */
export interface TurnProblem {
  readonly turn: number
  readonly problem: Problem
}

/** One file, inside a zip or on its own; what could not even be opened carries its problem. */
type Entry =
  | { readonly kind: 'file'; readonly path: string; readonly bytes: number; open(): AsyncIterable<Uint8Array> }
  | { readonly kind: 'problem'; readonly problem: Problem }

export async function readPart(sources: readonly ImportSource[], options: PartOptions): Promise<ReadPart> {
  const reader = new PartReader(sources, options)
  const entries = await reader.listEntries()
  reader.makeRoom(entries, options.readers ?? 1)
  for (let turn = options.takeTurn(); turn < entries.length; turn = options.takeTurn()) {
    const entry = entries[turn]
    if (entry !== undefined) await reader.readEntry(entry, turn)
  }
  return reader.part()
}

class PartReader {
  private readonly sources: readonly ImportSource[]
  private readonly options: PartOptions
  private readonly rows = new RowStore()
  private readonly texts = new TextTable()
  private readonly files: FileTally[] = []
  private readonly problems: TurnProblem[] = []
  private readonly progress: ProgressMeter

  constructor(sources: readonly ImportSource[], options: PartOptions) {
    this.sources = sources
    this.options = options
    this.progress = new ProgressMeter(sources, options.onProgress)
  }

  /** Every reader makes the same list, so that a turn means the same file to all of them. */
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

  /** Makes room for this reader's share of all rows at once, since growing means copying. */
  makeRoom(entries: readonly Entry[], readers: number): void {
    const bytes = entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.bytes : 0), 0)
    this.rows.expect(Math.ceil(bytes / readers))
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

  async readEntry(entry: Entry, turn: number): Promise<void> {
    if (entry.kind === 'problem') {
      this.problems.push({ turn, problem: entry.problem })
      return
    }
    try {
      await this.readFile(entry, turn)
    } catch (error) {
      this.problems.push({ turn, problem: problemOf(error, entry.path) })
    }
  }

  /** Reads a file as what its first bytes show; of a file that is no history not more than these are read. */
  private async readFile(entry: Entry & { readonly kind: 'file' }, turn: number): Promise<void> {
    const { rows, texts } = this
    const pieces = entry.open()[Symbol.asyncIterator]()
    let reading: FileReading | undefined
    try {
      const { sample, fault } = await readSample(pieces, Math.min(entry.bytes, SAMPLE_BYTES))
      const { reader, note } = detect(sample.subarray(0, SAMPLE_BYTES))
      const place = { turn, path: entry.path, bytes: entry.bytes, format: reader?.name ?? null, note }
      const tally: FileTally = { ...place, rejections: [], rowsFrom: rows.count, rowsTo: rows.count }
      const file = this.files.push(tally) - 1
      if (reader === undefined) {
        if (fault !== undefined) throw fault
        return
      }
      reading = new FileReading({ reader, tally, file, rows, texts, plainOnly: this.options.plainOnly === true })
      for (let piece: Uint8Array | undefined = sample; piece !== undefined; piece = await nextOf(pieces)) {
        reading.push(piece)
        this.progress.report(entry.path, rows)
        if (fault !== undefined) throw fault
        if (reading.isOver) break
      }
    } finally {
      await pieces.return?.()
      const problems = (await reading?.finish(() => entry.open())) ?? []
      this.problems.push(...problems.map((problem) => ({ turn, problem })))
    }
  }

  part(): ReadPart {
    const { files, problems, rows, texts } = this
    return { files, problems, rows, texts }
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
