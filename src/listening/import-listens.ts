/** The import: files of any kind in, one table of listens and an account of every row out. Nothing here touches a network. */
import type { Problem, Reconciliation } from '../contract/reconciliation.ts'
import type { ImportProgress } from '../contract/worker.ts'
import { DamagedError } from './archive/damaged-error.ts'
import { readRange, readZipEntries, type ZipEntry } from './archive/zip.ts'
import { SAMPLE_BYTES, detect, isZip } from './detect.ts'
import { FileReading, type FileTally } from './file-reading.ts'
import { limits } from '../shared/limits.ts'
import type { ImportEffects, ImportSource } from './import-source.ts'
import { TextTable } from './json/text-table.ts'
import type { Listens } from './listens.ts'
import { damaged, encrypted, noListens, nothingUsable, tooLarge, unreadableFile } from './problems.ts'
import { ProgressMeter } from './progress-meter.ts'
import { reconcile } from './reconciliation.ts'
import { freeze } from './table/freeze.ts'
import { reconcileRows } from './table/reconcile-rows.ts'
import { RowStore } from './table/row-store.ts'

export interface ImportOptions {
  /** IANA name of the zone in which local days and hours are counted. */
  readonly timeZone: string
  readonly effects: ImportEffects
  readonly onProgress?: (progress: ImportProgress) => void
  /** Reads every record with the plain reader; slower, and equal row for row. */
  readonly plainOnly?: boolean
}

export type ImportResult =
  | { readonly kind: 'imported'; readonly listens: Listens; readonly reconciliation: Reconciliation }
  | { readonly kind: 'nothingUsable'; readonly problems: readonly Problem[] }

/** Reads the sources one after the other; a fault in one never costs another. The order of the sources does not change the table. */
export async function importListens(sources: readonly ImportSource[], options: ImportOptions): Promise<ImportResult> {
  const run = new ImportRun(sources, options)
  for (const source of sources) await run.readSource(source)
  return run.finish()
}

/** One file inside a zip or on its own. */
interface Entry {
  readonly path: string
  readonly bytes: number
  open(): AsyncIterable<Uint8Array>
}

class ImportRun {
  private readonly sources: readonly ImportSource[]
  private readonly options: ImportOptions
  private readonly rows = new RowStore()
  private readonly texts = new TextTable()
  private readonly files: FileTally[] = []
  private readonly problems: Problem[] = []
  private readonly progress: ProgressMeter

  constructor(sources: readonly ImportSource[], options: ImportOptions) {
    this.sources = sources
    this.options = options
    this.progress = new ProgressMeter(sources, options.onProgress)
  }

  async readSource(source: ImportSource): Promise<void> {
    this.progress.startSource(source)
    if (source.sizeBytes > limits.uploadBytesMax) {
      this.problems.push(tooLarge(source.path))
      return
    }
    try {
      const watched = this.progress.watchSource(source)
      if (isZip(await source.read(0, 4))) await this.readZip(watched)
      else await this.readEntry({ path: source.path, bytes: source.sizeBytes, open: () => readRange(watched, 0, source.sizeBytes) })
    } catch (error) {
      this.problems.push(problemOf(error, source.path))
    }
  }

  private async readZip(source: ImportSource): Promise<void> {
    const entries = await readZipEntries(source, this.options.effects)
    for (const entry of entries) {
      const path = `${source.path}/${entry.path}`
      if (entry.isEncrypted) this.problems.push(encrypted(path))
      else await this.readZipEntry(entry, path)
    }
  }

  private async readZipEntry(entry: ZipEntry, path: string): Promise<void> {
    try {
      await this.readEntry({ path, bytes: entry.unpackedBytes, open: () => entry.open() })
    } catch (error) {
      this.problems.push(problemOf(error, path))
    }
  }

  /** Reads a file as what its first bytes show; of a file that is no history not more than these are read. */
  private async readEntry(entry: Entry): Promise<void> {
    const pieces = entry.open()[Symbol.asyncIterator]()
    let reading: FileReading | undefined
    try {
      const sample = await readSample(pieces)
      const detected = detect(sample.subarray(0, SAMPLE_BYTES))
      const { rows, texts } = this
      const tally: FileTally = { path: entry.path, bytes: entry.bytes, detected, rejections: [], rowsFrom: rows.count, rowsTo: rows.count }
      const file = this.files.push(tally) - 1
      if (detected.kind !== 'history') return
      rows.expect(entry.bytes)
      const plainOnly = this.options.plainOnly === true
      reading = new FileReading({ reader: detected.reader, tally, file, rows, texts, plainOnly })
      for (let piece: Uint8Array | undefined = sample; piece !== undefined; piece = await nextOf(pieces)) {
        reading.push(piece)
        this.progress.report(entry.path, this.rows)
        if (reading.isOver) break
      }
    } finally {
      await pieces.return?.()
      if (reading !== undefined) this.problems.push(...(await reading.finish(() => entry.open())))
    }
  }

  finish(): ImportResult {
    const { rows, texts, files } = this
    const names = this.sources.map((source) => source.path)
    const given = names.length === 1 ? (names[0] ?? '') : `the ${names.length} files`
    if (rows.count === 0) return { kind: 'nothingUsable', problems: [...this.problems, this.emptyProblem(given)] }
    const endResolutionMs = files.map(({ detected }) => (detected.kind === 'history' ? detected.reader.capabilities.endResolutionMs : 0))
    const fates = reconcileRows(rows.columns, rows.count, endResolutionMs)
    const sourceOfFile = files.map(({ detected }) => (detected.kind === 'history' ? detected.reader.name : ''))
    const listens = freeze({ rows: rows.columns, count: rows.count, fates, texts, sourceOfFile, timeZone: this.options.timeZone })
    return { kind: 'imported', listens, reconciliation: reconcile({ files, fates, listens, problems: this.problems }) }
  }

  private emptyProblem(given: string): Problem {
    if (this.files.some(({ detected }) => detected.kind === 'history')) return noListens(given)
    const notes = new Set(this.files.flatMap(({ detected }) => (detected.kind === 'other' ? [detected.note] : [])))
    return nothingUsable(given, [...notes])
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

/** Joins the first pieces until there is enough to tell what the file is. */
async function readSample(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let sample: Uint8Array = new Uint8Array(0)
  while (sample.length < SAMPLE_BYTES) {
    const piece = await nextOf(pieces)
    if (piece === undefined) break
    if (sample.length === 0) sample = piece
    else {
      const joined = new Uint8Array(sample.length + piece.length)
      joined.set(sample)
      joined.set(piece, sample.length)
      sample = joined
    }
  }
  return sample
}
