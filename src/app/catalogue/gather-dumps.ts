/**
 * Dumps in, sorted files of records out, in blocks: after each block a note says how far the work has come, so that it goes on
 * there after an interruption of any kind. What a block holds depends on the dump alone, and so does the result.
 */
import type { Problem } from '../../contract/reconciliation.ts'
import {
  ListenBlock,
  type TableWriter,
  TagReader,
  recordsOfArtistLine,
  recordsOfDocument,
  type Catalogue,
  type DumpRecord,
} from '../../mood/index.ts'
import type { Dumps, OpenedDump } from '../ports/dumps.ts'
import type { WorkFolder } from '../ports/work-folder.ts'
import { unitsOf, type DumpKind, type DumpUnit } from './dump-units.ts'
import { Gathered, mergeLevels, mergedRecords, writeRun, type Run } from './sorted-runs.ts'

export interface NamedDump {
  readonly kind: DumpKind
  readonly path: string
}

export interface GatherProgress {
  readonly path: string
  readonly sizeRead: number
  readonly sizeTotal: number
  /** Lines and documents of all dumps. */
  readonly units: number
}

export interface GatherEffects {
  readonly dumps: Dumps
  readonly folder: WorkFolder
  readonly catalogue: Catalogue
  readonly onProgress?: (progress: GatherProgress) => void
  /** Smaller blocks for tests. */
  readonly blockUnits?: number
}

/** What was no artist, no listen or no document, by dump. */
export interface PassedUnits {
  readonly count: number
  /** Counted from 1; 0 where none was passed over. */
  readonly first: number
}

export type Gathering =
  | { readonly kind: 'gathered'; readonly runs: readonly Run[]; readonly passed: readonly PassedUnits[]; readonly hasGoneOn: boolean }
  | { readonly kind: 'refused'; readonly problem: Problem }

/** A block takes seconds to read again and a few dozen megabytes to hold. */
const BLOCK_UNITS = 50_000
const BLOCK_KEYS_MAX = 400_000

const NOTE = 'how-far.json'

interface HowFar {
  /** What is being built from what: another task cannot go on here. */
  readonly task: string
  readonly dump: number
  /** Of this dump. */
  readonly units: number
  readonly passed: readonly PassedUnits[]
  readonly runs: readonly Run[]
  readonly named: number
}

export async function gatherDumps(named: readonly NamedDump[], effects: GatherEffects): Promise<Gathering> {
  const opened: OpenedDump[] = []
  for (const { path } of named) {
    const dump = await effects.dumps.open(path)
    if (dump.kind === 'refused') return dump
    opened.push(dump)
  }
  const { folder, catalogue, blockUnits = BLOCK_UNITS } = effects
  const task = JSON.stringify([1, blockUnits, catalogue.version, named.map((dump, index) => [dump, opened[index]?.sizeTotal])])
  const kept = await folder.read(NOTE)
  const before = kept === undefined ? undefined : noteOf(kept)
  if (kept !== undefined && before?.task !== task) return { kind: 'refused', problem: OTHER_TASK }
  const gatherer = new Gatherer(effects, blockUnits, before ?? firstNote(task, named.length))
  for (const [index, dump] of opened.entries()) await gatherer.read(index, named[index]!, dump)
  const { runs, passed } = gatherer.howFar
  return { kind: 'gathered', runs, passed, hasGoneOn: before !== undefined }
}

const OTHER_TASK: Problem = {
  code: 'otherTask',
  path: NOTE,
  line: null,
  message: 'An unfinished table from other dumps, or from the same ones changed since, is beside the table.',
  hint: 'Delete its folder (named like the table, with .parts at the end), or give the table another name.',
}

function firstNote(task: string, dumps: number): HowFar {
  const passed = Array.from({ length: dumps }, () => ({ count: 0, first: 0 }))
  return { task, dump: 0, units: 0, passed, runs: [], named: 0 }
}

/** A note is written whole by this program alone, so what can be parsed is one. */
function noteOf(text: string): HowFar | undefined {
  try {
    const note: HowFar = JSON.parse(text)
    return note
  } catch {
    return undefined
  }
}

class Gatherer {
  howFar: HowFar
  private readonly effects: GatherEffects
  private readonly blockUnits: number
  private readonly reader: TagReader
  private block = new Gathered()
  private listens: ListenBlock
  private unitsOfBlock = 0
  private unitsBefore = 0

  constructor(effects: GatherEffects, blockUnits: number, howFar: HowFar) {
    this.effects = effects
    this.blockUnits = blockUnits
    this.howFar = howFar
    this.reader = new TagReader(effects.catalogue)
    this.listens = new ListenBlock(effects.catalogue, this.reader)
  }

  async read(index: number, { kind, path }: NamedDump, dump: OpenedDump): Promise<void> {
    if (index < this.howFar.dump) return
    let { units } = this.howFar
    const passed = { ...this.howFar.passed[index]! }
    for await (const some of unitsOf(kind, dump, units)) {
      for (const unit of some) {
        units += 1
        if (!this.take(kind, unit)) {
          passed.count += 1
          if (passed.first === 0) passed.first = units
        }
        if (this.isFull()) await this.endBlock({ dump: index, units }, index, passed)
      }
      this.effects.onProgress?.({ path, sizeRead: dump.sizeRead(), sizeTotal: dump.sizeTotal, units: this.unitsBefore + units })
    }
    this.unitsBefore += units
    await this.endBlock({ dump: index + 1, units: 0 }, index, passed)
  }

  /** False where the unit is none of its kind. Empty lines are none, and nobody misses them. */
  private take(kind: DumpKind, { recording, text }: DumpUnit): boolean {
    this.unitsOfBlock += 1
    if (text === '' && recording === '') return true
    const records = this.recordsOf(kind, recording, text)
    for (const record of records ?? []) this.block.add(record)
    return records !== undefined
  }

  private recordsOf(kind: DumpKind, recording: string, text: string): readonly DumpRecord[] | undefined {
    if (kind === 'acousticbrainz') return recordsOfDocument(recording, text)
    return kind === 'listenbrainz' ? this.listens.records(text) : recordsOfArtistLine(text, this.reader)
  }

  private isFull(): boolean {
    return this.unitsOfBlock >= this.blockUnits || this.block.size >= BLOCK_KEYS_MAX
  }

  /** First the records, then the note that they are there, then away with what it no longer names. */
  private async endBlock(next: Pick<HowFar, 'dump' | 'units'>, read: number, passed: PassedUnits): Promise<void> {
    const { folder, catalogue } = this.effects
    let { named, runs } = this.howFar
    const nextName = (): string => `run-${named++}`
    if (this.block.size > 0) {
      const run: Run = { name: nextName(), level: 0 }
      await writeRun(folder, run.name, this.block)
      runs = await mergeLevels(folder, [...runs, run], nextName)
    }
    const all = this.howFar.passed.map((before, index) => (index === read ? { ...passed } : before))
    this.howFar = { ...this.howFar, ...next, passed: all, runs, named }
    await folder.write(NOTE, [JSON.stringify(this.howFar)])
    const kept = new Set([NOTE, ...runs.map(({ name }) => name)])
    for (const name of await folder.names()) if (!kept.has(name)) await folder.remove(name)
    this.block = new Gathered()
    this.listens = new ListenBlock(catalogue, this.reader)
    this.unitsOfBlock = 0
  }
}

/** The table that the records make, some lines at a time. */
export async function* tableOf(folder: WorkFolder, runs: readonly Run[], writer: TableWriter): AsyncGenerator<string> {
  yield writer.first()
  for await (const records of mergedRecords(folder, runs)) yield records.map((record) => writer.add(record)).join('')
  yield writer.last()
}
