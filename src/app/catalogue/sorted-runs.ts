/** Far more records than memory holds, sorted and added up: blocks of them as sorted files, and those files merged. */
import { mergedValue, type DumpRecord } from '../../mood/index.ts'
import type { WorkFolder } from '../ports/work-folder.ts'

/** A sorted file of records, each key once. Its level says how many times it was merged. */
export interface Run {
  readonly name: string
  readonly level: number
}

/** More files than this of one level become one of the next: few enough to be open at once. */
const RUNS_PER_LEVEL_MAX = 16
/** Stands between key and value and in neither. */
const SEPARATOR = '\u001f'
/** Records that go to the disk together. */
const BATCH = 4_096

/** Adds the values of one key up. */
export class Gathered {
  private readonly values = new Map<string, string>()

  get size(): number {
    return this.values.size
  }

  add({ key, value }: DumpRecord): void {
    const known = this.values.get(key)
    this.values.set(key, known === undefined ? value : mergedValue(key, known, value))
  }

  *sorted(): Generator<DumpRecord> {
    for (const key of [...this.values.keys()].toSorted()) yield { key, value: this.values.get(key) ?? '' }
  }
}

export async function writeRun(folder: WorkFolder, name: string, records: Gathered): Promise<void> {
  await folder.write(name, linesOf([...records.sorted()]))
}

function* linesOf(records: readonly DumpRecord[]): Generator<string> {
  for (let from = 0; from < records.length; from += BATCH) {
    yield records
      .slice(from, from + BATCH)
      .map(({ key, value }) => `${key}${SEPARATOR}${value}\n`)
      .join('')
  }
}

/** Merges the runs of every level that has too many. Gives the runs that count from now on. */
export async function mergeLevels(folder: WorkFolder, runs: readonly Run[], nextName: () => string): Promise<readonly Run[]> {
  let left = runs
  for (let level = 0; left.some((run) => run.level >= level); level++) {
    const full = left.filter((run) => run.level === level)
    if (full.length < RUNS_PER_LEVEL_MAX) continue
    const merged: Run = { name: nextName(), level: level + 1 }
    await folder.write(merged.name, textOf(mergedRecords(folder, full)))
    left = [...left.filter((run) => run.level !== level), merged]
  }
  return left
}

async function* textOf(batches: AsyncIterable<readonly DumpRecord[]>): AsyncGenerator<string> {
  for await (const batch of batches) yield* linesOf(batch)
}

/** All records of all runs in the order of their keys, each key once, some at a time. */
export async function* mergedRecords(folder: WorkFolder, runs: readonly Run[]): AsyncGenerator<readonly DumpRecord[]> {
  const heap = new CursorHeap()
  for (const { name } of runs) {
    const cursor = new Cursor(folder.lines(name))
    if (await cursor.advance()) heap.push(cursor)
  }
  let batch: DumpRecord[] = []
  let current: { key: string; value: string } | undefined
  for (let cursor = heap.first; cursor !== undefined; cursor = heap.first) {
    if (current?.key === cursor.key) current.value = mergedValue(cursor.key, current.value, cursor.value)
    else {
      if (current !== undefined) batch.push(current)
      current = { key: cursor.key, value: cursor.value }
    }
    if (batch.length >= BATCH) {
      yield batch
      batch = []
    }
    // Most steps stay within the lines at hand, and do without a turn of the event loop.
    if (cursor.step() || (await cursor.advance())) heap.sinkFirst()
    else heap.dropFirst()
  }
  if (current !== undefined) batch.push(current)
  yield batch
}

/** Where the reading of one run has come to. */
class Cursor {
  key = ''
  value = ''
  private readonly source: AsyncIterator<readonly string[]>
  private lines: readonly string[] = []
  private next = 0

  constructor(lines: AsyncIterable<readonly string[]>) {
    this.source = lines[Symbol.asyncIterator]()
  }

  /** To the next of the lines at hand; false where there is none. */
  step(): boolean {
    const line = this.lines[this.next]
    if (line === undefined) return false
    this.next += 1
    const at = line.indexOf(SEPARATOR)
    this.key = line.slice(0, at)
    this.value = line.slice(at + 1)
    return true
  }

  async advance(): Promise<boolean> {
    while (!this.step()) {
      const more = await this.source.next()
      if (more.done === true) return false
      this.lines = more.value
      this.next = 0
    }
    return true
  }
}

/** The cursor with the smallest key is first. */
class CursorHeap {
  private readonly cursors: Cursor[] = []

  get first(): Cursor | undefined {
    return this.cursors[0]
  }

  push(cursor: Cursor): void {
    this.cursors.push(cursor)
    for (let at = this.cursors.length - 1; at > 0;) {
      const parent = (at - 1) >> 1
      if (this.cursors[parent]!.key <= this.cursors[at]!.key) return
      this.swap(at, parent)
      at = parent
    }
  }

  dropFirst(): void {
    const last = this.cursors.pop()
    if (last === undefined || this.cursors.length === 0) return
    this.cursors[0] = last
    this.sinkFirst()
  }

  /** To be called after the key of the first has grown. */
  sinkFirst(): void {
    for (let at = 0; ;) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.cursors.length && this.cursors[child]!.key < this.cursors[least]!.key) least = child
      }
      if (least === at) return
      this.swap(at, least)
      at = least
    }
  }

  private swap(a: number, b: number): void {
    const kept = this.cursors[a]!
    this.cursors[a] = this.cursors[b]!
    this.cursors[b] = kept
  }
}
